# The other half.
from loop.one import A, First, again

other = again


class Second(A):
    pass
