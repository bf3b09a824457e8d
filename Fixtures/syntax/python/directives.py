# sessionlint: allow-file(a-rule): a reason
x = 1  # noqa  # sessionlint: allow(b-rule): because
# SessionLint: not this one
y = "# sessionlint: allow(c-rule): inside a string"
