"""Hands on what another module declares."""

from ..plans import AnyPlan, Pace, TourPlan

__all__ = ["AnyPlan", "Pace", "TourPlan"]
