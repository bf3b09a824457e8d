"""In Django the flag says only whether the row is saved."""

from django.db import models


class Photo(models.Model):
    place = models.TextField()

    def locate(self, place: str, commit=True):
        self.place = place
        if commit:
            self.save()
