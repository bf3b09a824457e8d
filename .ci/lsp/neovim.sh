#!/usr/bin/env bash
# Neovim without a window works on a project with the configuration of README.md; what it shows must be what
# `neovim.txt` says. `UPDATE=1` writes that anew.
#
#     neovim.sh TOOL
set -Eeuo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tool=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/../../Fixtures/projects/platform-before" "$work/platform"
: >"$work/platform/sessionlint.toml"
sed -n '/^```lua$/,/^```$/{/^```/d;p}' "$here/../../README.md" >"$work/configuration.lua"
mkdir "$work/bin"
ln -s "$tool" "$work/bin/sessionlint"
cd "$work/platform"
export PATH=$work/bin:$PATH CONFIGURATION=$work/configuration.lua
export TRANSCRIPT=$work/transcript XDG_STATE_HOME=$work XDG_DATA_HOME=$work XDG_CACHE_HOME=$work
timeout -k 5 60 nvim --clean --headless -n -c "luafile $here/neovim.lua" -c 'qall!' >"$work/said" 2>&1 || {
    cat "$work/said" "$TRANSCRIPT"
    exit 1
}
if [ -n "${UPDATE:-}" ]; then cp "$TRANSCRIPT" "$here/neovim.txt"; fi
diff "$here/neovim.txt" "$TRANSCRIPT"
grep -c . "$TRANSCRIPT"
