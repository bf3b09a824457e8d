"""Asks a cloud: its package is called like the folder of this file, which nobody sees under that name."""

from clouds.search.models import VectorQuery


def search(query: VectorQuery) -> str:
    return str(query)
