"""Regions: with, try, loops, branches."""
async def f(db, items):
    async with open_one() as one, open_two() as (two, three):
        await one.go()
    with (a as b, c):
        pass
    with (single()):
        pass
    for key, (left, *right) in items:
        if key: continue
    else:
        done()
    async for x in stream(): break
    while cond(x):
        x += 1
    while True:
        break
    try:
        risky()
    except (A, B) as error:
        raise Other(error) from error
    except C:
        raise
    else:
        fine()
    finally:
        clean()
    if a():
        pass
    elif b():
        pass
    else:
        c()
    del x, y.z, w[0]
    assert ready(), "m"
    global g
