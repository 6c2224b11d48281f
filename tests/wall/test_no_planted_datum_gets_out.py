"""Is any of the planted personal data to be found outside the bureau, in whatever disguise?"""

from flow import dossier
from flow import item
from flow import NOW
from flow import send
from imio.deliberations.following import letters
from imio.deliberations.following.followed import search
from imio.deliberations.following.news import News
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.institutions.mail import send as send_mail
from imio.deliberations.institutions.mail import send_message
from imio.deliberations.publication.register import register_of
from imio.deliberations.search.query import Query
from imio.deliberations.worker.rounds import work
from plone import api
from post_office import PostOffice
from wall.bypassing import publish_all_as_it_is
from wall.crawl import pages
from wall.planted import D
from wall.planted import DATA
from wall.planted import READABLE
from wall.planted import released_pdf
from wall.planting import Log
from wall.planting import plant
from wall.planting import REFUSED
from wall.planting import SECRETARY
from wall.planting import settle
from wall.search import folded
from wall.search import leaks
from wall.search import readings
from wall.stores import bureaus
from wall.stores import derived_stores
from wall.stores import HELD

import pytest
import transaction


IN_BUREAU = {key for key, datum in DATA.items() if datum.fate == "bureau"}
STORES = list(derived_stores())
#: Screens and tables of the bureau that hold figures and acts, and no word of a text.
NEUTRAL = (
    *("@@statistics", "@@statistics.csv", "@@traces.csv?from=2020-01-01&until=2030-12-31"),
    *("@@officials.csv", "@@retention", "@@rules"),
)


@pytest.fixture(scope="module")
def planted(empty_site):
    """The planted site, what was logged and mailed meanwhile, and what an anonymous visitor gets."""
    # Made beforehand: the library that makes the photograph tells the log all that it writes.
    released_pdf()
    with Log() as log:
        empty_site.office = plant(empty_site)
        crawled = list(pages(empty_site))
    empty_site.log = log
    empty_site.crawled = crawled
    empty_site.keep()
    return empty_site


@pytest.fixture
def site(planted):
    planted.begin()
    yield planted
    planted.back()


def test_the_bureau_holds_what_was_not_refused_and_nothing_else(site):
    assert {leak.key for leak in leaks(bureaus(site)) if leak.form == "clear"} == IN_BUREAU


@pytest.mark.parametrize("store", STORES)
def test_no_store_holds_any(site, store):
    things = list(derived_stores()[store](site))
    assert things or store == "redirections"
    found = leaks(things)
    # Until somebody looked, it was published: it is kept to be shown again, with what is masked in it masked.
    assert [leak for leak in found if (leak.key, leak.where) != ("suspended, was in clear", HELD)] == []


def test_no_page_shows_any(site):
    assert leaks(site.crawled) == []


def test_the_log_has_none(site):
    lines = "\n".join(site.log.lines)
    assert "refused closed" in lines and "analyse failed" in lines
    assert leaks([("log", line.encode()) for line in site.log.lines]) == []
    errors = site.portal.error_log.getLogEntries()
    assert leaks([("error_log", repr(entry).encode()) for entry in errors]) == []


def test_no_mail_holds_any(site):
    subjects = [mail["Subject"] for _, mail in site.office.mails]
    for word in ("échéance", "bloqués", "échoue", "refusés", "signalée", "nouveautés"):
        assert any(word in subject for subject in subjects), subjects
    assert leaks(mailed(site.office)) == []


def test_the_search_finds_what_is_mailed(site):
    office = PostOffice()
    office.be_used_by_the_portal()
    send_mail("val-agents-1@example.be", f"Point de {D['title']}", f"Vu la demande de {D['entities']}\n")
    office.close()
    assert {leak.key for leak in leaks(mailed(office))} == {"title", "entities"}


def test_the_search_finds_what_is_told_to_who_follows(site):
    record = {"stage": "draft", "number": "1", "title": D["title"], "matter": D["entities"], "outcome": None}
    one = News("new", "/val/decisions/x/y", 1, "val", "Conseil", NOW, record=record)
    reader = Subscription("lectrice@example.be", search(Query()), "daily", "fr", 0, NOW)
    made = letters.of_news(reader, [one], "2027-03-16", NOW, letters.Links(*["https://example.be"] * 4), "Portail")
    office = PostOffice()
    office.be_used_by_the_portal()
    send_message("lectrice@example.be", made)
    office.close()
    found = leaks(mailed(office))
    assert {leak.key for leak in found} == {"title", "entities"}
    assert any("text/plain" in leak.where for leak in found) and any("text/html" in leak.where for leak in found)


def mailed(office):
    """Whatever of the mails went over the wire, and the texts that they are read as."""
    for number, (recipients, mail) in enumerate(office.mails):
        yield f"mail {number}", f"{recipients}\n{mail}".encode()
        for part in mail.walk():
            if part.get_content_maintype() == "text":
                read = f"{mail['Subject']}\n{mail['From']}\n{part.get_content()}"
                yield f"mail {number} ({part.get_content_type()})", read.encode()


@pytest.mark.parametrize("address", NEUTRAL)
def test_what_counts_and_traces_holds_any_no_more_than_the_public_side(site, address):
    """They are meant to be saved and sent around."""
    answer = site.client(SECRETARY).get(f"{site.url}/val/bureau/{address}")
    assert answer.status_code == 200 and answer.content
    assert leaks([(address, answer.content)]) == []


def test_a_suspended_item_shows_nothing_anywhere(site):
    """Not even what was public before."""
    path = dossier(site.portal["val"], "suspended").public_path
    crawled = [(where, data) for where, data in site.crawled if where.startswith(f"{site.url}{path} ")]
    assert {data[:3] for where, data in crawled if "(headers)" in where} == {b"503"}
    assert len(crawled) > 2 and leaks(crawled) == []
    for address in ("", "/annexe-1", "/@@decision", "/title", "/@history", "/++api++"):
        for accept in ("text/html", "application/json"):
            answer = site.client(None).get(f"{site.url}{path}{address}", headers={"Accept": accept})
            assert answer.status_code in (404, 503)
            assert leaks([(address, answer.content), (address, str(answer.headers).encode())]) == []
    held = register_of(site.portal).held
    assert held and all(register_of(site.portal).record(position) is None for position in held)


def test_the_crawl_went_everywhere(site):
    """What may be read was read: the text, the file, JSON and the tombstone."""
    read = {where.split(" ")[0].removeprefix(site.url) for where, _ in site.crawled}
    full = dossier(site.portal["val"], "full").public_path
    assert {full, f"{full}/annexe-1", f"{full}/annexe-2", f"{full}/decision", "/val/decisions"} <= read
    assert {f"{full}/@@report", f"{full}/report", f"{full}/suspended"} <= read
    words = folded(READABLE)
    readable = [where for where, data in site.crawled if any(words in text for text in readings(data))]
    assert any("annexe-1" in where and "(text)" in where for where in readable)
    assert any("application/json" in where for where in readable)
    assert any(b"410" in data[:3] for where, data in site.crawled if "(headers)" in where)


@pytest.mark.parametrize("name", REFUSED)
def test_the_gate_refuses_a_file_that_says_too_much(site, name):
    one = dossier(site.portal["val"], name)
    assert (api.content.get_state(one), one.public_path) == ("blocked", "")
    assert one.blocked_because[0] == "hard_hit"


def test_the_gate_refuses_a_number_that_names_somebody(site):
    """The number is reviewed by nobody: it is read with the copy, although the reception takes no such number."""
    institution = site.portal["val"]
    text = "<p>Vu la demande de M. Odilon Trouvaille ;</p>"
    send(institution, item("named", title="Plan", texts={"decision": text}))
    one = dossier(institution, "named")
    one.versions[-1].content = {**one.content, "number": "Odilon Trouvaille"}
    transaction.commit()
    work(site.portal, NOW)
    settle(dossier(institution, "named"))
    work(site.portal, NOW)
    assert dossier(institution, "named").blocked_because == ("hard_hit", "name@number")


@pytest.fixture
def bypassed(site):
    with Log() as log:
        publish_all_as_it_is(site, D["title"])
    site.log_of_bypass = log
    return site


def test_the_search_finds_what_goes_around_the_gate(bypassed):
    found = {name: {leak.key for leak in leaks(store(bypassed))} for name, store in derived_stores().items()}
    assert [name for name, keys in found.items() if not keys] == []
    assert set.union(*found.values()) >= IN_BUREAU
    on_pages = {leak.key for leak in leaks(pages(bypassed, views=False))}
    assert {"title", "body", "niss 999", "pdf author", "waits", "refused: bookmark of a pdf"} <= on_pages
    assert {"pdf exif", "pdf replaced", "suspended", "suspended, was in clear", "replaced by a role"} <= on_pages
    assert leaks([("log", "\n".join(bypassed.log_of_bypass.lines).encode())])


@pytest.mark.parametrize("disguise", ["upper", "percent", "base64", "reversed", "entities", "split", "utf-16", "hash"])
def test_the_search_sees_through_a_disguise(disguise):
    from base64 import b64encode
    from hashlib import sha256
    from urllib.parse import quote

    name = D["entities"]
    disguised = {
        "upper": name.upper().encode(),
        "percent": quote(name).encode(),
        "base64": b64encode(f"x{name}y".encode()),
        "reversed": name[::-1].encode(),
        "entities": b"Am&eacute;d&eacute;e&nbsp;Passe&shy;quevent",
        "split": "Amédée <b>Passe</b>quevent".encode(),
        "utf-16": name.encode("utf-16-be"),
        "hash": sha256(name.encode()).hexdigest().encode(),
    }[disguise]
    assert {leak.key for leak in leaks([("disguise", b"before " + disguised + b" after")])} == {"entities"}
