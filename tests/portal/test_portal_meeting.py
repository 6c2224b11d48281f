"""Does the page of a meeting say at a glance where it stands, and can all of it be read in one go?"""

from itertools import pairwise
from lxml import html
from portal.public_side import AFTER
from portal.public_side import BEFORE
from portal.public_side import START

import pytest


def tree(page):
    return html.fromstring(page.contents)


def words(element):
    return " ".join(element.text_content().split())


def banner(page):
    return [words(element) for element in tree(page).xpath("//div[starts-with(@class, 'state ')]")]


def section(source):
    return ({"name": "decision", "html": source},)


class TestWhereItStands:
    def test_before_the_meeting_these_are_drafts(self, world, meeting):
        world.decision(meeting)
        assert banner(world.open(meeting)) == ["◔ Séance à venir – vous lisez des projets, pas encore adoptés"]

    def test_once_it_was_held_the_final_text_is_still_to_come(self, world, meeting):
        world.decision(meeting)
        world.now = AFTER
        assert banner(world.open(meeting)) == [
            "◑ Séance tenue le 23 mars 2027, texte définitif à venir – vous lisez encore les projets"
        ]

    def test_as_long_as_a_draft_waits_the_meeting_is_not_all_decided(self, world, meeting):
        world.decision(meeting, stage="final")
        world.decision(meeting, "2")
        world.now = AFTER
        assert "1 point attend encore son texte définitif" in banner(world.open(meeting))[0]

    def test_what_is_decided_needs_no_warning(self, world, meeting):
        world.decision(meeting, stage="final")
        world.now = AFTER
        assert banner(world.open(meeting)) == []

    def test_a_cancelled_meeting_says_so(self, world, institution):
        assert banner(world.open(world.meeting(institution, cancelled=True))) == ["✕ Cette séance a été annulée."]

    def test_an_item_carries_what_one_must_not_overlook(self, world, meeting):
        world.now = AFTER
        facts = (
            {"stage": "draft"},
            {"stage": "final"},
            {"stage": "final", "changed": True},
            {"stage": "final", "changed": False, "kind": "added"},
            {"stage": "final", "outcome": "withdrawn", "kind": "urgent"},
            {"stage": "final", "outcome": "postponed"},
            {"stage": "final", "outcome": "rejected"},
            {"fate": "postponed"},
        )
        for number, fields in enumerate(facts, 1):
            world.decision(meeting, str(number), **fields)
        rows = tree(world.open(meeting)).xpath("//ol[@class='agenda']/li")
        found = [[words(badge) for badge in row.xpath(".//span[starts-with(@class, 'badge')]")] for row in rows]
        assert found == [
            ["◑ Projet – texte définitif à venir"],
            ["● Décision"],
            ["● Décision", "△ Modifié depuis le projet"],
            ["● Décision", "+ Ajouté"],
            ["● Décision", "+ Urgence", "✕ Retiré de l’ordre du jour"],
            ["● Décision", "↷ Reporté à une autre séance"],
            ["● Décision", "✕ Rejeté"],
            ["↷ Reporté"],
        ]


class TestFacts:
    def test_the_deadline_is_told_with_its_rule(self, world):
        meeting = world.meeting(world.institution(population=12_480, nis="99902"))
        said = words(tree(world.open(meeting)))
        assert "mercredi 17 mars 2027, soit 5 jours francs avant la séance" in said
        assert "article L3221-5 du CDLD" in said

    def test_who_owes_nothing_has_no_deadline(self, world):
        institution = world.institution(kind="intercommunale")
        assert "au plus tard" not in world.open(world.meeting(institution)).contents

    def test_the_last_publication_is_told(self, world, meeting):
        world.decision(meeting)
        world.decision(meeting, "2", published=BEFORE)
        assert "Dernière publication 20 mars 2027, 10 h" in words(tree(world.open(meeting)))


def test_the_meetings_before_and_after_are_linked(world, institution):
    made = [world.meeting(institution, START.replace(year=year), cancelled=year == 2028) for year in (2026, 2027, 2028)]
    middle = tree(world.open(made[1]))
    assert middle.xpath("//a[@rel='prev']/@href") == [made[0].absolute_url()]
    assert middle.xpath("//a[@rel='next']/@href") == [made[2].absolute_url()]
    assert not tree(world.open(made[0])).xpath("//a[@rel='prev']")
    other = world.institution("other", "Rochebrune")
    assert not tree(world.open(world.meeting(other))).xpath("//a[@rel='prev' or @rel='next']")


class TestTheWhole:
    def test_all_texts_stand_in_the_order_of_the_agenda_under_a_table_of_contents(self, world, meeting):
        for number in ("2.10", "2.9", "1"):
            world.decision(meeting, number, f"Objet {number}", sections=section(f"<p>Article 1er. Texte {number}.</p>"))
        page = tree(world.open(f"{meeting.absolute_url()}/@@whole"))
        links = page.xpath("//nav[@class='contents']//a/@href")
        assert [words(item.find("h2")) for item in page.xpath("//article")] == [
            "1 Objet 1",
            "2.9 Objet 2.9",
            "2.10 Objet 2.10",
        ]
        assert [f"#{item.get('id')}" for item in page.xpath("//article")] == links
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert "point-2.9-article-1" in ids

    def test_headings_have_no_gap(self, world, meeting):
        world.decision(meeting, sections=section("<h1>Un</h1><p>a</p><h5>Deux</h5>"))
        page = tree(world.open(f"{meeting.absolute_url()}/@@whole"))
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_vote_and_annexes_go_with_the_text(self, world, meeting):
        one = world.decision(meeting, vote={"yes": 14, "no": 3}, withheld=({"title": "Devis", "reason": "embedded"},))
        world.annex(one)
        said = words(tree(world.open(f"{meeting.absolute_url()}/@@whole")))
        assert "Oui : 14 Non : 3" in said
        assert "Plan PDF, 1 ko" in said and "Devis existe, non publique" in said

    @pytest.mark.parametrize("fate", ["withdrawn", "postponed", "suspended"])
    def test_what_is_gone_is_not_in_it(self, world, meeting, fate):
        world.decision(meeting)
        world.decision(meeting, "2", "Secret", fate=fate, withdrawn_on=AFTER)
        assert "Secret" not in world.open(f"{meeting.absolute_url()}/@@whole").contents

    def test_it_says_where_the_meeting_stands_and_search_engines_keep_to_the_items(self, world, meeting):
        world.decision(meeting)
        page = world.open(f"{meeting.absolute_url()}/@@whole")
        assert banner(page) == ["◔ Séance à venir – vous lisez des projets, pas encore adoptés"]
        assert page.headers["X-Robots-Tag"] == "noindex"

    def test_it_is_new_when_a_text_is(self, world, meeting):
        one = world.decision(meeting)
        address = f"{meeting.absolute_url()}/@@whole"
        before = world.open(address).headers["ETag"]
        assert world.open(address, If_None_Match=before).headers["Status"].startswith("304")
        world.tell(one, "replace", one.published)
        assert world.open(address, If_None_Match=before).headers["Status"].startswith("200")
