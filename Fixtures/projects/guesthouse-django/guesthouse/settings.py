"""Each request is one transaction."""

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "guesthouse",
        "ATOMIC_REQUESTS": True,
    }
}
