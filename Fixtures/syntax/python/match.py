"""match is a statement only where its block says so."""
match = match(x)
match.y = 1
match [x]: int
match(a, b)
match -x
match command.split():
    case ["go", direction] | ["walk", direction] if allowed(direction):
        go(direction)
    case Point(x=0, y=py) as whole:
        draw(py, whole)
    case {"kind": kind, **rest}:
        use(kind, rest)
    case -1 | 1.5j | None | Color.RED:
        pass
    case [*_, tail]:
        tail()
    case _:
        default()
match (x):
    case y: y()
case = type = 1
type(x)
