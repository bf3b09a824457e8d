from app.skills.base import RideSkill


class TimedSkill(RideSkill):
    seconds: int = 30
