"""Does everybody see at a glance whether a text is a draft or a decision?"""

from datetime import datetime
from datetime import UTC
from portal.public_side import AFTER
from portal.public_side import START

import pytest


SECRET = "Licenciement de Jean Dupont"


def test_a_draft_says_that_it_is_not_adopted(world, meeting):
    page = world.open(world.decision(meeting))
    assert "Projet de délibération – document préparatoire, pas encore adopté" in page.contents
    assert 'class="state draft"' in page.contents
    assert "noindex" not in page.contents
    assert "X-Robots-Tag" not in page.headers


def test_a_draft_of_a_held_meeting_says_that_the_decision_is_not_published(world, meeting):
    draft = world.decision(meeting)
    world.now = AFTER
    page = world.open(draft)
    assert (
        "Le conseil s’est réuni le 23 mars 2027 ; la décision n’est pas encore publiée. Vous lisez le projet."
        in page.contents
    )
    assert 'class="state held"' in page.contents


def test_a_draft_stays_a_draft_when_other_decisions_of_the_meeting_are_out(world, meeting):
    draft = world.decision(meeting, "1")
    world.decision(meeting, "2", stage="final")
    world.now = AFTER
    assert 'class="state held"' in world.open(draft).contents
    assert "Décisions" in world.open(meeting).contents


def test_a_decision_says_so_quietly(world, meeting):
    decision = world.decision(meeting, stage="final", outcome="amended")
    world.now = AFTER
    page = world.open(decision)
    assert "Décision du conseil communal du 23 mars 2027" in page.contents
    assert 'class="state final"' in page.contents
    assert "Adopté avec amendement" in page.contents
    assert "noindex" not in page.contents


def test_an_organ_that_is_no_council_is_named_as_it_is(world, institution):
    meeting = world.meeting(institution, organ="Assemblée générale")
    draft, decision = world.decision(meeting, "1"), world.decision(meeting, "2", stage="final")
    world.now = AFTER
    assert "Décision – Assemblée générale du 23 mars 2027" in world.open(decision).contents
    assert "La séance a eu lieu le 23 mars 2027" in world.open(draft).contents


def test_a_draft_of_a_cancelled_meeting_says_that_it_was_not_adopted(world, institution):
    meeting = world.meeting(institution, cancelled=True)
    page = world.open(world.decision(meeting))
    assert "La séance du 23 mars 2027 a été annulée. Vous lisez un projet qui n’a pas été adopté." in page.contents
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "Cette séance a été annulée." in world.open(meeting).contents


def test_a_decision_published_before_a_moved_meeting_names_no_day(world, institution):
    decision = world.decision(world.meeting(institution), stage="final")
    assert "<strong>Décision – Conseil communal</strong>" in world.open(decision).contents


@pytest.mark.parametrize("stage, robots", [("draft", "noindex"), ("final", None)])
def test_only_drafts_are_kept_from_search_engines_after_the_meeting(world, meeting, stage, robots):
    decision = world.decision(meeting, stage=stage)
    annex = world.annex(decision)
    world.now = AFTER
    page = world.open(decision)
    assert page.headers.get("X-Robots-Tag") == robots
    assert ('<meta name="robots" content="noindex"' in page.contents) == (robots is not None)
    assert world.open(annex).headers.get("X-Robots-Tag") == robots


def test_a_withdrawn_decision_is_gone_and_says_when_and_why_but_never_what(world, meeting):
    decision = world.decision(
        meeting,
        "4.2",
        SECRET,
        name="retire",
        fate="withdrawn",
        withdrawn_on=datetime(2027, 4, 1, 22, 30, tzinfo=UTC),
        withdrawal_reason="personal_data",
        matter="Gestion secrète",
        in_charge=("Mme Échevine",),
        sections=({"name": "decision", "html": f"<p>{SECRET}</p>"},),
    )
    annex = world.annex(decision, title=SECRET)
    page = world.open(decision)
    assert page.headers["Status"].startswith("410")
    # 22:30 in UTC is the next day in Brussels.
    assert "retiré de la publication le 2 avril 2027 : il contenait des données personnelles." in page.contents
    for told in (SECRET, "Dupont", "4.2", "secrète", "Échevine"):
        assert told not in page.contents
    assert "noindex" in page.contents
    assert world.open(annex).headers["Status"].startswith("404")


@pytest.mark.parametrize(
    "reason, words",
    [
        ("error", "il avait été publié par erreur"),
        ("closed_session", "il relève d’une séance à huis clos"),
        ("other", "pour une autre raison"),
        ("unknown", "pour une autre raison"),
    ],
)
def test_every_reason_of_a_withdrawal_has_its_words(world, meeting, reason, words):
    gone = world.decision(meeting, fate="withdrawn", withdrawn_on=AFTER, withdrawal_reason=reason)
    assert words in world.open(gone).contents


def test_a_withdrawn_decision_is_nowhere_told_around_it(world, meeting):
    before = world.decision(meeting, "1", "Avant")
    world.decision(meeting, "2", SECRET, name="retire", fate="withdrawn", withdrawn_on=AFTER, stage="final")
    after = world.decision(meeting, "3", "Après")
    pages = [world.open(target).contents for target in (meeting, before, after, world.portal)]
    assert not [page for page in pages if SECRET in page]
    assert "Point retiré de la publication" in pages[0]
    assert "3 Après" in " ".join(pages[1].split())


def test_a_postponed_item_says_so_and_shows_the_way(world, institution, meeting):
    later = world.meeting(institution, START.replace(month=4, hour=18))
    target = world.decision(later, "3")
    word = world.decision(
        meeting, "2", "Un point reporté", fate="postponed", postponed_to="/".join(target.getPhysicalPath()[2:])
    )
    page = world.open(word)
    assert page.headers["Status"].startswith("200")
    assert "Ce point a été reporté à une autre séance." in page.contents
    assert f'href="{target.absolute_url()}"' in page.contents
    assert "Conseil communal du 23 avril 2027" in page.contents
    assert "Reporté" in world.open(meeting).contents


@pytest.mark.parametrize("path", ["", "val/decisions/nowhere", "val/bureau", "val", "../.."])
def test_a_postponed_item_links_to_nothing_but_a_public_item(world, meeting, path):
    page = world.open(world.decision(meeting, fate="postponed", postponed_to=path))
    assert page.headers["Status"].startswith("200")
    assert "Il n’y est pas encore publié." in page.contents
    assert "bureau" not in page.contents
