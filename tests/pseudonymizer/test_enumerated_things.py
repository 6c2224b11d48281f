"""Do the fellows of a thing stay in an enumeration or under a heading, and persons enumerated there not?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


TEXTS = [
    "Considérant que la commune est affiliée aux intercommunales {INOVALYS, Ambrelec, Sambrys Finances et TERMALYS} ;",
    "Le village compte trois écoles, {Lucie Hautmont}, {Saint-Remacle} et {Jules Bastin}, et une crèche.",
    "Les logiciels ({Castor et Pollux-Civadis}) ne communiquent pas entre eux.",
    "Sont consultés les vétérinaires des cabinets {Marlier-Vetex} et {Clinique Saint-Éloi}.",
    "Écoles concernées : {Adolphe Rouard}, {Simone Marlaire}, {Notre-Dame de Grâce}.",
    "Salles louées en 2024 : {Alphonse Bodart}, {Le Foyer}, {Marcel Hublet}.",
    "Les prix littéraire {Odon Verlinden}, musical {Clara Maréchal} et sportif {Georges Dewandre} sont décernés.",
    "Les crèches {Les Petits Loups}, {La Farandole de Lise} et {Jeanne Mertens} augmentent leur capacité.",
    "Rues visées : {Arthur Balthus}, {Docteur Colinet}, {Abbé Froidure}.",
    "Les homes {Roger Lambion}, {Reine Paola} et {Albert Dethier} reçoivent un subside.",
    "Les quartiers {Saint-Druon}, {Rouge-Croix}, {Bois Madame Adèle} et {Champ Colson} sont concernés.",
    "Lot A – {Champ Jeannette} (2 ha 14 a), lot B – {Pré Lambert} (1 ha).",
    "Lieux-dits : {Fond Martin}, {Haie Gérard}, {Croix Toussaint}.",
    "Arrêts de bus : {Café Gustave}, {Place Communale}, {Pont Lambert}.",
    "Les bâtiments {Léopold}, {Astrid} et {Baudouin} du site seront démolis.",
    "Les bibliothèques {Maurice Carlier} et {Gisèle Prévot} fusionnent.",
    "Les clubs {Étoile Sportive Martin}, {RFC Marlaire} et {Judo Simonis} se partagent la salle.",
    "Les géants {Baptiste}, {Zabelle} et {Grand Colas} seront restaurés.",
    "Les carrières {Hautmont}, {Duchêne} et {Lemaigre} introduisent des observations.",
    "Fabriques d'église : {Saint-Martin}, {Sainte-Barbe}, {Saint-Lambert}.",
    "Les stations de pompage {Gilson} et {Herbert} sont à l'arrêt.",
    "Les chemins {Pierre Jacques}, {Jean Lotte} et {Basse Voie} seront empierrés.",
    "Zones de secours {Dinaphi} et {Vesalys} : conventions.",
    "Les syndicats d'initiative {Vallée de Colin} et {Haute-Marlaire} recevront 500 € chacun.",
    "Opérateurs : {Proximax}, {Telenor-Gillet}, {Orangine}.",
    "Assureurs ayant remis prix : {Ethivia}, {Axiome Belgium}, {P&M Assurances}.",
    "Éditeurs : {Dupont-Mardaga}, {Casterlin}, {Éditions Marlier}.",
    "Une zone 30 est établie dans les rues du Moulin, de la Gare, {Fernand Wauthoz}, {Rita Tilkin} et du Bocq.",
    "Périmètre : rues de l'Étang, {Émile Hubin}, Haute, {Jules Wauthoz} et Basse.",
    # persons in the same places
    "Les riverains des rues du Moulin et de la Gare, [Fernand Wauthoz], [Rita Tilkin] et [Guy Hardenne], ont écrit.",
    "Les places du Marché, [Luc Tilkin], marchand, et [Anne Wauthoz], foraine, ont été attribuées.",
    "Ont été sinistrés, dans la rue du Moulin, [Fernand Wauthoz] et [Rita Tilkin] ; rue de la Gare, [Guy Hardenne].",
    "Sont élus : [Lucie Hautmont], [Jules Bastin] et [Simone Marlaire].",
    "Les élèves [Adolphe Rouard], [Lina Bodart] et [Tom Hublet] recevront un prix.",
    "Élèves concernés : [Rouard Adolphe], [Marlaire Simone], [Dethier Albert].",
    "Les riverains ([Roger Lambion], [Gisèle Prévot]) demandent un ralentisseur.",
    "Les clubs remercient [Marcel Hublet], [Odon Verlinden] et [Clara Maréchal] pour leur aide.",
    "Les écoles ont reçu une lettre de [Georges Dewandre] et [Maurice Carlier], parents d'élèves.",
    "Les locataires [Lambion], [Carlier] et [Prévot] ont été mis en demeure.",
    "Demandeurs : [Balthus Arthur], [Colinet Rita], [Froidure Jean-Pol].",
    "Lot A – [Jeannette Hautmont] (64 points), lot B – [Lambert Pirard] (51 points).",
    "Les parcelles sont louées à [Gustave Toussaint], [Martin Gérard] et [Baptiste Colas].",
    "Ont réclamé : [Duchêne-Lemaigre], [Gilson-Herbert] et [Gillet M.].",
    "Les lots de l'ancienne école sont acquis par [Jacques Pierre] et [Lotte Jeanne].",
    "Les salles seront nettoyées par [Rosa Mertens] et [Lise Froment].",
    "Concessionnaires : [Vanhove Albert] ; [Marlaire-Colson] ; [Thonet Camille].",
    "Les rues ont été filmées par [Toni Gillet], [Enzo Casterman] et un inconnu.",
    "Écoles : [Marie Durand], [Luc Hublet], coordinateurs.",
    "Bâtiments : [Luc Hublet], chef d'équipe.",
    "Les communes et [Jean Rostand], propriétaire, signent.",
    "Le monument du poète [Edmond Cammaert] sera nettoyé par l'agent des parcs [Bastin].",
    "Irrécouvrables : [Simonis G.], [Mardaga Lucien], [Prévot Aïcha].",
]


@pytest.mark.parametrize("text", TEXTS)
def test_an_enumeration_is_of_one_kind(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text", ["D. Disponibilité - Mme Nadine Wauthoz", "F. Recours - M. Wauthoz", "B. Sinistre du 8 juin"]
)
def test_the_letter_of_a_point_and_its_heading_are_nobody(found, text):
    assert not [one for one, _ in found(text, "PERSON") if one[1] == "."]


@pytest.mark.parametrize("text", ["D. Petit - 14 voix", "F. Moulin : refus", "G. Wauthoz - congé"])
def test_an_initial_and_a_surname_that_open_a_line_are_somebody(found, text):
    assert [one for one, action in found(text, "PERSON") if action != "keep"] == [text[: text.index(" ", 3)]]
