"""A tool that can be tried by hand: what runs as a program is a script, whatever folder it stands in."""

from sqlalchemy.orm import Session


class TryTool:
    def __init__(self, registry):
        self._registry = registry

    def _run(self, text: str) -> str:
        return text


def measured(number: int) -> int:
    return number


if __name__ == "__main__":
    from app.models.loan import Loan

    with Session(measured(1)) as session:
        loan = session.query(Loan).first()
        session.commit()
        print(TryTool(None)._run(str(loan)))
