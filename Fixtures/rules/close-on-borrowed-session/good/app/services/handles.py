"""Files, sockets, loops, writers and cursors."""

import asyncio
import shelve
import socket
import sqlite3


class AudioGuideService:
    def __init__(self, writer: asyncio.StreamWriter, db: sqlite3.Connection):
        self.writer = writer
        self.db = db

    async def stop(self) -> None:
        self.writer.close()
        await self.writer.wait_closed()

    def stop_index(self) -> None:
        self.db.close()


def read_plan(path: str) -> str:
    file = open(path)
    try:
        return file.read()
    finally:
        file.close()


def remember(path: str, key: str, value: str) -> None:
    db = shelve.open(path)
    db[key] = value
    db.close()


def ring(host: str) -> None:
    connection = socket.create_connection((host, 7))
    connection.close()


def run(work) -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(work())
    loop.close()
