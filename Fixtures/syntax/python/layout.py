"""Lines: joins, tabs, form feeds, several statements, odd indentation."""
if a:
	tab()
	if b:
		deeper()

form_feed()
joined = 1 + \
    2 + call(
    3,

    # a comment inside brackets
  4)
one(); two(); three()
if x: y(); z()
class C: a = 1; b = f()
if deep:
      odd()
      # a comment at another column
  # and another
      still()
last()
