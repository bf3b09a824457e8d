"""The transaction of the request is around all of it."""

from django.http import JsonResponse

from guesthouse.models import Room, Stay


def move(request, stay_id, number):
    room = Room.objects.get(number=number)
    Stay.objects.filter(room=room).delete()
    Stay.objects.filter(pk=stay_id).update(room=room)
    return JsonResponse({"room": number})
