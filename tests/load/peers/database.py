"""database.py SERVER NAME: creates an empty database on a server that keeps what it has committed."""

import sys

import psycopg2

server, name = sys.argv[1:]
connection = psycopg2.connect(f"{server}/postgres")
connection.autocommit = True
cursor = connection.cursor()
for setting in ["fsync", "synchronous_commit", "full_page_writes"]:
    cursor.execute(f"SHOW {setting}")
    if cursor.fetchone() != ("on",):
        sys.exit(f"{setting} of the server is not on: its figures would not be comparable")
cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
