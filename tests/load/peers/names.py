"""The invented customers both peers hold."""

CUSTOMERS = 10_000
SUBSCRIBED = 1_000

FIRST = ["Comercial", "Inversiones", "Servicios", "Botica", "Transportes"]
SECOND = ["Quilla", "Puka Urpi", "Sumaq", "Illari", "Ñandú", "Wayra"]
SECOND += ["Antü", "Kusi", "Chaska", "Ayllu", "Tika", "Rumi"]
THIRD = ["S.A.C.", "E.I.R.L.", "S.R.L.", "del Sur"]

# One customer's name, from its middle on.
SOUGHT = "Quilla del Sur 421"


def name(n):
    return f"{FIRST[n % 5]} {SECOND[n // 5 % 12]} {THIRD[n // 60 % 4]} {n}"
