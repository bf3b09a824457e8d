"""Every form of import, and where it stands."""
import os
import a.b.c, d.e as f
from . import g
from ..h.i import j as k, l
from m import (
    n,
    o as p,
)
from q import *
if TYPE_CHECKING:
    from r import S
try:
    from t import U
except ImportError:
    U = None
def local():
    from v import w
    return w()
