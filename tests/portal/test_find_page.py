"""Does the search page show what was asked for, keep it in the address, and say clearly what it cannot do?"""

from beginnings import begin_with
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.content.public import Annex
from imio.deliberations.content.public import Decision
from imio.deliberations.content.public import Meeting
from imio.deliberations.portal.expected import WORDS
from imio.deliberations.portal.words import number as told
from imio.deliberations.search.query import EXPECTED
from imio.deliberations.search.query import FACETS
from imio.deliberations.search.query import MAX_TEXT
from imio.deliberations.search.query import OUTCOMES
from imio.deliberations.search.query import parameters
from imio.deliberations.search.query import parse
from imio.deliberations.search.query import Query
from imio.deliberations.search.query import SORTS
from imio.deliberations.search.query import STATES
from lxml import etree
from portal.public_side import AFTER
from portal.public_side import START
from urllib.parse import parse_qs
from urllib.parse import quote
from urllib.parse import urlencode

import pytest


@pytest.fixture
def texts(world, institution, meeting):
    """Three texts in two institutions."""
    begin_with(world.portal, "three texts", lambda: _three_texts(world, meeting))
    elsewhere = world.portal["rochebrune"]["decisions"]["2026-03-23"]
    return [meeting["point-1"], meeting["point-2.10"], elsewhere["point-3"]]


def _three_texts(world, meeting):
    other = world.institution("rochebrune", "Rochebrune")
    text = "<p>Vu le règlement des subsides sportifs ; le Conseil DÉCIDE d’octroyer un subside au club.</p>"
    section = ({"name": "decision", "html": text},)
    made = [
        world.decision(meeting, "1", "Subside au club des Aulnes", sections=section, stage="final", matter="Sport"),
        world.decision(meeting, "2.10", "Subside à la fanfare", kind="urgent", matter="Culture"),
        world.decision(
            world.meeting(other, START.replace(year=2026)),
            "3",
            "Subside au théâtre",
            stage="final",
            outcome="adopted",
            matter="Culture",
        ),
    ]
    for one in made:
        world.tell(one)


def page(world, address="", where=None, **headers):
    base = (where or world.portal).absolute_url()
    return world.open(f"{base}/@@find{address}", **headers)


def read(world, address="", where=None):
    """The page as a tree; it was answered by 200."""
    found = page(world, address, where)
    assert found.headers["Status"].startswith("200"), found.headers["Status"]
    return etree.HTML(found.contents)


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def titles(root):
    return [text_of(one) for one in root.xpath("//ol[@class='hits']//h2")]


def link(root, words):
    [found] = {one.get("href") for one in root.xpath("//main//a") if words in text_of(one)}
    return found


# -- what is shown


def test_a_hit_tells_its_state_before_anything_else_and_where_it_belongs(world, texts):
    hit = read(world, "?q=fanfare").xpath("//ol[@class='hits']/li")[0]
    assert text_of(hit).startswith("◔ Projet + Urgence Subside à la fanfare")
    for words in ("Val-des-Aulnes", "Conseil communal du 23 mars 2027", "Point 2.10", "Culture"):
        assert words in text_of(hit)
    assert hit.xpath(".//h2/a/@href") == [texts[1].absolute_url()]


def test_the_words_that_were_searched_for_are_marked(world, texts):
    root = read(world, "?q=subsides+sportifs")
    assert "subsides" in [text_of(mark) for mark in root.xpath("//p[@class='snippet']/mark")]


def test_a_draft_is_said_to_be_held_once_the_meeting_has_begun(world, texts):
    world.now = AFTER
    assert "◑ Projet – texte définitif à venir" in text_of(read(world, "?q=fanfare").xpath("//ol[@class='hits']/li")[0])


def test_without_words_everything_is_found_the_latest_first(world, texts):
    root = read(world)
    assert titles(root)[-1] == "Subside au théâtre" and len(titles(root)) == 3
    assert "Pertinence" not in text_of(root.xpath("//nav[@class='sorts']")[0])


@pytest.mark.parametrize("number, words", [(0, "Aucun texte trouvé"), (1, "1 texte trouvé"), (2, "2 textes trouvés")])
def test_the_count_is_said_in_words(world, meeting, number, words):
    for rank in range(number):
        world.tell(world.decision(meeting, str(rank + 1), "Subside"))
    assert text_of(read(world, "?q=subside").xpath("//p[@class='total']")[0]) == words


def test_thousands_are_set_apart():
    assert [told(count) for count in (0, 999, 1204, 1234567)] == ["0", "999", "1\u202f204", "1\u202f234\u202f567"]


def test_nothing_of_a_closed_institution_is_found(world, texts):
    closed = world.institution("ferme", "Commune close", state="private")
    world.tell(world.decision(world.meeting(closed), title="Subside encore fermé"))
    for address in ("?q=subside", "?institution=ferme", "?q=ferm%C3%A9"):
        contents = page(world, address).contents
        assert "encore fermé" not in contents and "Commune close" not in contents
    assert "/login" in page(world, "?q=subside", closed).url


@pytest.mark.parametrize("fate", ["withdrawn", "suspended"])
@pytest.mark.parametrize("name", ["@@find", "find.json", "find.csv", "find.atom"])
def test_what_went_is_gone_from_the_page_and_from_its_files(world, texts, name, fate):
    address = f"{world.portal.absolute_url()}/{name}?q=fanfare"
    title = "Subside à la fanfare"

    def tells():
        contents = world.open(address).contents
        return title in contents if isinstance(contents, str) else title.encode() in contents

    assert tells()
    world.bury(texts[1], fate)
    assert not tells()


# -- narrowing


def test_a_facet_is_a_box_in_the_form_with_its_count(world, texts):
    root = read(world, "?q=subside")
    found = root.xpath("//form[@id='find']//input[@type='checkbox']")
    boxes = {(box.get("name"), box.get("value")): box for box in found}
    label = root.xpath(f"//label[@for='{boxes['institution', 'val'].get('id')}']")[0]
    assert text_of(label) == "Val-des-Aulnes 2"
    assert {("institution", "rochebrune"), ("matter", "Sport"), ("state", "draft"), ("year", "2026")} <= set(boxes)
    assert root.xpath("//form[@id='find']/@method") == ["get"]


def test_what_was_chosen_is_ticked_and_can_be_taken_back(world, texts):
    root = read(world, "?q=subside&matter=Culture&state=final&from=2026-01-01")
    assert titles(root) == ["Subside au théâtre"]
    assert sorted(root.xpath("//input[@checked]/@value")) == ["Culture", "final"]
    wider = etree.HTML(world.open(link(root, "Retirer : Culture")).contents)
    assert set(titles(wider)) == {"Subside au club des Aulnes", "Subside au théâtre"}
    assert "from=2026-01-01" in link(root, "Retirer : Culture")
    assert "from=" not in link(root, "Retirer : depuis le 1er janvier 2026")
    assert link(root, "Tout retirer").endswith("@@find?q=subside")


def test_an_institution_s_page_finds_only_its_own_and_leads_everywhere(world, texts, institution):
    root = read(world, "?q=subside&institution=rochebrune&matter=Culture", institution)
    assert titles(root) == ["Subside à la fanfare"]
    assert not root.xpath("//input[@name='institution']")
    assert link(root, "Chercher dans toutes les institutions") == (
        f"{world.portal.absolute_url()}/@@find?q=subside&matter=Culture"
    )


def test_a_merged_commune_s_search_goes_on_in_its_successor_and_back(world, texts, institution):
    old = world.institution("ancienne", "Ancienne", succeeded_by="val")
    world.institution("ferme", "Commune close", state="private", succeeded_by="val")
    world.tell(world.decision(world.meeting(old, START.replace(year=2024)), title="Subside d’autrefois"))
    both = f"{world.portal.absolute_url()}/@@find?q=subside&institution=ancienne&institution=val"
    assert link(read(world, "?q=subside", old), "son successeur : Val-des-Aulnes") == both
    assert link(read(world, "?q=subside&institution=val"), "son prédécesseur : Ancienne") == both
    root = read(world, "?q=subside&institution=ancienne&institution=val")
    assert "Subside d’autrefois" in titles(root) and "Subside à la fanfare" in titles(root)
    assert not root.xpath("//ul[@class='kin']")
    assert "close" not in page(world, "?q=subside", institution).contents
    assert not read(world, "?q=subside").xpath("//ul[@class='kin']")


def test_more_than_eight_values_are_behind_more_but_for_those_that_were_chosen(world, meeting):
    for number in range(1, 13):
        world.tell(world.decision(meeting, str(number), matter=f"Matière {number:02}"))
    root = read(world, "?matter=Mati%C3%A8re+12")
    more = root.xpath("//fieldset/details")[0]
    assert text_of(more.find("summary")) == "Plus (3) Matière"
    assert len(more.xpath(".//input")) == 3 and not more.xpath(".//input[@checked]")
    assert root.xpath("//input[@checked]/@value") == ["Matière 12"]


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_can_be_chosen_by_its_parameter(world, texts, facet):
    value = {"state": "final", "outcome": "adopted", "year": "2027", "annexes": "0", "changed": "0"}.get(facet, "val")
    root = read(world, f"?{facet}={value}")
    assert root.xpath(f"//input[@name='{facet}'][@checked]/@value") == [value]
    assert root.xpath("//ul[@class='chosen']//a")


# -- pages


@pytest.fixture
def many(world, meeting):
    for number in range(1, 46):
        world.tell(world.decision(meeting, str(number), f"Subside numéro {number}"))


def test_pages_have_numbers_neighbours_and_an_end(world, many):
    first, second, third = (read(world, f"?q=subside&page={number}") for number in (1, 2, 3))
    assert [len(titles(root)) for root in (first, second, third)] == [20, 20, 5]
    assert len({title for root in (first, second, third) for title in titles(root)}) == 45
    assert first.xpath("//head/link[@rel='next']/@href") == [f"{world.portal.absolute_url()}/@@find?q=subside&page=2"]
    assert not first.xpath("//*[@rel='prev']") and not third.xpath("//*[@rel='next']")
    assert second.xpath("//a[@rel='prev']/@href") == [f"{world.portal.absolute_url()}/@@find?q=subside"]
    assert [text_of(one) for one in second.xpath("//nav[@class='pages']//a[@aria-current='page']")] == ["Page 2"]
    assert second.xpath("//ol[@class='hits']/@start") == ["21"]


def test_a_page_beyond_the_last_leads_back(world, many):
    root = read(world, "?q=subside&page=9")
    assert titles(root) == []
    assert link(root, "voici la dernière").endswith("?q=subside&page=3")


@pytest.mark.parametrize("number", ["0", "51", "-1", "x", "1.5", "99999999999", "²", "1&page=2"])
def test_a_page_that_cannot_be_is_a_clear_error(world, many, number):
    found = page(world, f"?q=subside&page={quote(number, safe='&=')}")
    assert found.headers["Status"].startswith("400")
    assert "Page : un nombre de 1 à 50 est attendu." in found.contents


def test_in_english_an_error_is_explained_in_english(world, texts):
    told = world.open(f"{world.portal.absolute_url()}/en/@@find?q=a&from=2027-02-01&to=2027-01-01").contents
    assert "the end comes before the beginning" in told
    assert "la fin précède" not in told


def test_pages_and_services_say_the_same_of_a_search_that_cannot_be():
    assert {kind: message.default for kind, message in WORDS.items()} == EXPECTED


# -- nothing, errors


def test_where_nothing_is_found_the_page_tells_what_would(world, texts, institution):
    root = read(world, "?q=th%C3%A9%C3%A2tre&matter=Sport", institution)
    nothing = root.xpath("//div[@class='nothing']")[0]
    assert [text_of(one) for one in nothing.xpath(".//a")] == ["Dans toutes les institutions, sans filtre (1)"]
    everywhere = etree.HTML(world.open(nothing.xpath(".//a/@href")[0]).contents)
    assert titles(everywhere) == ["Subside au théâtre"]
    root = read(world, "?q=fanfare&matter=Sport", institution)
    assert "Sans les filtres (1)" in [text_of(one) for one in root.xpath("//div[@class='nothing']//a")]


def test_forgiven_spelling_is_said(world, texts):
    root = read(world, "?q=fanfarre")
    assert "Subside à la fanfare" in titles(root)
    assert root.xpath("//p[contains(@class, 'loosened')]")
    assert not read(world, "?q=subside").xpath("//p[contains(@class, 'loosened')]")


@pytest.mark.parametrize(
    "address, field, words",
    [
        ("?q=a&from=hier", "from", "Du : une date est attendue"),
        ("?q=a&to=2027-02-30", "to", "Au : une date est attendue"),
        ("?q=a&from=2027-02-01&to=2027-01-01", "to", "Au : la fin précède le début."),
        ("?q=a&state=secret", None, "État : une de ces valeurs est attendue"),
        ("?q=a&year=MMXXVII", None, "Année : une année de quatre chiffres est attendue."),
        ("?q=a&sort=price", None, "Ordre : une de ces valeurs est attendue"),
        (f"?q={'a' * (MAX_TEXT + 1)}", "q", "Mots cherchés : au plus 500 caractères."),
        ("?q=a&q=b", "q", "Mots cherchés : une seule valeur est attendue."),
    ],
)
def test_what_cannot_be_understood_is_named_and_kept(world, texts, address, field, words):
    found = page(world, address)
    assert found.headers["Status"].startswith("400")
    assert found.headers["Cache-Control"] == "no-store" and "ETag" not in found.headers
    assert words in text_of(etree.HTML(found.contents).xpath("//*[@id='problem']")[0])
    root = etree.HTML(found.contents)
    if field:
        assert root.xpath(f"//input[@name='{field}'][@aria-invalid='true'][@aria-describedby='problem']")
    typed = parse_qs(address[1:])
    if len(typed.get("q", [])) == 1:
        assert root.xpath("//input[@name='q']/@value") == typed["q"]
    for name in {"from", "to"} & typed.keys():
        assert root.xpath(f"//input[@name='{name}']/@value") == typed[name]
    assert not root.xpath("//ol[@class='hits']")


def test_a_search_that_cannot_answer_says_so_and_when_to_come_back(world, texts, monkeypatch, tmp_path):
    """A folder that cannot be written, as when a disk is full."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("DELIBERATIONS_SEARCH", str(blocked))
    found = page(world, "?q=subside")
    assert found.headers["Status"].startswith("503")
    assert found.headers["Retry-After"] == "60" and found.headers["Cache-Control"] == "no-store"
    assert "La recherche est momentanément indisponible" in found.contents
    assert 'value="subside"' in found.contents
    for name in ("find.json", "find.csv", "find.atom"):
        found = world.open(f"{world.portal.absolute_url()}/{name}?q=subside")
        assert found.headers["Status"].startswith("503")
        assert found.headers["Content-Type"] == "application/problem+json"


# -- the address


words = st.text(st.characters(categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=9)
values = st.lists(words, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))


def some(allowed):
    return st.lists(st.sampled_from(allowed), unique=True).map(lambda found: tuple(sorted(found)))


queries = st.builds(
    Query,
    text=st.lists(words, max_size=4).map(" ".join),
    institution=values,
    matter=values,
    state=some(STATES),
    year=some(("2024", "2025", "2027")),
    organ=values,
    in_charge=values,
    outcome=some(OUTCOMES),
    annexes=some(("0", "1")),
    changed=some(("0", "1")),
    since=st.none() | st.dates(),
    sort=st.sampled_from(SORTS),
)


@given(queries)
def test_an_address_says_all_of_a_search(query):
    form = parse_qs(urlencode(parameters(query)))
    assert parse({name: found if len(found) > 1 else found[0] for name, found in form.items()}) == query


def test_every_link_of_the_page_keeps_the_rest_of_the_search(world, texts):
    root = read(world, "?q=subside&matter=Culture&state=final&state=draft&sort=oldest&to=2030-01-01")
    rest = {"q": ["subside"], "state": ["draft", "final"], "matter": ["Culture"], "to": ["2030-01-01"]}
    for words, expected in {
        "Plus récentes": rest | {"sort": ["newest"]},
        "CSV": rest | {"sort": ["oldest"]},
        "Suivre cette recherche": rest | {"sort": ["oldest"]},
        "Retirer : Culture": {name: value for name, value in rest.items() if name != "matter"} | {"sort": ["oldest"]},
    }.items():
        assert parse_qs(link(root, words).partition("?")[2]) == expected, words
    assert link(root, "Suivre cette recherche").startswith(f"{world.portal.absolute_url()}/@@follow?")
    assert root.xpath("//form[@id='find']//input[@type='hidden'][@name='sort']/@value") == ["oldest"]


def test_in_english_the_page_its_links_and_its_files_stay_english(world, texts, institution):
    root = etree.HTML(world.open(f"{world.portal.absolute_url()}/en/val/@@find?q=fanfare&matter=Culture").contents)
    said = text_of(root.xpath("//main")[0])
    for words in ("Search: Val-des-Aulnes", "1 text found", "Remove: Culture", "Follow this search by e-mail", "Apply"):
        assert words in said
    assert "Chercher" not in said and "Retirer" not in said
    feeds = root.xpath("//head/link[@type='application/atom+xml']/@href")
    inside = [*feeds, *root.xpath("//main//a/@href | //form[@id='find']/@action")]
    assert inside and all(f"{world.portal.absolute_url()}/en" in address for address in inside), inside
    feed = world.open(f"{world.portal.absolute_url()}/en/val/atom.xml").contents
    assert "Draft, not a decision" in feed and f"{world.portal.absolute_url()}/en/val/decisions/" in feed
    calendar = world.open(f"{world.portal.absolute_url()}/en/val/calendar.ics").contents
    assert "Agenda and texts" in calendar


# -- markup


NASTY = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'-alert(1)-'", "javascript:alert(1)", "${1+1}")


@pytest.fixture
def hostile(world, meeting):
    for number, text in enumerate(NASTY, start=1):
        html = f"<p>subside {text.replace('<', '&lt;')}</p>"
        world.tell(
            world.decision(
                meeting,
                str(number),
                f"Subside {text}",
                matter=text,
                in_charge=(text,),
                sections=({"name": "decision", "html": html},),
            )
        )


def harmless(root):
    scripts = root.xpath("//script")
    assert len(scripts) == 1 and "/find.js?" in scripts[0].get("src") and not scripts[0].text
    assert not root.xpath("//img | //@onerror | //@onclick | //@style")
    assert not [href for href in root.xpath("//@href | //@src | //@action") if not href.startswith(("http", "#"))]


def test_texts_facets_and_snippets_stay_text(world, hostile):
    root = read(world, "?q=subside")
    harmless(root)
    assert len(titles(root)) == len(NASTY)
    assert set(NASTY) <= {box.get("value") for box in root.xpath("//input[@name='matter']")}


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.one_of(st.sampled_from(NASTY), st.text(max_size=20)), value=st.text(min_size=1, max_size=20))
def test_whatever_is_asked_stays_text(world, hostile, text, value):
    asked = urlencode({"q": text, "matter": value, "from": text}, errors="replace")
    found = page(world, f"?{asked}")
    assert found.headers["Status"][:3] in ("200", "400")
    harmless(etree.HTML(found.contents))


# -- caches, costs


def test_an_answer_is_kept_for_half_a_minute_and_never_listed_by_others(world, texts):
    found = page(world, "?q=subside")
    assert found.headers["Cache-Control"] == "public, max-age=0, s-maxage=30"
    assert found.headers["X-Robots-Tag"] == "noindex" and 'content="noindex"' in found.contents
    again = page(world, "?q=subside", If_None_Match=found.headers["ETag"])
    assert again.headers["Status"].startswith("304")
    world.bury(texts[0])
    assert page(world, "?q=subside", If_None_Match=found.headers["ETag"]).headers["Status"].startswith("200")


@pytest.mark.parametrize("name", ["@@find", "find.json", "find.csv", "find.atom"])
def test_thirty_hits_cost_as_many_queries_as_one(world, meeting, cost, name):
    address = f"{world.portal.absolute_url()}/{name}?q=subside"
    world.tell(world.decision(meeting, "1", "Subside"))
    few = cost(address)
    assert few[0] <= 4 and few[1] == {Meeting: 0, Decision: 0, Annex: 0}
    for number in range(2, 31):
        world.tell(world.decision(meeting, str(number), "Subside"))
    assert cost(address) == few
