"""Every form of import: alias, module, module alias, relative, brackets, star, local, in `try`."""

import app.models  # expect: model-imported-in-tool
import app.models.room as room_model  # expect: model-imported-in-tool
import app.models.loan  # expect: model-imported-in-tool
from app import models  # expect: model-imported-in-tool
from app.models import Exhibit as Row  # expect: model-imported-in-tool
from app.models.visit import (
    Ticket,  # expect: model-imported-in-tool
    Visit,  # expect: model-imported-in-tool
)
from ..models import Room  # expect: model-imported-in-tool
from ..models.loan import Loan  # expect: model-imported-in-tool
from .. import models as tables  # expect: model-imported-in-tool
from app.models.label import *  # expect: model-imported-in-tool

try:
    from app.models.guide import Guide  # expect: model-imported-in-tool
except ImportError:
    Guide = None


def titles() -> list:
    from app.models.title import Title  # expect: model-imported-in-tool

    return [Title, Row, Room, Visit, Ticket, Loan, Guide, models, tables, room_model, app]
