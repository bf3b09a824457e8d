"""Who asks."""


class RequestContext:
    def __init__(self, client_account_id):
        self.client_account_id = client_account_id
