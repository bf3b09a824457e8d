"""All through the breaker, one of them by a method of its own."""

from app.mesh.circuit_breaker import get_circuit_manager


class MailClient:
    def __init__(self, client, cache_client):
        self.client = client
        self.cache_client = cache_client
        self.breaker = get_circuit_manager().get_breaker("mail")

    async def send(self, letter):
        return await self.breaker.call(self.client.post, "/letters", json=letter)

    async def fetch(self, number):
        return await self.breaker.call(self._fetch, number)

    async def _fetch(self, number):
        answer = await self.client.get(f"/letters/{number}")
        return self._read(answer)

    def _read(self, answer):
        return self.client.decode(answer)

    async def cached(self, number):
        return await self.cache_client.get(number)

    async def close(self):
        await self.client.aclose()
