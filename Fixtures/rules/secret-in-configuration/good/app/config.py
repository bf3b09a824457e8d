"""From the environment; and what only looks like a secret."""

import os


class Config:
    SECRET_KEY = os.environ["SECRET_KEY"]
    MAIL_API_KEY = os.environ.get("MAIL_API_KEY")
    ADMIN_PASSWORD = os.environ.get("ADMIN_PASSWORD", "changeme")
    JWT_SECRET_KEY = os.getenv("JWT_SECRET_KEY", "your-256-bit-secret-key-0123456789")
    TOKEN_URL = "https://ferries.net/oauth2/v1/token9"
    RESET_TOKEN = ""
    ACCESS_KEY = "ferries.accounts.v2.access_key"
    TOKEN_HEADER = "X-Ferry-Token-2024-Q7Rz2vT9"
    SQLALCHEMY_DATABASE_URI = "postgresql://postgres:postgres@localhost:5432/ferry"
    REPLICA_DATABASE_URL = "postgresql://ferry:h4rb0ur-7Gates@database/ferry"
    CACHE_REDIS_URL = "redis://cache.ferries.net:6379/0"
    POSTHOG_API_KEY = "phc_q7Rz2vT9mK4xW8pL1nB6cY3d"
    ALGOLIA_SEARCH_API_KEY = "7f2b9c4d1e8a6f3b5c0d9e7a2f4b8c6d"
    BUILD = "q7Rz2vT9mK4xW8pL1nB6cY3d"


class DevelopmentConfig(Config):
    SECRET_KEY = "q7Rz2vT9mK4xW8pL1nB6cY3d"
