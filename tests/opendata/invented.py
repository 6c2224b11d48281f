"""Invented texts in the forms that exporters take, with whatever may break a format."""

from datetime import datetime
from datetime import UTC
from imio.deliberations.opendata.atom import Entry
from imio.deliberations.opendata.atom import Feed
from imio.deliberations.opendata.atom import Gone
from imio.deliberations.opendata.atom import tag
from imio.deliberations.opendata.icalendar import Meeting
from imio.deliberations.search.query import Found
from imio.deliberations.search.query import Hit
from imio.deliberations.search.query import Query


ROOT = "https://deliberations.example.be"
NAMES = {"val": "Val-des-Aulnes", "rochebrune": "Rochebrune"}


def tag_of(name):
    return tag("deliberations.example.be", "2026-01-05", name)


FEED = Feed(
    id=tag_of("val"),
    url=f"{ROOT}/val/atom.xml",
    page=f"{ROOT}/val",
    title="Val-des-Aulnes",
    subtitle="Projets et décisions",
    updated=datetime(2027, 3, 25, 9, 0, tzinfo=UTC),
    language="fr",
    entries=(
        Entry(
            id=tag_of("a"),
            url=f"{ROOT}/val/decisions/2027-03-23/point-1",
            title="Projet – Subside au club « Les Aulnes » & amis <b>",
            author="Val-des-Aulnes",
            published=datetime(2027, 3, 16, 8, 5, tzinfo=UTC),
            updated=datetime(2027, 3, 17, 8, 5, 59, 999999, tzinfo=UTC),
            html='<p>Vu la demande de M.\xa0<span class="masked">[A]</span> ;</p>',
            categories=("Sport", "Projet"),
        ),
        Entry(
            id=tag_of("b"),
            url=f"{ROOT}/val/decisions/2027-03-23/point-2",
            title="Décision – Haushalt",
            author="Val-des-Aulnes",
            published=datetime(2027, 3, 24, 8, 5, tzinfo=UTC),
            updated=datetime(2027, 3, 24, 8, 5, tzinfo=UTC),
            summary="Ein langer Text.",
            language="de",
        ),
    ),
    gone=(
        Gone(tag_of("c"), datetime(2027, 3, 24, 9, 0, tzinfo=UTC)),
        Gone(tag_of("d"), datetime(2027, 3, 25, 9, 0, tzinfo=UTC)),
    ),
)

MEETINGS = (
    Meeting(
        uid="0f3c5a0e7d2a4b5c9d8e7f6a5b4c3d2e",
        name="Conseil communal – Val-des-Aulnes",
        organ="Conseil communal",
        start=datetime(2027, 3, 23, 19, 0, tzinfo=UTC),
        place="Maison communale, salle du Conseil ; entrée par la cour, rue du Moulin 27, 5999 Val-des-Aulnes",
        url=f"{ROOT}/val/decisions/2027-03-23",
        note=f"Ordre du jour et textes : {ROOT}/val/decisions/2027-03-23",
        cancelled=False,
        sequence=0,
        modified=datetime(2027, 3, 15, 23, 0, 5, tzinfo=UTC),
    ),
    Meeting(
        uid="1f3c5a0e7d2a4b5c9d8e7f6a5b4c3d2e",
        name="Conseil communal – Val-des-Aulnes",
        organ="Conseil communal",
        start=datetime(2027, 6, 22, 18, 0, tzinfo=UTC),
        place="",
        url=f"{ROOT}/val/decisions/2027-06-22",
        note=f"Ordre du jour et textes : {ROOT}/val/decisions/2027-06-22",
        cancelled=True,
        sequence=2,
        modified=datetime(2027, 6, 20, 8, 0, tzinfo=UTC),
    ),
)


def hit(**changes):
    facts = {
        "path": "/val/decisions/2027-03-23/point-2-10",
        "position": 41,
        "institution": "val",
        "number": "2.10",
        "title": "Subside au club ; « 50 % »",
        "matter": "Sport",
        "organ": "Conseil communal",
        "start": "2027-03-23T19:00:00Z",
        "state": "final",
        "kind": "normal",
        "outcome": "adopted",
        "in_charge": ("Mme Solange Mbeki-Thirion, Échevine", "M. Thierry Gobaille, Échevin"),
        "annexes": 2,
        "changed": True,
        "published": "2027-03-24T08:05:00Z",
        "snippet": (("les ", False), ("subsides", True), (" sportifs", False)),
    }
    return Hit(**facts | changes)


QUERY = Query(text="subsides", institution=("rochebrune", "val"), state=("final",))
FOUND = Found(
    total=1204,
    hits=(
        hit(),
        hit(
            path="/rochebrune/decisions/2027-04-01/point-1",
            institution="rochebrune",
            number="1",
            title="=cmd|' /C calc'!A0",
            matter="",
            in_charge=(),
            outcome="",
            state="draft",
            annexes=0,
            changed=False,
            snippet=(),
        ),
    ),
    facets={"institution": (("val", 1000), ("rochebrune", 204)), "state": (("final", 1200), ("draft", 4))},
)
LINKS = {
    "self": f"{ROOT}/find.json?q=subsides&institution=rochebrune&institution=val&state=final",
    "next": f"{ROOT}/find.json?q=subsides&institution=rochebrune&institution=val&state=final&page=2",
}
