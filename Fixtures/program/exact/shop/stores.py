# What a function makes on each of its ways out is just that, whatever else its annotation allows.
from functools import cached_property


class Store:
    def save(self):
        pass


class VisitStore(Store):
    def save(self):
        pass


class Stores:
    @property
    def labels(self) -> Store:
        return Store()

    @cached_property
    def visits(self) -> Store:
        return VisitStore()

    @property
    def loans(self) -> Store:
        return Store()

    def either(self, is_visit: bool) -> Store:
        if is_visit:
            return VisitStore()
        return Store()


class OwnStores(Stores):
    @property
    def loans(self) -> Store:
        return VisitStore()


def fresh() -> Store:
    return Store()


def use(stores: Stores):
    stores.labels.save()  # expect-call: shop.stores.Store.save
    stores.visits.save()  # expect-call: shop.stores.VisitStore.save
    stores.loans.save()  # expect-call: likely shop.stores.Store.save, likely shop.stores.VisitStore.save
    stores.either(True).save()  # expect-call: shop.stores.Stores.either, likely shop.stores.Store.save, likely shop.stores.VisitStore.save
    fresh().save()  # expect-call: shop.stores.fresh, shop.stores.Store.save
