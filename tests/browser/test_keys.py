"""Does the script do with keys and a selection what the forms do without? In a real browser."""

from base64 import b64encode
from datetime import datetime
from datetime import UTC
from flow import item
from flow import make_institution
from flow import password
from flow import send
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from playwright.sync_api import expect

import flow
import pytest
import transaction


SECRETARY = "val-secretaries-1"
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
DECISION = (
    "<p>𝒜 Vu la demande de Mme&nbsp;Berthe <em>Lacasse</em>, architecte ;</p>\n"
    "<p>Cafe\u0301 des <strong>Hal</strong>les, tenu par M. Luc Valmont, traiteur.</p>"
)


@pytest.fixture
def tab(browser):
    token = b64encode(f"{SECRETARY}:{password(SECRETARY)}".encode()).decode()
    context = browser.new_context(extra_http_headers={"Authorization": f"Basic {token}"})
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    assert not errors


@pytest.fixture
def dossier(acceptance):
    institution = make_institution(acceptance["portal"])
    send(institution, item(texts={"decision": DECISION}))
    work(acceptance["portal"], NOW)
    return flow.dossier(institution)


def actions(dossier):
    transaction.begin()
    return list(dossier.review)


def test_go_to_a_mention_and_decide_it(dossier, tab):
    tab.goto(dossier.absolute_url())
    mention = steps.outcome_of(dossier).mentions[0]
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.closest('mark').id") == f"m-{mention.span.id}"
    tab.keyboard.press("g")
    tab.locator("#live").get_by_text("Laissé visible").wait_for()
    (action,) = actions(dossier)
    assert (action["act"], action["spans"]) == ("keep", (mention.span.id,))
    tab.locator("mark a:focus").wait_for()


def test_the_help_opens_and_single_keys_can_be_turned_off(dossier, tab):
    tab.goto(dossier.absolute_url())
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.locator("#keys-on").uncheck()
    tab.keyboard.press("Escape")
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.closest('mark')") is None


@pytest.mark.parametrize(
    "node, start, end, found",
    [("p:nth-of-type(2) strong", 0, 3, "Halles"), ("p:nth-of-type(1)", 0, 5, "𝒜 Vu")],
)
def test_a_selection_becomes_an_addition(dossier, tab, node, start, end, found):
    tab.goto(dossier.absolute_url())
    tab.evaluate(
        """([node, start, end]) => {
            const text = document.querySelector(`[data-part=decision] ${node}`).firstChild;
            document.getSelection().setBaseAndExtent(text, start, text, end);
        }""",
        [node, start, end],
    )
    expect(tab.locator("#add [name=part]")).to_have_value("decision")
    tab.locator("#add-label").select_option("SENSITIVE")
    tab.locator("#add button").click()
    tab.locator("#live").get_by_text("Ajouté").wait_for()
    (action,) = actions(dossier)
    assert steps.analysis_of(dossier).texts[action["part"]][action["start"] : action["end"]] == found


def test_the_page_breaks_no_rule_of_its_security_policy(dossier, tab):
    said = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(dossier.absolute_url())
    tab.goto(dossier.absolute_url() + "?view=published")
    tab.goto(dossier.__parent__.absolute_url())
    assert not [text for text in said if "Content Security Policy" in text]
