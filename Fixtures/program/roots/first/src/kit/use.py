# The package next to the importer is meant.
from kit import tools
from kit.tools import cut


def main():
    tools.cut()  # expect-call: first.src.kit.tools.cut
    cut()  # expect-call: first.src.kit.tools.cut
