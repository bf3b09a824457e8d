"""What a program calls a session of its own is none of a database where it promises something else."""

from app.core.browsers import host


class BrowsingService:
    async def browse(self, minutes: int) -> str:
        browser = await host.BROWSERS.create_session(minutes=minutes)
        return browser.name
