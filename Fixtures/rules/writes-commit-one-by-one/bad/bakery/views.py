"""Views that write in several steps, each of which is there at once and stays there."""

from django.http import JsonResponse
from django.views import View

from bakery.models import Loaf, Order, Stock


def place(request, loaf_id):
    loaf = Loaf.objects.get(pk=loaf_id)
    Order.objects.create(loaf=loaf, customer=request.user)
    # expect(+1): writes-commit-one-by-one "`place` writes to `Stock.objects.filter(…)` more than once on one path"
    Stock.objects.filter(loaf=loaf).update(left=loaf.left - 1)
    return JsonResponse({"ordered": loaf_id})


class CloseDayView(View):
    def post(self, request):
        for loaf_id in request.POST.getlist("loaf"):
            Stock.objects.filter(loaf_id=loaf_id).delete()  # expect: writes-commit-one-by-one "in every round of a loop"
        return JsonResponse({"closed": True})

    def delete(self, request):
        Order.objects.filter(customer=request.user).exclude(paid=True).delete()
        Stock.objects.bulk_create([Stock(loaf=loaf) for loaf in Loaf.objects.all()])  # expect: writes-commit-one-by-one
        return JsonResponse({"deleted": True})
