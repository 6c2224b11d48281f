"""Do the rules for names of things and of persons serve for examples that they were not written for?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


TEXTS = [
    "La {maquette Joachim Pirotte} sera exposée dans le hall.",
    "Le {préau Honorine Lacasse} fera l'objet d'une rénovation.",
    "La {cabine téléphonique Hector} devient une boîte à livres.",
    "La fresque représente le {chien Médor-Lambiotte}, mascotte du club.",
    "Une subvention est accordée à la {ligue Braille-Dubuisson}.",
    "Les vannes du {déversoir Quertain} seront motorisées.",
    "Le {bibliobus Oscar} passera le mardi.",
    "Le {sous-bois Rigaux} et la {mare Élodie} sont des réserves naturelles.",
    "L'aire de covoiturage {Colruy-Bastogne} est saturée.",
    "La {ressourcerie Emma & Co} collecte les encombrants.",
    "Considérant l'appel à projets {Wallonie Cyclo-Denis} ;",
    "Les pompes {Grundel} et {Wilo-Martens} sont en fin de vie.",
    "Le système d'alarme {Securimax Gobert} sera remplacé.",
    "Sites concernés : {Piron}, {Haut-Lieu}, {Sart Clément}.",
    "Églises : {Saint-Pholien}, {Notre-Dame des Champs}, {Sacré-Cœur}.",
    "Les ponts {Rosalie}, {Magritte} et {Gendebien} seront inspectés.",
    "La commune détient des parts dans les intercommunales {Vedelia}, {Hydralis Est} et {IPROSUD}.",
    "Logiciels retenus : {Urbanix}, {Persona-Gesper}, {Saphira}.",
    "Deux candidats : {Thiry Électricité SRL} et {Lambotte-Bouw NV}.",
    "L'entreprise {Jos. Claessens & Zonen} a abandonné le chantier.",
    "{Autocars Delhez-Piette}, {Voyages Lucienne} : circuits scolaires.",
    "La {Compagnie des Archers Saint-Sébastien de Marloie} tirera le geai.",
    "L'{Amicale Philatélique Ferdinand Loix} fête 50 ans.",
    "Le {Cercle royal Dramatique Alfred Mouton}.",
    "{Vétérinaires du Condroz SComm} stérilisera les chats errants.",
    "La SC {Logivesdre} propose. {Logivesdre} s'engage à terminer en juin.",
    "Les {Bertrigeois} sont invités ; la commune de Bertrix-sur-Aulne, la ville de Bertrigeon.",
    "La {Saint-Grégoire} sera fêtée le 12 mars, la {Chandeleur} le 2 février.",
    "Le dispositif {MobiTwin-Aline} s'adresse aux aînés.",
    "Le cinéma {Eldorado-Lucien} ferme.",
    "La {friche Carpentier} sera dépolluée par la SPAQuE.",
    "La péniche {Marie-Galante} est amarrée au {quai Sylvestre}.",
    # persons
    "Le maraîcher [Joachim Pirotte] loue deux hectares.",
    "La postière [Honorine Lacasse] a été mordue.",
    "Le tuteur d'[Hector Quertain] est désigné.",
    "La chienne de [Clément Rigaux] aboie la nuit.",
    "La grange de [Denis Gobert] a brûlé.",
    "Le garage de [Piette Lucienne] empiète sur le trottoir.",
    "Tante [Blanche] et tonton [Lucien] ont tout vu.",
    "Sœur [Rosalie], du couvent, donnera cours.",
    "La [Sabrina] du 3 crie dans la rue.",
    "Le [Dylan] et sa bande traînent devant l'école.",
    "Mme [B.] et M. [T.] sont entendus à huis clos.",
    "Les époux [Mauroy] et [Delacour] acceptent le prix.",
    "Les occupants [Thiry], [Lambotte] et [Loix] seront relogés.",
    "[Mouton Alfred] – [Wathelet Rosine] (4/5/1975)",
    "Noces de brillant : [Gottschalk Werner] et [Carpentier Aline] (12.06.1959)",
    "n° 7 – [Sylvestre-Marloie] – 1966",
    "[CLAESSENS] frères : 3 vaches, 120 €",
    "monsieur [grundel] dit que la haie n'est pas à lui",
    "Mon fils [Eliott] a peur d'y aller.",
    "L'élève [Z.] est exclu pour deux jours.",
    "L'emphytéote [Gendebien Oscar] renonce à son droit.",
    "La caissière [Emma Martens] démissionne.",
    "Le maçon [Delhez] a refait le mur.",
    "Le passage à pied de [Magritte Élodie] sur la parcelle est toléré.",
    "Le feu a pris chez [Lucien Bastogne-Dubuisson].",
    "Le permis de [Quentin Securi] est périmé.",
    "L'ancien instituteur [Ferdinand Haulot] recevra la médaille.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_things_and_persons(misjudged, text):
    assert misjudged(text) == []
