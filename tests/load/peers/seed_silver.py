"""seed_silver.py: a provider's plan with a metered feature, customers, and those of them that subscribe to it."""

import datetime
import json
from importlib.metadata import version

import django

django.setup()

from django.contrib.auth.models import User
from django.db import connection
from names import CUSTOMERS, SUBSCRIBED, name
from rest_framework.authtoken.models import Token
from silver.models import Customer, MeteredFeature, MeteredFeatureUnitsLog, Plan, ProductCode, Provider, Subscription


def plan():
    provider = Provider.objects.create(
        name="Sillar",
        address_1="Jirón 1",
        city="Lima",
        country="PE",
        invoice_series="F001",
        invoice_starting_number=1,
    )
    documents = MeteredFeature.objects.create(
        name="Documents",
        unit="document",
        price_per_unit=0,
        included_units=0,
        product_code=ProductCode.objects.create(value="documents"),
    )
    plan = Plan.objects.create(
        name="Documents",
        interval=Plan.INTERVALS.MONTH,
        interval_count=1,
        amount=0,
        currency="PEN",
        product_code=ProductCode.objects.create(value="plan"),
        provider=provider,
    )
    plan.metered_features.add(documents)
    return plan, documents


def customer(n):
    return Customer(
        first_name="Rosa",
        last_name=f"Quispe {n}",
        company=name(n),
        address_1=f"Jirón {n}",
        city="Lima",
        country="PE",
        currency="PEN",
    )


def subscribe(customer, plan, documents):
    """An active subscription whose count of the month has begun, since beginning it twice at once is an error."""
    begin = datetime.date.today().replace(day=1)
    subscription = Subscription.objects.create(plan=plan, customer=customer, start_date=begin)
    subscription.activate(start_date=begin)
    subscription.save()
    MeteredFeatureUnitsLog.objects.create(metered_feature=documents, subscription=subscription, consumed_units=0)
    assert subscription.pk == customer.pk, "the path of a subscription names the same number twice"
    return subscription.pk


def main():
    terms = plan()
    customers = Customer.objects.bulk_create([customer(n) for n in range(CUSTOMERS)])
    subscriptions = [subscribe(customer, *terms) for customer in customers[:SUBSCRIBED]]
    token = Token.objects.create(user=User.objects.create_user("reseller"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps({"version": version("django-silver"), "token": token.key, "subscriptions": subscriptions}))


main()
