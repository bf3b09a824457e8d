"""Compares `sessionlint inspect effects` with what was read by hand in two real packages.

Beside this file stand the lists: `package NAME==VERSION`, the parts of it that were read whole (`part FOLDER`), and one
effect a line, `file:line effect origin`. The tool is run on each whole package; what it says of the parts is compared.
Recall is the share of the list that the tool finds with the right origin, precision the share of what it says that is
in the list. Below a floor of 95 % of either, in a package or in sum, the step fails. `--self-check` takes and adds
lines to show that it does.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys

FLOOR = 0.95
EFFECTS = ("opens", "commits", "rollsBack", "closes")
HERE = pathlib.Path(__file__).resolve().parent


class Truth:
    def __init__(self, path):
        self.package = ""
        self.parts = []
        self.facts = collections.Counter()
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            words = line.split(" ", 2)
            if words[0] == "package":
                self.package = words[1]
            elif words[0] == "part":
                self.parts.append(words[1])
            elif len(words) == 3 and words[1] in EFFECTS:
                self.facts[tuple(words)] += 1
            else:
                sys.exit(f"{path.name}:{number}: not understood: {line}")
        if not self.package or not self.parts or not self.facts:
            sys.exit(f"{path.name}: names no package, no part or no effect")


def said(tool, tree, parts):
    """What the tool says of the parts, in the words of the lists."""
    run = subprocess.run([tool, "inspect", "effects", str(tree)], capture_output=True, check=True)
    facts = collections.Counter()
    for line in run.stdout.splitlines():
        fact = json.loads(line)
        file = os.path.relpath(fact["file"], tree)
        if fact["effect"] in EFFECTS and any(file.startswith(part + "/") for part in parts):
            facts[(f"{file}:{fact['line']}", fact["effect"], fact["origin"])] += 1
    return facts


def kind(fact):
    return f"{fact[1]} {fact[2].split(' ')[0]}"


def share(part, whole):
    return 1.0 if not whole else part / whole


def compare(name, truth, found, show):
    """Prints the shares and returns whether they are good enough."""
    right = truth & found
    if show:
        for fact in sorted((truth - found).elements()):
            print(f"  missed: {' '.join(fact)}")
        for fact in sorted((found - truth).elements()):
            print(f"  wrong:  {' '.join(fact)}")
        for one in sorted({kind(fact) for fact in truth | found}):
            counts = [sum(n for fact, n in facts.items() if kind(fact) == one) for facts in (right, truth, found)]
            print(f"  {one:22} read {counts[1]:4}  said {counts[2]:4}  right {counts[0]:4}")
    recall, precision = share(right.total(), truth.total()), share(right.total(), found.total())
    if show:
        print(f"{name}: recall {recall:.1%} of {truth.total()}, precision {precision:.1%} of {found.total()}")
    return recall >= FLOOR and precision >= FLOOR


def check_self(truths):
    """Whether the comparison fails where a tenth is missed, is too much, or has the wrong origin."""
    chance = random.Random(1)
    for name, truth in truths:
        facts = sorted(truth.elements())
        tenth = set(chance.sample(facts, max(2, len(facts) // 10)))
        less = collections.Counter(fact for fact in facts if fact not in tenth)
        more = truth + collections.Counter((place, effect, "unknown") for place, effect, _ in tenth)
        other = less + collections.Counter((place, effect, "unknown") for place, effect, _ in tenth)
        if not compare(name, truth, truth, False):
            sys.exit(f"{name}: what was read does not agree with itself")
        for what, found in (("missing", less), ("too many", more), ("of wrong origin", other)):
            if compare(name, truth, found, False):
                sys.exit(f"{name}: a tenth is {what}, and the comparison does not see it")
    print("the comparison fails where it has to")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--tool", default=".build/release/sessionlint")
    arguments.add_argument("--self-check", action="store_true")
    arguments.add_argument("trees", nargs="*", help="folders named like the packages, NAME-VERSION")
    options = arguments.parse_args()
    truths = [Truth(path) for path in sorted(HERE.glob("*.txt"))]
    if options.self_check:
        check_self([(truth.package, truth.facts) for truth in truths])
        return
    trees = {pathlib.Path(tree).name: pathlib.Path(tree) for tree in options.trees}
    all_read, all_said, good = collections.Counter(), collections.Counter(), True
    for truth in truths:
        tree = trees.get(truth.package.replace("==", "-"))
        if tree is None:
            sys.exit(f"no tree named {truth.package.replace('==', '-')} among those given")
        found = said(options.tool, tree, truth.parts)
        good = compare(truth.package, truth.facts, found, True) and good
        all_read += truth.facts
        all_said += found
    good = compare("all", all_read, all_said, True) and good
    if not good:
        sys.exit(f"below {FLOOR:.0%}")


if __name__ == "__main__":
    main()
