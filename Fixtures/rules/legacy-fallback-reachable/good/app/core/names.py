def spell_legacy(route):
    return str(route)
