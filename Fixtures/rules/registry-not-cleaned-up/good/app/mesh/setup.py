from app.mesh.registry import ServiceRegistry


def mesh():
    registry = ServiceRegistry("production")
    registry.add("loans", "loans.internal")


def local_mesh():
    registry = ServiceRegistry()
    registry.add("loans", "localhost")
