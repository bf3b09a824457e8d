class RequestContext:
    def __init__(self, client_account_id: str):
        self.client_account_id = client_account_id
