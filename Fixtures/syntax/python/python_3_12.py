"""Type parameters (PEP 695), nested fields (PEP 701), variadic generics (PEP 646), groups of errors (PEP 654)."""
type Pair[T: (int, str) = int, *Ts, **P] = tuple[T, *Ts]
class Box[T: Base()](Holder[T]):
    def get[K = default()](self, *args: *Ts) -> dict[K, T]:
        return self.inner[*args, 1:2]
nested = f"{f"{f'{deep("q")}'}"}"
lines = f"{
    call(  # a comment
        1
    )
!r}"
try:
    pass
except* (A, B) as group:
    group.split()
