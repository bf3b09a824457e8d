"""Everything of a module that is not here."""

from potters_guild.stars import *
