"""Reads a grammar of a language and grows random programs by it, as lists of tokens without layout.

A grammar is text: the name of a rule and a colon, and below it, indented, its alternatives, one a line or several with
` | ` between them. An alternative is words with blanks between them:

    <rule>    what the rule gives; `<rule>?` maybe, `<rule>*` any number, `<rule>+` at least one, `<rule>,*` and
              `<rule>,+` with commas between them
    ?word     the word, maybe
    7:        in front of an alternative: it is taken seven times as often
    \\...      a mark of two characters for whoever lays the tokens out (MARKS)
    ()        nothing
    word      itself; in it `␠` stands for a blank, `⇥` for a tab, `⏎` for a line end, `¦` for `|`
"""

import dataclasses
import pathlib
import random
import re

# Nothing between its neighbours; nothing, unless the layout is wild; a blank; an end of a statement; more and less
# indentation.
GLUE, CLOSE, BLANK, END, INDENT, DEDENT = MARKS = ("\\~", "\\-", "\\s", "\\n", "\\>", "\\<")
_RULE = re.compile(r"<(\w+)>(\?|\*|\+|,\*|,\+)?$")
_OPTIONAL = re.compile(r"\?([A-Za-z@,;][\w,]*)$")
_LETTERS = str.maketrans({"␠": " ", "⇥": "\t", "⏎": "\n", "¦": "|"})
_FAR = 1_000


@dataclasses.dataclass(frozen=True)
class Word:
    """A part of an alternative: a rule or the text of a token, and how often."""

    text: str
    is_rule: bool = False
    times: str = ""

    @property
    def may_lack(self) -> bool:
        return self.times in ("?", "*", ",*")


@dataclasses.dataclass(eq=False)
class Alternative:
    """One form of a rule. `least` is how deep its rules must at least go, `seen` how often it stood in a good program."""

    rule: str
    written: str
    weight: int
    words: list[Word]
    least: int = _FAR
    seen: int = 0


def _word(text: str) -> Word:
    if found := _RULE.match(text):
        return Word(found[1], True, found[2] or "")
    if found := _OPTIONAL.match(text):
        return Word(found[1], False, "?")
    return Word(text.translate(_LETTERS))


class Grammar:
    def __init__(self, path: pathlib.Path):
        self.rules: dict[str, list[Alternative]] = {}
        alternatives = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            if not line[0].isspace():
                name = line.rstrip(":")
                alternatives = self.rules.setdefault(name, [])
                continue
            if alternatives is None:
                raise SystemExit(f"{path}:{number}: an alternative of no rule")
            for text in line.strip().split(" | "):
                weight, words = 1, text.split()
                if re.fullmatch(r"\d+:", words[0]):
                    weight = int(words.pop(0)[:-1])
                words = [] if words == ["()"] else [_word(word) for word in words]
                alternatives.append(Alternative(name, text.strip(), weight, words))
        missing = {
            word.text for form in self.forms() for word in form.words if word.is_rule and word.text not in self.rules
        }
        if missing:
            raise SystemExit(f"{path}: no rule {', '.join(sorted(missing))}")
        self._measure()

    def forms(self) -> list[Alternative]:
        return [form for forms in self.rules.values() for form in forms]

    def _measure(self):
        """How deep each form must go at least, until nothing changes."""
        changed = True
        while changed:
            changed = False
            for form in self.forms():
                below = [self.least(word.text) for word in form.words if word.is_rule and not word.may_lack]
                least = 1 + max(below, default=0)
                if least < form.least:
                    form.least, changed = least, True

    def least(self, rule: str) -> int:
        return min(form.least for form in self.rules[rule])

    def grow(self, rule: str, chance: random.Random, depth: int, size: int) -> tuple[list[str], set[Alternative]]:
        """The tokens of a random program, and the forms in it. Past `size` tokens it ends as soon as it can."""
        tokens: list[str] = []
        used: set[Alternative] = set()

        def choose(forms: list[Alternative], left: int) -> Alternative:
            able = [form for form in forms if form.least <= left]
            if not able:
                # One step more than needed, now and then, or everything would end in the same few words.
                least = min(form.least for form in forms) + (chance.random() < 0.2)
                able = [form for form in forms if form.least <= least]
            # What has seldom stood in a good program is tried more often.
            return chance.choices(able, [form.weight * (1 + 8 / (1 + form.seen)) for form in able])[0]

        def grow(rule: str, left: int):
            if len(tokens) > size:
                left = 0
            form = choose(self.rules[rule], left)
            used.add(form)
            for word in form.words:
                count = 1
                if word.times:
                    count = 0 if word.may_lack else 1
                    can = not word.is_rule or self.least(word.text) < left
                    while can and len(tokens) <= size and chance.random() < 0.45:
                        count += 1
                    if word.times == "?":
                        count = min(count, 1)
                for index in range(count):
                    if index and word.times[0] == ",":
                        tokens.append(",")
                    if word.is_rule:
                        grow(word.text, left - 1)
                    else:
                        tokens.append(word.text)

        grow(rule, depth)
        return tokens, used
