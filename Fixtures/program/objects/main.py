# Names from elsewhere: modules under another name, re-exports, stars, imports where they are used.
import app.stores
import app.stores as kept
from app import *
from app import PublicService
from app.stores import default as standard
from typing import TYPE_CHECKING

try:
    from app.services import Settings
except ImportError:
    Settings = None

if TYPE_CHECKING:
    from app.services import OnlyTask


def main(task: "OnlyTask"):
    app.stores.later()  # expect-call: app.stores.later
    kept.later()  # expect-call: app.stores.later
    kept.default.save()  # expect-call: app.stores.Store.save
    standard.save()  # expect-call: app.stores.Store.save
    PublicService().run()  # expect-call: app.services.Service.__init__, app.services.Base.run
    Base().run()  # expect-call: app.services.Base.__init__, app.services.Base.run
    Settings(standard).apply()  # expect-call: app.services.Settings.apply
    task.perform()  # expect-call: app.services.OnlyTask.perform
    from app.services import use

    use(None)  # expect-call: app.services.use
