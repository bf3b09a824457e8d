"""A string with fields in it is not known, and a part of a longer string is not a statement."""


def run(connection, name: str, rows) -> None:
    connection.execute(f"select * from {name}")
    connection.execute("select 1; select 'COMMIT'")
    connection.execute("insert into notes values (%s)", ("COMMIT",))
    connection.executemany("insert into notes values (%s)", [("BEGIN",), ("ROLLBACK",)])
