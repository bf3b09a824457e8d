# Modules in a folder that is no package.
def touch():
    pass
