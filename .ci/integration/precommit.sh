#!/usr/bin/env bash
# Runs the hooks of .pre-commit-hooks.yaml as a user's repository would, on staged files: once with the real
# `pre-commit try-repo`, which builds this repository as it stands (in release mode: minutes), and then the same hooks
# with a program that is built already. Needs PyPI for pre-commit the first time.
#   precommit.sh TOOL     the program for all runs but the first
# The last line is `N passed, N failed`.
set -euo pipefail
tool=$(realpath "$1")
hooks=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${SESSIONLINT_CORPORA:-/tmp/sessionlint-corpora}
python=$("$(dirname "${BASH_SOURCE[0]}")/../reference_python")

venv=$cache/pre-commit-4.7.0
if [ ! -f "$venv/done" ]; then
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet pre-commit==4.7.0
    touch "$venv/done"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Builds and clones go into a folder of their own, so nothing of an earlier state of the hooks is used.
export PRE_COMMIT_HOME=$work/pre-commit
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.org GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.org
passed=0
failed=0

git init --quiet "$work/user"
cd "$work/user"
mkdir -p app/tools app/services
cat >app/services/order_service.py <<'PYTHON'
class OrderService:
    def __init__(self, db, context):
        self.db = db

    async def place(self, order):
        self.db.add(order)
        await self.db.flush()
PYTHON
git add .
git commit --quiet -m start

# expect NAME CODE [WORDS...] -- COMMAND...: the command gives this exit code, and its output holds each of the words,
# or does not where a word opens with `!`.
expect() {
    local name=$1 code=$2 actual=0 words=() word wrong=
    shift 2
    while [ "$1" != -- ]; do
        words+=("$1")
        shift
    done
    shift
    "$@" >"$work/out" 2>&1 || actual=$?
    [ "$actual" = "$code" ] || wrong="; exit $actual, expected $code"
    for word in "${words[@]}"; do
        case $word in
            !*) ! grep -qF -- "${word#!}" "$work/out" || wrong="$wrong; says ${word#!}" ;;
            *) grep -qF -- "$word" "$work/out" || wrong="$wrong; nowhere says $word" ;;
        esac
    done
    if [ -n "$wrong" ]; then
        failed=$((failed + 1))
        printf 'FAIL %s: %s\n' "$name" "${wrong#; }"
        sed 's/^/     /' "$work/out"
    else
        passed=$((passed + 1))
    fi
}

pre_commit=$venv/bin/pre-commit

cat >"app/tools/lookup_tool.py" <<'PYTHON'
from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal


class LookupTool(BaseTool):
    name = "lookup"

    async def _arun(self, key: str) -> str:
        async with AsyncSessionLocal() as db:
            return str(await db.scalar(key))
PYTHON
printf '\n    async def nothing(self):\n        return None\n' >>app/services/order_service.py
git add .
expect "try-repo, a bad and a good file staged" 1 "app/tools/lookup_tool.py" "session-opened-in-tool" "!order_service.py:" -- \
    "$pre_commit" try-repo "$hooks" sessionlint --verbose --color never

# The hooks as they are declared, but for who builds their program.
"$venv/bin/python" - "$hooks/.pre-commit-hooks.yaml" "$tool" >.pre-commit-config.yaml <<'PYTHON'
import sys
import yaml

hooks = yaml.safe_load(open(sys.argv[1]))
for hook in hooks:
    program, *rest = hook["entry"].split()
    assert program == "sessionlint", program
    assert hook["language"] == "swift", hook["language"]
    hook |= {"language": "system", "entry": " ".join([sys.argv[2], *rest]), "verbose": True}
print(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
PYTHON
git add .pre-commit-config.yaml
hook() { "$pre_commit" run "$1" --color never; }

expect "a bad and a good file staged" 1 "app/tools/lookup_tool.py" "session-opened-in-tool" "!order_service.py:" -- hook sessionlint
expect "the whole project" 1 "app/tools/lookup_tool.py" "session-opened-in-tool" -- hook sessionlint-project
expect "what the commit brings" 1 "app/tools/lookup_tool.py" "session-opened-in-tool" -- hook sessionlint-staged

git commit --quiet -m bad
printf '\n    async def more(self):\n        return None\n' >>app/services/order_service.py
git add .
expect "a commit that brings nothing" 0 "Passed" "!session-opened-in-tool" -- hook sessionlint-staged
expect "only the good file staged" 0 "Passed" "!session-opened-in-tool" -- hook sessionlint
expect "the bad file is in the project still" 1 "session-opened-in-tool" -- hook sessionlint-project

git rm --quiet --cached app/tools/lookup_tool.py
rm app/tools/lookup_tool.py
expect "the bad file is gone" 0 "Passed" -- hook sessionlint-project

mv app/services/order_service.py "app/services/bestell dienst é%20.py"
git add .
expect "a name with blanks" 0 "Passed" -- hook sessionlint

git commit --quiet -m good
printf 'text\n' >notes.txt
git add .
expect "no source staged" 0 "Skipped" -- hook sessionlint

"$pre_commit" install >/dev/null
git add .
expect "a commit with the hook installed" 0 "Skipped" -- git commit -m more
mkdir -p app/tools
cat >app/tools/again_tool.py <<'PYTHON'
from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal


class AgainTool(BaseTool):
    async def _arun(self, key):
        async with AsyncSessionLocal() as db:
            return str(await db.scalar(key))
PYTHON
git add .
expect "a commit that the hook stops" 1 "session-opened-in-tool" -- git commit -m again

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
