"""Can everybody use every page: axe-core on each kind, in light and dark, on a phone and on a desk, at 200 %?"""

from annexes import PDF
from annexes import pdf
from axe_playwright_python.sync_playwright import Axe
from flow import dossier
from flow import item
from flow import make_institution
from flow import publish
from flow import send
from imio.deliberations.following.followed import search
from imio.deliberations.following.subscriptions import made_for
from imio.deliberations.following.subscriptions import PURPOSES
from imio.deliberations.publication.register import register_of
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.search.query import parse
from imio.deliberations.validation.reports import file_report
from imio.deliberations.worker.rounds import work
from lxml import html
from plone import api
from post_office import PostOffice

import datetime
import pytest
import transaction


NAME = "Evrard Noirhomme"
#: Of sections, on the page and not in the text.
HEADINGS = ("Motivation", "Décision", "Projet de décision")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SECRETARY = "val-secretaries-1"
MANAGER = "val-managers-1"
PAGES = {
    "home": (None, ""),
    "institution": (None, "/val"),
    "meetings": (None, "/val/decisions"),
    "meeting": (None, "/val/decisions/{meeting}"),
    "draft": (None, "{draft}"),
    "decision": (None, "{final}"),
    "search": (None, "/@@find?q=%C3%A9tabli"),
    "search of an institution, narrowed": (None, "/val/@@find?q=%C3%A9tabli&matter=Patrimoine&from=2020-01-01"),
    "search that finds nothing": (None, "/val/@@find?q=rhododendron&state=final"),
    "search misunderstood": (None, "/@@find?q=conseil&from=hier"),
    "changed decision": (None, "{changed}"),
    "what changed": (None, "{changed}/@@what-changed"),
    "former version": (None, "{changed}/@@version?position={former}"),
    "erased version": (None, "{changed}/@@version?position={erased}"),
    "whole meeting": (None, "/val/decisions/{meeting}/@@whole"),
    "not found": (None, "/val/nowhere"),
    "desk": (SECRETARY, "/val/bureau"),
    "dossiers": (SECRETARY, "{dossiers}"),
    "review": (SECRETARY, "{review}"),
    "review as published": (SECRETARY, "{review}?view=published"),
    "review side by side": (SECRETARY, "{review}?view=both"),
    "preview": (SECRETARY, "{review}/@@preview"),
    "changes": (SECRETARY, "{review}/@@changes"),
    "annex": (SECRETARY, "{review}/@@annex?id=b"),
    "rules": (SECRETARY, "/val/bureau/@@rules"),
    "reports": (SECRETARY, "/val/bureau/@@reports"),
    "officials": (SECRETARY, "/val/bureau/@@officials?show=gaps"),
    "statistics": (SECRETARY, "/val/bureau/@@statistics"),
    "retention": (SECRETARY, "/val/bureau/@@retention"),
    "together": (SECRETARY, "{dossiers}/@@together?act=assign"),
    "report form": (None, "{draft}/@@report"),
    "follow an item": (None, "{draft}/@@follow"),
    "follow a search": (None, "/val/@@follow?q=taux&state=final&days=30"),
    "follow a search in English": (None, "/en/@@follow?matter=Patrimoine"),
    "follow: confirm": (None, "/@@follow-confirm?link={confirm}"),
    "follow: manage": (None, "/@@follow-manage?link={manage}"),
    "follow: stop": (None, "/@@follow-stop?link={stop}"),
    "follow: no link": (None, "/@@follow-stop?link=x"),
    "colleagues": (MANAGER, "/val/@@colleagues"),
}
ARTICLES = (
    "<p>Vu le CDLD, notamment l’article L1122-30 ;</p><p>Article 1er. Le prix est de 1.200,00 €.</p>"
    "<p>Article 2. Il est payé comptant.</p><p>Article 3. Un avis est affiché.</p>"
)
VIEWS = {
    "phone": {"viewport": {"width": 390, "height": 800}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    # 1280 px at 200 %: what the page has to fit into.
    "twice as large": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}


def texts():
    return {
        "motivation": f"<p>Considérant la demande de M. {NAME}, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>",
        "decision": "<table><tr><th>Taux</th><td>720,00 €</td></tr></table><h2>Article 1er</h2><p>Il est établi…</p>",
    }


def decided(institution, now, start):
    """An item with two drafts, the first one erased, and a decision that says something else."""
    meeting = {"id": "past", "start": start}
    versions = (
        {"texts": texts()},
        {"texts": {**texts(), "decision": ARTICLES}, "modified": "2027-03-11T10:00:00+00:00"},
        {
            "texts": {**texts(), "decision": ARTICLES.replace("1.200", "1.300").replace("<p>Article 3", "<p>Fin. 3")},
            "modified": "2027-03-12T10:00:00+00:00",
            "stage": "final",
        },
    )
    for version in versions:
        [one] = publish(institution, item("c", number="3", **version), now=now, **meeting)
    register_of(api.portal.get()).erase(one.positions[0])
    transaction.commit()
    return one


@pytest.fixture
def places(portal, institution, monkeypatch):
    """A portal with something of every kind, and the address of each."""
    monkeypatch.setenv("DELIBERATIONS_URL", "https://deliberations.example.be")
    now = datetime.datetime.now(datetime.UTC)
    past = (now - datetime.timedelta(days=2)).isoformat()
    soon = (now + datetime.timedelta(days=7)).isoformat()
    vote = {"yes": 14, "no": 3, "abstention": 1}
    annex = {"id": "a", "title": "Plan", "type": "application/pdf", "size": 1, "publishable": False}
    [final] = publish(
        institution,
        item("f", stage="final", texts=texts(), vote=vote, outcome="adopted", annexes=[annex]),
        now=now,
        id="past",
        start=past,
    )
    [draft] = publish(institution, item("d", texts=texts(), kind="added"), now=now, id="soon", start=soon)
    opinion = pdf(f"Avis remis par {NAME}.")
    council_changed = decided(institution, now, past)
    readable = {"id": "b", "title": "Avis", "type": PDF, "size": len(opinion), "publishable": True}
    send(institution, item("r", number="2", texts=texts(), annexes=[annex, readable]), id="soon", start=soon)
    assert receive_annex(dossier(institution, "r"), "b", opinion, PDF).status == "created"
    transaction.commit()
    work(portal, now)
    changed = {**texts(), "vote": "<p>Par 14 voix pour.</p>"}
    later = "2027-03-11T10:00:00+00:00"
    send(
        institution,
        item("r", number="2", texts=changed, annexes=[annex, readable], modified=later),
        id="soon",
        start=soon,
    )
    work(portal, now)
    file_report(draft, "Mme Lacasse est lisible", "à l’article 2", "", now)
    review = next(one for one in draft.__parent__.objectValues() if one.external_id == "r")
    transaction.commit()
    return {
        **follower(portal, now),
        "meeting": final.public_path.split("/")[-2],
        "draft": draft.public_path,
        "final": final.public_path,
        "changed": council_changed.public_path,
        "erased": council_changed.positions[0],
        "former": council_changed.positions[1],
        "dossiers": f"/val/bureau/{review.__parent__.getId()}",
        "review": f"/val/bureau/{review.__parent__.getId()}/{review.getId()}",
    }


def follower(portal, now):
    """Somebody who follows, and the links to what he does."""
    office = PostOffice()
    office.be_used_by_the_portal()
    office.close()
    everybody = made_for(portal)
    everybody.subscribe("lectrice@example.be", search(parse({"q": "taux"})), "daily", "fr", 0, now)
    [one] = everybody
    transaction.commit()
    return {purpose: everybody.link(one, purpose) for purpose in PURPOSES}


def test_axe_finds_nothing(places, people, address):
    axe, found = Axe(), []
    for view, options in VIEWS.items():
        windows = {}
        for name, (account, path) in PAGES.items():
            if account not in windows:
                windows[account] = people.window(account, **options)
            page = windows[account]
            page.goto(address + path.format(**places))
            report = axe.run(page, options=RULES).response
            assert report["passes"], f"{name}: axe looked at nothing"
            for violation in report["violations"]:
                where = [node["target"] for node in violation["nodes"]][:3]
                found.append(f"{name}, {view}: {violation['id']} {where}")
            wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            if wide:
                found.append(f"{name}, {view}: the page scrolls sideways")
    assert not found, "\n".join(found)


def test_every_page_works_without_javascript_and_loads_nothing_from_elsewhere(places, people, address):
    for account in (None, SECRETARY):
        page = people.window(account)
        foreign, refused = [], []
        page.on("request", lambda request, foreign=foreign: foreign.append(request.url))
        page.on(
            "console",
            lambda said, refused=refused: (
                refused.append(f"{said.text} {said.location['url']}") if said.type == "error" else None
            ),
        )
        for name, (who, path) in PAGES.items():
            if who == account:
                before = len(refused)
                answer = page.goto(address + path.format(**places))
                # The browser notes an answer that is no success as an error; of such a page that is all it may note.
                if answer.status >= 400:
                    assert len(refused) <= before + 1, name
                    del refused[before:]
                assert not page.locator("[style], [onclick]").count()
                running = "[...document.scripts].filter(script => !script.src && script.type !== 'application/ld+json')"
                assert not page.evaluate(f"{running}.length")
        host = address.rsplit("/", 1)[0]
        assert foreign and not [url for url in foreign if not url.startswith(host)]
        assert not refused


def test_a_text_is_read_aloud_whole_and_in_order(places, people, address, portal):
    for name in ("draft", "changed"):
        decision = portal.unrestrictedTraverse(places[name].lstrip("/"))
        source = " ".join(section["html"] for section in decision.sections)
        written = html.fragment_fromstring(source, create_parent="div")
        expected = "".join(written.text_content().split())
        page = people.window()
        page.goto(address + places[name])
        assert "".join(spoken(page, ".part")) == expected, name


def spoken(page, selector):
    """The words of some elements in the order of the accessibility tree, without what the page adds to the text."""
    session = page.context.new_cdp_session(page)
    found = []
    for place in page.locator(selector).all():
        place.evaluate("element => { element.dataset.spoken = '' }")
        document = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": document, "selector": "[data-spoken]"})["nodeId"]
        backend = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
        place.evaluate("element => { delete element.dataset.spoken }")
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {one["nodeId"]: one for one in nodes}
        top = next(one for one in nodes if one.get("backendDOMNodeId") == backend)
        found += list(words_below(top, by_id))
    return found


def words_below(node, by_id):
    role = node.get("role", {}).get("value")
    named = node.get("name", {}).get("value", "")
    if role == "StaticText":
        yield from named.split()
        return
    if (role == "link" and named.startswith("Lien vers")) or (role == "heading" and named in HEADINGS):
        return
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from words_below(by_id[child], by_id)


def test_a_reader_without_javascript_finds_articles_changes_and_versions_by_keyboard(places, people, address):
    page = people.window(java_script_enabled=False)
    page.goto(address + places["changed"])
    way = page.locator("#article-2 a.anchor")
    way.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#article-2")
    ways = {"Voir ce qui a changé": "Ce qui a changé", "Lire la page du point": "3 Vente d’un excédent"}
    for link, heading in ways.items():
        page.get_by_role("link", name=link).focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        assert page.locator("h1").inner_text().startswith(heading)
    page.locator(".versions a").focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert "vous ne lisez pas la version actuelle" in page.locator(".state").inner_text()


def test_a_secretary_without_javascript_does_the_same(places, people, address, institution, portal):
    page = people.window(SECRETARY, java_script_enabled=False)
    page.goto(address + places["review"])
    before = page.locator("mark", has_text="Il est établi").count()
    page.fill("#add-text", "Il est établi")
    page.click("#add button[value=add]")
    assert page.locator("mark", has_text="Il est établi").count() == before + 1
    waiting = page.locator("article:has([data-line][data-state=open]) [data-all=mask]")
    while waiting.count():
        waiting.first.click()
    withhold(page, places)
    page.get_by_role("button", name="Valider").click()
    transaction.begin()
    meeting = institution["bureau"][places["review"].split("/")[-2]]
    assert api.content.get_state(meeting[places["review"].split("/")[-1]]) == "validated"


def withhold(page, places):
    """Decide the annex that names somebody: nothing is validated before."""
    page.goto(f"{page.url.split('/val/')[0]}{places['review']}/@@annex?id=b")
    page.locator("select[name=reason]").select_option("personal_data")
    page.locator("button[value=withhold]").click()
    page.goto(page.url.split("/@@annex")[0])


def test_tenants_are_apart_for_a_secretary(portal, places, people, address):
    make_institution(portal, "other", "Rochebrune")
    page = people.window("other-secretaries-1")
    page.goto(address + "/other/bureau")
    assert "Bureau" in page.locator("h1").inner_text()
    answer = page.goto(address + places["review"])
    assert answer.status == 404
    assert NAME not in page.content()
