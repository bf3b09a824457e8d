"""A client of another kind has a method of the same name, which is a coroutine."""


class Mesh:
    async def get_service(self, name: str):
        return name


async def find(mesh: Mesh):
    return await mesh.get_service("kilns")
