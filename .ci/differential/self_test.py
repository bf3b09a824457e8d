#!/usr/bin/env python3
"""Tests the comparisons with CPython: a stand-in for our program prints what CPython says, or spoils it in one place."""

import subprocess
import sys

import harness
import stand_in

# Odd inputs that both readers of CPython accept, so that a comparison really looks at them.
SOURCES = {
    "empty.py": b"",
    "comment_only.py": b"# c",
    "blanks_only.py": b"   ",
    "no_end.py": b"if x:\n  y = 1   ",
    "crlf.py": b"def f(a, *b, c=1, **d):\r\n    '''a\r\nb'''\r\n    return g(\r\n      a)\r\n",
    "lone_cr.py": b"# -*- x -*-\r# coding: latin-1\rx = f('\xe9')\rif x:\r\ty(1)\r",
    "bom.py": b"\xef\xbb\xbfimport a.b as c\n",
    "latin.py": b"# coding: latin-1\n'\xe9'.join(a); b()\n",
    "unicode.py": "class Ä(É, ﬁ.x()): é = 'ü😀', f()\n".encode(),
    "form_feed.py": b"if a:\n  \x0c  x\n\x0cy \x0c= 1\n",
    "continuation.py": b"if a:\n    \\\n  y\n    z \\\n# c\n\\\n\nx\n",
    "numbers.py": b"1_000j, 0xfor x, 1if x else y, 1_0.0_1e1_0, 1..real\n",
    "texts.py": b"f'a{{b}}c{x!r:>{w}.{p()}f}{y=}{{{z}}}' rf'\\{x}\\N{n}' f'a\\N{EM DASH}b{{'\n"
    b"f'''{\nx # c\n:{{1}}\n}''' f'{x:}' f'{(lambda: f())}' f'{a['b'](c)}'\n",
    "heads.py": b"@d()\nclass A(B[int], c.d().e, *F, metaclass=M()):\n"
    b"    @e(1)\n    async def m[T: t()](self, a, /, b: n() = o(), *, k, **kw) -> r():\n"
    b"        class L:\n            def i(): return [h(*x, y=1, *z, **w) for _ in q()]\n        (a or b).c()\n"
    b"from .. . import x as y, z\nfrom . import *\n(a)[0]().b()\n",
    "rejected.py": b"x = (1\n",
}

STAND_IN = """\
import json, pathlib, re, sys
sys.path.insert(0, {here!r})
import reference
command = sys.argv[2] if sys.argv[1] == "inspect" else "check"
problems = []
output = "" if command == "check" else "".join(reference.listing((command, file)) for file in sys.argv[3:] if not file.startswith("--"))
output = re.sub(r"^! .*\\n", "", output, flags=re.M)
if command == "facts":
    output = re.sub(r"^# .*\\n", "", output, flags=re.M)
{spoil}
if command == "check":
    output = json.dumps(dict(problems=problems, skipped=[]))
sys.stdout.reconfigure(encoding="utf-8")
sys.stdout.write(output)
"""

# Each spoils the stand-in's output; the comparison must fail, and say so with the given words.
SPOILT = {
    "tokens": {
        "output = output.replace('NUMBER 1 1 1 7', 'NUMBER 1 1 1 6')": "NUMBER 1 1 1 6",
        "output = output.replace('NUMBER 1 1 1 7', 'NAME 1 1 1 7')": "NAME 1 1 1 7",
        "output = output.replace('INDENT 2 1 2 6\\n', '')": "INDENT 2 1 2 6",
        "output = output.replace('ENDMARKER', 'DEDENT 9 1 9 1\\nENDMARKER', 1)": "DEDENT",
        "output = re.sub('FSTRING_MIDDLE 1 3 1 6', 'FSTRING_MIDDLE 1 3 1 5', output)": "FSTRING_MIDDLE 1 3 1 5",
        "output = output.replace('NEWLINE 1 24 1 25', 'NEWLINE 1 25 1 26')": "NEWLINE 1 25",
        "output = output.replace('# empty.py\\n', '# other.py\\n')": "nothing printed for this file",
        "'numbers.py' in sys.argv and sys.exit(3)": "exit 3",
        "import os; 'numbers.py' in sys.argv and os.kill(os.getpid(), 4)": "killed by signal 4",
    },
    "facts": {
        """output = output.replace('"callee":"a[]().b"', '"callee":"a[].b"')""": 'callee="a[].b"',
        """output = output.replace('"labels":["*","y"', '"labels":["y","*"')""": 'labels=["y", "*", "*", "**"]',
        """output = output.replace('"module":"..."', '"module":".."')""": 'module=".."',
        """output = output.replace('"as":"c"', '"as":null')""": "as=null",
        """output = output.replace('"as":"c"', '"alias":"c"')""": "as=MISSING",
        """output = output.replace('"async":true', '"async":false')""": "async=false",
        """output = output.replace('"A.m.L.i"}', '"A.m"}')""": 'function="A.m"',
        """output = output.replace('"*F"', '"F"')""": 'bases=["B[]", "c.d().e", "F"]',
        """output = output.replace('"a","b","k"', '"a","k","b"')""": "parameters=",
        """output = re.sub(r'("column":)\\d+(,"fact":"class","name":"\\u00c4")', r'\\g<1>2\\2', output)""": "1:2 class",
        """output += output.split('\\n')[0] + '\\n'""": "only ours: 1",
        """output += 'oops\\n'""": "cannot be read",
    },
}

# What our program may do otherwise than CPython without a difference.
TOLERATED = {
    "tokens": [
        r"output = re.sub(r'^(NEWLINE|NL) (\d+) (\d+) \2 (?!\3$).*', r'\1 \2 \3 9 9', output, flags=re.M)",
        r"output = re.sub(r'^NL (\d+ \d+) \1\n', '', output, flags=re.M)",
        r"output = re.sub(r'^FSTRING_MIDDLE (\d+ \d+) \1\n', '', output, flags=re.M)",
        r"output = re.sub(r'^FSTRING_MIDDLE (\d+ \d+) (\d+ \d+)\nFSTRING_MIDDLE \2', r'FSTRING_MIDDLE \1', output, flags=re.M)",
        r"output = re.sub(r'^ENDMARKER .*', 'ENDMARKER 1 1 1 1', output, flags=re.M)",
    ],
    "facts": [
        r"""output = output.replace('"fact":"call"', '"fact":"call","more":1')""",
        r"""output += '{"file":"bom.py","line":1,"column":1,"fact":"binding"}\n'""",
        r"""output = output.replace('fi.x()', '\ufb01.x()')""",
        r"output = '\n'.join(reversed(output.split('\n')))",
    ],
}

# What the comparison of random programs must see.
GENERATED = {
    """output = output.replace('"async":true', '"async":false')""": "async=false",
    """output = re.sub(r'"callee":"(\\w+)[(][)]"', r'"callee":"\\1"', output)""": "callee=",
    "output = re.sub(r'^FSTRING_END .*\\n', '', output, count=1, flags=re.M)": "CPython: FSTRING_END",
    "problems += [dict(file=name, line=1, column=1, message='no such word') for name in sys.argv[2:]"
    " if name.endswith('.py') and 'lambda' in pathlib.Path(name).read_text()]": "1:1 no such word",
}


def main() -> int:
    python = subprocess.run([harness.HERE.parent / "reference_python"], stdout=subprocess.PIPE, text=True, check=True)
    return stand_in.judge(
        stand_in.Suite(
            interpreter=python.stdout.strip(),
            script=STAND_IN,
            sources=SOURCES,
            cases={command: (SPOILT[command], TOLERATED[command]) for command in ("tokens", "facts")},
            allowed=("output = output.replace('NUMBER 1 1 1 7', 'NAME 1 1 1 7')", "tree/numb*.py"),
            generator="generated",
            generated=GENERATED,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
