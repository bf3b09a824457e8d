# Everything that asks for itself comes to an end: imports, bases, aliases, values.
from loop.one import itself
from loop.two import Second, other

First = Second
again = other


class A(Second):
    def go(self):
        self.next = self.next.next
        self.next.go()  # expect-call: none
        return self.go()  # expect-call: loop.one.A.go


def ping(value):
    return pong(value)  # expect-call: loop.one.pong


def pong(value):
    return ping(value)  # expect-call: loop.one.ping


def use():
    ping(1).go()  # expect-call: loop.one.ping
    again.go()  # expect-call: none
    itself.go()  # expect-call: none
    x = x.y
    x.go()  # expect-call: none
