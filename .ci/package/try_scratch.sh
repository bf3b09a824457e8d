#!/usr/bin/env bash
# Runs the program as the image of the Dockerfile does, without a builder of images: in a root that holds the executable,
# a tree and a mounted /proc, and nothing else. What it reports must be what it reports outside.
#
#     try_scratch.sh EXECUTABLE
set -euo pipefail
executable=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/proc" "$root/work"
cp "$executable" "$root/sessionlint"
cp -r Fixtures/projects/platform-before/. "$root/work"
git init --quiet "$root/work"

become=(--mount --pid --fork)
[ "$(id -u)" = 0 ] || become+=(--user --map-root-user)
if ! unshare "${become[@]}" true 2>"$work/refusal"; then
    printf 'SKIPPED: a root of its own is not permitted here (%s)\n' "$(head -n 1 "$work/refusal")"
    exit 0
fi
inside() { unshare "${become[@]}" --root="$root" --wd=/work --mount-proc=/proc /sessionlint "$@"; }
without_place() { sed 's/"seconds": [0-9.]*//; s/"workspace": "[^"]*"//; s/"file:[^"]*"//'; }

inside --version
for format in json sarif; do
    code=0
    inside check --no-cache --format $format >"$work/inside" 2>"$work/errors" || code=$?
    [ "$code" = 1 ]
    (cd "$root/work" && "$executable" check --no-cache --format $format 2>/dev/null) >"$work/outside" || [ $? = 1 ]
    cmp <(without_place <"$work/inside") <(without_place <"$work/outside")
done
tail -n 1 "$work/errors"
# What asks for commits says that there is no git.
code=0
inside check --since HEAD 2>"$work/errors" || code=$?
[ "$code" = 2 ]
grep -F 'there is no program `git` in PATH' "$work/errors"
# Without /proc the Swift runtime ends the program before it begins, so no message of ours can come: README tells this one.
code=0
(unshare "${become[@]}" --root="$root" --wd=/work /sessionlint --version || exit $?) >"$work/out" 2>&1 || code=$?
[ "$code" != 0 ]
grep -F 'Unable to obtain Swift runtime path' "$work/out"
printf 'without /proc it ends with %d\n' "$code"
