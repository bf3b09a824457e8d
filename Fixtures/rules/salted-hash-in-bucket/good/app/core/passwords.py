"""Other things with that word in their names."""

from passlib.hash import argon2
from werkzeug.security import generate_password_hash


def store(user, password: str) -> None:
    user.password = argon2.hash(password)
    user.backup = generate_password_hash(password)
    user.hash = user.password
