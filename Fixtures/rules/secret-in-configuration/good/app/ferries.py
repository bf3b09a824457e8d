"""No configuration."""

TOKEN = "q7Rz2vT9mK4xW8pL1nB6cY3d"


class Ferry:
    secret_key = "q7Rz2vT9mK4xW8pL1nB6cY3d"
