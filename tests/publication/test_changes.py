"""Is a decision called changed when, and only when, the council decided something else than the draft said?"""

from flow import AFTER
from flow import dossier
from flow import item
from flow import NOW
from flow import public
from flow import publish
from flow import send
from flow import settle
from hypothesis import given
from hypothesis import strategies as st
from imio.deliberations.publication.changes import is_changed
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.versions import last_draft
from imio.deliberations.publication.versions import versions_of
from imio.deliberations.validation import reports
from imio.deliberations.worker.rounds import work
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Part
from imio.pseudonymizer import render
from plone import api

import pytest
import transaction


LATER = "2027-03-24T10:00:00+00:00"
TEXT = "<p>Considérant la demande de M. Noirhomme, domicilié rue du Moulin 27 ;</p><p>Le Conseil DÉCIDE : oui.</p>"


def record(decision="", title="Vente", **texts):
    sections = {"decision": decision, **texts}
    return {"title": title, "sections": [{"name": name, "html": html} for name, html in sections.items()]}


def masked(html, **letters):
    """The copy in which each word is replaced by its letter or words."""
    part = Part("decision", html, "html")
    masks = [
        Mask(html.index(word) - 3, html.index(word) - 3 + len(word), "PERSON" if len(letter) < 3 else "ADDRESS", letter)
        for word, letter in letters.items()
    ]
    return render(part, masks).content


class TestWhatIsNoChange:
    @pytest.mark.parametrize(
        "final",
        [
            "<p>Le  Conseil\n DÉCIDE.</p>",
            "<div><p>Le Conseil\u00a0DÉCIDE.</p></div><p> </p>",
            "<p><strong>Le Conseil</strong> DÉCIDE.</p>",
        ],
    )
    def test_white_space_and_markup(self, final):
        assert not is_changed(record("<p>Le Conseil DÉCIDE.</p>"), record(final))

    def test_the_vote_that_is_added_and_the_note_that_is_dropped(self):
        draft = record("<p>Oui.</p>", explanatory_note="<p>Pourquoi.</p>")
        assert not is_changed(draft, record("<p>Oui.</p>", vote="<p>À l’unanimité.</p>"))

    def test_a_text_that_the_back_office_cuts_elsewhere(self):
        draft = record("<p>Vu la loi ;</p><p>Oui.</p>")
        final = {"title": "Vente", "sections": [{"name": "motivation", "html": "<p>Vu la loi ;</p>"}]}
        final["sections"].append({"name": "decision", "html": "<p>Oui.</p>"})
        assert not is_changed(draft, final)

    @pytest.mark.parametrize("letters", [{"Noirhomme": "A"}, {"Noirhomme": "le demandeur"}, {"rue du Moulin 27": ""}])
    def test_a_mask_over_what_was_readable(self, letters):
        final = masked(TEXT, **letters)
        assert "[" in final
        assert not is_changed(record(TEXT), record(final))

    def test_a_role_in_place_of_a_letter(self):
        draft, final = masked(TEXT, Noirhomme="A"), masked(TEXT, Noirhomme="le demandeur")
        assert not is_changed(record(draft), record(final))

    def test_a_mask_in_the_title(self):
        assert not is_changed(record(title="Vente à M. Noirhomme"), record(title="Vente à M. [A]"))


class TestWhatIsAChange:
    @pytest.mark.parametrize(
        "final",
        [
            "<p>Le Conseil DÉCIDE de refuser.</p>",
            "<p>Le Conseil.</p>",
            "<p>Le Conseil DÉCIDE.</p><p>Article 2. Il paie.</p>",
            "",
        ],
    )
    def test_words_and_paragraphs(self, final):
        assert is_changed(record("<p>Le Conseil DÉCIDE.</p>"), record(final))

    def test_a_figure_in_a_table(self):
        draft, final = (f"<table><tr><td>Total</td><td>{sum_}</td></tr></table>" for sum_ in ("1.200,00", "1.300,00"))
        assert is_changed(record(draft), record(final))

    def test_the_title(self):
        assert is_changed(record(), record(title="Vente – retrait"))

    def test_another_person(self):
        assert is_changed(record(masked(TEXT, Noirhomme="A")), record(masked(TEXT, Noirhomme="B")))

    def test_a_name_that_can_be_read_now(self):
        assert is_changed(record(masked(TEXT, Noirhomme="A")), record(TEXT))

    def test_a_mask_beside_another_change(self):
        assert is_changed(record(TEXT), record(masked(TEXT, Noirhomme="A").replace("oui", "non")))

    def test_words_that_are_added_together_with_a_mask(self):
        assert is_changed(record("<p>Il paie.</p>"), record("<p>Il paie à [A].</p>"))

    @given(st.text(alphabet="abé [A]\u00a0.", max_size=30), st.text(alphabet="abé [A]\u00a0.", max_size=30))
    def test_it_is_never_said_of_equal_texts_and_always_of_other_words(self, one, other):
        assert not is_changed(record(f"<p>{one}</p>"), record(f"<p>{one}</p>"))
        if "[" not in one + other and one.split() != other.split():
            assert is_changed(record(f"<p>{one}</p>"), record(f"<p>{other}</p>"))


# -- through the gate -----------------------------------------------------------------------------------------


def decide(institution, html, title="Vente d’un excédent de voirie", now=AFTER):
    send(institution, item(stage="final", title=title, texts={"decision": html}, modified=LATER))
    work(api.portal.get(), now)
    settle(dossier(institution))
    work(api.portal.get(), now)
    return public(dossier(institution))


def suspend(context, who):
    reports.ask_suspend(context, who, "relecture")


def last_record(portal, decision):
    return register_of(portal).record(decision.versions[-1])


def test_a_draft_is_not_compared(portal, institution):
    [one] = publish(institution, item())
    assert public(one).changed is None
    assert last_record(portal, public(one))["changed"] is None


@pytest.mark.parametrize(
    "html,expected",
    [("<p>Le Conseil  DÉCIDE d’approuver le compte.</p>", False), ("<p>Le Conseil DÉCIDE de l’ajourner.</p>", True)],
)
def test_object_record_and_catalogue_say_whether_the_decision_changed(portal, institution, html, expected):
    publish(institution, item())
    decision = decide(institution, html)
    assert decision.changed is expected
    assert last_record(portal, decision)["changed"] is expected
    [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="Decision")
    assert brain.changed is expected


def test_a_decision_without_a_draft_is_not_called_changed(portal, institution):
    decision = decide(institution, "<p>Le Conseil DÉCIDE.</p>")
    assert (decision.stage, decision.changed) == ("final", None)


def test_the_draft_that_counts_is_the_last_one(portal, institution):
    publish(institution, item())
    send(institution, item(texts={"decision": "<p>Autre projet.</p>"}, modified="2027-03-12T10:00:00+00:00"))
    work(portal, NOW)
    settle(dossier(institution))
    work(portal, NOW)
    decision = decide(institution, "<p>Autre projet.</p>")
    assert decision.changed is False
    register = register_of(portal)
    versions = versions_of(register, decision.versions)
    assert [version.stage for version in versions] == ["draft", "draft", "final"]
    assert last_draft(versions).record["sections"][0]["html"] == "<p>Autre projet.</p>"


def test_an_older_draft_never_stands_in_for_an_erased_one(portal, institution):
    publish(institution, item())
    decision = decide(institution, "<p>Autre chose.</p>")
    draft, _final = decision.versions
    register = register_of(portal)
    register.erase(draft)
    versions = versions_of(register, decision.versions)
    assert last_draft(versions) is None
    assert [version.record is None for version in versions] == [True, False]
    again = decide(institution, "<p>Autre chose, encore.</p>")
    # Found while the draft could still be read.
    assert again.changed is True


def test_what_is_suspended_keeps_no_such_word_and_gets_it_back_when_it_is_restored(portal, institution):
    publish(institution, item())
    decision = decide(institution, "<p>Autre chose.</p>")
    for ask, expected in ((suspend, None), (reports.ask_restore, True)):
        ask(dossier(institution), "val-secretaries-1")
        transaction.commit()
        work(portal, AFTER)
        assert decision.changed is expected
