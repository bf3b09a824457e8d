from app.util.threads import last_order


class LastService:
    def last(self):
        return last_order()
