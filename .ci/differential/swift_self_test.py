#!/usr/bin/env python3
"""Tests the comparisons with the compiler's own parser: a stand-in for our program prints what that says, or spoils it in
one place."""

import sys

import stand_in

# Odd inputs that the parser accepts but for one, so that a comparison really looks at them.
SOURCES = {
    "empty.swift": b"",
    "comment_only.swift": b"// c",
    "shebang.swift": b"#!/usr/bin/swift\n/* a /* b */ */ f() /* c */ // d\n",
    "crlf.swift": b'let a = """\r\n  b\\(c(1))d\r\n  """\r\nf(x: a) { b in }\r\n',
    "lone_cr.swift": b"// a\rf(1)\rlet b = c.d()\r",
    "bom.swift": b"\xef\xbb\xbfimport struct A.B.C\n@testable import D.E\n",
    "unicode.swift": 'struct Ä: É, `is it`.F { func `a b`() { /* 😀 */ é(ü: "😀") } }\n'.encode(),
    "strings.swift": b'x("a\\(b("c\\(d)") )e\\(f)", #"g\\(h)"#, ##"i\\##(j)k"##, "l")\n',
    "regex.swift": b"let a = /b c/, d = e / f / g, h = #/ i /#\n",
    "operators.swift": b"a >>= b; c<D<E>>(); f?.g!.h; i ? j : k; l&m; &n; -o; p...; x = y ?? -z; func == <T>(a: T) {}\n",
    "versions.swift": b"@available(macOS 10.15.4, *) func f() { if #available(iOS 17.1, *) {} }\n",
    "heads.swift": b"class A<B>: C, @unchecked Sendable { init?(_ a: Int, b c: Int = d()) throws {} ; deinit {}\n"
    b"  subscript(i: Int, at j: Int) -> Int { f { $0.g() } } }\n"
    b"extension A.B<C>: ~D { func m() async throws(E) { struct L {} ; func n() rethrows {} } }\n",
    "calls.swift": b"a?.b[1].c<D>(e, f: g) { h, _ in } i: { [weak self, j = k] (l: Int, m n: Int) in }\n"
    b"if case .o(let p) = .q(r) {} ; #s(t) ; { }() ; u(v: { }, w({ }))\n"
    b"#if os(Linux)\nx(y)\n#elseif canImport(Z)\n(a.b).c(); (d + e).f()\n#endif\n",
    "rejected.swift": b"let x = (1\n",
}

STAND_IN = """\
import json, pathlib, re, sys
sys.path.insert(0, {here!r})
import harness
from swift_reference import listings
command = sys.argv[2] if sys.argv[1] == "inspect" else "check"
problems = []
files = [file for file in sys.argv[3:] if not file.startswith("--")]
output = ""
for file, listing, _ in listings(command, harness.Tree("", pathlib.Path.cwd(), files), 1) if command != "check" else ():
    if listing is None:
        continue
    if command == "tokens":
        output += f"# {{file}}\\n" + listing
    else:
        output += "".join(line.replace("{{", '{{"file":' + json.dumps(file) + ",", 1) for line in listing.splitlines(keepends=True))
{spoil}
if command == "check":
    output = json.dumps(dict(problems=problems, skipped=[]))
sys.stdout.reconfigure(encoding="utf-8")
sys.stdout.write(output)
"""

# Each spoils the stand-in's output; the comparison must fail, and say so with the given words.
SPOILT = {
    "tokens": {
        "output = output.replace('regex 1 9 1 14', 'infix 1 9 1 14')": "infix 1:9-1:14",
        "output = output.replace('stringMiddle 1 18 1 22', 'stringMiddle 1 18 1 21')": "stringMiddle 1:18-1:21",
        "output = output.replace('word 1 5 1 6\\n', '')": "word 1:5-1:6",
        "output = output.replace('lineComment 1 1 1 5\\n', '', 1)": "lineComment 1:1-1:5",
        "output = output.replace('infix 1 3 1 6', 'prefix 1 3 1 6')": "prefix 1:3-1:6",
        "output = output.replace('?postfix', '?infix')": "?infix",
        "output = output.replace('float 1 18 1 23', 'integer 1 18 1 20')": "integer 1:18-1:20",
        "output = output.replace('directive', 'word')": "directive",
        "output = output.replace('# empty.swift\\n', '# other.swift\\n')": "nothing printed for this file",
        "output += 'word 9 9 9 10\\n'": "word 9:9-9:10",
        "'regex.swift' in sys.argv and sys.exit(3)": "exit 3",
        "import os; 'regex.swift' in sys.argv and os.kill(os.getpid(), 4)": "killed by signal 4",
    },
    "facts": {
        """output = output.replace('"callee":"a.b[].c"', '"callee":"a.b.c"')""": 'callee="a.b.c"',
        """output = output.replace('"labels":[null,"f",null,"i"]', '"labels":[null,"f","i"]')""": 'labels=[null, "f", "i"]',
        """output = output.replace('"module":"A.B"', '"module":"A"')""": 'module="A"',
        """output = output.replace('"name":"C"', '"name":null')""": "name=null",
        """output = output.replace('"kind":"extension"', '"kind":"class"')""": 'kind="class"',
        """output = output.replace('"@unchecked Sendable"', '"Sendable"')""": 'bases=["C", "Sendable"]',
        """output = output.replace('"A.B.m.n"', '"A.B.n"')""": 'name="A.B.n"',
        """output = output.replace('"async":true', '"async":false')""": "async=false",
        """output = output.replace('"throws":true', '"throws":false')""": "throws=false",
        """output = output.replace('"throws":true', '"raises":true')""": "throws=MISSING",
        """output = output.replace('"labels":[null,"at"]', '"labels":["i","at"]')""": 'labels=["i", "at"]',
        """output = output.replace('"parameters":["l","n"]', '"parameters":["l","m"]')""": 'parameters=["l", "m"]',
        """output = output.replace('"captures":["self","j"]', '"captures":["self"]')""": 'captures=["self"]',
        """output = output.replace('"label":"i"', '"label":null')""": "label=null",
        """output = output.replace('"call":null', '"call":"2:40"', 1)""": 'call="2:40"',
        """output = output.replace('"callee":"q"', '"callee":"o"').replace('"callee":".q"', '"callee":".o"')""": 'callee=".o"',
        """output += output.split('\\n')[0] + '\\n'""": "only ours: 1",
        """output += 'oops\\n'""": "cannot be read",
    },
}

# What our program may do otherwise than the compiler's parser without a difference.
TOLERATED = {
    "tokens": [
        r"output = re.sub(r'^word', 'kwLet', output, flags=re.M)",
        r"output = output.replace('infix 1 3 1 6', 'greater 1 3 1 4\ngreater 1 4 1 5\nequal 1 5 1 6')",
        r"output = re.sub(r'^infix', 'comparison', output, flags=re.M)",
        r"output = re.sub(r'(\A|\n)(# .*\n)', r'\1\2', output).replace('\n# ', '\nendOfFile 9 1 9 1\n# ')",
    ],
    "facts": [
        r"""output = output.replace('"fact":"call"', '"fact":"call","more":1')""",
        r"""output += '{"file":"bom.swift","line":1,"column":1,"fact":"binding"}\n'""",
        r"output = '\n'.join(reversed(output.split('\n')))",
    ],
}

# What the comparison of random programs must see.
GENERATED = {
    """output = output.replace('"async":true', '"async":false')""": "async=false",
    """output = output.replace('"labels":[null,null]', '"labels":[null]')""": "labels=[null, null]",
    "output = re.sub(r'^[{] .*\\n', '', output, count=1, flags=re.M)": "SwiftParser: {",
    "problems += [dict(file=name, line=1, column=1, message='no such word') for name in sys.argv[2:]"
    " if name.endswith('.swift') and 'try' in pathlib.Path(name).read_text()]": "1:1 no such word",
}


def main() -> int:
    return stand_in.judge(
        stand_in.Suite(
            interpreter=sys.executable,
            script=STAND_IN,
            sources=SOURCES,
            cases={f"swift_{command}": (SPOILT[command], TOLERATED[command]) for command in ("tokens", "facts")},
            allowed=("output = output.replace('regex 1 9 1 14', 'infix 1 9 1 14')", "tree/rege*.swift"),
            generator="swift_generated",
            generated=GENERATED,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
