# The other one of the same name.
def cut():
    pass
