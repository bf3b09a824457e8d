#!/usr/bin/env bash
# Makes a wheel of an executable twice, installs it into a fresh environment, and runs what it gives.
#
#     try_wheel.sh TOOL PYTHON
set -euo pipefail
tool=$1
python=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wheel=$("$python" .ci/package/wheel.py "$tool" "$work/one" | tail -n 1)
again=$("$python" .ci/package/wheel.py "$tool" "$work/two" | tail -n 1)
cmp "$wheel" "$again"
"$python" -m venv "$work/environment"
"$work/environment/bin/pip" install --quiet --no-index "$wheel"
"$work/environment/bin/pip" check >/dev/null
"$work/environment/bin/pip" show --files sessionlint >"$work/shown"
grep -q 'bin/sessionlint' "$work/shown"
[ "$("$work/environment/bin/sessionlint" --version)" = "$("$tool" --version)" ]
code=0
"$work/environment/bin/sessionlint" check --no-cache --format concise Fixtures/projects/platform-before >/dev/null || code=$?
[ "$code" = 1 ]
# What was written down is what was installed.
"$work/environment/bin/pip" install --quiet --no-index --force-reinstall "$wheel"
"$work/environment/bin/pip" uninstall --quiet --yes sessionlint
[ ! -e "$work/environment/bin/sessionlint" ]
printf '%s: installed, run, removed\n' "$(basename "$wheel")"
