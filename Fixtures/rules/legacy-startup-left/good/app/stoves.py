"""A service of the mesh, and a thing that is none."""


class Stove:
    name = "stove"

    async def start(self):
        self.is_hot = True

    async def restart(self):
        await self.start()


class GasStove(Stove):
    async def start(self):
        await super().start()


class Kettle:
    async def start(self):
        self.is_hot = True


async def ask_stove():
    return True
