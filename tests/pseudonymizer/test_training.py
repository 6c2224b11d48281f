"""Does training learn, the same each time, from what it is given and nothing else?"""

from imio.pseudonymizer import cli
from imio.pseudonymizer import Document
from imio.pseudonymizer import opinion
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import Settings
from imio.pseudonymizer.model.component import create_component
from imio.pseudonymizer.model.component import DATA
from imio.pseudonymizer.model.component import GOLD
from imio.pseudonymizer.model.component import NAMES
from imio.pseudonymizer.model.component import NO_PERSON
from imio.pseudonymizer.model.component import ROLES
from imio.pseudonymizer.model.words import CouncilTokenizer
from imio.pseudonymizer.training.corpora import own_samples
from imio.pseudonymizer.training.corpora import Sample
from imio.pseudonymizer.training.learning import gold_of
from imio.pseudonymizer.training.learning import Recipe
from imio.pseudonymizer.training.learning import train
from spacy.training import Example
from spacy.vocab import Vocab

import hypothesis
import hypothesis.strategies as st
import json
import numpy
import pytest
import spacy


SETS = ("winer-fr", "newseye-fr", "echr-fr", "eds-pseudo-templates")
RECIPE = Recipe(steps=30, words=60, width=16, reaches=(1,), peak=0.01)


def samples(count=40):
    for number in range(count):
        town = ("Aulnoy", "Sombreval")[number % 2]
        name = ("Delvigne", "Sauvenay", "Crépin", "Poncin")[number % 4]
        text = f"le lot est attribué à {name} et le bois de {town} est vendu"
        yield Sample(
            text,
            (
                (text.index(name), text.index(name) + len(name), "PER", "private"),
                (text.index(town), text.index(town) + len(town), "LOC", ""),
            ),
        )


@pytest.fixture(scope="module")
def trained():
    return train([], samples(), RECIPE)


def test_a_model_finds_what_it_was_shown(trained):
    doc = trained("le lot est attribué à Delvigne et le bois de Aulnoy est vendu")
    assert [(e.text, e.label_) for e in doc.ents] == [("Delvigne", "PER"), ("Aulnoy", "LOC")]


def test_the_same_seed_gives_the_same_weights(trained):
    again = train([], samples(), RECIPE)
    assert again.get_pipe("council_names").model.to_bytes() == trained.get_pipe("council_names").model.to_bytes()
    other = train([], samples(), Recipe(steps=30, words=60, width=16, reaches=(1,), peak=0.01, seed=2))
    assert other.get_pipe("council_names").model.to_bytes() != trained.get_pipe("council_names").model.to_bytes()


def test_a_capitalised_word_of_which_only_that_is_known_teaches_that_it_is_no_person():
    doc = CouncilTokenizer(Vocab())("vu la SWDE et M. Delvigne")
    gold = gold_of(doc, Sample("vu la SWDE et M. Delvigne", ((17, 25, "PER", "private"),), complete=False))
    assert list(gold[0]) == [0, 0, NO_PERSON, 0, NO_PERSON, 0, NAMES.index("B-PER")]
    scores = numpy.zeros((len(doc), len(NAMES) + len(ROLES) + len(DATA)), dtype="f")
    doc.user_data.update(zip(GOLD, gold, strict=True))
    _, gradients = create_component(spacy.blank("xx"), "c", None).get_loss([Example(doc, doc)], [scores])
    row = gradients[0][2, : len(NAMES)]
    assert row[NAMES.index("B-PER")] > 0 and row[NAMES.index("B-ORG")] < 0 and abs(row.sum()) < 1e-6
    assert row[NAMES.index("O")] == row[NAMES.index("B-ORG")]


def test_a_saved_model_serves_under_its_folder(trained, tmp_path):
    trained.to_disk(tmp_path / "m", exclude=["vocab"])
    part = Part("note", "le lot est attribué à delvigne et à Delvigne", "text")
    spans = Pseudonymizer(Settings(model=str(tmp_path / "m"))).analyse(Document((part,))).spans
    assert "Delvigne" in [s.text for s in spans if s.recogniser == "model"]


def test_a_saved_model_keeps_no_word_of_what_it_read(trained, tmp_path):
    trained.to_disk(tmp_path / "m", exclude=["vocab"])
    written = b"".join(path.read_bytes() for path in (tmp_path / "m").rglob("*") if path.is_file())
    assert b"PER" not in written or b"Delvigne" not in written
    assert b"Delvigne" not in written and "Crépin".encode() not in written


def test_words_whose_role_nobody_told_teach_no_role():
    doc = CouncilTokenizer(Vocab())("vu M. Delvigne à Aulnoy")
    names, roles, _ = gold_of(doc, Sample("vu M. Delvigne à Aulnoy", ((6, 14, "PER", ""), (17, 23, "LOC", ""))))
    assert [NAMES[i] for i in names] == ["O", "O", "O", "B-PER", "O", "B-LOC"]
    assert set(roles) == {-1}
    _, roles, _ = gold_of(doc, Sample("vu M. Delvigne à Aulnoy", ((6, 14, "PER", "office"),)))
    assert roles[3] == ROLES.index("office")


def test_other_data_teach_where_a_text_is_told_to_mark_them_all_and_nowhere_else():
    doc = CouncilTokenizer(Vocab())("vu M. Delvigne, 47 ans")
    spans = ((6, 14, "PER", "private"), (16, 22, "BIRTH", ""))
    _, _, data = gold_of(doc, Sample("vu M. Delvigne, 47 ans", spans, data=True))
    assert [DATA[i] for i in data] == ["none", "none", "none", "none", "none", "BIRTH", "BIRTH"]
    names, _, data = gold_of(doc, Sample("vu M. Delvigne, 47 ans", spans))
    assert set(data[:5]) == {-1} and names[5] == 0


@hypothesis.given(st.text(max_size=200))
def test_words_joined_give_the_text_back(text):
    assert CouncilTokenizer(Vocab())(text).text == text


def test_the_command_trains_from_a_folder_of_open_sets_and_own_texts(tmp_path, capsys):
    data = tmp_path / "data" / "ner"
    data.mkdir(parents=True)
    line = {"text": "Vente à Delvigne.", "spans": [[8, 16, "PER"]]}
    for name in SETS:
        (data / f"{name}.jsonl").write_text((json.dumps(line) + "\n") * 20, encoding="utf-8")
    own = tmp_path / "own.txt"
    own.write_text("=== o-1 | Aulnes | final | Point\n\nVente à M. [[PERSON|Zorgl]].\n", encoding="utf-8")
    command = ["train", str(tmp_path / "data"), "--output", str(tmp_path / "m"), "--steps", "2", "--synthetic", "5"]
    assert cli.main([*command, "--own", str(own)]) == 0
    assert opinion.load(str(tmp_path / "m")).meta["recipe"]["steps"] == 2
    assert cli.main(command) == 2
    assert "n'est pas vide" in capsys.readouterr().err


def test_a_missing_open_set_is_named(tmp_path, capsys):
    assert cli.main(["train", str(tmp_path), "--output", str(tmp_path / "m")]) == 2
    assert "winer-fr.jsonl" in capsys.readouterr().err


def test_own_texts_carry_the_role_that_their_municipality_decided(tmp_path):
    from imio.pseudonymizer.evaluation.corpus import read_corpus

    path = tmp_path / "own.txt"
    path.write_text(
        "=== o-1 | Aulnes | final | Point\n\nVu [[PERSON|Luc]], {{OFFICIAL|Anne}}, <<PERSON|Guy>>, {{PLACE|Huy}}.\n",
        encoding="utf-8",
    )
    body = own_samples(read_corpus(path))[1]
    assert [(body.text[s:e], label, role) for s, e, label, role in body.spans] == [
        ("Luc", "PER", "private"),
        ("Anne", "PER", "office"),
        ("Guy", "PER", "capacity"),
        ("Huy", "LOC", ""),
    ]
