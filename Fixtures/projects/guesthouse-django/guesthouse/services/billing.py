"""What waits for other machines in a block, and in a function that is decorated."""

import requests
from django.db import connection, transaction

from guesthouse.models import Stay


class BillingService:
    def charge(self, stay_id):
        with transaction.atomic():
            stay = Stay.objects.select_for_update().get(pk=stay_id)
            # expect(+1): slow-call-in-transaction "until the block of `transaction.atomic()` ends"
            requests.post("https://bank.example/charges", json={"stay": stay.pk})
            Stay.objects.filter(pk=stay_id).update(paid=True)

    @transaction.atomic
    def refund(self, stay_id):
        Stay.objects.filter(pk=stay_id).update(paid=False)
        requests.post("https://bank.example/refunds", json={"stay": stay_id})  # expect: slow-call-in-transaction "until `refund` ends"

    def remind(self, stay_id):
        requests.post("https://mail.example/reminders", json={"stay": stay_id})
        with transaction.atomic():
            Stay.objects.filter(pk=stay_id).update(reminded=True)

    def count(self):
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from stays")
            return cursor.fetchone()
