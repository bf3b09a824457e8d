"""Schemas that inherit from one another, aliases of types, constants, also through a module that hands them on."""

from app.models.plans import LONGEST_TOUR, PLANS, STOPS, AnyPlan, Guide, Pace, Shelf, TourPlan, VisitPlan
from app.models.values import AnyPlan as Other
from app.models.values import Pace as OtherPace
from app.models.values import TourPlan as OtherTour


def plan(pace: Pace, shelf: Shelf, guide: Guide) -> list[AnyPlan]:
    tours: list[Other | OtherTour] = [TourPlan(title="Glass", pace=pace), VisitPlan(title="Shop")]
    other: OtherPace = "brisk"
    return [PLANS.validate_python(tour) for tour in tours if str(other) in STOPS or LONGEST_TOUR]
