"""The checklist: each doubt, its near misses, and its price."""

from duration import grows_at_most
from duration import takes_at_most
from imio.pseudonymizer import Document
from imio.pseudonymizer import doubts
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import Span
from imio.pseudonymizer.doubts import persons
from imio.pseudonymizer.doubts import readable_elsewhere
from imio.pseudonymizer.doubts import upstream
from imio.pseudonymizer.leftovers import residual
from imio.pseudonymizer.quasi import quasi_identifiers

import pytest


def span(text, words, label="PERSON", action="mask", entity="A", part="note", nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(f"{part}{start}", part, start, start + len(words), words, label, action, entity, 1.0, "", "test")


def kinds(text, *spans):
    return [doubt.kind for doubt in residual("note", text, list(spans))]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("similar_names", "M. Jean Goossens vend. Mme Gossens signe."),
        ("similar_names", "M. Jean Delvigne vend. M. Jean Devligne signe."),
        ("common_word", "Mme Anne Moulin vend. Le Moulin est classé. Moulin reste."),
        ("iban_like", "sur le compte BE69 5390 0754 7034"),
        ("iban_like", "à verser au compte 001-1234567-99"),
        ("cadastre_like", "le bien est cadastré sous le numéro 123"),
        ("kept_elsewhere", "M. Jean Dupont, Bourgmestre, expose. Vente à M. Jean Dupont, domicilié rue Haute 77."),
        ("ambiguous_name", "M. Jean Hennuy et M. Luc Hennuy vendent. M. Hennuy signe."),
        ("ambiguous_name", "M. Jean Hennuy et M. Jules Hennuy vendent. J. Hennuy signe."),
        ("national_number", "inscrit au registre national sous le n° 62.03.14-999.02"),
        ("quasi_identifier", "La plainte émane de la seule institutrice de Try."),
    ],
)
def test_the_checklist(analyse, kind, text):
    assert kind in {doubt.kind for doubt in analyse(text).warnings}


def test_a_text_without_personal_data_raises_nothing(analyse):
    analysis = analyse(
        "Article 1er. Il est établi, pour les exercices 2025 à 2030, une taxe sur les secondes résidences."
    )
    assert analysis.spans == () and analysis.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "le compte BE69 5390 0754 7034",
        "le compte BE69-5390-0754-7034",
        "le compte BE 69 539 0075 47034",
        "le compte BE6953900754703",
        "le compte BE69 539O 0754 7034",
        "IBAN : 68 5390 0754 7035",
        "le compte bancaire n° 539-0075470-35",
        "versé au 539 - 0075470 - 35",
        "le compte FR76 3000 6000 0112 3456 7890 188",
    ],
)
def test_an_account_that_nothing_took(text):
    assert kinds(text) == ["iban_like"]


@pytest.mark.parametrize(
    "text",
    [
        "la société, BCE BE 0123.456.789",
        "TVA BE0123456789",
        "TVA BE 0123 456 789",
        "la communication structurée +++090/9337/55493+++",
        "l'article 104/123-48 du budget, compte 2025",
        "le compte général 12345",
        "de 2023 2024 2025 2026",
        "tél. 0470/00.00.12",
        "le compte n° 12 de l'exercice 2024 s'élève à 1.234.567,89 €",
    ],
)
def test_a_number_that_is_no_account(text):
    assert "iban_like" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "registre national 62.03.14-999.02",
        "Numéro de registre national : 62 03 14 999 02",
        "NISS: 62031499902",
        "N.N. : 62.03.14-999.02",
        "RN 62.03.14-999.02",
        "62.03.14-999.02 (registre national)",
        "n° national 620314-99902",
        "registre national 62.03.14-XXX.XX",
        "registre\nnational n° 62.03.14 999-02",
    ],
)
def test_a_national_number_that_nothing_took(text):
    assert kinds(text) == ["national_number"]


@pytest.mark.parametrize(
    "text",
    [
        "la loi du 8 août 1983 organisant un registre national des personnes physiques",
        "l'arrêté royal du 16/07/1992 relatif au registre national, modifié le 05.10.1994",
        "le long de la RN 63 entre 12.300 et 14.500",
        "la carte est lue ; le registre national est consulté",
    ],
)
def test_a_national_register_without_number(text):
    assert "national_number" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "le bien cadastré section B n° 45 C",
        "cadastré ou l'ayant été Val-des-Aulnes, 2e division, B 45",
        "les parcelles cadastrées n° 12 et 13",
        "références cadastrales : 245/2 K",
        "Son A 123 D",
        "sis section A, numéro 44, appartenant à M. Delvigne",
    ],
)
def test_a_parcel_that_nothing_took(text):
    taken = [span(text, "Delvigne")] if "Delvigne" in text else []
    assert kinds(text, *taken) == ["cadastre_like"]


@pytest.mark.parametrize(
    "text",
    [
        "un revenu cadastral de 745 €",
        "l'extrait de la matrice cadastrale est joint",
        "l'Administration du cadastre, le 12 mars 2024",
        "un revenu cadastral non indexé supérieur à 1.250 euros",
        "la section a délibéré en 2024",
    ],
)
def test_a_cadastre_without_parcel(text):
    assert "cadastre_like" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "M. Delvigne, domicilié clos du Fond 77",
        "M. Delvigne, demeurant à Try 12, au fond",
        "M. Delvigne (chaussée de l'Aulne, n° 3)",
        "M. Delvigne habite au 1er étage, avenue des Aulnes 12 bte 3",
    ],
)
def test_an_address_beside_a_masked_name(text):
    assert kinds(text, span(text, "Delvigne")) == ["mask_beside_address"]
    assert kinds(text, span(text, "Delvigne", "MASK")) == ["mask_beside_address"]
    assert kinds(text, span(text, "Delvigne", action="keep")) == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Delvigne, domicilié à 5999 Val-des-Aulnes",
        "M. Delvigne, rue Haute, le 12 mars 2024",
        "M. Delvigne, charrue 12",
        "M. Delvigne est absent.\nTravaux rue Haute 77",
        "M. Delvigne ; travaux rue Haute 77",
        "M. Delvigne, place de stationnement de 20 m²",
        "M. Delvigne (allée 4)",
        "M. Delvigne, qui habite cette place, n° 5",
        "M. Delvigne et le sentier n° 62 de l'atlas",
        "M. Delvigne, né à Huy le treize mars, d'une longue famille du lieu, domicilié à 5999 Val",
        "M. Delvigne, place 3 ans plus tard 15 € de côté",
    ],
)
def test_no_address_beside_a_masked_name(text):
    assert "mask_beside_address" not in kinds(text, span(text, "Delvigne"))


def test_a_kept_address_beside_a_masked_name():
    text = "M. Delvigne, rue Haute 77, demande un permis"
    spans = (span(text, "Delvigne"), span(text, "rue Haute 77", "ADDRESS", "keep", ""))
    assert kinds(text, *spans) == ["address_left"]


def test_names_of_one_letter():
    text = "M. X. et Mme Y demandent un permis"
    assert kinds(text, span(text, "X")) == ["one_letter", "one_letter"]
    for near in ("(M.B. du 3 mai)", "M. B. 12.03.2020", "publié au M. B., p. 3", "Mme A. Delvigne", "M. L'Hoest"):
        assert "one_letter" not in kinds(near), near


def test_a_name_that_is_a_word_or_a_place():
    for text in ("le dossier Petit est clos", "le dossier Namur est clos"):
        name = text.split()[2]
        assert kinds(text, span(text, name)) == ["common_word"]
    for before in ("M.", "Mme", "le sieur", "le docteur", "la famille"):
        text = f"{before} Petit signe"
        assert kinds(text, span(text, "Petit")) == []
    assert kinds("le dossier Delvigne", span("le dossier Delvigne", "Delvigne")) == []


@pytest.mark.parametrize(
    "text",
    [
        "le médecin du village",
        "la seule institutrice de Try",
        "le dernier instituteur d'Aulnoy",
        "la veuve du garde forestier",
        "l'unique boulangère du hameau",
        "Le curé de Grand-Aulnoy",
        "à la pharmacienne de Saint-Aulne",
        "l’ancien garde champêtre de Val-des-Aulnes",
        "du meunier d'Aulnoy-sur-Eau",
        "le vétérinaire retraité de Try",
        "le fils du bourgmestre",
        "l'épouse de l'échevin",
        "la fille aînée du dernier instituteur",
        "la mère de l'ancienne directrice générale",
        "le gendre de l'ancien bourgmestre de Try",
        "le propriétaire du moulin de Try",
        "l'exploitante de la friterie du village",
        "le seul habitant du hameau",
        "au châtelain d'Aulnoy",
        "la doyenne du village",
        "le médecin à la retraite et la boulangère de Try",
        "le boulanger de La Hulotte",
    ],
)
def test_a_person_whom_nobody_names(text):
    assert len(list(quasi_identifiers(f"Le Conseil entend {text}."))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "les médecins du village",
        "un médecin du village",
        "le médecin du travail",
        "le médecin de garde",
        "le médecin de Mme Delvigne",
        "le médecin de Monsieur Delvigne",
        "le médecin de Liège",
        "le garde champêtre de la commune",
        "le bourgmestre de Try",
        "la directrice générale de Try",
        "l'instituteur de la commune",
        "le facteur de risque",
        "la place du Curé de Try",
        "le chemin du Meunier d'Aulnoy",
        "la femme de ménage du village",
        "la fille de la défunte",
        "la mère de l'élève",
        "le conjoint du bourgmestre",
        "les enfants des conseillers",
        "le locataire de la commune",
        "l'habitant de la commune",
        "le propriétaire du bien",
        "le propriétaire du terrain de Try",
        "la boulangerie de Try",
        "la veuve du garde forestier Delvigne",
        "la médecine de Try",
        "le gérant de la société",
        "le pharmacien de Wallonie",
    ],
)
def test_a_phrase_that_points_at_nobody(text):
    assert list(quasi_identifiers(f"Le Conseil entend {text}.")) == []


def test_a_quasi_identifier_of_a_named_person():
    text = "le médecin du village, M. Delvigne, signe"
    assert kinds(text, span(text, "Delvigne", action="keep")) == []
    assert kinds(text, span(text, "Delvigne")) == ["quasi_identifier"]


def test_the_same_text_in_two_categories():
    text = "Lambert Delvigne, puis Lambert Delvigne"
    spans = [span(text, "Lambert Delvigne"), span(text, "Lambert Delvigne", "MINOR", entity="MINOR1", nth=1)]
    (doubt,) = doubts.inconsistencies(spans)
    assert (doubt.kind, doubt.start) == ("two_categories", 23) and "personne et mineur" in doubt.message


@pytest.mark.parametrize(
    "label, hidden, elsewhere",
    [
        ("ADDRESS", "rue Haute 77, 5999 Val-des-Aulnes", "Permis rue Haute, 77"),
        ("ADDRESS", "rue Haute 77", "PERMIS RUE HAUTE 77"),
        ("BIRTH", "Huy le 3 mars 1971", "acte du 3 mars 1971"),
        ("PHONE", "0470/00.00.12", "gsm 0470 00 00 12"),
        ("EMAIL", "delvigne@example.be", "(delvigne@example.be)"),
        ("PLATE", "1-ZZZ-999", "véhicule 1ZZZ999"),
    ],
)
def test_a_datum_hidden_here_and_readable_there(label, hidden, elsewhere):
    texts = {"title": elsewhere, "note": f"voir {hidden}."}
    spans = {"note": [span(texts["note"], hidden, label)]}
    (doubt,) = readable_elsewhere(texts, spans)
    assert (doubt.kind, doubt.part) == ("readable_elsewhere", "title")
    assert elsewhere[doubt.start : doubt.end].strip("()") in elsewhere
    assert not list(readable_elsewhere({**texts, "title": "Permis rue Haute 7"}, spans))


def test_a_datum_masked_upstream_and_readable_elsewhere():
    text = "La demande introduite par M. [masqué] est reçue. La demande introduite par M. Delvigne est refusée."
    spans = [span(text, "[masqué]", "MASK", entity=""), span(text, "Delvigne")]
    general, exact = upstream(spans, {"note": text})
    assert {general.kind, exact.kind} == {"upstream_elsewhere"}
    assert (general.start, exact.start) == (spans[0].start, spans[1].start)


def test_an_upstream_mask_of_another_kind_raises_nothing():
    text = "Contact : tél. [masqué]. Mme Ewa Nowak signe."
    spans = [span(text, "[masqué]", "MASK", entity=""), span(text, "Ewa Nowak")]
    assert not list(upstream(spans, {"note": text}))


def test_each_doubt_has_a_message_and_a_place_in_the_text(analyse):
    text = (
        "M. Jean Goossens et M. Luc Goossens, clos du Fond 77. Mme Gossens, M. X, compte 001-1234567-99, registre "
        "national 62.03.14-999.02, cadastré n° 12, le curé de Try. M. TEXTE MASQUÉ vend. M. Goossens signe."
    )
    warnings = analyse(text).warnings
    assert len({doubt.kind for doubt in warnings}) > 6
    for doubt in warnings:
        assert doubt.message[-1] == "." or doubt.message[-1] == "?"
        assert 0 <= doubt.start <= doubt.end <= len(text)


def test_several_bearers_of_a_surname_are_one_doubt():
    text = " ".join(f"{given} Hennuy," for given in ("Jean", "Luc", "Anne", "Paul", "Marc"))
    spans = [
        span(text, f"{given} Hennuy", entity=letter)
        for given, letter in zip(("Jean", "Luc", "Anne", "Paul", "Marc"), "ABCDE", strict=True)
    ]
    (doubt,) = persons(spans)
    assert doubt.message.startswith("5 personnes") and doubt.part == "note" and doubt.start > 0


def test_hundreds_of_persons_are_compared_quickly():
    ends = ("not", "tin", "noy", "ris", "quet", "val", "mont", "court", "lain", "rez", "sart", "bois")
    surnames = [
        a + b + c for a in ("del", "van", "gos", "her", "lam") for b in ("ber", "mar", "vig", "sen") for c in ends
    ]
    text = " ".join(f"Jean {name.title()}," for name in surnames * 4)
    spans, start = [], 0
    for index, name in enumerate(surnames * 4):
        end = start + 5 + len(name)
        words = text[start:end]
        spans.append(Span(str(index), "note", start, end, words, "PERSON", "mask", f"X{index}", 1.0, "", "test"))
        start = end + 2
    assert takes_at_most(1, lambda: list(persons(spans)))


@pytest.mark.parametrize(
    "piece",
    [
        "le médecin ",
        "la veuve du dernier ",
        "cadastré ",
        "IBAN ",
        "registre national ",
        "M. Jean Dupont, rue ",
        "XXX rue ",
        "BE12 ",
        "le propriétaire du moulin de Try-",
    ],
)
def test_a_long_text_costs_its_length(piece):
    def run(text):
        Pseudonymizer().analyse(Document((Part("note", text, "text"),)))

    short, long = (piece * (size // len(piece)) for size in (5_000, 20_000))
    assert grows_at_most(9, run, short, long, floor=0.4)
