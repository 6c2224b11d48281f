"""Values without a label: dates, amounts, references. Numbers of persons use series that are never issued."""

from collections.abc import Callable
from imio.pseudonymizer.training import lists
from imio.pseudonymizer.training import places
from random import Random


_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août")
_MONTHS += ("septembre", "octobre", "novembre", "décembre")
_TEACHING_IBANS = ("BE68 5390 0754 7034", "BE71 0961 2345 6769", "BE62 5100 0754 7061")


def _written(chance: Random, first_year: int, last_year: int) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(first_year, last_year)
    drawn = chance.random()
    if drawn < 0.6:
        return f"{'1er' if day == 1 else day} {_MONTHS[month - 1]} {year}"
    if drawn < 0.85:
        return f"{day:02d}/{month:02d}/{year}"
    return chance.choice((f"{day}.{month}.{year}", f"{day:02d}-{month:02d}-{year}", f"{day}/{month}/{year % 100:02d}"))


def date(chance: Random) -> str:
    """Return a date of the last years."""
    return _written(chance, 2012, 2026)


def birthdate(chance: Random) -> str:
    """Return a date of birth."""
    return _written(chance, 1930, 2016)


def amount(chance: Random) -> str:
    """Return an amount, written in one of the Belgian ways."""
    whole = int(10 ** chance.uniform(1.3, 6.5))
    grouped = f"{whole:,}".replace(",", chance.choice((".", ".", " ", "\u00a0", "")))
    cents = chance.choice(("", f",{chance.randint(0, 99):02d}", ",00"))
    return chance.choice(
        (f"{grouped}{cents} €", f"{grouped}{cents} €", f"{grouped}{cents} EUR", f"{grouped}{cents} euros")
    )


def niss(chance: Random) -> str:
    """Return a national register number whose serial is never issued."""
    year, month, day = chance.randint(30, 99), chance.randint(1, 12), chance.randint(1, 28)
    serial = chance.choice(("000", "999"))
    check = 97 - int(f"{year:02d}{month:02d}{day:02d}{serial}") % 97
    if chance.random() < 0.3:
        return f"{year:02d}{month:02d}{day:02d}{serial}{check:02d}"
    return f"{year:02d}.{month:02d}.{day:02d}-{serial}.{check:02d}"


def bce(chance: Random) -> str:
    """Return a company number with a right check, in the range below any that is issued."""
    stem = chance.randint(1, 999)
    digits = f"{stem:08d}{97 - stem % 97:02d}"
    return f"{chance.choice(('', '', 'BE ', 'BE'))}{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def iban(chance: Random) -> str:
    """Return an account number: one of those used in documentation, or one whose check is wrong."""
    if chance.random() < 0.5:
        return chance.choice(_TEACHING_IBANS)
    return f"BE00 {chance.randint(0, 9999):04d} {chance.randint(0, 9999):04d} {chance.randint(0, 9999):04d}"


def phone(chance: Random) -> str:
    """Return a phone number."""
    if chance.random() < 0.5:
        return f"04{chance.randint(70, 99)}/00.{chance.randint(0, 99):02d}.{chance.randint(0, 99):02d}"
    return (
        f"0{chance.choice((81, 71, 64, 65, 85, 83, 82, 60))}/00.{chance.randint(0, 99):02d}.{chance.randint(0, 99):02d}"
    )


def parcel(chance: Random) -> str:
    """Return a cadastral reference."""
    section = f"{chance.choice(('section', 'Section', 'Son', 'sect.'))} {chance.choice('ABCDEFG')}"
    letter, power = chance.choice("ABCDEFGHKLMNPRSTVWXYZ"), chance.choice(("", " 2", "3", "/2"))
    key = f"{chance.randint(1, 999)} {letter}{power}"
    before = f"{chance.randint(1, 8)}{chance.choice(('e', 'ème'))} division, " if chance.random() < 0.5 else ""
    return f"{before}{section}{chance.choice((', n° ', ' n° ', ' ', ' numéro '))}{key}"


def votes(chance: Random) -> str:
    """Return the result of a vote, without names."""
    favour, against, none = chance.randint(9, 25), chance.randint(1, 9), chance.randint(1, 6)
    return chance.choice(
        (
            "à l'unanimité",
            "à l'unanimité",
            "À l'unanimité des membres présents",
            "à l'unanimité des votants",
            f"par {favour} voix pour et {against} contre",
            f"par {favour} voix pour, {against} voix contre et {none} abstentions",
            f"par {favour} OUI et {none} ABSTENTIONS",
            f"au scrutin secret, par {favour} oui, {against} non et {none} bulletins blancs",
        )
    )


def surface(chance: Random) -> str:
    """Return an area."""
    return chance.choice(
        (
            f"{chance.randint(1, 900)} m²",
            f"{chance.randint(1, 90)} a {chance.randint(1, 99)} ca",
            f"{chance.randint(1, 30)} ha {chance.randint(1, 99):02d} a {chance.randint(1, 99):02d} ca",
            f"{chance.randint(1, 60)} ares",
            f"{chance.randint(0, 9)},{chance.randint(1, 99):02d} are",
        )
    )


def age(chance: Random) -> str:
    """Return the age of an adult."""
    return f"{chance.randint(18, 104)} ans"


def _article(chance: Random) -> str:
    return f"{chance.randint(100, 930)}/{chance.randint(100, 765)}-{chance.randint(1, 60):02d}"


def _reference(chance: Random) -> str:
    year, rank = chance.randint(2015, 2026), chance.randint(1, 9999)
    return chance.choice(
        (f"{year}/{rank}", f"PU/{year}/{rank:04d}", f"{year}{rank:04d}", f"DGO{rank % 6}/{year}-{rank}")
    )


def _plate(chance: Random) -> str:
    return f"1-ZZZ-{chance.randint(100, 999)}"


def _hour(chance: Random) -> str:
    hour, minute = chance.randint(7, 23), chance.choice((0, 0, 15, 30, 40, 45))
    return chance.choice(
        (f"{hour}h{minute:02d}", f"{hour} heures {minute:02d}" if minute else f"{hour} heures", f"{hour}h")
    )


#: Slot name → its value.
VALUES: dict[str, Callable[[Random], str]] = {
    "date": date,
    "year": lambda chance: str(chance.randint(2010, 2030)),
    "birthdate": birthdate,
    "birthplace": places.town,
    "age": age,
    "childage": lambda chance: f"{chance.randint(3, 17)} ans",
    "amount": amount,
    "num": lambda chance: str(chance.randint(1, 60)),
    "art": _article,
    "ref": _reference,
    "law": lambda chance: lists.load("legal").pick(chance),
    "niss": niss,
    "iban": iban,
    "phone": phone,
    "plate": _plate,
    "parcel": parcel,
    "surface": surface,
    "hour": _hour,
    "bce": bce,
    "votes": votes,
    "job": lambda chance: lists.load("jobs").pick(chance),
}
