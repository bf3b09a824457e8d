"""The instruments that a workshop lends: no agent has a part in this."""
