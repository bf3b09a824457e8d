"""Functions and classes with everything a header can hold."""
@register("x", kind=K.fast)
@plain
class A(B, c.D[int], *more, metaclass=Meta, **options):
    field: int = 0
    declared: "Later"

    @property
    def first(self, a, /, b: int = make(), *rest: str, c, d=None, **kw: Any) -> list[T]:
        return self.call(a, *rest, d=d, **kw)

    class Inner:
        async def second(self, *, only): ...

def outer():
    def inner():
        yield 1
        yield from other()
    return lambda x, y=default(): x(y)
