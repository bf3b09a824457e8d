# What functions without annotations give, and what their callers do with it.
import functools
from functools import cached_property, partial, wraps


class Item:
    def weigh(self):
        return 1


class Cart:
    def add(self, item):
        return self

    def item(self):
        return Item()

    @property
    def first(self):
        return self.item()  # expect-call: shop.carts.Cart.item

    @cached_property
    def last(self) -> Item:
        return Item()


def make():
    return Cart()


def chain():
    make().add(1).add(2).item().weigh()  # expect-call: shop.carts.make, shop.carts.Cart.add, shop.carts.Cart.add, shop.carts.Cart.item, shop.carts.Item.weigh
    make().first.weigh()  # expect-call: shop.carts.make, shop.carts.Item.weigh
    make().last.weigh()  # expect-call: shop.carts.make, shop.carts.Item.weigh


def traced(function):
    @wraps(function)
    def inner(*args):
        return function(*args)

    return inner


@traced
def decorated(number):
    return number


def kept():
    weigh = Item().weigh
    weigh()  # expect-call: shop.carts.Item.weigh
    later = partial(make)
    later().item()  # expect-call: shop.carts.make, shop.carts.Cart.item
    bound = functools.partial(decorated, 1)
    bound()  # expect-call: shop.carts.decorated
    decorated(1)  # expect-call: shop.carts.decorated
    getattr(Item(), "weigh")()  # expect-call: shop.carts.Item.weigh


def flow(flag):
    thing = Cart()
    thing.item()  # expect-call: shop.carts.Cart.item
    thing = Item()
    thing.weigh()  # expect-call: shop.carts.Item.weigh
    if flag:
        thing = Cart()
    else:
        thing.weigh()  # expect-call: shop.carts.Item.weigh
    thing.weigh()  # expect-call: likely shop.carts.Item.weigh
    if (found := make()) is not None:  # expect-call: shop.carts.make
        found.item()  # expect-call: shop.carts.Cart.item


def narrowed(thing):
    if isinstance(thing, Cart):
        thing.item()  # expect-call: shop.carts.Cart.item
    elif isinstance(thing, (Item,)) and flow(thing):  # expect-call: shop.carts.flow
        thing.weigh()  # expect-call: shop.carts.Item.weigh
    thing.weigh()  # expect-call: none


def asserted(thing):
    assert isinstance(thing, Item)
    thing.weigh()  # expect-call: shop.carts.Item.weigh


def left_early(thing):
    if not isinstance(thing, Item):
        return
    thing.weigh()  # expect-call: shop.carts.Item.weigh


def local():
    def inner():
        return Item()

    inner().weigh()  # expect-call: shop.carts.local.inner, shop.carts.Item.weigh


def container():
    names = {"weigh": 1}
    names.items()  # expect-call: none
    items = [Item(), Item()]
    items[0].weigh()  # expect-call: shop.carts.Item.weigh
    {"a": Item()}["a"].weigh()  # expect-call: shop.carts.Item.weigh


def outside(path):
    import json

    json.loads(path).weigh()  # expect-call: none
