import psycopg


class VectorStore:
    def __init__(self, dsn: str):
        self.dsn = dsn

    def near(self, vector: list) -> list:
        with psycopg.connect(self.dsn) as connection:
            return connection.execute("select id from vectors order by place <-> %s", (vector,)).fetchall()
