# What is called on values whose types are declared, also in quotation marks and inside other types.
from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Optional, Self, TypeVar, Union

T = TypeVar("T")


class Line:
    def price(self) -> int:
        return 1


class Order:
    lines: list[Line]
    by_name: dict[str, "Line"]

    def total(self) -> int:
        return sum(line.price() for line in self.lines)  # expect-call: shop.orders.Line.price

    def again(self) -> Self:
        return self

    def first(self) -> Optional[Line]:
        return self.lines[0] if self.lines else None


def plain(order: Order):
    order.total()  # expect-call: shop.orders.Order.total
    order.again().again().total()  # expect-call: shop.orders.Order.again, shop.orders.Order.again, shop.orders.Order.total


def quoted(order: "Order", maybe: "Order | None", some: "list[Order]"):
    order.total()  # expect-call: shop.orders.Order.total
    maybe.total()  # expect-call: shop.orders.Order.total
    some[0].total()  # expect-call: shop.orders.Order.total


def one_of(order: Union[Order, None], line: Optional[Line], either: Order | Line):
    order.total()  # expect-call: shop.orders.Order.total
    line.price()  # expect-call: shop.orders.Line.price
    either.total()  # expect-call: likely shop.orders.Order.total


def containers(orders: list[Order], named: dict[str, Order], pair: tuple[Order, Line]):
    for order in orders:
        order.total()  # expect-call: shop.orders.Order.total
    for name, order in named.items():
        order.total()  # expect-call: shop.orders.Order.total
    for position, order in enumerate(orders):
        order.total()  # expect-call: shop.orders.Order.total
    named["a"].total()  # expect-call: shop.orders.Order.total
    order, line = pair
    line.price()  # expect-call: shop.orders.Line.price
    [order.first().price() for order in sorted(orders)]  # expect-call: shop.orders.Order.first, shop.orders.Line.price


def classes(kind: type[Order]):
    kind().total()  # expect-call: shop.orders.Order.total


def find(kind: type[T], name: str) -> T:
    raise NotImplementedError


def generic():
    find(Order, "a").total()  # expect-call: shop.orders.find, shop.orders.Order.total


async def load() -> Order:
    return Order()


def all_orders() -> Iterator[Order]:
    yield Order()


@contextmanager
def held() -> Iterator[Order]:
    yield Order()


@asynccontextmanager
async def held_later() -> AsyncIterator[Order]:
    yield Order()


async def handed_out():
    (await load()).total()  # expect-call: shop.orders.load, shop.orders.Order.total
    for order in all_orders():  # expect-call: shop.orders.all_orders
        order.total()  # expect-call: shop.orders.Order.total
    with held() as order:  # expect-call: shop.orders.held
        order.total()  # expect-call: shop.orders.Order.total
    async with held_later() as order:  # expect-call: shop.orders.held_later
        order.total()  # expect-call: shop.orders.Order.total


def nothing_known(order: Any, other):
    order.total()  # expect-call: none
    other.total()  # expect-call: none
