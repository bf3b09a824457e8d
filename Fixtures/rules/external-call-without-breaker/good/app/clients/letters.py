"""The breaker is handed coroutines."""

from app.mesh.circuit_breaker import get_circuit_manager


class LetterClient:
    def __init__(self, client):
        self._client = client
        self._breaker = get_circuit_manager().get_breaker("letters")

    async def read(self, number):
        return await self._breaker.call(self._client.get(f"/letters/{number}"))

    async def send(self, letter):
        return await self._breaker.call(self._client.post("/letters", json=letter))
