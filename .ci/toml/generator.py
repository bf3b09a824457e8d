"""TOML documents by chance, the same for the same seed: about half of them valid, most of the others nearly so."""

import random

LETTERS = "abc"
FRAGMENTS = [
    b'"', b"'", b'"""', b"'''", b"\\", b"\\u00e9", b"\\U0001F600", b"\\ud800", b"[", b"]", b"[[", b"]]", b"{", b"}", b"=",
    b".", b",", b"#", b"_", b"-", b"+", b":", b"0", b"1", b"9", b"e", b"E", b"T", b"Z", b"0x", b"0o", b"0b", b"inf", b"nan",
    b"true", b"a", b"b", b" ", b"\t", b"\n", b"\r\n", b"\r", b"\x00", b"\x1f", b"\x7f", b"\xc2\x80", b"\xc3\xa9", b"\xff",
    b"\xc3", b"\xf0\x9f\x98\x80", b"\xef\xbb\xbf", b"\\\n", b"\\ \n", b"a = 1\n", b"[a]\n", b"[[a]]\n", b"a.b = 1\n",
    b"1979-05-27", b" 07:32:00", b"07:32:00", b".5", b"+01:00", b"{a = 1}", b"[1, 2]",
]


class Generator:
    """Makes documents; `values` and `keys` are valid ones to build from."""

    def __init__(self, seed, values, keys):
        self.random = random.Random(seed)
        self.values = values
        self.keys = keys

    def tables(self):
        """Headers, dotted keys and inline tables over three letters, so that they meet each other all the time."""
        lines = []
        for _ in range(self.random.randint(2, 7)):
            path = self.path(3)
            kind = self.random.random()
            if kind < 0.3:
                lines.append(f"[{path}]")
            elif kind < 0.5:
                lines.append(f"[[{path}]]")
            else:
                lines.append(f"{path} = {self.short_value(2)}")
        return "\n".join(lines).encode()

    def path(self, longest):
        parts = [self.random.choice(LETTERS) for _ in range(self.random.randint(1, longest))]
        return ".".join(self.random.choice([part, part, part, f"'{part}'", f'"{part}"']) for part in parts)

    def short_value(self, depth):
        kind = self.random.random()
        if depth == 0 or kind < 0.5:
            return str(self.random.randint(0, 9))
        if kind < 0.7:
            return "[" + ", ".join(self.short_value(depth - 1) for _ in range(self.random.randint(0, 2))) + "]"
        return "{" + ", ".join(
            f"{self.path(2)} = {self.short_value(depth - 1)}" for _ in range(self.random.randint(0, 3))) + "}"

    def layout(self):
        """Values and keys of every form, with blanks, comments and line ends of every form between them."""
        line_end = self.random.choice(["\n", "\r\n"])
        lines = []
        for number in range(self.random.randint(1, 8)):
            kind = self.random.random()
            prefix = f"k{number}"
            if kind < 0.1:
                lines.append(f"{self.blank()}[{self.blank()}{prefix}{self.blank()}.{self.blank()}x{self.blank()}]")
            elif kind < 0.2:
                lines.append(f"{self.blank()}[[{self.blank()}{prefix}{self.blank()}]]{self.blank()}")
            elif kind < 0.3:
                lines.append(self.blank() + self.comment())
            else:
                key = self.random.choice([prefix, f'"{prefix}"', f"{prefix}.{self.random.choice(self.keys)}"])
                value = self.long_value(self.random.randint(0, 3), line_end)
                lines.append(f"{self.blank()}{key}{self.blank()}={self.blank()}{value}{self.blank()}")
            if self.random.random() < 0.2:
                lines[-1] += self.comment()
        return line_end.join(lines + [""] * self.random.randint(0, 2)).encode()

    def long_value(self, depth, line_end):
        if depth == 0:
            return self.random.choice(self.values)
        if self.random.random() < 0.6:
            def gap():
                return self.random.choice(["", " ", "\t", line_end, self.comment() + line_end])

            elements = [gap() + self.long_value(depth - 1, line_end) + gap() for _ in range(self.random.randint(0, 3))]
            return "[" + ",".join(elements) + (self.random.choice(["", "," + gap()]) if elements else gap()) + "]"
        entries = [
            f"{self.blank()}e{number}{self.blank()}={self.blank()}{self.long_value(depth - 1, line_end)}{self.blank()}"
            for number in range(self.random.randint(0, 3))]
        return "{" + ",".join(entries) + "}"

    def blank(self):
        return self.random.choice(["", "", " ", " ", "\t", " \t "])

    def comment(self):
        return self.random.choice(["#", "# c", "#]", "#\t\"", "# é😀"])

    def number(self):
        """Something between a number, a date and a time."""
        characters = "0011223459" + "__..--+:eExobTZ" + " ainf"
        return b"a = " + "".join(self.random.choice(characters) for _ in range(self.random.randint(1, 10))).encode()

    def moment(self):
        """A date and time whose parts are often at or beyond their limits."""
        pick = self.random.choice
        year = pick(["2023", "2024", "1900", "2000", "9999"])
        date = f"{year}-{self.random.randint(0, 13):02}-{self.random.randint(0, 32):02}"
        time = f"{pick(['00', '23', '24', '7'])}:{pick(['00', '59', '60'])}:{pick(['00', '59', '60', '5'])}"
        fraction = pick(["", "", ".", "." + "".join(pick("0123456789") for _ in range(self.random.randint(1, 9)))])
        offset = pick(["", "", "Z", "z", "+00:00", "-00:00", "+23:59", "-24:00", "+5:30", "+05:60", "+0530", "Y"])
        forms = [date, time + fraction, date + pick("Tt x") + time + fraction + offset, time + offset, date + offset]
        return ("a = " + pick(["{}", "{}", "[{}]", "[{} ,{}]", "{{b={}}}"]).replace("{}", pick(forms))).encode()

    def string(self):
        """A string of pieces that matter to strings."""
        pieces = [
            "a", " ", "\t", "\n", "\r\n", "\r", '"', "'", '""', "''", "\\", "\\\\", '\\"', "\\n", "\\u0041", "\\u",
            "\\\n", "\\ \n", "é", "\x7f", "#",
        ]
        delimiter = self.random.choice(['"', "'", '"""', "'''"])
        weights = [6] * 5 + [1] + [2] * 15
        inside = "".join(self.random.choices(pieces, weights, k=self.random.randint(0, 6)))
        return f"a = {delimiter}{inside}{delimiter}".encode()

    def mutation(self, documents):
        """A document with one to three small changes."""
        document = bytearray(self.random.choice(documents))
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randint(0, len(document))
            end = min(len(document), at + self.random.choice([0, 0, 1, 1, 1, 2, 5]))
            kind = self.random.random()
            if kind < 0.3:
                del document[at:max(end, at + 1)]
            elif kind < 0.75:
                document[at:end] = self.random.choice(FRAGMENTS)
            elif kind < 0.85:
                document[at:at] = document[at:at + self.random.randint(1, 12)]
            elif kind < 0.95:
                document += b"\n" + self.random.choice(documents)
            else:
                lines = bytes(document).split(b"\n")
                self.random.shuffle(lines)
                document = bytearray(b"\n".join(lines))
        return bytes(document)

    def documents(self, count, written):
        """So many documents; `written` is what mutations start from."""
        short = [document for document in written if len(document) < 2000]
        kinds = [self.tables, self.layout, self.number, self.moment, self.string, lambda: self.mutation(short)]
        weights = [3, 3, 1, 1, 1, 5]
        for _ in range(count):
            yield self.random.choices(kinds, weights)[0]()
