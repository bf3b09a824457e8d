"""What the two generators share: batches of random programs, the comparisons on them, shrinking, the verdict."""

import argparse
import collections.abc
import dataclasses
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

import grammar
import harness

BATCH = 128
LINE_ENDINGS = ["\n"] * 4 + ["\r\n", "\r\n", "\r"]
# Trying to make one program smaller ends after so many rounds; it is shown as small as it is by then.
ROUNDS = 40
_PIECE = re.compile(r"\w+|[^\S\n]+|\n|[^\w\s]")


@dataclasses.dataclass(frozen=True)
class Language:
    """`lay_out(tokens, chance)` makes the text of a program. The first of `comparisons` says whether one is accepted.

    `is_valid(path)` is asked of what differs alone, where it takes too long for all: what it denies is no difference.
    """

    grammar: pathlib.Path
    lay_out: collections.abc.Callable
    comparisons: dict[str, harness.Comparison]
    is_valid: collections.abc.Callable = lambda path: True

    @property
    def reference(self) -> harness.Reference:
        return next(iter(self.comparisons.values())).reference


@dataclasses.dataclass
class Verdict:
    """What came of one program: whether it is none of the language, by the reference or by `is_valid` (where it differs), and
    by comparison what differs."""

    is_rejected: bool = False
    is_denied: bool = False
    differences: dict[str, str] = dataclasses.field(default_factory=dict)


def written(text: str, chance: random.Random) -> str:
    """With a byte order mark and other line endings, now and then."""
    if chance.random() < 0.05:
        text = "\ufeff" + text
    return text.replace("\n", chance.choice(LINE_ENDINGS))


class Judge:
    """Lays programs into a folder and compares. The folder is emptied for each lot."""

    def __init__(self, language: Language, chosen: argparse.Namespace, folder: pathlib.Path):
        self.language = language
        self.chosen = chosen
        self.folder = folder

    def verdicts(self, programs: list[bytes], only: str | None = None) -> list[Verdict]:
        """Of each program; with `only`, by this comparison beside the one that tells what is accepted."""
        if not programs:
            return []
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        names = [f"{number:05}{self.language.reference.ending}" for number in range(len(programs))]
        for name, program in zip(names, programs, strict=True):
            (self.folder / name).write_bytes(program)
        tree = harness.Tree("generated", self.folder, names)
        found = {name: Verdict() for name in names}
        for index, (label, comparison) in enumerate(self.language.comparisons.items()):
            if index and only not in (None, label):
                continue
            for judged in harness.judge(comparison, tree, self.chosen.tool, self.chosen.jobs):
                verdict = found[judged.file]
                if not index:
                    verdict.is_rejected = judged.is_rejected
                if judged.difference and not (index and verdict.is_rejected):
                    verdict.differences[label] = judged.difference
        return [found[name] for name in names]

    def differs(self, number: int, verdict: Verdict) -> bool:
        """Whether the program with this number in the last lot counts as one that differs."""
        if not verdict.differences or verdict.is_rejected:
            # A rejected program that differs is one that ours did not survive.
            return bool(verdict.differences)
        path = self.folder / f"{number:05}{self.language.reference.ending}"
        verdict.is_denied = not self.language.is_valid(path)
        return not verdict.is_denied

    def shrink(self, program: bytes, label: str, difference: str) -> tuple[bytes, str]:
        """A smaller program that is accepted and still differs in the same comparison, and how: lines are taken away, then
        words and signs, fewer and fewer at a time, and what stands in brackets."""
        left = ROUNDS
        text = program.decode("utf-8", "surrogateescape")
        for cut in (lambda text: text.splitlines(keepends=True), _PIECE.findall):
            pieces = cut(text)
            size = max(1, len(pieces) // 2)
            while size and left:
                left -= 1
                spans = [*_spans(pieces, size)]
                verdicts = self.verdicts([_without(pieces, [span]) for span in spans], label)
                good = [
                    span
                    for span, verdict in zip(spans, verdicts, strict=True)
                    if not verdict.is_rejected and label in verdict.differences
                ]
                found = self._first_differing(pieces, good, label)
                if found is None:
                    size //= 2
                else:
                    text, difference = found
                    pieces = cut(text)
        return text.encode("utf-8", "surrogateescape"), difference

    def _first_differing(self, pieces: list[str], spans: list[tuple[int, int]], label: str) -> tuple[str, str] | None:
        """What is left without as many of the spans as can be taken away at once, and how it differs."""
        chosen = []
        for span in spans:
            if not chosen or span[0] >= chosen[-1][1]:
                chosen.append(span)
        sets = []
        while len(chosen) > 1:
            sets.append(chosen)
            chosen = chosen[: len(chosen) // 2]
        sets += [[span] for span in spans[:8]]
        programs = [_without(pieces, some) for some in sets]
        for number, verdict in enumerate(self.verdicts(programs, label)):
            if not verdict.is_rejected and label in verdict.differences and self.differs(number, verdict):
                return programs[number].decode("utf-8", "surrogateescape"), verdict.differences[label]
        return None


def _spans(pieces: list[str], size: int):
    """Which pieces to take away, as (start, end) in order: so many at a time, and in words and signs what is in brackets."""
    step = size if size > 4 else max(1, size // 2)
    found = {(at, min(at + size, len(pieces))) for at in range(0, len(pieces), step)}
    opened = []
    for at, piece in enumerate(pieces):
        if piece in ("(", "[", "{"):
            opened.append(at)
        elif piece in (")", "]", "}") and opened:
            start = opened.pop()
            found |= {(start, at + 1), (start + 1, at)}
    return sorted(span for span in found if 0 < span[1] - span[0] < len(pieces))


def _without(pieces: list[str], spans: list[tuple[int, int]]) -> bytes:
    left, at = [], 0
    for start, end in spans:
        left += pieces[at:start]
        at = end
    return "".join(left + pieces[at:]).encode("utf-8", "surrogateescape")


def options(program: str, description: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"{program}.py", description=description)
    parser.add_argument("--seed", type=int, help="the same programs again; chosen and printed if not given")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--count", type=int, help="so many programs, rejected ones counted too")
    length.add_argument("--seconds", type=float, default=30, help="for so long (default: 30)")
    parser.add_argument("--shrink", type=int, default=5, metavar="N", help="make the first N failures smaller (default: 5)")
    parser.add_argument("--keep", type=pathlib.Path, metavar="FOLDER", help="write what differs there, as it was made")
    parser.add_argument("--forms", action="store_true", help="show the forms of the grammar that no good program had")
    parser.add_argument("--rejected", type=int, default=0, metavar="N", help="show the first N that are no programs")
    return harness.parsed(parser)


def _batches(language: Language, grown: grammar.Grammar, chosen: argparse.Namespace, chance: random.Random):
    """Lists of (program, forms in it)."""
    end = time.monotonic() + chosen.seconds
    left = chosen.count
    while left is None and time.monotonic() < end or left:
        count = BATCH if left is None else min(BATCH, left)
        left = None if left is None else left - count
        batch = []
        for _ in range(count):
            tokens, used = grown.grow("file", chance, chance.randint(8, 20), chance.choice((10, 40, 150)))
            batch.append((language.lay_out(tokens, chance).encode(), used))
        yield batch


def run(language: Language, chosen: argparse.Namespace) -> int:
    """Prints what differs and the counts; the value is the exit code."""
    seed = random.SystemRandom().randrange(1_000_000) if chosen.seed is None else chosen.seed
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    grown = grammar.Grammar(language.grammar)
    made = passed = failed = rejected = denied = size = 0
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(language, chosen, pathlib.Path(folder) / "programs")
        for batch in _batches(language, grown, chosen, chance):
            verdicts = judge.verdicts([program for program, _ in batch])
            failures = []
            for number, ((program, used), verdict) in enumerate(zip(batch, verdicts, strict=True)):
                made += 1
                if verdict.is_rejected:
                    rejected += 1
                    if rejected <= chosen.rejected:
                        print(f"rejected: {program.decode()!r}")
                else:
                    size += len(program)
                    for form in used:
                        form.seen += 1
                if judge.differs(number, verdict):
                    failures.append((f"program {made} of seed {seed}", program, verdict))
                elif verdict.is_denied:
                    denied += 1
                elif not verdict.is_rejected:
                    passed += 1
            # Making one smaller empties the folder, so all of a batch are looked at first; the smallest shrinks best.
            for failure in sorted(failures, key=lambda failure: len(failure[1])):
                failed += 1
                _show(judge, chosen, *failure, failed <= chosen.shrink)
    forms = grown.forms()
    unseen = [f"{form.rule}: {form.written}" for form in forms if not form.seen]
    print(f"{made} programs made, {rejected} rejected by {language.reference.name}; {size} bytes in the others")
    if denied:
        print(f"{denied} differ, but are no programs for the compiler itself")
    print(f"{len(forms) - len(unseen)} of {len(forms)} forms of the grammar were in them")
    for form in unseen if chosen.forms else ():
        print(f"     not {form}")
    if not passed + failed:
        print("FAIL no program was accepted")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def _show(judge: Judge, chosen, name: str, program: bytes, verdict: Verdict, is_shrunk: bool):
    label, difference = next(iter(verdict.differences.items()))
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
        (chosen.keep / f"{name.replace(' ', '_')}{judge.language.reference.ending}").write_bytes(program)
    if not is_shrunk:
        print(f"FAIL {name}, {label}\n{difference}", end="", flush=True)
        return
    if not verdict.is_rejected:
        program, difference = judge.shrink(program, label, difference)
    print(f"FAIL {name}, {label}, made smaller: {program!r}")
    for line in program.decode("utf-8", "replace").splitlines():
        print(f"     | {line}")
    print(difference, end="", flush=True)


def main(language: Language, program: str, description: str) -> int:
    return run(language, options(program, description))


if __name__ == "__main__":
    sys.exit("growing.py is used by generated.py and swift_generated.py")
