from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import PseudonymizerError
from imio.pseudonymizer import Settings

import pytest
import subprocess
import sys


@pytest.fixture
def pipeline(tmp_path):
    import spacy

    nlp = spacy.blank("fr")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Zorgl"}, {"label": "LOC", "pattern": "Huy"}])
    nlp.to_disk(tmp_path / "tiny")
    return str(tmp_path / "tiny")


def analyse(text, model):
    return Pseudonymizer(Settings(model=model)).analyse(Document((Part("note", text, "text"),))).spans


def test_a_pipeline_contributes_its_persons(pipeline):
    spans = analyse("la parcelle de Zorgl à Huy", pipeline)
    assert [(s.text, s.action, s.recogniser) for s in spans] == [("Zorgl", "mask", "model")]


def test_without_a_pipeline_nothing_is_loaded():
    assert analyse("ce que Zorgl a vu à Huy", "none") == ()


def test_a_missing_pipeline_says_so_without_the_text():
    with pytest.raises(PseudonymizerError) as raised:
        analyse("M. Jean Dupont", "absent_model")
    assert "absent_model" in str(raised.value) and "Dupont" not in str(raised.value)


def test_the_package_does_not_import_spacy():
    code = "import sys, imio.pseudonymizer; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
