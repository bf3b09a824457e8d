"""Starts what takes long behind the answer."""

import asyncio

from fastapi import APIRouter, BackgroundTasks

from app.services.queue import ExportService

router = APIRouter()
tasks: set[asyncio.Task[None]] = set()


@router.post("/exports")
async def export(path: str, background: BackgroundTasks) -> None:
    background.add_task(ExportService().export_loans, path)


@router.post("/exports/all")
async def export_all(paths: list[str]) -> None:
    task = asyncio.create_task(ExportService().write_all_loans(paths))
    tasks.add(task)
    task.add_done_callback(tasks.discard)
