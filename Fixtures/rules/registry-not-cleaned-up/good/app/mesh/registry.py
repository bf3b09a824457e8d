"""A class of the same name that holds nothing which somebody would have to give back."""


class ServiceRegistry:
    def __init__(self, stage=None):
        self.stage = stage
        self.addresses = {}

    def add(self, name, address):
        self.addresses[name] = address
