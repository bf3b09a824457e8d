"""A block, a decorator, a closure."""

from app.mesh.circuit_breaker import CircuitBreaker, circuit_breaker


class Weather:
    def __init__(self, api, gateway, http):
        self.api = api
        self.gateway = gateway
        self._http = http
        self._breaker = CircuitBreaker("weather")

    async def today(self):
        async with self._breaker:
            return await self.api.today()

    async def tomorrow(self):
        return await self.api.tomorrow()  # expect: external-call-without-breaker

    @circuit_breaker("gateway")
    async def pay(self):
        await self.gateway.pay()

    async def refund(self):
        await self.gateway.refunds.add()  # expect: external-call-without-breaker

    def stations(self):
        return self._breaker.call(lambda: self._http.get("/stations"))

    def station(self):
        return self._http.get("/station")  # expect: external-call-without-breaker
