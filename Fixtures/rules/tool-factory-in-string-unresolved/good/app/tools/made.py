"""Made while it runs."""


def _make(name):
    return lambda context, registry=None: [name]


globals()["create_made_tools"] = _make("made")
