"""Views whose writes are one transaction, or one statement."""

from django.db import transaction
from django.db.transaction import atomic
from django.http import JsonResponse
from django.views import View

from bakery.models import Failure, Loaf, Order, Stock


@transaction.atomic
def place(request, loaf_id):
    loaf = Loaf.objects.select_for_update().get(pk=loaf_id)
    Order.objects.create(loaf=loaf, customer=request.user)
    Stock.objects.filter(loaf=loaf).update(left=loaf.left - 1)
    return JsonResponse({"ordered": loaf_id})


@atomic(durable=True)
def place_all(request):
    for loaf in Loaf.objects.all():
        Order.objects.create(loaf=loaf, customer=request.user)
    return JsonResponse({"ordered": True})


class CloseDayView(View):
    def post(self, request):
        with transaction.atomic():
            for loaf_id in request.POST.getlist("loaf"):
                Stock.objects.filter(loaf_id=loaf_id).delete()
        return JsonResponse({"closed": True})

    @atomic
    def put(self, request):
        Order.objects.filter(customer=request.user).delete()
        Order.objects.create(customer=request.user)
        return JsonResponse({"reset": True})

    def patch(self, request):
        for loaf_id in request.POST.getlist("loaf"):
            with atomic():
                Order.objects.filter(loaf_id=loaf_id).update(paid=True)
                Stock.objects.filter(loaf_id=loaf_id).update(left=0)
        return JsonResponse({"paid": True})

    def delete(self, request):
        if request.POST.get("all"):
            Order.objects.all().delete()
        else:
            Order.objects.filter(customer=request.user).delete()
        return JsonResponse({"deleted": True})


def refund(request, order_id):
    try:
        Order.objects.filter(pk=order_id).update(paid=False)
    except ValueError as error:
        Failure.objects.create(text=str(error))
    return JsonResponse({"refunded": order_id})


def _restock(loaf, count):
    Stock.objects.filter(loaf=loaf).delete()
    Stock.objects.create(loaf=loaf, left=count)
