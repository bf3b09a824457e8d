#!/usr/bin/env bash
# Fuzzes surfaces of the program, each for so many seconds, from the seeds of this repository and from what earlier runs
# have found worth keeping. The last line of each says how much was run; a crash ends the run and leaves its input behind.
#
#     run.sh [--seconds N] [--seeds N] [--corpus FOLDER] SURFACE...       `all` is every surface; N of the seeds alone
#     run.sh --try SURFACE FILE                                           reads one input
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=${FUZZER:-$here/../../.build/fuzz/fuzz}
all=(python swift toml configuration pack baseline suppressions suppressed-code cached-facts cached-flows
    cached-outcome lsp lsp-session analysis)
seconds=60
seeds=
corpus=${SESSIONLINT_CORPORA:-/tmp/sessionlint-corpora}/fuzz
export SWIFT_BACKTRACE=enable=no
# The bound on nesting is set for the stack of a worker as it is without a sanitizer, which takes several times as much.
ulimit -s 65536
# What the compiler leaks where a function gives up early is no fault of an input.
export ASAN_OPTIONS=detect_leaks=0:malloc_context_size=4:quarantine_size_mb=32:suppressions=$here/../sanitizers.txt

if [ "${1:-}" = --try ]; then
    FUZZ_SURFACE=$2 exec "$program" "$3"
fi
while [ $# -gt 0 ]; do
    case $1 in
    --seconds) seconds=$2 && shift 2 ;;
    --seeds) seeds=$2 && shift 2 ;;
    --corpus) corpus=$2 && shift 2 ;;
    *) break ;;
    esac
done
surfaces=("$@")
[ "${1:-}" = all ] && surfaces=("${all[@]}")
[ ${#surfaces[@]} -gt 0 ] || { sed -n '5,6s/^# *//p' "${BASH_SOURCE[0]}" >&2 && exit 2; }

for surface in "${surfaces[@]}"; do
    folder=$corpus/$surface
    mkdir -p "$folder/inputs" "$folder/crashes"
    python3 "$here/seeds.py" "$surface" "$folder/seeds"
    FUZZ_SURFACE=$surface FUZZ_SEEDS=$folder/seeds "$program" 2>/dev/null
    # The same ones each time, from all over.
    [ -z "$seeds" ] || find "$folder/seeds" -type f | sort | shuf --random-source=<(yes) | tail -n "+$((seeds + 1))" |
        xargs -r rm
    # Reading the seeds comes on top of the time, and an input is given seconds of the processor by its surface.
    TIMEFORMAT=%U
    code=0
    { time FUZZ_SURFACE=$surface timeout -k 5 $((seconds * 2 + 600)) "$program" -max_total_time="$seconds" \
        -timeout=3600 -rss_limit_mb=3072 -max_len=4096 -print_final_stats=1 -artifact_prefix="$folder/crashes/" \
        "$folder/inputs" "$folder/seeds" >"$folder/log" 2>&1; } 2>"$folder/processor" || code=$?
    if [ "$code" != 0 ]; then
        grep -E 'SURFACE FAILED|Fatal error|ERROR|SUMMARY|Test unit written' "$folder/log" || tail -n 5 "$folder/log"
        printf '%s: FAILED; %s\n' "$surface" "run.sh --try $surface $folder/crashes/…"
        exit 1
    fi
    executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/log")
    covered=$(grep -oE 'cov: [0-9]+' "$folder/log" | tail -n 1)
    printf '%s: %s executions in %s s of the processor, %s places, no crash\n' "$surface" "$executed" \
        "$(tail -n 1 "$folder/processor")" "${covered#cov: }"
done
