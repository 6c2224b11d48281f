"""Do figures say what was missed and what was a false alarm, and the trail who decided what, without a word of text?"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import item
from flow import send
from imio.deliberations.validation import steps
from imio.deliberations.validation import traces as trail
from imio.deliberations.validation.figures import figures
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.spreadsheet import cell
from imio.deliberations.validation.spreadsheet import plain
from imio.deliberations.validation.spreadsheet import to_csv
from imio.deliberations.validation.statistics import figures_of
from imio.deliberations.validation.statistics import kind_of_reason
from imio.deliberations.validation.statistics import percentile
from imio.deliberations.validation.statistics import REASONS
from imio.deliberations.validation.statistics import seconds
from imio.deliberations.validation.statistics import summary
from imio.deliberations.validation.traces import TooMany
from imio.deliberations.validation.traces import traces
from imio.deliberations.worker.daily import erase_what_is_past
from imio.deliberations.worker.rounds import work
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Doubt
from imio.pseudonymizer import Span
from lxml import html
from pathlib import Path
from plone import api

import csv
import imio.pseudonymizer
import io
import pytest
import transaction


NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
AT = datetime(2027, 3, 15, 9, 0, tzinfo=UTC)
SECRETARY = "val-secretaries-1"
AGENT = "val-agents-1"
#: The second version: what a secretary added, and half of what she decided, stands between the same words.
CHANGED = (
    "<p>Vu la demande de M. Jean <strong>Dup</strong>ont, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"
    "<p>Considérant que Mme Berthe Lacasse, architecte, a remis un avis ;</p>"
    "<p>Article 1er. M. Dupont paie 200 € avant la fin du mois.</p>"
)
TEXT = "M. Jean Dupont et Mme Berthe Lacasse et M. Luc Tasquin, échevin, 27 rue du Moulin"


def span(name, action, entity="", label="PERSON", reason="Nom précédé de « M. »", recogniser="civility"):
    start = TEXT.index(name)
    return Span(name, "decision", start, start + len(name), name, label, action, entity, 0.9, reason, recogniser)


ANALYSIS = Analysis(
    texts={"decision": TEXT},
    spans=(
        span("Jean Dupont", "mask", "A"),
        span("Berthe Lacasse", "propose", "B", reason="Nom précédé de « Mme » ; prend la parole"),
        span("Luc Tasquin", "keep"),
        span("27 rue du Moulin", "mask", "ADDRESS1", "ADDRESS", "Adresse", "address"),
    ),
    warnings=(Doubt("kind", "« Jean Dupont » ?", "decision", 0, 5),),
    version="1",
)


def at(minutes, who="s", **action):
    return {**action, "who": who, "at": AT + timedelta(minutes=minutes)}


def row(found, recogniser, label, **wanted):
    rows = [r for r in found["found"] if (r["recogniser"], r["label"]) == (recogniser, label)]
    return [r for r in rows if all(r[key] == value for key, value in wanted.items())]


# -- the figures of a review --------------------------------------------------------------------------------------


def test_a_review_without_an_act_took_nobodys_time():
    found = figures_of(ANALYSIS, [])
    assert found["seconds"] == 0
    assert found["acts"] == {}
    assert row(found, "civility", "PERSON", proposed="keep", decided="keep", by="machine")[0]["count"] == 1
    assert found["doubts"] == 1


def test_what_people_keep_is_a_false_alarm_and_what_they_mask_was_shown_wrongly():
    review = [
        at(0, act="keep", span="Jean Dupont"),
        at(1, act="keep", entity="B"),
        at(2, act="mask", span="Luc Tasquin"),
        at(3, act="mask", span="27 rue du Moulin"),
    ]
    figures_found = summary([{"at": AT, **figures_of(ANALYSIS, review)}])
    assert figures_found.false_alarms == 2
    assert figures_found.uncovered == 1
    assert figures_found.proposed == 3
    by_why = {(line.label, line.why): line for line in figures_found.lines}
    assert by_why["PERSON", "speaker"].share == 100
    assert by_why["ADDRESS", ""].false_alarms == 0


def test_an_undone_decision_counts_as_work_and_as_nothing_else():
    found = figures_of(ANALYSIS, [at(0, act="keep", span="Jean Dupont"), at(1, act="undo")])
    assert not row(found, "civility", "PERSON", by="human")
    assert found["acts"] == {"keep": 1, "undo": 1}
    assert found["seconds"] == 60


def test_additions_are_misses_unless_taken_back_readable_or_carried_over():
    def add(minutes, words, label, **more):
        start = TEXT.index(words)
        return at(minutes, act="add", part="decision", start=start, end=start + len(words), label=label, **more)

    review = [
        {**add(0, "échevin", "SENSITIVE"), "at": "", "carried": True},
        add(1, "échevin", "SENSITIVE"),
        add(2, "Moulin", "PERSON"),
        add(3, "et Mme", "VISIBLE"),
        add(4, "rue du", "ADDRESS"),
        at(5, act="remove", added=4),
    ]
    found = figures_of(ANALYSIS, review)
    assert found["added"] == {"SENSITIVE": 1, "PERSON": 1}
    assert found["carried"] == 1


def test_what_a_former_version_brought_is_nobodys_correction():
    carried = {"act": "keep", "span": "Jean Dupont", "who": "s", "at": "", "carried": True}
    found = figures_of(ANALYSIS, [carried])
    assert row(found, "civility", "PERSON", proposed="mask")[0]["by"] == "carried"
    assert found["acts"] == {}
    anew = figures_of(ANALYSIS, [carried, at(0, act="keep", entity="A")])
    assert row(anew, "civility", "PERSON", proposed="mask")[0]["by"] == "human"


def test_an_addition_over_a_mention_masks_it():
    start = TEXT.index("Mme Berthe")
    end = TEXT.index(" et M. Luc")
    found = figures_of(ANALYSIS, [at(0, act="add", part="decision", start=start, end=end, label="PERSON")])
    assert row(found, "civility", "PERSON", proposed="propose")[0]["decided"] == "mask"


def test_confirmations_and_doubts_are_counted():
    review = [
        at(0, act="keep", span="27 rue du Moulin", reason="law"),
        at(1, act="check", doubts=("x", "y")),
        {"act": "check", "doubts": ("z",), "who": "s", "at": "", "carried": True},
    ]
    found = figures_of(ANALYSIS, review)
    assert (found["confirmed"], found["ticked"]) == (1, 2)


@pytest.mark.parametrize(
    "moments, spent",
    [
        ([], 0),
        ([("s", 0)], 0),
        ([("s", 0), ("s", 299)], 299),
        ([("s", 0), ("s", 300)], 300),
        ([("s", 0), ("s", 301)], 300),
        ([("s", 0), ("s", 86_400)], 300),
        ([("s", 10), ("s", 0), ("s", 30)], 30),
        ([("s", 0), ("t", 5), ("s", 10), ("t", 10)], 15),
    ],
)
def test_a_pause_counts_five_minutes_at_most_and_each_person_for_herself(moments, spent):
    assert seconds((who, AT + timedelta(seconds=second)) for who, second in moments) == spent


def test_the_time_of_a_review_that_a_new_analysis_replaced_counts():
    before = [[at(0, act="keep", span="x"), at(2, act="keep", span="y")]]
    assert figures_of(ANALYSIS, [], before=before)["seconds"] == 120


@pytest.mark.parametrize(
    "values, share, result",
    [([], 50, None), ([7], 50, 7), ([7], 90, 7), ([1, 2], 50, 1), ([1, 2, 3], 50, 2), (list(range(1, 11)), 90, 9)],
)
def test_the_median_and_the_ninth_decile_are_values_that_occurred(values, share, result):
    assert percentile(values, share) == result


def test_figures_hold_no_word_of_the_text():
    review = [at(0, act="keep", span="Jean Dupont")]
    said = repr(figures_of(ANALYSIS, review))
    for word in ("Dupont", "Lacasse", "Moulin", "Mme"):
        assert word not in said


def test_a_reason_is_kept_as_a_kind_and_never_as_it_was_written():
    assert kind_of_reason("Nom annoncé par une fonction (« veuve ») ; semble intervenir en séance") == "seat"
    assert kind_of_reason("Nom précédé de « M. »") == ""
    assert kind_of_reason("Registre des mandataires : échevine, mais peut-être à titre privé") == "private_office"


@pytest.mark.parametrize("phrase", REASONS)
def test_the_pseudonymizer_still_says_the_reasons_that_are_told_apart(phrase):
    sources = Path(imio.pseudonymizer.__file__).parent.rglob("*.py")
    assert any(phrase in path.read_text(encoding="utf-8") for path in sources)


@pytest.mark.parametrize("age, counted", [(29, True), (30, True), (31, False)])
def test_a_period_has_a_first_day(age, counted):
    entry = {"at": NOW - timedelta(days=age), **figures_of(ANALYSIS, [])}
    assert summary([entry], NOW - timedelta(days=30)).items == counted


def test_nothing_at_all_is_a_summary_too():
    empty = summary([])
    assert (empty.items, empty.median, empty.p90, empty.misses, empty.lines) == (0, None, None, 0, ())


# -- cells --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1"])
def test_no_text_is_taken_for_a_formula(text):
    assert cell(text) == "'" + text
    assert plain(cell(text)) == text


@pytest.mark.parametrize("value", [0, -3, 2.5, "", "échevin", "'tis", "a=b"])
def test_numbers_and_plain_texts_stay_as_they_are(value):
    assert cell(value) == value
    assert plain(str(value)) == str(value)


def test_a_table_opens_in_a_belgian_spreadsheet():
    assert to_csv(["é", "b"], [[1, 'x;"y"']]) == '\ufeffé;b\r\n1;"x;""y"""\r\n'.encode()


# -- in the bureau ------------------------------------------------------------------------------------------------


@pytest.fixture
def bureau(institution):
    return institution["bureau"]


def decide_all(dossier, who=SECRETARY):
    """Decide what is open, tick what is doubtful, and validate."""
    with api.env.adopt_user(username=who):
        for mention in decide(steps.analysis_of(dossier), dossier.review).open:
            steps.act(dossier, {"act": "mask", "span": mention.span.id}, dossier.version, steps.revision(dossier), who)
        doubts = tuple(question.key for question in steps.outcome_of(dossier).open_doubts)
        if doubts:
            steps.act(dossier, {"act": "check", "doubts": doubts}, dossier.version, steps.revision(dossier), who)
        steps.validate(dossier, dossier.version, steps.revision(dossier))
    transaction.commit()


def do(dossier, action, who=SECRETARY):
    with api.env.adopt_user(username=who):
        steps.act(dossier, action, dossier.version, steps.revision(dossier), who)
    transaction.commit()


def mention(dossier, words):
    return next(m.span for m in steps.outcome_of(dossier).mentions if m.span.text == words)


def addition(dossier, words, label):
    text = steps.analysis_of(dossier).texts["decision"]
    start = text.index(words)
    return {"act": "add", "part": "decision", "start": start, "end": start + len(words), "label": label}


@pytest.fixture
def reviewed(dossier):
    """Added, kept, masked, undone, and validated."""
    do(dossier, addition(dossier, "200", "SENSITIVE"))
    do(dossier, {"act": "keep", "entity": mention(dossier, "Dupont").entity})
    do(dossier, {"act": "keep", "span": mention(dossier, "Berthe Lacasse").id})
    do(dossier, {"act": "undo"})
    decide_all(dossier)
    return dossier


def opened(browse, bureau, view="statistics", user=SECRETARY, query=""):
    browser = browse(user)
    browser.open(f"{bureau.absolute_url()}/@@{view}{query}")
    return browser


def text(browser):
    return " ".join(html.fromstring(browser.contents).text_content().split())


def test_a_validation_keeps_its_figures(reviewed, bureau):
    (entry,) = figures(bureau)
    assert (entry["dossier"], entry["version"], entry["stage"]) == (reviewed.getId(), 0, "draft")
    assert entry["day"] == date(2027, 3, 23)
    assert entry["who"] == SECRETARY
    assert entry["policy"] == {"four_eyes": False}
    assert entry["added"] == {"SENSITIVE": 1}
    assert entry["acts"]["undo"] == 1
    found = summary([entry])
    assert found.false_alarms == sum(1 for s in steps.analysis_of(reviewed).spans if s.entity == "A") >= 2
    for word in ("Dupont", "Lacasse", "Moulin"):
        assert word not in repr(entry)


def test_validating_the_same_version_again_replaces_its_figures(reviewed, bureau):
    with api.env.adopt_user(username=SECRETARY):
        steps.reopen(reviewed)
        do(reviewed, {"act": "mask", "entity": "A"})
        decide_all(reviewed)
    (entry,) = figures(bureau)
    assert summary([entry]).false_alarms == 0


def test_a_new_version_has_figures_of_its_own(portal, institution, reviewed, bureau):
    send(institution, item(title="Vente", texts={"decision": CHANGED}, modified="2027-03-11T10:00:00+00:00"))
    work(portal, NOW)
    decide_all(reviewed)
    assert [entry["version"] for entry in figures(bureau)] == [0, 1]
    later = figures(bureau)[1]
    assert later["added"] == {}
    assert later["carried"] > 0
    assert summary([later]).false_alarms == 0


def test_figures_and_trail_outlive_the_text(reviewed, bureau):
    before = figures(bureau)
    assert erase_what_is_past(NOW + timedelta(days=2_000)) == 1
    transaction.commit()
    assert reviewed.content is None and reviewed.proposal is None
    assert figures(bureau) == before
    kinds = [trace.kinds for trace in traces(bureau, AT - timedelta(days=9999), NOW + timedelta(days=9999))]
    assert ("PERSON",) in kinds


def test_no_failure_of_the_figures_stops_a_validation(dossier, bureau, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise ValueError("Jean Dupont")

    monkeypatch.setattr("imio.deliberations.validation.figures.figures_of", fail)
    decide_all(dossier)
    assert api.content.get_state(dossier) == "validated"
    assert "ValueError" in caplog.text
    assert "Dupont" not in caplog.text


# -- the screen ---------------------------------------------------------------------------------------------------


@pytest.fixture
def today(clock):
    """The screens' moment is that of the acts, which read the real clock."""
    moment = datetime.now(UTC)
    clock(moment)
    return moment


def test_all_staff_see_the_figures_and_no_name(reviewed, bureau, browse, today):
    page = text(opened(browse, bureau, user=AGENT))
    assert "Points validés 1" in page
    assert "Ajoutés à la main (manqués) 1" in page
    assert "Donnée sensible 1" in page
    assert "civility Personne" in page
    for word in ("Dupont", "Lacasse", SECRETARY):
        assert word not in page
    assert "Qui a décidé quoi" not in page


def test_bars_are_beside_numbers_and_hold_no_style(reviewed, bureau, browse, today):
    browser = opened(browse, bureau)
    assert "style=" not in browser.contents
    assert "<script" not in html.tostring(html.fromstring(browser.contents).find(".//main")).decode()
    for bar in html.fromstring(browser.contents).xpath("//svg"):
        assert bar.get("aria-hidden") == "true"
        assert 0 <= int(bar.find("rect").get("width")) <= 100


def test_another_period_is_an_address_and_an_unknown_one_the_first(reviewed, bureau, browse, today, clock):
    clock(today + timedelta(days=31))
    assert "Aucun point validé" in text(opened(browse, bureau))
    assert "Aucun point validé" in text(opened(browse, bureau, query="?period=x"))
    for period in ("365", "all"):
        page = opened(browse, bureau, query=f"?period={period}")
        assert "Points validés 1" in text(page)
        (current,) = html.fromstring(page.contents).xpath("//nav[@class='bench-toggle']/a[@aria-current]")
        assert current.get("href").endswith(period)


def test_a_bureau_without_a_review_says_so(bureau, browse, today):
    assert "Aucun point validé dans cette période" in text(opened(browse, bureau))


def rows_of(browser):
    assert browser.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in browser.headers["Cache-Control"]
    return list(csv.reader(io.StringIO(browser.contents.lstrip("\ufeff")), delimiter=";"))


def test_the_same_figures_leave_as_a_table(reviewed, bureau, browse, today):
    rows = rows_of(opened(browse, bureau, "statistics.csv", AGENT))
    assert ["30 derniers jours", "Points validés", "", "", "", "1"] in rows
    assert ["Depuis le début", "Ajoutés à la main (manqués)", "", "Donnée sensible", "", "1"] in rows
    assert any(row[1] == "Fausses alertes" and row[2] == "civility" and int(row[5]) > 0 for row in rows)


# -- the trail ----------------------------------------------------------------------------------------------------


def test_the_trail_says_who_did_what_and_not_a_word_of_the_text(reviewed, bureau, browse, today):
    browser = opened(browse, bureau, "traces.csv")
    rows = rows_of(browser)
    acts = [(row[1], row[3], row[4], row[5], row[7]) for row in rows[1:]]
    assert (SECRETARY, "1", "1", "add", "Donnée sensible") in acts
    assert (SECRETARY, "1", "1", "keep", "Personne") in acts
    assert (SECRETARY, "1", "1", "undo", "") in acts
    assert (SECRETARY, "1", "", "validated", "") in acts
    assert ("automatique", "1", "", "analysed", "") in acts
    for word in ("Dupont", "Lacasse", "Moulin", "Vente"):
        assert word not in browser.contents
    assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])


def test_an_agent_does_not_read_the_trail(reviewed, bureau, browse, today):
    assert "validated" not in opened(browse, bureau, "traces.csv", AGENT).contents


@pytest.mark.parametrize(
    "query, field, message",
    [
        ("?from=hier", "from", "AAAA-MM-JJ"),
        ("?from=2027-03-01&until=2027-02-30", "until", "AAAA-MM-JJ"),
        ("?from=2027-03-02&until=2027-03-01", "until", "la fin précède le début"),
        ("?from=", "from", "AAAA-MM-JJ"),
    ],
)
def test_a_bad_period_is_told_at_its_field(bureau, browse, today, query, field, message):
    browser = opened(browse, bureau, "traces.csv", query=query)
    assert browser.headers["Status"].startswith("400")
    page = html.fromstring(browser.contents)
    wrong = page.get_element_by_id(f"trail-{field}")
    assert wrong.get("aria-invalid") == "true"
    assert message in page.get_element_by_id(wrong.get("aria-describedby")).text_content()


def test_both_days_of_a_period_belong_to_it(reviewed, bureau, browse, today):
    day = today.astimezone(trail.BRUSSELS).date()
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    assert len(rows_of(opened(browse, bureau, "traces.csv", query=f"?from={day}&until={day}"))) > 5
    for since, until in ((before - timedelta(days=1), before), (after, after)):
        rows = rows_of(opened(browse, bureau, "traces.csv", query=f"?from={since}&until={until}"))
        assert all(row[5] in ("analysed",) for row in rows[1:])


def test_a_trail_is_whole_or_not_given(reviewed, bureau, browse, today, monkeypatch):
    every = traces(bureau, today - timedelta(days=1), today + timedelta(days=1))
    monkeypatch.setattr(trail, "MOST", len(every))
    assert len(traces(bureau, today - timedelta(days=1), today + timedelta(days=1))) == len(every)
    monkeypatch.setattr(trail, "MOST", len(every) - 1)
    with pytest.raises(TooMany):
        traces(bureau, today - timedelta(days=1), today + timedelta(days=1))
    browser = opened(browse, bureau, "traces.csv")
    assert browser.headers["Status"].startswith("400")
    assert "choisissez-la plus courte" in text(browser)


def test_what_was_decided_on_a_former_version_stays_in_the_trail(portal, institution, reviewed, bureau, browse, today):
    send(institution, item(title="Vente", texts={"decision": CHANGED}, modified="2027-03-11T10:00:00+00:00"))
    work(portal, NOW)
    rows = rows_of(opened(browse, bureau, "traces.csv"))
    assert [row[4] for row in rows if row[5] == "keep"] == ["1", "1"]
    assert {row[7] for row in rows if row[5] == "keep"} == {"Personne"}
