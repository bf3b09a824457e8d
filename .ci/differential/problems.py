"""Whether our program understands all of what a reference accepts: `sessionlint check` must see no problem in it."""

import json

import harness

ARGUMENTS = ["check", "--isolated", "--no-cache", "--exit-zero", "--format", "jsonl"]


def sections(output: str, files: list[str]) -> dict[str, str]:
    summary = json.loads(output.strip().split("\n")[-1])
    texts = {file: "" for file in files}
    for problem in summary["problems"]:
        texts[problem["file"]] += f"{problem['line']}:{problem['column']} {problem['message']}\n"
    for skipped in summary["skipped"]:
        texts[skipped["file"]] += f"{skipped}\n"
    return texts


def difference(ours: str, theirs: str, source) -> str | None:
    return "".join(f"     ours:    {line}\n" for line in ours.splitlines()[:3]) or None


def comparison(reference: harness.Reference) -> harness.Comparison:
    return harness.Comparison("facts", ARGUMENTS, sections, difference, reference)
