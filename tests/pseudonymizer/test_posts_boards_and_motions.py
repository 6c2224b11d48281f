"""Posts and their pay in tables, public bodies' boards, those who table a text; and citizens who look like them.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

from imio.pseudonymizer import Official

import pytest


REGISTRY = [Official("Odilon Sauvenière"), Official("Ludivine Marloye"), Official("Farid Ramboux")]


@pytest.mark.parametrize(
    "marked",
    [
        "Rapport de rémunération, art. L6421-1 du CDLD :\nPrésidente – {Ludivine Marloye} – 9.840,00 €\n"
        "Administrateur – {Odilon Sauvenière} – 1.320,00 € (11/12)\nAdministrateur – {Farid Ramboux} – 960,00 €",
        "Jetons de présence des mandataires en 2024 :\nVice-président : {Odilon Sauvenière} : 2.400 €\n"
        "Administratrice : {Ludivine Marloye} : 800 €",
        "Rémunérations brutes des mandataires\nBourgmestre | {Farid Ramboux} | 62.000 €\n"
        "Échevine | {Ludivine Marloye} | 37.000 €",
    ],
)
def test_a_table_of_what_mandates_bring_in_names_office_holders(misjudged, marked):
    assert misjudged(marked) == []
    assert misjudged(marked, REGISTRY) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Cotisations du club de pétanque :\nPrésident – [Odilon Sauvenière] – 45,00 €\n"
        "Administrateur – [Luc Servais] – 45,00 €",
        "Rapport de rémunération, art. L6421-1 du CDLD :\nObservateur du personnel – [Luc Servais] – 0 €\n"
        "Bénéficiaire – [Ali Haddad] – 120 €",
        "Loyers dus à la régie, jetons de présence inclus :\nLocataire – [Luc Servais] – 450 €\n"
        "Locataire – [Ida Collet] – 380 €",
        "ASBL Les Coteaux, jetons de présence des mandataires :\nPrésident – [Luc Servais] – 450 €\n"
        "Administratrice – [Ida Collet] – 380 €",
        "Subsides aux comités :\nPrésidente – [Ida Collet] – 300 €\nTrésorier – [Ali Haddad] – 150 €",
    ],
)
def test_a_table_of_sums_of_others_names_none(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Délégué | Groupe | Voix\n{Luc SERVAIS} | PS | 12\n{Ida COLLET} | Ecolo | 9\n{Ali HADDAD} | MR | 14",
        "Délégués\tListe\tSuffrages\n{SERVAIS Luc}\tEC\t11\n{COLLET Ida}\tMR\t10",
        "Représentant communal | Groupe politique | Voix obtenues\n{Luc Servais} | ENS | 8\n{Ida Collet} | PS | 7",
    ],
)
def test_a_table_of_delegates_and_their_groups_seats_them(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Délégué | Groupe | Voix\n[Luc SERVAIS] | CSC | 120\n[Ida COLLET] | FGTB | 95",
        "Inscrit | Groupe | Présences\n[Luc SERVAIS] | A | 12\n[Ida COLLET] | B | 9",
        "Élève | Groupe | Points\n[Luc SERVAIS] | MR | 12\n[Ida COLLET] | PS | 9",
        "Délégué de classe | Groupe | Voix\n[Luc Servais] | 6A | 12\n[Ida Collet] | 5B | 9",
        "Représentant des parents | Groupe | Voix\n[Luc Servais] | EC | 12\n[Ida Collet] | PS | 9",
    ],
)
def test_a_table_of_other_groups_seats_nobody(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Considérant la motion déposée par M. {Servais} et Mme {Collet} et amendée par M. {Haddad} ;",
        "Vu la proposition de motion déposée par {Ida Collet}, {Luc Servais} et {Ali Haddad} ;",
        "La motion est déposée par M. {Servais} et Mme {Collet}, et amendée par M. {Haddad}.",
        "Considérant que l'amendement déposé par {Ida Collet}, visant à supprimer l'article 4, est rejeté par "
        "11 voix contre 8 ;",
        "Motion sur le rail. Texte cosigné par Mmes {Ida Collet} et {Irma Longin}.",
        "La motion, cosignée par MM. {Servais} et {Haddad}, est adoptée à l'unanimité.",
        "M. {Servais} prendra rang au tableau de préséance à la suite de Mme {COLLET Ida}.",
        "Mme {Collet} demande que soit actée sa remarque sur le délai.",
        "Attendu que M. {Servais} voudrait voir consignées au procès-verbal les paroles prononcées à son égard ;",
        "M. {Servais} estime, pour son groupe, que la charge est trop lourde.",
        "Mme {Collet} annonce, au nom de son groupe, un vote négatif.",
        "Les délégués de la commune sont Mmes {Ida Collet} et {Irma Longin}, MM. {Luc Servais} et {Ali Haddad}.",
        "M. {Haddad} remplace M. {Luc Servais}, démissionnaire, comme délégué du conseil communal.",
        "Vu la lettre par laquelle Mme {Irma Longin}, élue sur la liste Horizon, présente sa démission ;",
    ],
)
def test_who_tables_a_text_or_has_words_recorded_sits(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Motion citoyenne déposée par M. [Servais] et Mme [Collet], riverains.",
        "Vu la motion déposée par Mme [Ida Collet], habitante de la rue Haute, au nom du comité de quartier ;",
        "Vu la motion déposée par Mme [Ida Collet], qui habite la rue Haute ;",
        "Amendement au schéma déposé par M. [Luc Servais] lors de l'enquête publique.",
        "Motion citoyenne. Le texte déposé par M. [Luc Servais] et Mme [Ida Collet] est lu.",
        "Considérant le texte déposé par Mme [Ida Collet] au concours de nouvelles ;",
        "La plainte déposée par M. [Servais] et Mme [Collet] est classée.",
        "Vu la demande de permis déposée par M. [Luc Servais], tendant à amender le projet ;",
        "Le bail est cosigné par Mmes [Ida Collet] et [Irma Longin].",
        "Vu la pétition contre l'antenne, texte cosigné par Mmes [Ida Collet] et [Irma Longin] ;",
        "M. [Servais] veut faire acter la vente de son terrain.",
        "M. [Luc Servais] souhaite voir acter par le notaire la servitude de passage.",
        "Mme [Ida Collet], propriétaire, voudrait voir consignées les dimensions de sa parcelle.",
        "Le mandat de syndic : M. [Luc Servais] remplace Mme [Ida Collet], démissionnaire.",
        "Réunion d'information préalable. M. [Servais] demande que soit actée sa remarque sur le bruit.",
        "Enquête publique. Mme [Collet] voudrait voir consignées ses craintes pour sa cave.",
        "M. [Servais] demande, pour son groupe scout, la salle du foyer.",
        "Mme [Collet] réclame, au nom de son groupe de marcheurs, un banc.",
        "Le voisin, M. [Haddad], remplace M. [Luc Servais], démissionnaire, comme concierge.",
        "M. [Haddad] remplace M. [Luc Servais], démissionnaire, au service des travaux.",
        "Mme [Irma Longin], élue sur la liste des parents, siège au conseil de participation.",
        "Les délégués du personnel sont Mmes [Ida Collet] et [Irma Longin].",
        "Les délégués des riverains de la commune sont M. [Luc Servais] et Mme [Ida Collet].",
        "Amendement à l'acte de base déposé par M. [Luc Servais], copropriétaire, chez le notaire.",
    ],
)
def test_citizens_who_table_or_sign_do_not_sit(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Le Conseil d'administration,\nVu l'article L1523-10 du CDLD ;\nAttendu que l'administratrice {Ida Collet}, "
        "sœur de l'offrant, a quitté la séance avant l'examen du point ;\nAttendu que M. {Haddad}, vice-président, "
        "rappelle que le marché expire en mai ;",
        "Le Conseil d'administration de l'intercommunale,\nConsidérant que Mme {Collet}, administratrice, "
        "demande que le tarif soit revu ; que M. {Servais}, président, répond que l'étude est en cours ;",
        "Considérant que l'intercommunale tient assemblée ; que Mme {Collet}, administratrice, répond que les "
        "travaux reprendront ;",
        "Assemblée générale de l'intercommunale. À l'unanimité, moins l'abstention de la Commune de Marloie "
        "(Mme {Collet}), approuve.",
        "Conseil de police. Entendu M. {Luc Servais}, Président, en son rapport ;",
    ],
)
def test_boards_of_public_bodies_are_made_of_office_holders(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Vu le courrier de la SRL Les Coteaux ; que M. [Servais], administrateur, répond que l'enseigne est posée ;",
        "L'administratrice [Ida Collet] de l'ASBL Les Coteaux demande la salle.",
        "Le Conseil d'administration,\nVu l'offre de la SA Toiture ; que M. [Luc Servais], administrateur, "
        "signale que la SA tiendra le délai ;",
        "L'administrateur provisoire de M. [Servais] répond que le loyer est payé.",
        "Vu l'avis de l'intercommunale ; vu le courrier de la SRL Les Coteaux ; que M. [Servais], administrateur, "
        "répond que l'enseigne est posée ;",
        "Zone de police. La fête est annulée ; M. [Luc Servais], président, répond que le comité se plaindra.",
        "CPAS. Le foyer est géré par une ASBL ; Mme [Ida Collet], présidente, rappelle que le bail court.",
        "Le club remercie la zone de police ; que Mme [Collet], vice-présidente, rappelle que la salle est petite ;",
        "Le Conseil d'administration,\nVu l'article L1523-10 du CDLD ; vu l'offre de la SRL Toit ; que M. [Servais], "
        "administrateur, confirme que le prix est ferme ;",
        "Le club remercie ; Mme [Collet], vice-présidente, rappelle que la salle est trop petite ;",
        "Considérant que l'intercommunale a reçu un courrier ; que M. [Haddad], riverain, répond que le bruit dure ;",
        "Abstention de la Ville ; le locataire de la Ville (M. [Haddad]) s'en va.",
        "Harmonie royale. Entendu M. [Luc Servais], Président, en son rapport sur le concert ;",
    ],
)
def test_administrators_of_firms_and_clubs_are_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Transmet la motion au ministre fédéral de la Fonction publique, M. {Luc Servais}.",
        "À la ministre wallonne de la Santé publique, Mme {Ida Collet} ;",
        "– Arrêté ministériel du 12 mai 2024 (M. {Servais}) : budget 2024 approuvé.",
        "Communications : AM 03.04.24 (Mme {Collet}) : règlement-taxe approuvé.",
        "Considérant l'invitation du maire actuel, M. {Luc Servais} ;",
        "La bourgmestre {Ida Collet} et son homologue, M. {Xaver Longin}, signent la charte.",
        "L'intéressé, assisté de son conseil, Maître {Ida Collet}, a été entendu.",
        "La vente sera actée par Maître {Luc Servais}.",
        "L'intéressée est entendue, assistée de son conseil Maître {Odile Servais} ;",
        "Vu l'avis de légalité favorable de M. {Luc Servais} du 3 mai ;",
        "Vu l'avis de légalité n° 12 rendu par Mme {Ida Collet} ;",
        "Vu le certificat de publication signé par Mme {I. Collet} ;",
        "Vu le certificat de publication et d'affichage établi le 3 mai par M. {Luc Servais} ;",
        "Mme la conseilère {Collet} demande un banc.",
        "Madame l'échevinne {Collet} répond.",
        "Le Bourgmestre faisant fonction, {L. Servais}, l'a fait enlever.",
        "Madame la Bourgmestre {Collet} invite l'assemblée à rendre hommage aux victimes.",
        "M. le Bourgmestre {Servais} rend hommage à feu M. [Ali Haddad].",
    ],
)
def test_offices_in_further_writings(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Arrêté ministériel du 12 mai 2024 (M. [Servais]) : recours rejeté.",
        "Arrêté ministériel accordant le permis (M. [Servais]) : affichage en cours.",
        "Le bourgmestre accueille le gérant Paul Ramboux et son homologue, M. [Xaver Longin].",
        "Le gérant et son homologue, M. [Xaver Longin], signent le bail.",
        "Vu l'avis favorable de M. [Luc Servais], voisin ;",
        "Vu l'avis négatif de Mme [Ida Collet], du 12 mai ;",
        "Vu le certificat médical signé par Mme [Ida Collet], patiente ;",
        "Vu la publication d'un avis nécrologique signé par M. [Luc Servais] ;",
        "Le conseil conjugal reçu par Mme [Collet] l'a aidée.",
        "La concession est accordée à Maître [Luc Servais], à titre privé.",
        "Vente du lot 3 à Madame la conseilère [Ida Collet] pour 4.000 €.",
        "Suite au décès de son père, l'échevin [Collet] demande une concession.",
        "Madame la concierge [Collet] demande un banc.",
        "Le Conseil rend hommage au bourgmestre [Luc Servais], décédé.",
    ],
)
def test_what_looks_like_an_office_and_is_none(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sur proposition de Mme [Anne Dony] et M. [Luc Roty], parents d'élèves, le Conseil décide ;",
        "Sur proposition de Mme [Anne Dony], de M. [Luc Roty] et de M. [Tom Petit], riverains ;",
        "Sur proposition de Mme {Carole Winandy} et de M. {Étienne Pochet}, conseillers ;",
    ],
)
def test_who_proposes_together_is_told_by_what_all_of_them_are(misjudged, text):
    assert misjudged(text) == []
