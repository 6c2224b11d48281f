"""Which words of a text name a law that can be recognised for sure, and where that law is read. Pure.

A conservative table: what only looks like a reference stays text. The addresses are defaults of a setting
(``settings.ILegalAddresses``): none could be asked while this was written, so a portal's manager can correct each.
``{article}`` in an address is replaced by the article's number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import re


@dataclass(frozen=True)
class Source:
    """A law. ``address``: empty when no stable official address is known; then only its abbreviation is explained."""

    key: str
    title: str
    address: str
    pattern: str


_NUMBER = r"\d{1,3}(?:bis|ter|quater|quinquies|sexies|septies)?"
_PLACE = rf"{_NUMBER}(?:\s*,?\s*(?:§\s*\d{{1,2}}(?:er)?|alinéa\s+\d{{1,2}}))?"
_NUMBERS = rf"{_PLACE}(?:(?:\s*,\s*(?:et\s+)?|\s+et\s+|\s+à\s+){_PLACE}){{0,11}}"


def _articles(key: str) -> str:
    return rf"\b[Aa]rt(?:icles?\s+|\.\s*)(?P<{key}_article>{_NUMBERS})\s*,?\s+de\s+la\s+"


SOURCES = (
    Source(
        "cdld",
        "Code de la démocratie locale et de la décentralisation",
        "https://wallex.wallonie.be/eli/loi-decret/2004/04/22/200427184",
        # The French Code général des collectivités territoriales numbers the same way.
        r"(?<![\w./-])(?P<cdld_article>L[1-6][1-9]\d\d-\d{1,3}(?:bis|ter|quater|/\d{1,2})?)(?![\w-]|[./]\d)"
        r"(?!\s+du\s+[Cc]ode\s+(?!(?:wallon\s+)?de\s+la\s+d[ée]mocratie)\w)"
        r"|\b[Cc]ode\s+de\s+la\s+d[ée]mocratie\s+locale(?:\s+et\s+de\s+la\s+d[ée]centralisation)?|\bCDLD\b",
    ),
    Source(
        "constitution",
        "Constitution",
        "https://www.ejustice.just.fgov.be/eli/constitution/1994/02/17/1994021048/justel",
        _articles("constitution")
        + r"Constitution(?=\s*(?:[,;.:)\]]|$)|\s+(?:belge|coordonnée|et|ou|qui|en|garantit|dispose)\b)"
        r"|(?<=[Vv]u\sla\s)Constitution(?=\s*[,;])|\bConstitution\s+belge\b",
    ),
    Source(
        "nlc",
        "Nouvelle loi communale",
        "",
        rf"(?:{_articles('nlc')})?\b[Nn]ouvelle\s+[Ll]oi\s+[Cc]ommunale\b|\bNLC\b",
    ),
    Source(
        "rgpd",
        "Règlement général sur la protection des données",
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        r"\bRGPD\b|\b[Rr]èglement\s+\(UE\)\s+(?:n°\s*)?2016/679\b",
    ),
)
ADDRESSES = {source.key: source.address for source in SOURCES}

_ALL = re.compile("|".join(f"(?P<{source.key}>{source.pattern})" for source in SOURCES))
_ABBREVIATION = re.compile(r"[A-Z]{3,5}")


@dataclass(frozen=True)
class Reference:
    """Characters ``start`` to ``end`` of a text name a law; ``article``: its first article named there, or empty."""

    start: int
    end: int
    source: Source
    article: str

    def address(self, addresses: Mapping[str, str]) -> str:
        """Where it is read; empty when nobody knows a place."""
        return addresses.get(self.source.key, "").replace("{article}", self.article)


def references(text: str) -> tuple[Reference, ...]:
    """The references of a plain text, in reading order, none inside another."""
    found = []
    for match in _ALL.finditer(text):
        source = next(source for source in SOURCES if match[source.key] is not None)
        numbers = match.groupdict().get(f"{source.key}_article") or ""
        found.append(Reference(match.start(), match.end(), source, re.split(r"[\s,]", numbers)[0]))
    return tuple(found)


def is_abbreviation(text: str) -> bool:
    """Whether a reference is the law's initials."""
    return bool(_ABBREVIATION.fullmatch(text))
