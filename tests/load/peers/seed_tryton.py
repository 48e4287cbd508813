"""seed_tryton.py DATABASE: a company, its customers, and those of them that subscribe to a service each day.

Those who subscribe are created through Tryton. The other customers, who are only listed, are written into its tables:
that takes a second instead of a minute."""

import datetime
import json
import sys

from names import CUSTOMERS, SUBSCRIBED, name
from sql.functions import CurrentTimestamp
from stdnum.pe import ruc
from trytond import __version__
from trytond.pool import Pool
from trytond.transaction import Transaction


def tax_id(n):
    number = f"20{n:08}"
    return number + ruc.calc_check_digit(number)


def company():
    pool = Pool()
    currency, = pool.get("currency.currency").create([{"name": "Sol", "code": "PEN", "symbol": "S/"}])
    party, = pool.get("party.party").create([{"name": "Sillar"}])
    company, = pool.get("company.company").create([{"party": party, "currency": currency}])
    User = pool.get("res.user")
    User.write(User.search([("login", "=", "admin")]), {"companies": [("add", [company.id])], "company": company.id})
    return company


def customer(n):
    return {
        "name": name(n),
        "addresses": [("create", [{"street": f"Jirón {n}", "city": "Lima"}])],
        "identifiers": [("create", [{"type": "pe_vat", "code": tax_id(n)}])],
    }


def write_customers(numbers):
    pool = Pool()
    party, identifier = pool.get("party.party").__table__(), pool.get("party.identifier").__table__()
    cursor = Transaction().connection.cursor()
    rows = [[name(n), f"C{n}", True, 0, CurrentTimestamp()] for n in numbers]
    columns = [party.name, party.code, party.active, party.create_uid, party.create_date]
    cursor.execute(*party.insert(columns, rows, returning=[party.id, party.code]))
    rows = [[id, "pe_vat", tax_id(int(code[1:])), True, 0, CurrentTimestamp()] for id, code in cursor.fetchall()]
    columns = [identifier.party, identifier.type, identifier.code, identifier.active]
    columns += [identifier.create_uid, identifier.create_date]
    cursor.execute(*identifier.insert(columns, rows))


def service():
    pool = Pool()
    unit, = pool.get("product.uom").search([("symbol", "=", "u")])
    template, = pool.get("product.template").create([{
        "name": "Documents",
        "type": "service",
        "default_uom": unit.id,
        "salable": True,
        "sale_uom": unit.id,
        "products": [("create", [{}])],
    }])
    return pool.get("sale.subscription.service").create([{"product": template.products[0].id}])[0]


def rules(freq):
    Rules = Pool().get("sale.subscription.recurrence.rule.set")
    return Rules.create([{"name": freq, "rules": [("create", [{"freq": freq}])]}])[0]


def subscriptions(company, parties, service):
    begin = datetime.date.today().replace(day=1)
    monthly, daily = rules("monthly"), rules("daily")
    line = {
        "service": service.id,
        "quantity": 1,
        "unit": service.product.default_uom.id,
        "unit_price": 0,
        "consumption_recurrence": daily.id,
        "start_date": begin,
    }
    Subscription = Pool().get("sale.subscription")
    created = Subscription.create([
        {
            "company": company.id,
            "currency": company.currency.id,
            "party": party.id,
            "invoice_address": party.addresses[0].id,
            "start_date": begin,
            "invoice_recurrence": monthly.id,
            "lines": [("create", [line])],
        }
        for party in parties
    ])
    Subscription.quote(created)
    Subscription.run(created)
    return created


def main(database):
    pool = Pool(database)
    pool.init()
    with Transaction().start(database, 0):
        its = company()
    with Transaction().start(database, 0, context={"company": its.id}):
        parties = pool.get("party.party").create([customer(n) for n in range(SUBSCRIBED)])
        write_customers(range(SUBSCRIBED, CUSTOMERS))
        running = subscriptions(pool.get("company.company")(its.id), parties, service())
        lines = [line.id for subscription in running for line in subscription.lines]
    with Transaction().start(database, 0) as transaction:
        transaction.connection.cursor().execute("ANALYZE")
    print(json.dumps({"version": __version__, "company": its.id, "lines": lines}))


main(*sys.argv[1:])
