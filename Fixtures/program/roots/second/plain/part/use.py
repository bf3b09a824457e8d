# A folder of modules without a file of its own.
import plain.part.near
from plain.part import near


def main():
    near.touch()  # expect-call: second.plain.part.near.touch
    plain.part.near.touch()  # expect-call: second.plain.part.near.touch
