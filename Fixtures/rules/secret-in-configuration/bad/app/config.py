"""The common case: the key is in the repository."""

import os


class Config:
    SECRET_KEY = "q7Rz2vT9mK4xW8pL1nB6cY3d"  # expect: secret-in-configuration "`SECRET_KEY` is a secret that is written here"
    MAIL_API_KEY = os.environ.get("MAIL_API_KEY", "sk-q7Rz2vT9mK4xW8pL1nB6")  # expect: secret-in-configuration "`MAIL_API_KEY` falls back to a secret"
    SQLALCHEMY_DATABASE_URI = "postgresql://ferry:h4rb0ur-7Gates@db.ferries.net/ferry"  # expect: secret-in-configuration


class StagingConfig(Config):
    SECRET_KEY = "5*9f5q57mq#f$x1h76&jxy#yoRtjl1v+l*6hd18$d*yx0"  # expect: secret-in-configuration


class ProductionConfig(Config):
    JWT_SECRET_KEY = os.getenv("JWT_SECRET_KEY") or "9f86d081884c7d659a2feaa0c55ad015"  # expect: secret-in-configuration
