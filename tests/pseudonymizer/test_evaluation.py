"""Does `evaluate` count what it says, and notice what is wrong with a corpus?"""

from imio.pseudonymizer import cli
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import PseudonymizerError
from imio.pseudonymizer import Settings
from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.evaluation.corpus import registry
from imio.pseudonymizer.evaluation.measure import measure
from imio.pseudonymizer.evaluation.table import rows

import pytest


HEAD = "=== t-1{suffix} | Aulnes-la-Haie | final | {title}\n\n"
RULES = Settings(model="")


@pytest.fixture
def corpus(tmp_path):
    def write(body, suffix="", title="Point"):
        path = tmp_path / "corpus.txt"
        path.write_text(HEAD.format(suffix=suffix, title=title) + body, encoding="utf-8")
        return path

    return write


def judged(path, settings=RULES):
    return measure(read_corpus(path), Pseudonymizer(settings))


def figures(path):
    documents = read_corpus(path)
    pseudonymizer = Pseudonymizer(RULES)
    without = measure(documents, pseudonymizer)
    found = rows(without, measure(documents, pseudonymizer, registry(documents)))
    return {row.figure: row for row in found}


def test_a_name_that_is_hidden_counts_as_hidden(corpus):
    path = corpus("Vente à M. [[PERSON|Jérôme Delvigne]], acquéreur.")
    assert [(j.hidden, j.worst) for j in judged(path).judged] == [(True, "mask")]


def test_a_name_that_stays_readable_is_a_leak_of_its_document(corpus):
    path = corpus("La parcelle de [[PERSON|zorgl]] est vendue.")
    found = judged(path)
    assert [j.hidden for j in found.judged] == [False]
    assert found.leaking() == ["t-1"]
    assert not figures(path)["persons to mask: mentions hidden"].reached


def test_half_a_name_hidden_is_not_hidden(corpus):
    path = corpus("Vente à M. [[PERSON|Jérôme Delvigne dit zorgl]], acquéreur.")
    assert [j.hidden for j in judged(path).judged] == [False]


def test_an_address_may_keep_its_postcode_but_not_its_number(corpus):
    hidden = judged(corpus("M. [[PERSON|Luc Sauvenay]], domicilié [[ADDRESS|rue Haute 77, 5999 Aulnes-la-Haie]]."))
    assert hidden.judged[1].hidden
    left = judged(corpus("Le siège de la SRL se trouve [[ADDRESS|12, à gauche de l'église]]."))
    assert not left.judged[0].hidden


def test_what_should_stay_and_is_masked_counts_as_damage(corpus):
    path = corpus("Vente à M. {{ORG|Jérôme Delvigne}}, acquéreur.")
    row = figures(path)["eponymous streets, firms, laws, numbers damaged"]
    assert (row.count, row.of, row.reached) == (1, 1, False)


def test_a_span_nobody_annotated_is_listed(corpus):
    assert [s.text for _, s, _ in judged(corpus("Vente à M. Jérôme Delvigne, acquéreur.")).unexpected] == [
        "Jérôme Delvigne"
    ]


def test_the_registry_holds_the_longest_writing_of_each_office_holder(corpus):
    path = corpus("Mme {{OFFICIAL|Anne Tasquin}} et M. {{OFFICIAL|Goor}} ; Mme {{OFFICIAL|Tasquin}} sort.")
    assert [o.name for o in registry(read_corpus(path))["Aulnes-la-Haie"]] == ["Anne Tasquin", "Goor"]


def test_marks_cut_by_tags_are_found_in_the_plain_text(corpus):
    path = corpus("<p>M. [[PERSON|Jérôme <b>Del</b>vigne]]&nbsp;: <i>oui</i></p>", suffix="-html")
    assert [gold.text for gold in read_corpus(path)[0].gold] == ["Jérôme Delvigne"]


def test_a_mark_in_the_target_of_a_link_is_read(corpus):
    path = corpus('<p>Écrire <a href="mailto:[[EMAIL|luc@example.be]]">ici</a></p>', suffix="-html")
    assert [gold.text for gold in read_corpus(path)[0].gold] == ["luc@example.be"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("M. [[NAME|Luc]]", "NAME"),
        ("M. [[PERSON|Luc", "pas fermée"),
        ("M. [[PERSON|Luc [[PERSON|Sauvenay]]]]", "en contient une autre"),
    ],
)
def test_a_broken_mark_names_the_document(corpus, body, said):
    with pytest.raises(PseudonymizerError, match=said) as raised:
        read_corpus(corpus(body))
    assert "t-1" in str(raised.value)


def test_a_broken_header_and_an_empty_file_are_refused(tmp_path):
    path = tmp_path / "c.txt"
    path.write_text("=== t-1 | Aulnes\n\nTexte", encoding="utf-8")
    with pytest.raises(PseudonymizerError, match="quatre champs"):
        read_corpus(path)
    path.write_text("Texte", encoding="utf-8")
    with pytest.raises(PseudonymizerError, match="aucun document"):
        read_corpus(path)


def test_the_command_prints_the_table_and_the_errors(corpus, capsys):
    path = corpus("La parcelle de [[PERSON|zorgl]] est vendue à M. [[PERSON|Jérôme Delvigne]].")
    assert cli.main(["evaluate", "--model", "none", "--errors", str(path)]) == 1
    out = capsys.readouterr().out
    assert "| persons to mask: mentions hidden | ≥ 99.5% | 50.0% | 1/2 | missed |" in out
    assert "LEFT PERSON t-1: La parcelle de ⟦zorgl⟧" in out


def test_the_command_says_what_each_recogniser_is_worth(corpus, capsys):
    path = corpus("Vente à M. [[PERSON|Delvigne]], acquéreur.")
    cli.main(["evaluate", "--model", "none", "--recognisers", str(path)])
    out = capsys.readouterr().out
    assert "| civility | 1 | 1 |" in out
    assert "| iban | 0 | 0 |" in out
