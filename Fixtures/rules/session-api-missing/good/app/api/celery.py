"""Has the name of a library, which means the library to everybody else."""

from celery import Celery

broker = Celery("harbour")
