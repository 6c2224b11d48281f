"""Does the reader see what a new version changed, and nobody else anything?"""

from flow import AFTER
from flow import item
from flow import make_institution
from flow import publish
from flow import send
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from lxml import html

import flow
import pytest
import transaction


AGENT = "val-agents-1"
SECRETARY = "val-secretaries-1"

FIRST = "".join(f"<p>Considérant {n} du dossier.</p>" for n in range(1, 6))
FIRST += "<p>Vu la demande de M. Jean Dupont, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
FIRST += "<p>Considérant 6 du dossier.</p>"
DRAFT = {"decision": FIRST + "<p>Article 1er. M. Jean Dupont paie 200 €.</p><p>Article 2. À supprimer ensuite.</p>"}
FINAL = {"decision": FIRST + "<p>Article 1er. M. Jean Dupont paie 350 €.</p>", "vote": "<p>Par douze voix pour.</p>"}
ANNEXES = [
    {"id": "a", "title": "Plan de vente", "type": "application/pdf", "size": 5, "publishable": True},
    {"id": "b", "title": "Avis du receveur", "type": "application/pdf", "size": 5, "publishable": True},
]
LATER_ANNEXES = [
    {"id": "a", "title": "Plan de vente corrigé", "type": "application/pdf", "size": 1200, "publishable": True},
    {"id": "c", "title": "Estimation", "type": "application/pdf", "size": 5, "publishable": False},
]


def text(browser):
    """The page as words, white space collapsed."""
    return " ".join(html.fromstring(browser.contents).text_content().split())


def found(browser, path):
    """The words of each element on a path, white space collapsed."""
    return [" ".join(node.text_content().split()) for node in html.fromstring(browser.contents).xpath(path)]


def opened(browse, context, query="", user=AGENT):
    browser = browse(user)
    browser.open(f"{context.absolute_url()}/@@changes{query}")
    return browser


def status(browser):
    return int(browser.headers["Status"].split()[0])


def again(institution, days, **changes):
    """Send a later version of the one item."""
    [result] = send(institution, item(modified=f"2027-03-{10 + days}T10:00:00+00:00", **changes))
    assert result["status"] == "updated"


@pytest.fixture
def two(portal, institution, clock):
    """A draft that was reviewed, and the final text with a vote."""
    send(institution, item(texts=DRAFT, annexes=ANNEXES))
    work(portal)
    context = flow.dossier(institution)
    asked = next(m.span for m in steps.outcome_of(context).mentions if "rue du Moulin" in m.span.text)
    steps.act(context, {"act": "keep", "span": asked.id}, context.version, steps.revision(context), AGENT)
    flow.settle(context)
    vote = {"yes": 12, "no": 3, "abstention": 1, "blank": 0, "secret": True}
    again(institution, 1, texts=FINAL, stage="final", vote=vote, annexes=LATER_ANNEXES, number="2")
    return flow.dossier(institution)


class TestWhatIsShown:
    def test_the_current_version_beside_the_one_before(self, two, browse):
        browser = opened(browse, two)
        assert status(browser) == 200
        assert browser.headers["Cache-Control"] == "private, no-store"
        page = text(browser)
        assert "Côté privé" in page
        assert "Passages modifiés : 1, ajoutés : 1, retirés : 1." in page

    def test_the_words_that_changed_are_said_and_not_only_coloured(self, two, browse):
        browser = opened(browse, two)
        row = '//section[@id="part-decision"]//li[@data-change="changed"]'
        assert found(browser, f"{row}/p[@class='sign']") == ["≠ Modifié"]
        assert found(browser, f"{row}//del") == ["[début du retrait : 200 fin du retrait]"]
        assert found(browser, f"{row}//ins") == ["[début de l’ajout : 350 fin de l’ajout]"]
        [old] = found(browser, f"{row}/p[@class='old']")
        assert old.startswith("avant : Article 1er. M. Jean Dupont paie")
        assert not found(browser, f"{row}/p[@class='old']//ins")

    def test_a_passage_that_came_or_went_stands_on_its_side_alone(self, two, browse):
        browser = opened(browse, two)
        gone = '//section[@id="part-decision"]//li[@data-change="removed"]'
        assert "À supprimer ensuite" in found(browser, f"{gone}/p[@class='old']")[0]
        assert not found(browser, f"{gone}/p[@class='new']")
        came = '//section[@id="part-vote"]//li[@data-change="added"]'
        assert "Par douze voix pour." in found(browser, f"{came}/p[@class='new']")[0]

    def test_long_unchanged_stretches_are_folded(self, two, browse):
        browser = opened(browse, two)
        assert found(browser, '//section[@id="part-decision"]//summary') == ["Passages inchangés : 6"]
        near = '//section[@id="part-decision"]/ul/li[@data-change="same"]/p[@class="old"]'
        assert found(browser, near) == ["Considérant 6 du dossier."]
        assert found(browser, '//section[@id="part-title"]//span[@class="about"]') == ["inchangé"]

    def test_number_stage_and_vote(self, two, browse):
        page = text(opened(browse, two))
        assert "Numéro avant : 1 → maintenant : 2" in page
        assert "Stade avant : Projet → maintenant : Texte définitif" in page
        assert "avant : rien → maintenant : Oui 12, Non 3, Abstentions 1, Blancs ou nuls 0, scrutin secret" in page

    def test_annexes_by_name_and_file(self, two, browse):
        rows = found(opened(browse, two), '//section[@id="part-annexes"]//li')
        assert len(rows) == 3
        assert "Plan de vente – application/pdf, 5 octets" in rows[0] and "corrigé" in rows[0]
        assert "1 200 octets" in rows[0]
        assert rows[1].startswith("+ Ajouté") and "Estimation" in rows[1]
        assert rows[2].startswith("− Retiré") and "Avis du receveur" in rows[2]

    def test_other_bytes_of_an_annex_are_told(self, portal, institution, clock, browse):
        send(institution, item(annexes=ANNEXES[:1]))
        again(institution, 1, annexes=ANNEXES[:1], matter="Travaux")
        context = flow.dossier(institution)
        assert not found(opened(browse, context), '//section[@id="part-annexes"]')
        receive_annex(context, "a", b"%PDF-", "application/pdf")
        transaction.commit()
        assert "fichier reçu le" in found(opened(browse, context), '//section[@id="part-annexes"]')[0]

    def test_labels_that_changed(self, portal, institution, clock, browse):
        send(institution, item())
        again(institution, 1, matter="Travaux publics", in_charge=["M. Désiré Quinaux, Échevin"])
        browser = opened(browse, flow.dossier(institution))
        assert "Travaux publics" in found(browser, '//section[@id="part-matter"]')[0]
        assert "Désiré Quinaux" in found(browser, '//section[@id="part-in_charge"]')[0]

    def test_a_text_is_never_markup(self, portal, institution, clock, browse):
        send(institution, item(title="a <b>x</b>"))
        again(institution, 1, title="a <i onclick=alert(1)>x</i>")
        browser = opened(browse, flow.dossier(institution))
        assert not found(browser, '//section[@id="part-title"]//i')
        assert "i onclick=alert(1)" in found(browser, '//section[@id="part-title"]//ins')[0]


class TestTheDecisions:
    def test_what_was_carried_over_and_what_is_asked_again(self, two, portal, browse):
        assert "attend son analyse" in text(opened(browse, two))
        work(portal)
        carried = sum(1 for action in two.review if action.get("carried"))
        asked = len(steps.outcome_of(two).open)
        said = (
            f"Décisions reprises de la version précédente : {carried}. Passages qui attendent votre décision : {asked}."
        )
        assert carried and said in text(opened(browse, two))

    def test_between_older_versions_nothing_is_said_of_it(self, two, institution, browse):
        again(institution, 2, texts=FINAL, stage="final", title="Autre objet", number="2")
        assert "Décisions reprises" not in text(opened(browse, two, "?old=1&new=2"))


class TestTheChoice:
    @pytest.fixture
    def three(self, two, institution):
        again(institution, 2, texts=FINAL, stage="final", title="Autre objet", number="2")
        return two

    def test_each_version_leads_to_what_it_changed(self, three, browse):
        browser = opened(browse, three)
        links = html.fromstring(browser.contents).xpath('//ol//a[contains(@href, "@@changes")]')
        assert [link.get("href").partition("?")[2] for link in links] == ["old=2&new=3", "old=1&new=2"]
        assert [link.get("aria-current") for link in links] == ["true", None]

    def test_any_two_can_be_chosen(self, three, browse):
        browser = opened(browse, three)
        form = browser.getForm(index=len(html.fromstring(browser.contents).xpath("//form")) - 1)
        form.getControl(name="old").value = ["1"]
        form.getControl(name="new").value = ["3"]
        form.submit()
        assert "old=1&new=3" in browser.url
        assert "Passages modifiés : 1, ajoutés : 2, retirés : 2." in text(browser)

    def test_the_older_one_is_on_the_left_however_it_is_asked(self, three, browse):
        forth, back = opened(browse, three, "?old=1&new=2"), opened(browse, three, "?old=2&new=1")
        assert found(forth, "//del") == found(back, "//del")

    @pytest.mark.parametrize(
        "query",
        ["?old=0&new=2", "?old=1&new=4", "?old=1", "?new=2", "?old=a&new=b", "?old=-1&new=2", "?old=1&old=2&new=2"],
    )
    def test_what_is_no_version_is_refused_in_words(self, three, browse, query):
        browser = opened(browse, three, query)
        assert status(browser) == 400
        assert "Cette version n’existe pas" in found(browser, '//*[@id="problem"]')[0]

    def test_a_version_with_itself_is_refused_in_words(self, three, browse):
        browser = opened(browse, three, "?old=2&new=2")
        assert status(browser) == 400 and "deux versions différentes" in text(browser)

    def test_a_single_version_says_so(self, dossier, browse):
        browser = opened(browse, dossier)
        assert status(browser) == 200 and "Une seule version" in text(browser)


class TestWhatWasErased:
    def test_an_erased_version_says_so(self, two, browse):
        two.versions[0].content = None
        transaction.commit()
        browser = opened(browse, two)
        assert status(browser) == 200
        assert "rien à comparer" in text(browser) and "texte effacé" in text(browser)
        assert "Texte effacé : version 1." in text(opened(browse, two, "?old=1&new=2"))
        assert "200 €" not in browser.contents and "350 €" not in browser.contents

    def test_after_retention_nothing_is_left(self, institution, clock, browse):
        [one] = publish(institution, item(stage="final", title="Vente à Léopold Verdonck"), now=AFTER)
        again(institution, 1, stage="final", title="Vente à Léopold Verdonck, suite")
        for version in one.versions:
            version.content = None
        transaction.commit()
        browser = opened(browse, one)
        assert "Les textes reçus ont été effacés" in text(browser) and "Verdonck" not in browser.contents

    def test_a_secret_item_shows_nothing(self, two, institution, browse):
        send(institution, item(privacy="secret", modified="2027-03-12T10:00:00+00:00"))
        browser = opened(browse, two)
        assert "Point devenu secret" in text(browser) and "Dupont" not in browser.contents


class TestAccess:
    @pytest.mark.parametrize("user", [AGENT, SECRETARY])
    def test_the_staff_reads_it(self, two, browse, user):
        assert "Dupont" in opened(browse, two, user=user).contents

    @pytest.mark.parametrize("user", ["val-backoffice-1", "val-managers-1", "autre-secretaries-1"])
    def test_nobody_else_learns_that_it_is_there(self, two, portal, browse, user):
        make_institution(portal, "autre", "Autre")
        browser = opened(browse, two, user=user)
        assert status(browser) == 404 and "Dupont" not in browser.contents

    def test_it_writes_nothing(self, two, browse):
        before = two._p_jar.db().lastTransaction()
        opened(browse, two)
        assert two._p_jar.db().lastTransaction() == before
