"""Does the registry of office holders take what is right, refuse what is not, and tell who is missing?"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import item
from flow import send
from imio.deliberations.pseudonymization.officials import BadField
from imio.deliberations.pseudonymization.officials import line_of
from imio.deliberations.pseudonymization.officials import read_day
from imio.deliberations.pseudonymization.officials import read_entries
from imio.deliberations.pseudonymization.officials import read_fields
from imio.deliberations.pseudonymization.officials import read_officials
from imio.deliberations.validation import office_holders
from imio.deliberations.validation import registry
from imio.deliberations.validation import steps
from imio.deliberations.validation.gaps import gaps
from imio.deliberations.validation.gaps import Holder
from imio.deliberations.validation.gaps import holders
from imio.deliberations.validation.gaps import mark
from imio.deliberations.validation.gaps import Reading
from imio.deliberations.validation.registry import Attended
from imio.deliberations.validation.registry_import import export
from imio.deliberations.validation.registry_import import LARGEST
from imio.deliberations.validation.registry_import import LONGEST
from imio.deliberations.validation.registry_import import preview
from imio.deliberations.validation.registry_import import text_of
from imio.deliberations.validation.registry_import import Unreadable
from imio.deliberations.worker.rounds import work
from imio.pseudonymizer import Official
from lxml import html
from plone import api

import flow
import io
import pytest
import transaction


NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
DAY = date(2027, 3, 23)
SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
LINES = (
    "Solange Mbeki-Thirion | échevine | 2024-12-02",
    "Luc Tasquin | bourgmestre | 2018-12-03 | 2024-12-01",
    "Eve Dubois",
)


# -- a line -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, day",
    [
        ("", None),
        ("  ", None),
        ("2024-12-02", date(2024, 12, 2)),
        ("02/12/2024", date(2024, 12, 2)),
        ("2/12/2024", date(2024, 12, 2)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2100-01-01", date(2100, 1, 1)),
    ],
)
def test_a_day_is_written_in_two_ways(text, day):
    assert read_day("since", text) == day


@pytest.mark.parametrize(
    "text, message",
    [
        ("2 décembre 2024", "s’écrit"),
        ("2024-12", "s’écrit"),
        ("20241202", "s’écrit"),
        ("2024-W49-1", "s’écrit"),
        ("02-12-2024", "s’écrit"),
        ("31/02/2024", "n’existe pas"),
        ("2024-02-30", "n’existe pas"),
        ("1899-12-31", "1900"),
        ("2100-01-02", "2100"),
    ],
)
def test_any_other_day_is_refused_with_the_reason(text, message):
    with pytest.raises(BadField, match=message) as refused:
        read_day("until", text)
    assert refused.value.field == "until"


@pytest.mark.parametrize(
    "fields, field",
    [
        (("",), "name"),
        (("   ",), "name"),
        (("Eve | Dubois",), "name"),
        (("Eve Dubois", "éche|vine"), "function"),
        (("=cmd|' /C calc'!A0",), "name"),
        (("=HYPERLINK(1)",), "name"),
        (("+32 475",), "name"),
        (("Eve\u200b Dubois",), "name"),
        (("x" * 201,), "name"),
        (("Eve Dubois", "x" * 201), "function"),
        (("Eve Dubois", "", "2024-12-02", "2024-12-01"), "until"),
    ],
)
def test_a_bad_field_is_named(fields, field):
    with pytest.raises(BadField) as refused:
        read_fields(*fields)
    assert refused.value.field == field


def test_a_mandate_of_one_day_is_one():
    official = read_fields("Eve  Dubois ", " échevine", "2024-12-02", "02/12/2024")
    assert official == Official("Eve Dubois", "échevine", date(2024, 12, 2), date(2024, 12, 2))


@pytest.mark.parametrize("name", ["’t Serstevens Anne", "d'Ursel Guy", "Émile Zéphyr", "x" * 200])
def test_names_of_all_kinds_are_read_back(name):
    official = read_fields(name)
    assert read_officials([line_of(official)]) == (official,)


def test_a_line_that_cannot_be_read_stands_beside_the_others():
    entries = read_entries([*LINES, "", "Paul | x | demain", " | échevin"])
    assert [entry.index for entry in entries] == [0, 1, 2, 4, 5]
    assert [bool(entry.official) for entry in entries] == [True, True, True, False, False]
    assert "AAAA-MM-JJ" in entries[3].problem


# -- changes ------------------------------------------------------------------------------------------------------


def test_the_same_person_may_hold_an_office_twice_but_not_at_once():
    again = Official("TASQUIN Luc", "Bourgmestre", date(2024, 12, 2))
    assert len(registry.add(LINES, again)) == 4
    with pytest.raises(BadField, match="déjà au registre"):
        registry.add(LINES, Official("TASQUIN Luc", "Bourgmestre", date(2024, 12, 1)))
    assert len(registry.add(LINES, Official("Luc Tasquin", "conseiller"))) == 4


def test_a_line_may_be_changed_into_itself_and_not_into_another():
    assert registry.change(LINES, 0, read_fields("Solange Mbeki-Thirion", "échevine", "2024-12-02")) == LINES
    with pytest.raises(BadField, match="déjà"):
        registry.change(LINES, 0, read_fields("Eve Dubois"))
    with pytest.raises(registry.NoSuchEntry):
        registry.change(LINES, 3, read_fields("Paul Goor"))


def test_a_mandate_ends_on_its_first_day_at_the_earliest():
    assert registry.end(LINES, 0, date(2024, 12, 2))[0].endswith("| 2024-12-02 | 2024-12-02")
    with pytest.raises(BadField, match="précède"):
        registry.end(LINES, 0, date(2024, 12, 1))
    with pytest.raises(BadField):
        registry.end(LINES, 0, None)


def test_a_bad_line_can_be_removed():
    lines = (*LINES, "Paul | x | demain")
    assert registry.remove(lines, 3) == LINES
    with pytest.raises(registry.NoSuchEntry):
        registry.remove(LINES, -1)


def test_the_registry_has_an_end():
    full = tuple(f"Personne {number}a" for number in range(registry.MOST))
    with pytest.raises(BadField, match="2000"):
        registry.add(full, Official("Paul Goor"))
    assert len(registry.add(full[1:], Official("Paul Goor"))) == registry.MOST


# -- tables -------------------------------------------------------------------------------------------------------


DIALECTS = {
    "semicolons": "nom;fonction;depuis;jusqu'au\nPaul Goor;échevin;02/12/2024;\n",
    "commas": "name,function,since,until\nPaul Goor,échevin,2024-12-02,\n",
    "tabs, pasted": "Nom\tFonction\tDepuis\tJusqu’au\r\nPaul Goor\téchevin\t02/12/2024\t\r\n",
    "no heading": "Paul Goor;échevin;2024-12-02\n",
    "no last line end": "Paul Goor;échevin;2024-12-02",
    "two columns for the name": "Prénom;Nom de famille;Mandat;Début\nPaul;Goor;échevin;02/12/2024\n",
    "name and first name": "NOM;PRÉNOM;FONCTION;DU\nGoor;Paul;échevin;02/12/2024\n",
    "other order and a column more": "Depuis;Commentaire;Fonction;Nom\n02/12/2024;rien;échevin;Paul Goor\n",
    "quotes and empty lines": '\n"Nom";"Fonction";"Depuis"\n\n"Paul Goor";"échevin";"2024-12-02"\n;;\n',
}


@pytest.mark.parametrize("table", DIALECTS.values(), ids=DIALECTS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_all_dialects_say_the_same(table, encoding):
    found = preview(text_of(table.encode(encoding)), LINES)
    (line,) = found.lines
    assert line.verdict == "added"
    assert line.official == Official("Paul Goor", "échevin", date(2024, 12, 2))


def test_what_is_there_already_is_changed_only_where_the_table_says_more():
    table = "Eve DUBOIS;directrice générale;;\nMbeki Thirion Solange;ECHEVINE;;2027-01-31\nLuc Tasquin;bourgmestre;;\n"
    found = preview(table, LINES)
    assert [line.verdict for line in found.lines] == ["changed", "changed", "same"]
    assert found.applied(LINES) == (
        "Mbeki Thirion Solange | ECHEVINE | 2024-12-02 | 2027-01-31",
        LINES[1],
        "Eve DUBOIS | directrice générale",
    )
    assert found.lines[2].entry.line == LINES[1]


def test_a_new_term_of_the_same_person_is_a_new_line():
    found = preview("Luc Tasquin;bourgmestre;2024-12-02\n", LINES)
    assert found.lines[0].verdict == "added"
    assert preview("Luc Tasquin;bourgmestre;2024-12-01\n", LINES).lines[0].verdict == "changed"


def test_bad_lines_are_told_one_by_one_and_hold_up_no_other():
    table = "\n".join(
        [
            "nom;fonction;depuis;jusqu'au",
            "Paul Goor;échevin;2024-12-02;",
            ";échevin;;",
            "=cmd|'/C calc'!A0;x;;",
            "Anne Quidam;échevine;hier;",
            "Anne Quidam;échevine;2025-01-01;2024-01-01",
            "Anne Quidam;échevine;;;trop",
            "GOOR Paul;Échevin;2025-01-01;",
            "Jean Ha|ha;;;",
        ]
    )
    found = preview(table, LINES)
    assert [(line.number, line.verdict) for line in found.lines] == [(2, "added")] + [(n, "bad") for n in range(3, 10)]
    problems = [line.problem for line in found.of("bad")]
    assert problems == [
        "donnez le prénom et le nom",
        "la barre « | » ne peut pas y figurer",
        "une date s’écrit AAAA-MM-JJ ou JJ/MM/AAAA",
        "la fin précède le début",
        "trop de colonnes",
        "déjà à la ligne 2",
        "la barre « | » ne peut pas y figurer",
    ]


def test_two_lines_cannot_change_the_same_one():
    found = preview("Eve Dubois;échevine\nEve Dubois;directrice\n", LINES)
    assert [line.verdict for line in found.lines] == ["changed", "bad"]


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "vide"),
        ("\n\n;;\n", "vide"),
        ("nom;fonction\n", "vide"),
        ("nom;nom\nPaul Goor;x", "même titre"),
        ('nom;fonction\n"Paul Goor;x\nAnne Quidam;y\n', "guillemets"),
        ("Paul Goor;x\n" + "é" * (LARGEST // 2), "mégaoctet"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text, message):
    with pytest.raises(Unreadable, match=message):
        preview(text, LINES)


def test_a_thousand_lines_are_read_and_one_more_is_not():
    def table(size):
        return "nom\n" + "".join(f"Personne {number}a\n" for number in range(size))

    assert len(preview(table(LONGEST), ()).of("added")) == LONGEST
    with pytest.raises(Unreadable, match="1000 lignes"):
        preview(table(LONGEST + 1), ())


def test_a_registry_that_is_full_takes_no_table():
    full = tuple(f"Titulaire {number}a" for number in range(registry.MOST - 1))
    assert preview("Paul Goor", full).changes
    with pytest.raises(Unreadable, match="2000"):
        preview("Paul Goor\nAnne Quidam", full)


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0\0", b"\xff\xfe\0", b"a" * (LARGEST + 1)])
def test_a_file_that_is_no_table_is_refused(data):
    with pytest.raises(Unreadable):
        text_of(data)


def test_what_is_exported_is_read_back_and_is_no_formula():
    officials = [
        Official("Paul Goor", "=cmd|'/C calc'!A0", date(2024, 12, 2)),
        Official("Anne ; Quidam", '-"1"', None, date(2024, 12, 2)),
        Official("’t Serstevens Guy", "@échevin"),
    ]
    data = export(officials)
    assert data.startswith(b"\xef\xbb\xbf")
    for line in data.decode("utf-8-sig").splitlines()[1:]:
        for cell in line.split(";"):
            assert cell.strip('"')[:1] not in ("=", "+", "-", "@")
    harmless = [officials[0].__class__("Paul Goor", "-échevin"), *officials[1:]]
    assert [line.official for line in preview(text_of(export(harmless)), ()).lines] == harmless


def test_what_a_confirmation_sends_is_what_was_shown():
    shown = preview("Eve Dubois;échevine;;\nPaul Goor;échevin;2024-12-02;\n;;x;\n", LINES)
    again = preview(shown.table, LINES)
    assert not again.of("bad")
    assert again.applied(LINES) == shown.applied(LINES)


# -- the back office's attendees ----------------------------------------------------------------------------------


def test_attendees_who_are_not_in_office_are_proposed_once_with_their_last_function():
    attended = [
        Attended("Madame Anne Quidam", "Conseillère", date(2027, 1, 26)),
        Attended("QUIDAM Anne", "Échevine", DAY),
        Attended("Mbeki-Thirion Solange", "Échevine", DAY),
        Attended("Luc Tasquin", "Bourgmestre", DAY),
        Attended("Luc Tasquin", "Bourgmestre", date(2024, 12, 1)),
        Attended("Eve Dubois", "", DAY),
    ]
    found = registry.attendees(attended, LINES)
    assert [(one.name, one.function, one.count) for one in found] == [
        ("QUIDAM Anne", "Échevine", 2),
        ("Luc Tasquin", "Bourgmestre", 1),
    ]


# -- gaps ---------------------------------------------------------------------------------------------------------


def readings(*names, on=DAY):
    return [Reading(on, (Holder(name, "Échevine"),)) for name in names]


def test_a_person_is_one_gap_however_she_is_written():
    (gap,) = gaps(readings("A. Quidam", "Anne Quidam", "QUIDAM Anne"), LINES)
    assert (gap.name, gap.function, gap.texts) == ("Anne Quidam", "Échevine", 3) or gap.name == "QUIDAM Anne"
    assert gap.texts == 3


def test_two_writings_in_one_text_count_once():
    both = Reading(DAY, (Holder("Anne Quidam", "Échevine"), Holder("A. Quidam", "")))
    assert gaps([both], LINES)[0].texts == 1


@pytest.mark.parametrize("on, texts", [(date(2024, 12, 1), 0), (date(2024, 12, 2), 1), (date(2018, 12, 2), 1)])
def test_who_was_not_in_office_that_day_is_a_gap_with_her_line(on, texts):
    found = gaps(readings("Luc Tasquin", on=on), LINES)
    assert len(found) == texts
    assert all(gap.entry.index == 1 for gap in found)


def test_who_was_set_aside_stays_so_in_all_writings_seen():
    (gap,) = gaps(readings("A. Quidam", "Anne Quidam"), LINES)
    assert gaps(readings("Anne Quidam"), LINES, gap.marks) == ()
    assert gaps(readings("Anne Quidam"), LINES, {mark("Jeanne Quidam")})


def span(whole, start, name, **changes):
    return {
        "id": name,
        "part": "decision",
        "label": "PERSON",
        "action": "keep",
        "start": whole.index(name),
        "end": whole.index(name) + len(name),
        "text": name,
        "reason": start,
        **changes,
    }


@pytest.mark.parametrize(
    "text, name, function",
    [
        ("Mme Anne Quidam, échevine, en son rapport", "Anne Quidam", "Échevine"),
        ("le bourgmestre f.f. Paul Goor signe", "Paul Goor", "Bourgmestre"),
        ("MM. Paul Goor, Luc Rond et Mme Anne Quidam, Échevins ;", "Paul Goor", "Échevin"),
        ("la Directrice générale, Mme Eve Dubois", "Eve Dubois", "Directrice générale"),
        ("Conseillers communaux : M. Paul Goor, M. Luc Rond", "Luc Rond", "Conseiller communal"),
        ("acte du notaire Paul Goor à Huy", "Paul Goor", ""),
        ("Maître Paul Goor, avocat", "Paul Goor", ""),
        ("Mme la Ministre Anne Quidam", "Anne Quidam", ""),
        ("entendu M. Paul Goor ; échevins absents", "Paul Goor", ""),
    ],
)
def test_a_function_counts_when_it_is_one_of_this_institution(text, name, function):
    analysis = {
        "texts": {"decision": text},
        "spans": [span(text, "Une fonction publique est citée à côté du nom", name)],
    }
    assert holders(analysis) == ((Holder(name, function),) if function else ())


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "propose"},
        {"action": "mask"},
        {"label": "ADDRESS"},
        {"reason": "Registre des mandataires : échevine"},
        {"reason": "Titulaire d'une fonction, cité ailleurs dans le texte"},
        {"text": "Quidam"},
    ],
)
def test_nothing_else_is_a_gap(changes):
    text = "Présents : Mme Anne Quidam, échevine"
    analysis = {
        "texts": {"decision": text},
        "spans": [span(text, "Figure dans la liste des présences", "Anne Quidam", **changes)],
    }
    assert holders(analysis) == ()


def test_whom_people_masked_holds_no_office():
    text = "Présents : Mme Anne Quidam, échevine"
    analysis = {
        "texts": {"decision": text},
        "spans": [span(text, "Figure dans la liste des présences", "Anne Quidam")],
    }
    assert holders(analysis) == (Holder("Anne Quidam", "Échevine"),)
    assert holders(analysis, {"Anne Quidam"}) == ()


# -- the screen ---------------------------------------------------------------------------------------------------


PRESENT = (
    "<p>Présents : M. Paul Goor, Bourgmestre-Président ; Mme Anne Quidam, Échevine ; Mme Eve Dubois, Directrice "
    "générale</p><p>Entendu Mme Anne Quidam, échevine, en son rapport ;</p><p>Vu l’acte du notaire Jean Ledoux ;</p>"
    "<p>Vu la demande de M. Marc Lecitoyen, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
)


@pytest.fixture
def bureau(institution):
    institution.officials = LINES
    transaction.commit()
    return institution["bureau"]


@pytest.fixture
def analysed(portal, institution, bureau, clock):
    """Two dossiers that name office holders, one of them not."""
    send(
        institution,
        item("p1", texts={"decision": PRESENT}),
        item("p2", number="2", position=2, texts={"decision": PRESENT}),
        item("p3", number="3", position=3),
        attendees=[
            {"name": "Madame Rose Nouvelle", "function": "Conseillère"},
            {"name": "Monsieur Paul Goor", "function": "Bourgmestre", "presence": "excused"},
            {"name": "Solange Mbeki-Thirion", "function": "Échevine"},
        ],
    )
    work(portal, NOW)
    return flow.dossier(institution)


def opened(browse, bureau, user=SECRETARY, query=""):
    browser = browse(user)
    browser.open(f"{bureau.absolute_url()}/@@officials{query}")
    return browser


def text(browser):
    return " ".join(html.fromstring(browser.contents).text_content().split())


def send_form(browser, form, **fields):
    """Send a form with its fields filled in."""
    shown = browser.getForm(id=form)
    for name, given in fields.items():
        shown.getControl(name=name).value = given
    shown.getControl(name="do").click()
    return browser


def registry_now(institution):
    transaction.begin()
    return tuple(institution.officials)


def test_all_staff_see_the_registry_and_who_serves(bureau, browse, clock):
    page = text(opened(browse, bureau, AGENT))
    assert "Solange Mbeki-Thirion échevine 02/12/2024 ● en fonction" in page
    assert "Luc Tasquin bourgmestre 03/12/2018 01/12/2024 ○ mandat terminé" in page
    assert "Un·e secrétaire peut modifier le registre" in page
    assert "add-form" not in opened(browse, bureau, AGENT).contents


def test_a_stranger_and_a_manager_do_not_see_it(bureau, browse):
    for user in ("val-managers-1", "val-backoffice-1"):
        assert "Solange" not in opened(browse, bureau, user).contents


@pytest.mark.parametrize("user, changed", [(AGENT, False), (SECRETARY, True)])
def test_the_right_to_change_is_asked_in_the_act(institution, bureau, browse, clock, user, changed):
    browser = opened(browse, bureau, user)
    fields = f"name=Paul+Goor&confirm=1&table=Paul+Goor&seen={registry.digest(LINES)}"
    browser.post(f"{bureau.absolute_url()}/@@officials", f"do=add&{fields}")
    assert registry_now(institution) == LINES
    fields += f"&_authenticator={token(browser, bureau)}"
    for act in ("ignore", "remember", "read-again", "attendees", "end:0", "import", "add", "remove:0", "change:0"):
        browser.post(f"{bureau.absolute_url()}/@@officials", f"do={act}&{fields}")
    assert (registry_now(institution) != LINES) is changed
    assert bool(bureau.officials_acts) is changed


def token(browser, bureau):
    browser.open(f"{bureau.absolute_url()}/@@authenticator/token")
    return browser.contents


def test_a_secretary_adds_somebody(institution, bureau, browse, clock):
    browser = opened(browse, bureau)
    send_form(browser, "add-form", name="Paul Goor", function="échevin", since="2024-12-02")
    assert "Ajouté au registre." in text(browser)
    assert registry_now(institution) == (*LINES, "Paul Goor | échevin | 2024-12-02")
    assert bureau.officials_acts[-1]["act"] == "official added"
    assert bureau.officials_acts[-1]["who"] == SECRETARY
    assert "Goor" not in repr(list(bureau.officials_acts))


def test_a_bad_field_is_told_where_it_is_and_what_was_typed_stays(institution, bureau, browse, clock):
    browser = opened(browse, bureau)
    send_form(browser, "add-form", name="Paul Goor", since="2024-12-02", until="2024-12-01")
    assert browser.headers["Status"].startswith("400")
    page = html.fromstring(browser.contents)
    field = page.get_element_by_id("add-until")
    assert field.get("aria-invalid") == "true"
    assert "la fin précède le début" in page.get_element_by_id(field.get("aria-describedby")).text_content()
    assert page.get_element_by_id("add-name").get("value") == "Paul Goor"
    assert page.findtext(".//title").startswith("Erreur")
    assert registry_now(institution) == LINES


def test_a_secretary_edits_ends_and_removes(institution, bureau, browse, clock):
    browser = opened(browse, bureau, query="?edit=2")
    send_form(browser, "change-form", function="directrice générale")
    assert registry_now(institution)[2] == "Eve Dubois | directrice générale"
    browser = opened(browse, bureau, query="?edit=2")
    send_form(browser, "end-form", until="2027-03-01")
    assert registry_now(institution)[2] == "Eve Dubois | directrice générale |  | 2027-03-01"
    browser = opened(browse, bureau, query="?edit=2")
    send_form(browser, "remove-form")
    assert browser.headers["Status"].startswith("400")
    assert "cochez la confirmation" in text(browser)
    send_form(browser, "remove-form", confirm=["1"])
    assert registry_now(institution) == LINES[:2]
    assert [entry["act"] for entry in bureau.officials_acts] == [
        "official changed",
        "official ended",
        "official removed",
    ]


def test_a_form_older_than_the_registry_changes_nothing(institution, bureau, browse, clock):
    browser = opened(browse, bureau, query="?edit=2")
    institution.officials = (LINES[0], LINES[2])
    transaction.commit()
    send_form(browser, "remove-form", confirm=["1"])
    assert browser.headers["Status"].startswith("409")
    assert "modifié entre-temps" in text(browser)
    assert registry_now(institution) == (LINES[0], LINES[2])


def test_a_line_that_plones_form_let_in_can_be_corrected(institution, bureau, browse, clock):
    institution.officials = (*LINES, "Paul Goor | échevin | demain")
    transaction.commit()
    assert "illisible : à corriger" in text(opened(browse, bureau))
    browser = opened(browse, bureau, query="?edit=3")
    send_form(browser, "change-form", name="Paul Goor", function="échevin")
    assert registry_now(institution)[3] == "Paul Goor | échevin"


def test_an_import_is_shown_before_it_is_done(institution, bureau, browse, clock):
    browser = opened(browse, bureau)
    form = browser.getForm(id="preview-form")
    table = "Nom;Fonction;Depuis\nPaul Goor;échevin;02/12/2024\nEve Dubois;directrice;\nHier;x;demain\n"
    form.getControl(name="file").add_file(io.BytesIO(table.encode("cp1252")), "text/csv", "mandataires.csv")
    form.getControl(name="do").click()
    page = text(browser)
    assert "Rien n’est encore enregistré" in page
    assert "Seront ajoutés : 1" in page
    assert "Seront modifiés : 1" in page
    assert "Illisibles, laissés de côté : 1" in page
    assert "une date s’écrit AAAA-MM-JJ ou JJ/MM/AAAA" in page
    assert registry_now(institution) == LINES
    send_form(browser, "import-form")
    assert browser.headers["Status"].startswith("400")
    assert registry_now(institution) == LINES
    send_form(browser, "import-form", skip=["1"])
    assert "Importé : 2 ligne(s)" in text(browser)
    assert registry_now(institution) == (*LINES[:2], "Eve Dubois | directrice", "Paul Goor | échevin | 2024-12-02")


def test_a_preview_of_an_older_registry_is_not_imported(institution, bureau, browse, clock):
    browser = opened(browse, bureau)
    send_form(browser, "preview-form", table="Paul Goor;échevin\n")
    institution.officials = (*LINES, "Paul Goor | échevin")
    transaction.commit()
    send_form(browser, "import-form")
    assert browser.headers["Status"].startswith("409")
    assert registry_now(institution) == (*LINES, "Paul Goor | échevin")


def test_a_confirmation_sent_twice_does_nothing_more(institution, bureau, browse, clock):
    browser = opened(browse, bureau)
    send_form(browser, "preview-form", table="Paul Goor;échevin\n")
    first, second = browser, browse(SECRETARY)
    second.open(f"{bureau.absolute_url()}/@@officials")
    send_form(second, "preview-form", table="Paul Goor;échevin\n")
    send_form(first, "import-form")
    send_form(second, "import-form")
    assert second.headers["Status"].startswith("409")
    assert registry_now(institution) == (*LINES, "Paul Goor | échevin")


def test_a_file_that_is_no_table_is_refused_at_its_field(bureau, browse, clock):
    browser = opened(browse, bureau)
    form = browser.getForm(id="preview-form")
    form.getControl(name="file").add_file(io.BytesIO(b"PK\x03\x04\0\0"), "text/csv", "mandataires.xlsx")
    form.getControl(name="do").click()
    assert browser.headers["Status"].startswith("400")
    assert "n’est pas un tableau CSV" in text(browser)
    assert "choisissez un fichier" in text(send_form(opened(browse, bureau), "preview-form"))


def test_the_registry_leaves_as_a_table(bureau, browse, clock):
    browser = browse(AGENT)
    browser.open(f"{bureau.absolute_url()}/@@officials.csv")
    assert browser.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in browser.headers["Cache-Control"]
    assert "Luc Tasquin;bourgmestre;2018-12-03;2024-12-01" in browser.contents


def test_the_back_offices_attendees_are_added_one_by_one(institution, analysed, bureau, browse):
    browser = opened(browse, bureau)
    form = html.fromstring(browser.contents).get_element_by_id("attendees-form")
    assert [box.get("value") for box in form.xpath(".//input[@type='checkbox']")] == ["goor paul", "nouvelle rose"]
    send_form(browser, "attendees-form")
    assert "cochez au moins une personne" in text(browser)
    send_form(browser, "attendees-form", **{"attendee:list": ["nouvelle rose"]})
    assert registry_now(institution) == (*LINES, "Rose Nouvelle | Conseillère")
    assert "nouvelle rose" not in browser.contents


def test_the_texts_tell_who_is_missing(institution, analysed, bureau, browse):
    assert "Anne Quidam" not in opened(browse, bureau).contents
    page = text(opened(browse, bureau, query="?show=gaps"))
    assert "Anne Quidam : relevé comme échevine dans 2 texte(s), pas au registre" in page
    assert "Paul Goor : relevé comme bourgmestre-président dans 2 texte(s)" in page
    assert "Eve Dubois :" not in page
    assert "Ledoux" not in page
    assert "Lecitoyen" not in page


def press_gap(browser, name, verb):
    forms = html.fromstring(browser.contents).xpath("//form")
    (number,) = [i for i, form in enumerate(forms) if form.xpath(f".//input[@type='hidden' and @value='{name}']")]
    form = browser.getForm(index=number)
    buttons = [button.get("value") for button in form._form.html.select("button[name=do]")]
    form.getControl(name="do", index=buttons.index(verb)).click()
    return browser


def test_a_gap_is_taken_over_into_the_form_and_not_into_an_address(institution, analysed, bureau, browse):
    browser = press_gap(opened(browse, bureau, query="?show=gaps"), "Anne Quidam", "prefill")
    assert "Quidam" not in browser.url
    page = html.fromstring(browser.contents)
    assert page.get_element_by_id("add-name").get("value") == "Anne Quidam"
    assert page.get_element_by_id("add-function").get("value") == "Échevine"
    assert registry_now(institution) == LINES
    send_form(browser, "add-form")
    assert registry_now(institution) == (*LINES, "Anne Quidam | Échevine")
    assert "Anne Quidam :" not in text(opened(browse, bureau, query="?show=gaps"))


def test_a_gap_that_is_ignored_stays_away_until_asked_for(institution, analysed, bureau, browse):
    browser = press_gap(opened(browse, bureau, query="?show=gaps"), "Anne Quidam", "ignore")
    assert "Anne Quidam" not in opened(browse, bureau, query="?show=gaps").contents
    transaction.begin()
    assert list(bureau.ignored_gaps) == [mark("Anne Quidam")]
    assert "uidam" not in repr(dict(bureau.ignored_gaps))
    browser = opened(browse, bureau)
    browser.getControl("Les proposer à nouveau").click()
    assert "Anne Quidam" in opened(browse, bureau, query="?show=gaps").contents


def test_a_text_in_which_somebody_masked_the_name_counts_no_longer(institution, analysed, bureau, browse):
    with api.env.adopt_user(username=SECRETARY):
        for mention in steps.outcome_of(analysed).mentions:
            if mention.span.text == "Anne Quidam":
                steps.act(analysed, {"act": "mask", "span": mention.span.id}, 0, steps.revision(analysed), SECRETARY)
    transaction.commit()
    assert "échevine dans 1 texte(s)" in text(opened(browse, bureau, query="?show=gaps"))


@pytest.mark.parametrize("days, found", [(366, True), (367, False)])
def test_only_the_last_twelve_months_are_read(institution, analysed, bureau, clock, days, found):
    now = analysed.__parent__.start + timedelta(days=days)
    with api.env.adopt_user(username=SECRETARY):
        assert bool(office_holders.find_gaps(bureau, now)) is found


# -- reading again ------------------------------------------------------------------------------------------------


def test_nothing_is_read_again_before_the_registry_changed(analysed, bureau, browse):
    assert "again-form" not in opened(browse, bureau).contents


def test_a_changed_registry_reaches_what_is_in_preparation_and_decisions_are_kept(
    portal, institution, analysed, bureau, browse
):
    masked = next(m for m in steps.outcome_of(analysed).mentions if m.span.text == "Marc Lecitoyen")
    with api.env.adopt_user(username=SECRETARY):
        steps.act(analysed, {"act": "keep", "span": masked.span.id}, 0, 0, SECRETARY)
    analysed.taken = None
    transaction.commit()
    assert registry_now(institution) == LINES
    send_form(opened(browse, bureau), "add-form", name="Anne Quidam", function="échevine")
    browser = opened(browse, bureau)
    places = html.fromstring(browser.contents).get_element_by_id("again-form").xpath(".//input[@type='checkbox']")
    assert len(places) == 3
    send_form(browser, "again-form")
    assert "Nouvelle analyse demandée : 3 point(s)" in text(browser)
    transaction.begin()
    assert api.content.get_state(analysed) == "received"
    work(portal, NOW)
    transaction.begin()
    assert api.content.get_state(analysed) == "to_validate"
    assert analysed.version == 0
    by_text = {m.span.text: m for m in steps.outcome_of(analysed).mentions}
    assert by_text["Anne Quidam"].span.reason.startswith("Registre des mandataires")
    assert not by_text["Marc Lecitoyen"].masked
    assert by_text["Marc Lecitoyen"].by == "human"
    assert "again-form" not in opened(browse, bureau).contents


def test_what_somebody_works_on_is_left_to_her(institution, analysed, bureau, browse):
    with api.env.adopt_user(username=AGENT):
        mention = steps.outcome_of(analysed).mentions[0]
        steps.act(analysed, {"act": "mask", "span": mention.span.id}, 0, 0, AGENT)
    transaction.commit()
    send_form(opened(browse, bureau), "add-form", name="Anne Quidam", function="échevine")
    browser = opened(browse, bureau)
    assert "quelqu’un y travaille" in text(browser)
    form = browser.getForm(id="again-form")
    form.getControl(name="dossier:list").value = form.getControl(name="dossier:list").options
    form.getControl(name="do").click()
    assert "2 point(s) ; laissés tels quels, car en cours : 1" in text(browser)
    transaction.begin()
    assert api.content.get_state(analysed) == "to_validate"


def test_a_screen_from_before_a_new_analysis_is_stale(portal, institution, analysed, bureau, clock):
    with api.env.adopt_user(username=SECRETARY):
        mention = next(m for m in steps.outcome_of(analysed).mentions if m.span.text == "Marc Lecitoyen")
        steps.act(analysed, {"act": "keep", "span": mention.span.id}, 0, 0, SECRETARY)
        shown = analysed.version, steps.revision(analysed)
        office_holders.store(bureau, (*LINES, "Anne Quidam"), "official added", SECRETARY)
        assert office_holders.read_again(analysed, SECRETARY)
    transaction.commit()
    work(portal, NOW)
    with api.env.adopt_user(username=SECRETARY), pytest.raises(steps.Stale):
        steps.validate(analysed, *shown)
