"""Sentences: the job runs `session.execute(text("COMMIT"))` no more."""

# session.execute(text("ROLLBACK"))


def explain() -> str:
    return 'use session.commit(), not session.execute(text("COMMIT"))'
