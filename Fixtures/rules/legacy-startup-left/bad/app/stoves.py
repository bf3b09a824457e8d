"""A service of the mesh."""


class Stove:
    async def start(self):
        self.is_hot = True


async def ask_stove():
    return True
