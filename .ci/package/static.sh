#!/usr/bin/env bash
# Links the objects of a release build once more, into an executable that needs no library of the system it runs on: what
# goes into the wheel and into the image. Nothing is compiled for it.
#
#     static.sh TOOL OUTPUT
set -euo pipefail
objects=$(dirname "$1")/sessionlint.product/Objects.LinkFileList
# SwiftPM gives the entry of a program a name of its own, which tests can link with.
# The toolchain's JSON stands on two libraries that it does not name to a static link.
# The linker says of glibc's `dlopen` that it would need it at run time; nothing here loads a library.
swiftc -static-executable "@$objects" -l_FoundationCollections -l_FoundationCShims -Xlinker --defsym=main=CLI_main -o "$2" 2>"$2.log" || {
    cat "$2.log" >&2
    exit 1
}
rm "$2.log"
strip "$2"
printf '%s: %d bytes\n' "$(basename "$2")" "$(stat --format %s "$2")"
