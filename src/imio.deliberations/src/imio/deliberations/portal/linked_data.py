"""What pages say to programs inside their HTML: schema.org as JSON-LD. Pure.

The vocabulary is schema.org's Legislation, Event and GovernmentOrganization. No legal force is claimed for a decision:
nobody here knows whether an approval is still to come. The masked text is no official publication, and says so.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import BRUSSELS
from typing import Any

import json


CONTEXT = "https://schema.org"
Data = dict[str, Any]


def script(data: Mapping[str, Any]) -> str:
    """The data as text that may stand in ``<script type="application/ld+json">``: nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=False, indent=None, separators=(",", ":"))
    # Inside a JSON string an escape is the character; outside of strings none of these stands.
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def organization(
    url: str, name: str, *, nis: str = "", bce: str = "", email: str = "", website: str = "", logo: str = ""
) -> Data:
    """An institution. ``nis``, ``bce``: its numbers at Statbel and in the company register."""
    numbers = [
        {"@type": "PropertyValue", "propertyID": kind, "value": value}
        for kind, value in (("NIS", nis), ("BCE", bce))
        if value
    ]
    return _said(
        {
            "@context": CONTEXT,
            "@type": "GovernmentOrganization",
            "@id": url,
            "url": url,
            "name": name,
            "identifier": numbers,
            "email": email,
            "sameAs": website,
            "logo": logo,
        }
    )


def event(
    url: str,
    name: str,
    start: datetime,
    organizer: Mapping[str, Any],
    *,
    place: str = "",
    cancelled: bool = False,
    works: Iterable[Mapping[str, str]] = (),
) -> Data:
    """A meeting. ``works``: what is on its agenda and public, each with ``url`` and ``name``."""
    return _said(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": url,
            "url": url,
            "name": name,
            "startDate": _iso(start),
            "eventStatus": f"{CONTEXT}/{'EventCancelled' if cancelled else 'EventScheduled'}",
            "location": {"@type": "Place", "name": place} if place else None,
            "organizer": _inside(organizer),
            "isAccessibleForFree": True,
            "workFeatured": [{"@type": "Legislation", "@id": work["url"], "name": work["name"]} for work in works],
        }
    )


def legislation(
    url: str,
    title: str,
    institution: Mapping[str, Any],
    *,
    number: str,
    organ: str,
    meeting_url: str,
    meeting_name: str,
    start: datetime,
    final: bool,
    outcome: str = "",
    matter: str = "",
    language: str = "fr",
    published: datetime | None = None,
    modified: datetime | None = None,
    draft_url: str = "",
    annexes: Iterable[Mapping[str, Any]] = (),
) -> Data:
    """A draft or a decision. ``draft_url``: where the draft of a decision can be read.

    ``annexes``: each with ``title``, ``url``, ``media`` and ``bytes``.
    """
    adopted = final and outcome in ("", "adopted", "amended", "noted")
    return _said(
        {
            "@context": CONTEXT,
            "@type": "Legislation",
            "@id": url,
            "url": url,
            "name": title,
            "legislationIdentifier": number,
            "legislationType": matter,
            "legislationDate": _iso(start)[:10] if adopted else None,
            "legislationJurisdiction": institution["name"],
            "legislationPassedBy": {"@type": "Organization", "name": organ, "parentOrganization": _inside(institution)}
            if adopted
            else None,
            "legislationLegalForce": None if adopted else f"{CONTEXT}/NotInForce",
            "creativeWorkStatus": "Published" if final else "Draft",
            "inLanguage": language,
            "datePublished": _iso(published) if published else None,
            "dateModified": _iso(modified) if modified else None,
            "publisher": _inside(institution),
            "isPartOf": {"@type": "CreativeWork", "@id": meeting_url, "name": meeting_name},
            "isBasedOn": draft_url,
            "encoding": {
                "@type": "LegislationObject",
                "contentUrl": url,
                "encodingFormat": "text/html",
                "legislationLegalValue": f"{CONTEXT}/UnofficialLegalValue",
            },
            "associatedMedia": [
                {
                    "@type": "MediaObject",
                    "name": annex["title"],
                    "contentUrl": annex["url"],
                    "encodingFormat": annex["media"],
                    "contentSize": str(annex["bytes"]),
                }
                for annex in annexes
            ],
        }
    )


def _iso(moment: datetime) -> str:
    """To the minute, with the offset of Brussels."""
    return as_utc(moment).astimezone(BRUSSELS).isoformat(timespec="minutes")


def _inside(data: Mapping[str, Any]) -> Data:
    """An organization as it is named inside of something else."""
    return {key: data[key] for key in ("@type", "@id", "name") if key in data}


def _said(data: Data) -> Data:
    """Without what is not known."""
    return {key: value for key, value in data.items() if value not in (None, "", [])}
