"""What is broken is told once; the rest is read."""
before()
print "text", call_in_print(x)
exec code in scope()
after_print()
x = = 1
after_assignment()
def broken(a, (b, c), d):
    inside_broken()
f(a b, c(1)
def after_bracket():
    inside_after_bracket()
raise E, "text"
class:
    in_nameless()
if
    in_if()
for x y in z: in_for()
a + = b
f() = 1
value = [1, 2
class AfterList:
    pass
s = 'never closed
after_string()
  indented()
last()
