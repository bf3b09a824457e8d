"""Template strings (PEP 750), bare groups of errors (PEP 758), finally without leaving (PEP 765)."""
page = t"<b>{name()}</b>{value!r:{width}}" rt"\{raw}"
try:
    pass
except A, B:
    handle()
except* C, D:
    other()
