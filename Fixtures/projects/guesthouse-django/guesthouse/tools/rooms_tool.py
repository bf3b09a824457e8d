"""A tool goes around the services, by the connection below the object mapper."""

from crewai.tools import tool
from django.db import connection


@tool("rooms")
def rooms(day: str) -> str:
    """Which rooms are free."""
    with connection.cursor() as cursor:
        cursor.execute("select number from rooms where not taken")  # expect: query-in-tool
        return str(cursor.fetchall())
