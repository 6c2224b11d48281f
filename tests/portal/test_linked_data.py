"""Is what programs read in our pages the agreed vocabulary, and nothing that could end its element?"""

from datetime import datetime
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.portal.linked_data import event
from imio.deliberations.portal.linked_data import legislation
from imio.deliberations.portal.linked_data import organization
from imio.deliberations.portal.linked_data import script
from lxml import html
from portal.public_side import AFTER

import json
import pytest


VAL = organization("https://example.be/val", "Val-des-Aulnes", nis="99902", bce="0123.456.749", email="a@example.be")
START = datetime(2027, 3, 23, 19, 0, tzinfo=UTC)
FACTS = {
    "number": "2.10",
    "organ": "Conseil communal",
    "meeting_url": "https://example.be/val/decisions/2027-03-23",
    "meeting_name": "Conseil communal du 23 mars 2027",
    "start": START,
    "matter": "Patrimoine",
    "published": datetime(2027, 3, 16, 8, 5, tzinfo=UTC),
    "modified": datetime(2027, 3, 25, 9, 0, tzinfo=UTC),
}
URL = "https://example.be/val/decisions/2027-03-23/p1"


def test_an_institution():
    assert VAL == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": "https://example.be/val",
        "url": "https://example.be/val",
        "name": "Val-des-Aulnes",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "NIS", "value": "99902"},
            {"@type": "PropertyValue", "propertyID": "BCE", "value": "0123.456.749"},
        ],
        "email": "a@example.be",
    }


def test_a_decision():
    annex = {"title": "Plan", "url": f"{URL}/annexe-1", "media": "application/pdf", "bytes": 312000}
    made = legislation(URL, "Vente", VAL, final=True, outcome="adopted", draft_url=f"{URL}/v", annexes=[annex], **FACTS)
    author = {"@type": "GovernmentOrganization", "@id": "https://example.be/val", "name": "Val-des-Aulnes"}
    assert made == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": URL,
        "url": URL,
        "name": "Vente",
        "legislationIdentifier": "2.10",
        "legislationType": "Patrimoine",
        "legislationDate": "2027-03-23",
        "legislationJurisdiction": "Val-des-Aulnes",
        "legislationPassedBy": {"@type": "Organization", "name": "Conseil communal", "parentOrganization": author},
        "creativeWorkStatus": "Published",
        "inLanguage": "fr",
        "datePublished": "2027-03-16T09:05+01:00",
        "dateModified": "2027-03-25T10:00+01:00",
        "publisher": author,
        "isPartOf": {
            "@type": "CreativeWork",
            "@id": "https://example.be/val/decisions/2027-03-23",
            "name": "Conseil communal du 23 mars 2027",
        },
        "isBasedOn": f"{URL}/v",
        "encoding": {
            "@type": "LegislationObject",
            "contentUrl": URL,
            "encodingFormat": "text/html",
            "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        },
        "associatedMedia": [
            {
                "@type": "MediaObject",
                "name": "Plan",
                "contentUrl": f"{URL}/annexe-1",
                "encodingFormat": "application/pdf",
                "contentSize": "312000",
            }
        ],
    }


@pytest.mark.parametrize("final, outcome", [(False, ""), (True, "rejected"), (True, "withdrawn"), (True, "postponed")])
def test_what_was_not_adopted_is_not_in_force_and_was_passed_by_nobody(final, outcome):
    made = legislation(URL, "Vente", VAL, final=final, outcome=outcome, **FACTS)
    assert made["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert made["creativeWorkStatus"] == ("Published" if final else "Draft")
    assert not {"legislationPassedBy", "legislationDate"} & set(made)


@pytest.mark.parametrize("cancelled, status", [(False, "EventScheduled"), (True, "EventCancelled")])
def test_a_meeting(cancelled, status):
    works = [{"url": URL, "name": "Vente"}]
    made = event("https://example.be/m", "Conseil", START, VAL, place="Salle", cancelled=cancelled, works=works)
    assert made == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "https://example.be/m",
        "url": "https://example.be/m",
        "name": "Conseil",
        "startDate": "2027-03-23T20:00+01:00",
        "eventStatus": f"https://schema.org/{status}",
        "location": {"@type": "Place", "name": "Salle"},
        "organizer": {"@type": "GovernmentOrganization", "@id": "https://example.be/val", "name": "Val-des-Aulnes"},
        "isAccessibleForFree": True,
        "workFeatured": [{"@type": "Legislation", "@id": URL, "name": "Vente"}],
    }


@given(st.text() | st.sampled_from(["</script>", "<!--", "]]>", "<script>", "\u2028", "&lt;"]))
def test_no_text_ends_the_block_and_every_text_comes_back(text):
    written = script({"name": text.encode("utf-8", "ignore").decode()})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text.encode("utf-8", "ignore").decode()


# -- on the pages ---------------------------------------------------------------------------------------------


def blocks(page):
    return [
        json.loads(block.text)
        for block in html.fromstring(page.contents).iter("script")
        if block.get("type") == "application/ld+json"
    ]


def test_a_draft_speaks_of_itself_as_a_draft(world, meeting):
    one = world.decision(meeting, title='Vente "au rabais" </script><!--')
    [made] = blocks(world.open(one))
    assert (made["@id"], made["name"]) == (one.absolute_url(), 'Vente "au rabais" </script><!--')
    assert (made["creativeWorkStatus"], made["legislationLegalForce"]) == ("Draft", "https://schema.org/NotInForce")


def test_a_decision_names_the_draft_that_it_is_based_on(world, meeting):
    one = world.published(meeting)
    world.change(one, stage="final", outcome="adopted", published=AFTER)
    world.tell(one, "replace", one.published)
    [made] = blocks(world.open(one))
    assert made["isBasedOn"] == f"{one.absolute_url()}/@@version?position={one.versions[0]}"
    assert made["legislationPassedBy"]["parentOrganization"]["name"] == "Val-des-Aulnes"


def test_a_meeting_names_what_is_on_its_agenda_and_can_be_read(world, meeting):
    one = world.decision(meeting)
    world.decision(meeting, "2", fate="withdrawn", withdrawn_on=AFTER)
    [made] = blocks(world.open(meeting))
    assert (made["@type"], made["startDate"]) == ("Event", "2027-03-23T20:00+01:00")
    assert [work["@id"] for work in made["workFeatured"]] == [one.absolute_url()]


@pytest.mark.parametrize("fate", ["withdrawn", "postponed", "suspended"])
def test_of_what_is_gone_nothing_is_told(world, meeting, fate):
    one = world.decision(meeting, fate=fate, withdrawn_on=AFTER)
    assert not blocks(world.open(one))


def test_in_another_language_it_is_the_same_thing(world, meeting):
    one = world.decision(meeting)
    root = world.portal.absolute_url()
    [made] = blocks(world.open(one.absolute_url().replace(root, f"{root}/en")))
    assert made["@id"] == one.absolute_url()
    assert made["publisher"]["@id"] == f"{root}/val"
