from django.db import models


class RoomManager(models.Manager):
    def free(self, day):
        return self.exclude(stay__day=day)


class Room(models.Model):
    number = models.CharField(max_length=8)
    objects = RoomManager()


class Stay(models.Model):
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    day = models.DateField()
