"""What a script that checks many things has found: how many hold, and what is wrong with the others.

It ends with the line `N passed, N failed`; a run in which nothing was checked has failed, too.
"""

problems: list[str] = []
passed = 0


def check(what: str, holds: object, detail: object = "") -> None:
    global passed
    if holds:
        passed += 1
    else:
        problems.append(f"{what}: {detail}")


def conclude() -> int:
    """Says what was found; the exit code."""
    for problem in problems:
        print(f"FAIL {problem}")
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems or not passed else 0
