import asyncio

from app.services.exports import ExportService

running = set()


async def start(service: ExportService, path):
    task = asyncio.create_task(service.export_in_background(path))
    running.add(task)
    task.add_done_callback(running.discard)
