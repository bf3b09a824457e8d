"""Values and shapes of values in a module of models: nothing here is a table."""

from abc import ABC
from typing import Annotated, Generic, Literal, TypeVar, Union

from pydantic import BaseModel, Field, TypeAdapter

T = TypeVar("T")

Pace = Literal["slow", "brisk"]
LONGEST_TOUR = 90
STOPS = frozenset({"cloakroom", "shop"})


class Plan(BaseModel):
    title: str


class TourPlan(Plan):
    pace: Pace = "slow"


class VisitPlan(Plan):
    stop: str = "shop"


class Guide(ABC):
    def lead(self) -> None: ...


class Shelf(Guide, Generic[T]):
    pass


AnyPlan = Annotated[Union[TourPlan, VisitPlan], Field(discriminator="title")]
PLANS = TypeAdapter(AnyPlan)
