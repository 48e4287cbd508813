"""serve_tryton.py postgres://USER@HOST:PORT PORT: Tryton with subscriptions, ready to be measured."""

import sys

sys.dont_write_bytecode = True

import base64
import datetime
import json
import secrets

from names import SOUGHT
from peer import HERE, Peer, operation

# What Tryton's own list of parties shows.
COLUMNS = ["code", "name", "tax_identifier.rec_name"]


def call(method, *params):
    """The body of a request, with what stands for a number outside of quotes."""
    body = json.dumps({"id": "{n}", "method": method, "params": params})
    return body.replace('"{n}"', "{n}").replace('"{account}"', "{account}")


def main(peer):
    peer.install()
    password = peer.folder / "password"
    password.write_text(secrets.token_hex())
    peer.environment |= {
        "TRYTONPASSFILE": str(password),
        "TRYTOND_DATABASE__URI": f"{peer.server}/",
        "TRYTOND_DATABASE__PATH": str(peer.folder / "files"),
        "TRYTOND_DATABASE_NAMES": peer.name,
        "TRYTOND_SESSION__TIMEOUT": "86400",
    }
    peer.create_database()
    peer.run("trytond-admin", "--database", peer.name, "--all", "--email", "admin@example.com")
    peer.run("trytond-admin", "--database", peer.name, "--update", "sale_subscription", "--activate-dependencies")
    seeded = json.loads(peer.run("python", HERE / "seed_tryton.py", peer.name))
    peer.serve("trytond.application:app")

    login = ["admin", {"password": password.read_text()}, "en"]
    user, session = peer.post(f"/{peer.name}/", {"id": 0, "method": "common.db.login", "params": login})["result"]
    authorization = "Session " + base64.b64encode(f"admin:{user}:{session}".encode()).decode()
    today = datetime.date.today()
    date = {"__class__": "date", "year": today.year, "month": today.month, "day": today.day}
    context = {"company": seeded["company"]}
    consumption = {"line": "{account}", "quantity": 1, "date": date}
    consumed = call("model.sale.subscription.line.consumption.create", [consumption], context)

    def parties(domain, offset):
        return call("model.party.party.search_read", domain, offset, 50, None, COLUMNS, context)

    def rpc(name, body, expect):
        return operation(name, "POST", f"/{peer.name}/", body, expect)

    operations = [
        rpc("usage", consumed, '"result":['),
        rpc("list", parties([], 0), '"result":[{'),
        rpc("deep", parties([], 5_000), '"result":[{'),
        rpc("search", parties([["name", "ilike", f"%{SOUGHT}%"]], 0), f'{SOUGHT}"'),
    ]
    stored = "SELECT count(*) FROM sale_subscription_line_consumption"
    peer.ready(seeded["version"], authorization, seeded["lines"], stored, operations)


if __name__ == "__main__":
    with Peer("tryton") as peer:
        main(peer)
