#!/usr/bin/env bash
# Tries the completions in the shells that are there, and the manual page in groff. The last line is `N passed, N failed`.
#
#     completions.sh TOOL
set -uo pipefail
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
for form in bash zsh fish man; do "$tool" completions $form >"$work/$form"; done

expect() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s: %s, and not %s\n' "$1" "$2" "$3"
    fi
}

in_bash() {
    bash --norc -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sessionlint; echo "${COMPREPLY[*]}"' \
        bash "$work/bash" sessionlint "$@"
}
expect "bash: commands" "$(in_bash in)" "init inspect"
expect "bash: options" "$(in_bash check --fo)" "--format"
expect "bash: values" "$(in_bash check --format gi)" "github gitlab"
expect "bash: rules" "$(in_bash explain commit-th)" "commit-through-call"
expect "bash: help" "$(in_bash help test)" "test-rules"
expect "bash: files where nothing else is known" "$(in_bash check Sour)" ""

if command -v zsh >/dev/null; then
    zsh -n "$work/zsh"
    expect "zsh: it can be read" "$?" 0
    mkdir "$work/functions"
    cp "$work/zsh" "$work/functions/_sessionlint"
    # A terminal of its own, in which the line is typed and completed.
    cat >"$work/typed.zsh" <<'END'
zmodload zsh/zpty
zpty terminal zsh -f -i
zpty -w terminal "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; print rea''dy"
while zpty -r terminal line; do [[ $line = *ready* && $line != *print* ]] && break; done
zpty -w -n terminal "sessionlint $2"$'\t'
sleep 2
while zpty -r -t terminal line; do seen+=$line; done
print -r -- "$seen"
zpty -d terminal
END
    in_zsh() { timeout 30 zsh -f "$work/typed.zsh" "$work/functions" "$1"; }
    case $(in_zsh "check --form") in *--format*) expect "zsh: options" 1 1 ;; *) expect "zsh: options" 0 1 ;; esac
    case $(in_zsh "comp") in *completions*) expect "zsh: commands" 1 1 ;; *) expect "zsh: commands" 0 1 ;; esac
fi
if command -v fish >/dev/null; then
    in_fish() { fish --no-config -c "source $work/fish; complete -C 'sessionlint $1'" | cut -f 1 | tr '\n' ' '; }
    expect "fish: commands" "$(in_fish in)" "init inspect "
    expect "fish: values" "$(in_fish 'check --format gi')" "github gitlab "
fi
if command -v groff >/dev/null; then
    expect "the manual page has no mistakes" "$(groff -man -ww -z -Tutf8 "$work/man" 2>&1)" ""
    case $(groff -man -Tascii "$work/man" 2>/dev/null | sed 's/.\x08//g') in
        *"sessionlint check"*) expect "the manual page names the commands" 1 1 ;;
        *) expect "the manual page names the commands" 0 1 ;;
    esac
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
