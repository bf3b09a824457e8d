import time

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.models.order import Order


def one_arm_or_the_other(db: Session, order, note):
    if note:
        db.add(note)
        db.commit()
    elif order:
        db.add(order)
        db.commit()
    else:
        db.commit()


def left_at_once(db: Session, order, note):
    if note:
        db.add(note)
        db.commit()
        return note
    db.add(order)
    db.commit()
    return order


def first_that_works(db: Session, orders):
    for order in orders:
        try:
            db.add(order)
            db.commit()
            break
        except ValueError:
            db.rollback()


def writes_down_what_failed(db: Session, order):
    try:
        db.add(order)
        db.commit()
        db.refresh(order)
    except Exception as error:
        db.rollback()
        order.error = str(error)
        db.commit()


def every_so_many(db: Session, orders):
    for number, order in enumerate(orders):
        db.add(order)
        if number % 500 == 0:
            db.commit()
    db.commit()


def when_it_is_full(db: Session, orders):
    waiting = []
    for order in orders:
        waiting.append(order)
        if len(waiting) >= 500:
            db.add_all(waiting)
            db.commit()
            waiting.clear()


def batches(db: Session, batches):
    for batch in batches:
        db.add_all(batch)
        db.commit()


def worker(db: Session, queue):
    while True:
        db.add(queue.take())
        db.commit()


def a_session_each(orders):
    for order in orders:
        with SessionLocal() as db:
            db.add(order)
            db.commit()


def two_sessions(db: Session, archive: Session, order: Order):
    db.add(order)
    archive.add(order)
    db.commit()
    archive.commit()


def other_match(db: Session, order):
    match order.kind:
        case "new":
            db.add(order)
            db.commit()
        case "gone":
            db.delete(order)
            db.commit()


def savepoints(db: Session, orders):
    for order in orders:
        savepoint = db.begin_nested()
        db.add(order)
        savepoint.commit()
    db.commit()


def two_functions(db: Session, orders):
    def first():
        db.commit()

    def second():
        db.commit()

    return first if orders else second


def how_far_it_is(db: Session, job):
    while job.is_running:
        job.progress = job.ask()
        db.commit()
        time.sleep(1)


def by_numbers(db: Session, orders):
    for start in range(0, len(orders), 500):
        db.add_all(orders[start : start + 500])
        db.commit()


def at_its_own_time(db: Session, order, is_late):
    if is_late:
        db.add(order)
        db.commit()
    order.count()
    if not is_late:
        db.commit()


def by_kind(db: Session, order, kind):
    if kind == "new":
        db.add(order)
        db.commit()
    order.count()
    if kind == "gone" and order.is_paid:
        db.delete(order)
        db.commit()


def where_there_is_none(db: Session, order, note):
    if note is None:
        db.add(order)
        db.commit()
    for line in order.lines:
        if note is None:
            return line
    db.add(note)
    if note:
        db.commit()
