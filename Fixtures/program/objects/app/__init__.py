# What a package gives on from its modules.
from .services import Service as PublicService
from .services import *
