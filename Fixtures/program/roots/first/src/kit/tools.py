# One of two packages with the same name.
def cut():
    pass
