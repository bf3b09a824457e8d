"""The common case: one method through the breaker, one past it."""

from app.mesh.circuit_breaker import get_circuit_manager


class MailClient:
    def __init__(self, client):
        self.client = client
        self.breaker = get_circuit_manager().get_breaker("mail")

    async def send(self, letter):
        return await self.breaker.call(self.client.post, "/letters", json=letter)

    async def fetch(self, number):
        return await self.client.get(f"/letters/{number}")  # expect: external-call-without-breaker "`self.client.get` is called past the circuit breaker"
