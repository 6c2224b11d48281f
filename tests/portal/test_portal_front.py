"""Does the front of the portal say what there is, and lead everybody to their institution?"""

from datetime import timedelta
from plone import api
from portal.public_side import AFTER
from portal.public_side import BEFORE
from portal.public_side import START

import pytest
import re
import transaction


def words_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.contents).split())


def figures(page):
    found = re.findall(r"<dt[^>]*>([^<]+)</dt>\s*<dd>([^<]*)</dd>", page.contents)
    return {name.strip(): value for name, value in found}


@pytest.fixture
def go(world):
    """Ask for an institution; where one ends up, and the page."""

    def ask(name, language=""):
        root = f"{world.portal.absolute_url()}{language}"
        return world.open(f"{root}/@@institutions?name={name}")

    return ask


def test_the_home_page_counts_what_is_public(world, institution, meeting):
    world.decision(meeting, "1", stage="final")
    world.decision(meeting, "2")
    world.decision(meeting, "3", fate="withdrawn", withdrawn_on=AFTER)
    closed = world.meeting(world.institution("ferme", "Commune close", state="private"))
    world.decision(closed, stage="final")
    page = world.open(world.portal)
    assert figures(page) == {"institutions": "1", "séances": "1", "décisions": "1", "projets": "1"}
    assert "Première publication le 16 mars 2027." in words_of(page)


def test_a_portal_without_anything_says_so(world):
    page = words_of(world.open(world.portal))
    assert "Aucune institution ne publie encore ici." in page
    assert "Aucune décision n’est encore publiée." in page
    assert "Première publication" not in page


def test_the_latest_decisions_are_those_published_last_and_only_what_is_live(world, meeting):
    for number in range(1, 12):
        published = BEFORE + timedelta(hours=number)
        world.decision(meeting, str(number), f"Point numéro {number}", stage="final", published=published)
    world.change(meeting["point-11"], fate="withdrawn", withdrawn_on=AFTER)
    shown = re.findall(r"Point numéro (\d+)", world.open(world.portal).contents)
    assert shown == ["10", "9", "8", "7", "6", "5", "4", "3"]


def test_meetings_to_come_and_held_stand_with_their_institution(world, institution):
    world.meeting(institution, START + timedelta(days=2))
    world.meeting(institution, BEFORE - timedelta(days=3))
    world.meeting(institution, BEFORE - timedelta(days=90))
    page = words_of(world.open(world.portal))
    assert "Prochaines séances Val-des-Aulnes – Conseil communal du 25 mars 2027" in page
    assert "Dernières séances Val-des-Aulnes – Conseil communal du 17 mars 2027" in page
    assert "20 décembre" not in page


@pytest.mark.parametrize("name", ["Val-des-Aulnes", "val des aulnes", "5999", "Fontenelle", "fontenelle-le-val"])
def test_one_institution_that_is_meant_is_opened(world, go, name):
    made = world.institution(postcodes=("5999",), former_names=("Fontenelle-le-Val",))
    world.institution("autre", "Autre", postcodes=("5990",))
    assert go(name).url == made.absolute_url()
    assert go(name, "/en").url == made.absolute_url().replace("/plone", "/plone/en")


def test_several_are_listed_with_what_they_were_found_by(world, go):
    for name in ("haut", "bas"):
        world.institution(name, f"Val-du-{name.title()}", postcodes=("5999",), province="Namur")
    page = go("5999")
    assert words_of(page).count("5999 Namur") == 2
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_nothing_found_says_what_to_do_and_keeps_what_was_typed(world, institution, go):
    page = go("Bruxelles%22%3E")
    assert "Aucune institution de ce nom ne publie ici." in words_of(page)
    assert 'value="Bruxelles&quot;&gt;"' in page.contents


def test_a_closed_institution_is_found_by_nobody(world, go):
    world.institution("ferme", "Commune close", state="private", former_names=("Ancien nom",), postcodes=("5998",))
    for name in ("Commune close", "Ancien nom", "5998"):
        page = go(name)
        assert "/@@institutions" in page.url
        assert "/ferme" not in page.contents and "<option>" not in page.contents


def test_communes_stand_by_province_and_the_replaced_ones_only_for_whoever_asks(world, institution, go):
    world.institution("bastogne", "Bastogne", province="Luxembourg", former_names=("Bertogne",))
    old = world.institution("bertogne", "Bertogne-ancienne", succeeded_by="bastogne")
    page = world.open(f"{world.portal.absolute_url()}/@@institutions")
    assert "Communes – Luxembourg" in words_of(page)
    assert f'href="{old.absolute_url()}"' not in page.contents
    assert go("Bertogne-ancienne").url == old.absolute_url()


def test_an_institution_says_by_when_its_drafts_are_due(world):
    institution = world.institution(population=12480, nis="99902")
    world.meeting(institution)
    world.now = START - timedelta(days=8)
    page = world.open(institution)
    assert "Les projets doivent paraître au plus tard le mercredi 17 mars 2027." in words_of(page)
    world.now = BEFORE
    assert "Les projets devaient paraître au plus tard le mercredi 17 mars 2027." in words_of(world.open(institution))


def test_where_no_rule_binds_no_deadline_is_told(world):
    institution = world.institution(kind="intercommunale")
    world.meeting(institution)
    assert "au plus tard" not in words_of(world.open(institution))


def test_the_page_is_fresh_when_the_deadline_passes(world):
    institution = world.institution(population=12480, nis="99902")
    world.meeting(institution)
    # The midnight that ends 17 March in Brussels is 23 h of UTC.
    world.now = START.replace(day=17, hour=22, minute=58, second=0)
    assert world.open(institution).headers["Cache-Control"].endswith("s-maxage=120")


def test_the_publication_record_counts_first_drafts_and_names_its_rule(world, institution):
    meeting = world.meeting(institution)
    for number, timing in enumerate(("due", "due", "late", "voluntary"), 1):
        world.decision(meeting, str(number), timing=timing)
    world.decision(meeting, "9", timing="late", kind="urgent")
    world.now = AFTER
    page = world.open(institution)
    record = figures(page)
    assert (record["projets à temps"], record["projets en retard"]) == ("2", "1")
    assert record["séances dont un texte définitif est à venir"] == "1"
    assert "article L3221-5" in words_of(page) and "5 jours francs" in words_of(page)


def test_past_meetings_are_glyphs_with_words(world, institution):
    world.decision(world.meeting(institution, START.replace(year=2026)), stage="final")
    world.meeting(institution, START.replace(month=1))
    world.meeting(institution, START.replace(year=2020))
    page = world.open(institution).contents
    row = page[page.index('class="calendar"') : page.index("all_meetings") if "all_meetings" in page else None]
    assert re.findall(r"<dt>(\d+)</dt>", row) == ["2027", "2026"]
    assert re.search(r"●</span><span class=\"hidden\">lundi 23 mars 2026|Conseil communal du lundi 23 mars 2026", row)
    assert "Décisions</span>" in " ".join(row.split()).replace(" </span>", "</span>")
    assert "Toutes les séances (3)" in page


def test_the_contact_leads_to_what_becomes_of_personal_data(world):
    institution = world.institution(contact_email="val@example.be", privacy_page="https://val.example.be/rgpd")
    page = world.open(institution).contents
    assert 'href="https://val.example.be/rgpd"' in page and 'href="mailto:val@example.be"' in page
    assert "/@@about-personal-data" in page


TOPICS = ("accessibility", "personal-data", "masking", "open-data", "api")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_page_leads_to_the_pages_about_the_portal(world, institution, topic):
    address = f"{world.portal.absolute_url()}/@@about-{topic}"
    assert f'href="{address}"' in world.open(institution).contents
    page = world.open(address)
    assert page.headers["Status"].startswith("200") and page.headers["Cache-Control"].startswith("public")
    assert world.open(address.replace("/@@", "/en/@@")).headers["Status"].startswith("200")


def test_what_runs_the_portal_is_a_setting(world):
    for name, value in {"contact_email": "portail@example.be", "licence_name": "CC0", "publisher": "Imio"}.items():
        api.portal.set_registry_record(f"imio.deliberations.{name}", value)
    transaction.commit()
    page = world.open(f"{world.portal.absolute_url()}/@@about-open-data").contents
    assert "portail@example.be" in page and ">CC0</a>" in page and "Imio" in page


def test_no_visitor_gets_a_cookie(world, meeting):
    decision = world.decision(meeting)
    root = world.portal.absolute_url()
    for target in (root, f"{root}/@@institutions", f"{root}/@@about-api", f"{root}/val", meeting, decision):
        assert "Set-Cookie" not in world.open(target).headers
