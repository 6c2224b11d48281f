"""Is what forms, lists and mentions in passing tell of a person hidden, and what resembles it left?"""

import pytest


FORM = (
    "| Rubrique | Donnée |\n| --- | --- |\n| Demandeur (nom, prénom) | ⟦ZORGLUB Marie-Louise⟧ |\n"
    "| Né(e) à / le | ⟦Arlon, 08/07/1949⟧ |\n| Domicile | ⟦rue de la Barrière 22⟧ |\n| Cimetière | Sart-Bas |\n"
    "| Durée | 30 ans |"
)


def test_a_form_typed_with_bars_is_read_row_by_row(readable):
    assert readable(FORM) == []


def test_the_labels_of_a_form_are_no_data(found):
    text = FORM.replace("⟦", "").replace("⟧", "")
    assert [mention for mention, _ in found(text, "BIRTH")] == ["Arlon, 08/07/1949"]
    assert "Cimetière" not in str(found(text, "PERSON"))


@pytest.mark.parametrize(
    "marked",
    [
        "| Date de naissance | ⟦06/05/2012⟧ |\n| École | communale |",
        "| Élève | ⟦HAUTMONT Luc⟧ |\n| Âge | ⟦12⟧ |",
        "Né le\t⟦3 mai 1971⟧\nDomicile\t⟦rue Haute 4⟧",
        "| Lieu et date de naissance | ⟦Huy, le 3 mai 1971⟧ |",
    ],
)
def test_a_field_of_a_birth_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "| Prime de naissance | 150 |\n| Prime de fin d'année | 200 |",
        "| Congé de naissance | 20 jours |",
        "| Déclarations de naissance | 2024 |",
    ],
)
def test_a_field_that_only_speaks_of_births_stays(found, text):
    assert found(text, "BIRTH") == []


@pytest.mark.parametrize(
    "marked",
    [
        "- réussissent : ⟦Hecq, Tony⟧ ; ⟦Parisi, Loris⟧ ;\n- échouent : ⟦Juillet, Patrick⟧ et ⟦Mars, Agnès⟧ ;",
        "Candidats : ⟦Petit, Anne⟧ ; ⟦Maire, Sophie⟧.",
        "École libre : ⟦Victoire d'Hoop⟧, ⟦Thiago Fernandes⟧",
        "Conseil communal des enfants\n\nSont excusés : ⟦Jade Fievez⟧, malade, et ⟦Zoé Arslan⟧.",
    ],
)
def test_names_of_a_list_are_hidden_though_they_are_words(readable, marked):
    assert readable(marked) == []


def test_an_attendance_list_with_commas_stays(found):
    text = "Présents : Petit, Luc, bourgmestre ; Rossi, Marie, échevine ; Mars, Anne, conseillère."
    assert {action for _, action in found(text, "PERSON")} == {"keep"}


def test_a_first_name_alone_is_not_taken_for_the_office_holder_of_that_surname(found):
    text = (
        "M. Dubois, échevin, présente le point. École Ferrer : Sacha Dubois.\n"
        "M. Dubois précise que Sacha est plus assidue que lui."
    )
    assert dict(found(text, "PERSON"))["Sacha"] != "keep"


@pytest.mark.parametrize(
    "marked",
    [
        "centenaire : Mlle Jeanne Zorglub (⟦100 ans le 25/4⟧)",
        "M. Pol Hody, ⟦90 ans le 3 mai prochain⟧, est fêté.",
        "Prénom : Marie. Date et lieu de naissance : ⟦5 avril 1966, Etterbeek⟧",
        "Elle félicite M. Poncelet, papa depuis ⟦le 20 avril⟧.",
    ],
)
def test_the_day_goes_with_the_age_or_the_birth(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "le terrain est situé entre les maisons ⟦n° 24 et n° 28 de la rue du Crachet⟧ ;",
        "un avaloir est imposé à hauteur de l'habitation ⟦n° 3⟧ ;",
        "Mme Hubert, ⟦rue du Coron 21⟧, demande un mur. La clôture est posée du côté du ⟦n° 21⟧.",
        "Demande de Mme Dury, ⟦Grand-Rue 37⟧.\nL'emplacement sera tracé devant le ⟦n° 37⟧.",
        "M. Luc Zorglub, demeurant à ⟦52999 Roetgenbach (D), Talstrasse 77⟧\u00a0;",
        "Le Conseil la charge de lui adresser ses remerciements, ⟦clos des Tisserands 6⟧.",
    ],
)
def test_the_number_of_a_home_is_hidden_wherever_it_is_said(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "La maison communale n'a pas de n° 3.",
        "M. Luc Hautmont, rue Haute 21, demande un mur. L'article n° 21 est voté.",
        "M. Luc Hautmont, rue Haute 21, demande un mur. Le lot n° 21 est vendu.",
    ],
)
def test_other_things_that_bear_the_same_number_stay(found, text):
    assert [mention for mention, action in found(text, "ADDRESS") if action != "keep"] in ([], ["rue Haute 21"])


@pytest.mark.parametrize(
    "marked",
    [
        "M. Barbieri a cessé tout paiement à la suite de ⟦son hospitalisation⟧.",
        "Mme Laurence Goblet est ⟦toujours en arrêt⟧ et ne viendra pas.",
        "Le chauffeur, M. Pascal D., reconnaît. Il ⟦avait bu⟧.",
        "la famille Amrouche se plaint du bruit, un ⟦enfant étant autiste⟧ ;",
        "Le Conseil prend acte de la mise à la pension pour ⟦inaptitude physique définitive⟧ de M. Evrard.",
    ],
)
def test_phrases_that_tell_of_somebody_are_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "La chaudière est en arrêt depuis lundi, dit M. Piret.",
        "Le service cessera tout accompagnement des personnes hospitalisées.",
        "M. Piret, qui n'avait bu que de l'eau, a fait un don.",
    ],
)
def test_near_phrases_stay(found, text):
    assert found(text, "SENSITIVE") == []


@pytest.mark.parametrize(
    "text",
    [
        "les référents de l'unité Édith Piaf souhaitent le calme",
        "le chemin d'accès au Fond Nicolas longe la parcelle",
        "Potager partagé Germaine Devalet - Convention",
        "| 105 | Fond Nicolas | douglas | 310 |\n| 106 | Trou Hubert | épicéa | 12 |",
    ],
)
def test_things_that_bear_a_name_stay(found, text):
    assert [mention for mention, action in found(text, "PERSON") if action != "keep"] == []


@pytest.mark.parametrize(
    "text",
    [
        "l'unité de Luc Hautmont",
        "le potager de Luc Hautmont",
        "la croix de Luc Hautmont",
        "la potale de Luc Hautmont",
        "le trou de Luc Hautmont dans la haie",
        "le fond de Luc Hautmont",
    ],
)
def test_whoever_owns_such_a_thing_is_hidden(found, text):
    assert found(text, "PERSON") == [("Luc Hautmont", "mask")]


@pytest.mark.parametrize("thing", ["l'unité", "le verger"])
def test_a_surname_alone_behind_such_a_thing_may_be_its_owner_s(found, thing):
    mentions = found(f"M. Zorglub se plaint : {thing} Zorglub est inondé.", "PERSON")
    assert len([action for _, action in mentions if action != "keep"]) == 2


def test_an_address_ends_with_its_sentence(found):
    text = "Mme Rosaria Zorglub tient la mercerie au n° 62 du boulevard. L'échevine KABAMBA indique que tout va bien."
    assert dict(found(text, "PERSON"))["KABAMBA"] == "keep"


def test_one_of_those_who_are_counted_may_bear_a_word_as_name(found):
    text = "Le Conseil vote : 7 oui, 3 abstentions : Hotton, Jamotte, Son.\nDÉCIDE d'adjuger."
    assert {action for _, action in found(text, "PERSON")} == {"keep"}
