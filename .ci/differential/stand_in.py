"""Judges a comparison without our program: a stand-in prints what the reference says, whole or spoilt in one place."""

import dataclasses
import pathlib
import re
import stat
import subprocess
import sys
import tempfile

import harness


@dataclasses.dataclass
class Suite:
    """`script` prints what the reference says of the files in `sys.argv[3:]`; in it `{here}` is this folder and `{spoil}`
    what a case does to `output`. `cases` has for each comparison `<command>` or `<language>_<command>` what it must see, with
    the words in which it says so, and what it must not mind. `allowed` is a spoiling of tokens and a pattern of the file in
    which it strikes. `generator` is a script that makes programs of its own, and `generated` what it must see in them."""

    interpreter: str
    script: str
    sources: dict[str, bytes]
    cases: dict[str, tuple[dict[str, str], list[str]]]
    allowed: tuple[str, str]
    generator: str
    generated: dict[str, str]


class Judgement:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, what: str, condition: bool, output: str):
        if condition:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {what}\n{output}")


def judge(suite: Suite) -> int:
    """Prints what failed and the counts; the value is the exit code."""
    judgement = Judgement()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        tree = folder / "tree"
        tree.mkdir()
        for name, data in suite.sources.items():
            (tree / name).write_bytes(data)
        allowed = folder / "allowed.txt"

        def run(comparison: str, spoil: str, *arguments) -> tuple[int, str]:
            script = folder / "stand_in.py"
            script.write_text(suite.script.format(here=str(harness.HERE), spoil=spoil))
            tool = folder / "tool"
            tool.write_text(f'#!/bin/sh\nexec "{suite.interpreter}" -B "{script}" "$@"\n')
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
            done = subprocess.run(
                [sys.executable, "-B", harness.HERE / f"{comparison}.py", "--tool", tool, *arguments],
                capture_output=True, text=True,
            )  # fmt: skip
            return done.returncode, done.stdout + done.stderr

        def compare(comparison: str, spoil: str, allow: str = "") -> tuple[int, str]:
            allowed.write_text(allow)
            return run(comparison, spoil, "--allowed", allowed, tree)

        last = f"{len(suite.sources)} passed, 0 failed\n"
        for comparison, (spoilt, tolerated) in suite.cases.items():
            code, output = compare(comparison, "")
            judgement.expect(f"{comparison}: the same", code == 0 and output.endswith(last), output)
            rejected = re.search(r"(\d+) of the passed are rejected", output)
            judgement.expect(f"{comparison}: one file rejected", bool(rejected) and rejected[1] == "1", output)
            for spoil in tolerated:
                code, output = compare(comparison, spoil)
                judgement.expect(f"{comparison} tolerates {spoil}", code == 0 and output.endswith(last), output)
            for spoil, words in spoilt.items():
                code, output = compare(comparison, spoil)
                seen = code == 1 and words in output and " 0 failed" not in output
                judgement.expect(f"{comparison} sees {spoil}", seen, output)
        comparison = next(iter(suite.cases))
        spoil, pattern = suite.allowed
        code, output = compare(comparison, spoil, f"tokens {pattern} a reason\n")
        judgement.expect("an allowed difference", code == 0 and "1 differ as allowed" in output, output)
        code, output = compare(comparison, "", f"tokens {pattern} a reason\n")
        judgement.expect("an allowed difference that is gone", code == 1 and "differs no more" in output, output)
        code, output = compare(comparison, "", f"tokens {pattern}\n")
        judgement.expect(
            "an allowed difference without a reason", code == 1 and "allowed.txt:1: expected" in output, output
        )
        _judge_generator(suite, run, judgement)
    print(f"{judgement.passed} passed, {judgement.failed} failed")
    return 1 if judgement.failed else 0


def _judge_generator(suite: Suite, run, judgement: Judgement):
    """The same programs twice and nothing differs; a planted difference is found, and in a program that was made small."""
    few = ("--seed", "1", "--count", "192", "--shrink", "1")
    code, output = run(suite.generator, "", *few)
    judgement.expect(f"{suite.generator}: the same", code == 0 and output.endswith(" passed, 0 failed\n"), output)
    _, again = run(suite.generator, "", *few)
    judgement.expect(f"{suite.generator}: a seed makes the same programs", output == again, again)
    for spoil, words in suite.generated.items():
        code, output = run(suite.generator, spoil, *few)
        smaller = re.search(r"made smaller: b(.*)", output)
        seen = code == 1 and words in output and not output.endswith(" 0 failed\n")
        judgement.expect(f"{suite.generator} sees {spoil}", seen and smaller and len(smaller[1]) < 100, output)
