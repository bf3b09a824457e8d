"""Tests are left out."""


def create_fake_tools(context) -> list:
    return [context]
