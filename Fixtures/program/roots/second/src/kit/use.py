# The package next to the importer is meant.
import kit.tools


def main():
    kit.tools.cut()  # expect-call: second.src.kit.tools.cut
