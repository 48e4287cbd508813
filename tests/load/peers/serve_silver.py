"""serve_silver.py postgres://USER@HOST:PORT PORT: django-silver with a metered feature, ready to be measured."""

import sys

sys.dont_write_bytecode = True

import datetime
import json
from urllib.parse import quote

from names import SOUGHT
from peer import HERE, Peer, operation


def main(peer):
    peer.install()
    peer.environment |= {"DJANGO_SETTINGS_MODULE": "silver_settings", "SILVER_SERVER": peer.server}
    peer.create_database()
    peer.run("django-admin", "migrate", "--verbosity", "0")
    seeded = json.loads(peer.run("python", HERE / "seed_silver.py"))
    peer.serve("django.core.wsgi:get_wsgi_application()")

    today = datetime.date.today().isoformat()
    counted = json.dumps({"count": "1", "date": today, "update_type": "relative"})
    metered = "/customers/{account}/subscriptions/{account}/metered-features/documents/"

    def customers(name, asked, expect):
        return operation(name, "GET", f"/customers/?page_size=50{asked}", "", expect)

    operations = [
        operation("usage", "PATCH", metered, counted, '"count"'),
        customers("list", "", '[{"id"'),
        customers("deep", "&page=101", '[{"id"'),
        customers("search", f"&company={quote(SOUGHT)}", f'{SOUGHT}"'),
    ]
    stored = "SELECT sum(consumed_units)::bigint FROM silver_meteredfeatureunitslog"
    peer.ready(seeded["version"], f"Token {seeded['token']}", seeded["subscriptions"], stored, operations)


if __name__ == "__main__":
    with Peer("silver") as peer:
        main(peer)
