"""Expressions and what they leave in a body."""
v = a.b(c)[d:e, f].g(h=i, *j, **k)
w = x or y and not z
t = p if q() else r if s else u
n = (m := build()).size + m.size
c = [e for e in es if e for g in e.gs]
d = {k: v for k, v in pairs()}
s = sum(i for i in range(10))
o = {**a, "b": 1, c: d}
z = -a ** -b % 2 @ c // ~d
cmp = a < b <= c is not None not in d
(first, *others), [last] = pack
long.target[i] = chained = value()
count[key()] += step()
text = "one" 'two' "\x41\n"
joined = f"{a!r:>{width()}} {b=} {{}} {c['k']}"
pair = yield
commit = getattr(db, "commit")
