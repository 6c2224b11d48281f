"""Citizens whom a formula of office stands beside, and office holders whom a formula alone tells.

Marks of `misjudged`: {stays readable}, [is hidden]. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "L'avocate de Mme [Corbisier], Me {Tanguy Wéry}, demande un délai. Mme [Corbisier] paiera en avril.",
        "Le conseil de M. [Ramboux], Maître {Odile Servais}, a déposé ses conclusions.",
        "Le notaire de M. [Ramboux], Me {Hector Balfroid}, propose le 14 juin.",
        "L'avocat de la famille [Ramboux], Me {Lise Auquier}, a écrit au Collège.",
        "Vu le courrier de l'avocat de M. [Victor Corbisier], Me {Gontran Lambion} ;",
        "Mme {Béguin}, Échevine : deux, dont un rejeté. L'avocat de M. [Flamand], Me {Rita Lambion}, a écrit.",
        "Considérant que le frère des vendeurs, M. [Victor Corbisier], avocat à Namur, a déclaré ne pas s'opposer ;",
        "Considérant que la fille du défunt, Mme [Odile Servais], notaire honoraire à Ath, a écrit qu'elle "
        "renonce à la concession ;",
        "Entendu le gendre de la demanderesse, M. [Karim Haddad], juge à Mons, qui s'exprime au nom de la famille ;",
        "Le fils de la locataire, M. [Karim Haddad], huissier de justice à Liège, est intervenu par courriel.",
        "Considérant que les héritiers sont représentés par leur cousin, M. [Luc Ramboux], conseiller à Lierneux ;",
        "Le Président rappelle l'auditoire au calme. Mme [Josette Ramboux], qui avait crié, quitte la salle.",
        "M. [Victor Corbisier], du public, remercie le Conseil et quitte la salle.",
        "Un riverain, assis au fond, applaudit. M. [Victor Corbisier], qui a pu s'exprimer, sort de la salle.",
        "Mme [Ludivine Marloye], dans l'assistance, proteste. Elle est priée de se taire.",
        "Une voix dans le public : « Honteux ! » M. [Gustave Poncin], qui a interrompu les débats, est "
        "invité à sortir.",
        "M. [Gustave Poncin], dont la question a été lue, remercie et quitte la salle.",
        "Le conseil des enfants entre. [Zélie] donne lecture d'une lettre au Père Noël. [Youssef] remercie "
        "l'assemblée.",
        "Les élèves de 5e primaire présentent leur projet. [Anh-Thi] lit un poème et [Oscar] donne lecture "
        "des souhaits.",
        "Le jeune [Bilal], de l'école Saint-Roch, est élu maïeur. [Lina-Rose] donne lecture de son discours.",
        "Considérant que Mme [Irma Collet] occupe toujours la dépendance ; qu'il y a lieu de ne pas "
        "confondre l'intéressée avec Mme {Irma Collet-Rouvroy}, conseillère communale ;",
        "Considérant que M. [Paul Ramboux] occupe le rez-de-chaussée ; qu'il n'est pas M. {Paul "
        "Ramboux-Thiry}, échevin ;",
        "Temps des questions. Mme [Odile Servais] raconte que son mari est tombé devant la gare. L'Échevin "
        "{Collet} transmettra.",
        "Questions du public. M. [Karim Haddad] explique que sa fille attend le bus dans le noir. Mme "
        "{Béguin}, Échevine, répond.",
        "Quart d'heure citoyen. Mme [Ludivine Marloye] dit que sa cave est inondée. M. [Gustave Poncin] "
        "ajoute que la sienne aussi.",
        "M. [Gustave Poncin] signale que sa haie a été arrachée. Le Bourgmestre répond que le service passera.",
        "Mme [Ludivine Marloye] demande si son trottoir sera refait. L'Échevin répond qu'une visite est prévue.",
        "Fleurs pour la famille de [Jules Marlier] (ancien échevin) et pour Mme [Ida Collet] (naissance).",
        "Une carte est envoyée à la famille de M. [Jules Marlier], ancien bourgmestre.",
        "Communication du faire-part de mariage de l'Échevin [Armand Collet] et de Mme [Solveig Poncin].",
        "Le lot 3 va à [Pascal Ramboux], conseiller communal (à titre privé).",
        "- Vélo d'enfant - 40 € - [Pascal Ramboux], échevin (à titre privé, s'étant retiré)",
        "- Armoire - 25 € - [Lise Auquier], directrice financière, en son nom personnel",
        "Signataires : [Luc Ramboux] (prés.), [Manon Collet] (secr.), E. Haddad (trés.). Fête du 8 mai.",
        "ASBL Les Coteaux repr. par [Joëlle Servais] (prés.) et [Maria Longin] (secr.).",
        "Comité des fêtes, [Joëlle Servais] (présid.) : 300 €.",
        "Les lots sont offerts par le fleuriste [Odon Collet], la boulangerie Ramboux et le coiffeur [Ali Haddad].",
    ],
)
def test_citizens_beside_offices_and_in_the_room_are_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Mme {Sabine Collet} notifie par courriel qu'elle renonce à son mandat de conseillère communale.",
        "M. {Farid Ramboux} fait savoir au Conseil qu'il renonce à ses fonctions de conseiller.",
        "Vu la lettre du 4 mai par laquelle M. {Farid Ramboux} déclare démissionner de son mandat de conseiller ;",
        "Vu l'ordonnance désignant en qualité de suppléante Mme {Anne Marloye} ;",
        "Vu le procès-verbal des élections désignant en qualité de 2e suppléant de la liste 4 M. {Luc Servais} ;",
        "Le Conseil admet Mme {Anne Marloye} à la prestation du serment.",
        "Le Conseil admet donc M. {Luc Servais} à prêter serment.",
        "Mme {Anne Marloye} est appelée à succéder à M. {Farid Ramboux}, conseiller démissionnaire.",
        "M. {Luc Servais} est désigné pour succéder à Mme {Ida Collet}, conseillère démissionnaire.",
        "Considérant que M. {Farid Ramboux}, démissionnaire pour raisons de santé, est remplacé par Mme "
        "{Anne Marloye}, née à [Huy le 3 mars 1984], conseillère suppléante ;",
        "4. Démission cons. F. Ramboux - acte. Suppl. : {Anne Marloye} - vérif. pouvoirs.",
        "4. Démission cons. F. Ramboux. Suppléant : {Luc Servais} - vérif. pouvoirs, serment.",
        "DÉCLARE élue de plein droit Mme {Anne Marloye}, présentée par le groupe Demain. Conseil de l'action sociale.",
        "Conseil de l'action sociale. Vu l'acte de présentation déposé le 2 mai par le groupe Ensemble, "
        "signé par Mme {Ida Collet} et MM. {Luc Servais} et {Farid Ramboux} ;\nConsidérant que la candidate "
        "présentée, Mme {Anne Marloye}, remplit les conditions ;\nDÉCLARE élue de plein droit Mme {Anne "
        "Marloye}.",
        "Élection d'un conseiller de l'action sociale. Vu la liste présentée par le groupe Horizon, signée "
        "par {Luc Servais} et {Ida Collet} ;",
        "Motion déposée par le groupe Horizon, signée par MM. {Luc Servais} et {Farid Ramboux} ;",
        "9. Question {A. Ramboux} : éclairage ; question {I. Collet} : loup.",
        "Rem. {I. Collet} : délais trop courts. Rép. DG : délais légaux.",
        "Rem. {F. Ramboux} : et la pompe ? Approuvé.",
        "12. Ajout art. L1122-24, dem. {I. Collet} : motion trains.",
        "Point suppl. dem. {F. Ramboux} : radar rue Haute.",
        "Article 3. De charger l'Échevine {Collet} et M. {Ramboux} de la signature de l'acte.",
        "Art. 2. Charge Mme {Collet} et M. {Ramboux} de représenter la Commune à la signature.",
        "Le serment sera reçu par Mme {Collet} et M. {Ramboux}.",
        "Le mariage sera célébré par Mme {Collet}. Présence du public.",
        "Prend acte du procès-verbal de vérification de caisse établi le 3 avril par M. {Luc Servais} ;",
        "La vérification de la caisse a été effectuée par Mme {Ida Collet} le 5 mai, en présence du "
        "Directeur financier.",
        "Vérification de l'encaisse du receveur par M. {Luc Servais} : rien à signaler.",
        "IDENA : nos délégués sont : {Luc Servais}, {Ida Collet} et {Farid Ramboux}.",
        "Intercommunale BEP. Nos délégués sont {Luc Servais}, {Ida Collet} et {Farid Ramboux}.",
        "Délégués à l'assemblée générale de l'intercommunale : pour le groupe Horizon : Mme {Ida Collet} "
        "et M. {Luc Servais} ; pour le groupe Demain : M. {Farid Ramboux}.",
        "Désigne pour le groupe Horizon : Mme {Ida Collet} et M. {Luc Servais} comme délégués.",
        "8. Emphytéose, acte not. {Poncin} du 4 mai.",
        "Projet d'acte not. {Auquier} approuvé.",
        "Honoraires Me {Lambion}, aff. [Ramboux] : 1.200 €.",
        "Hon. Me {Servais} (avocat) : 450 €.",
        "Vu le permis délivré par les fonctionnaires technique et délégué, M. {Luc Servais} et Mme {Ida Collet} ;",
        "La décision de la fonctionnaire déléguée, Mme {Ida Collet}, du 4 mai ;",
        "Vu la décision conjointe du fonctionnaire technique, M. {Luc Servais}, et du fonctionnaire "
        "délégué, M. {Farid Ramboux} ;",
        "La présidente, {Ida Collet}, remercie l'assemblée.",
        "Présentation par la présidente, {I. Collet}. Budget du CPAS.",
        "L'aide est due à l'initiative de la Présidente du CPAS, Mme {Ida Collet} ;",
        "Mme Haddad est relogée par le CPAS, à l'initiative de son Président, M. {Luc Servais} ;",
        "Passe l'acte au Comité d'acquisition de Namur, représenté par M. {Luc Servais}.",
        "Le Comité d'acquisition, pour lequel comparaît Mme {Ida Collet}, commissaire, ;",
        "5. Interpellation de M. {Ramboux} : le dossier du hall\nM. {Ramboux} : « Où en est-on ? » "
        "L'Échevin {Collet} répond que le dossier avance.",
        "6. Interpellation de Mme {Servais} au sujet de la piscine\nMme {Servais} : « Quand rouvre-t-elle ? "
        "» Le Bourgmestre répond : en mai.",
        "Point inscrit à la demande de M. {Ramboux} et de Mme {Ida Collet}.",
        "Point inscrit à l'ordre du jour à la demande de MM. {Luc Servais} et {Farid Ramboux}.",
        "Le rapport est contresigné par Mme {Ida Collet}, Directrice générale. Il est signé par Mme {Ida Collet}.",
        "Vu l'avis remis par M. {Luc Servais}, Directeur financier, le 3 mai ; que le dossier a été "
        "transmis à M. {Luc Servais} le 4 ;",
        "À la Ministre fédérale compétente, Mme {Ariane Poncin} ;",
        "Transmis au Ministre wallon compétent, M. {Luc Servais}.",
        "Recours Ministre ({Luc Servais}) c/ refus.",
        "Vu l'ordonnance du président {Van Hove} ; la juge {Ida Collet} a statué.",
        "Les représentants du Conseil, {Luc Servais} et {Ida Collet}, restent en place.",
        "Les délégués du Conseil communal, {Luc Servais} et {Ida Collet}, sont reconduits.",
        "Le Directeur financier répond aux questions de {Ida Collet} (réserves) et de {Luc Servais} (emprunts).",
        "Après avoir entendu M. {Ramboux} qui s'étonne du coût, et Mme {Servais} qui rappelle le délai, DÉCIDE :",
        "L'Échevin répond à une remarque de {Ida Collet} sur les charges.",
        "La motion déposée par M. Haddad, chef du groupe Horizon, et amendée par Mme {Ida Collet} ;",
        "M. le Président demande d'excuser Mme {Collet} et ouvre la séance.",
        "Madame la Bourgmestre {Collet} prie l'assemblée de se lever.",
        "Sur rapport de M. l'Échevin {Collet} et l'avis de Mme {Servais} ;",
    ],
)
def test_the_formulas_of_seats_and_acts_tell_office_holders(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Mme [Sabine Collet] notifie qu'elle renonce à sa concession.",
        "M. [Farid Ramboux] fait savoir qu'il renonce à son bail.",
        "Mme [Sabine Collet], locataire démissionnaire, est remplacée par M. [Luc Servais].",
        "Ouvrier en congé, M. [Luc Servais] est remplacé par M. [Ali Haddad], ouvrier.",
        "Mme [Anne Marloye], institutrice, est remplacée par Mme [Ida Collet], née à [Ath le 3 mai 1990].",
        "Réclamation collective signée par Mme [Ida Collet] et MM. [Luc Servais] et [Farid Ramboux], riverains.",
        "Pétition déposée par le groupe « Sauvons le parc », signée par Mme [Ida Collet] et M. [Luc Servais] ;",
        "Question du public. [A. Ramboux] : le bruit.",
        "Dem. [I. Collet] : permis d'urbanisme pour un car-port.",
        "Demande de M. [Ramboux] : abattage de trois arbres.",
        "Nos voisins sont : [Luc Servais], [Ida Collet].",
        "L'acte a été signé par Mme [Ida Collet] et M. [Luc Servais], vendeurs.",
        "La présidente du club, [Ida Collet], remercie la Commune.",
        "La présidente de l'ASBL, Mme [Ida Collet], sollicite un subside. La présidente, Mme [Ida Collet], "
        "remercie le Collège.",
        "Interpellation de M. [Ramboux], citoyen : le bruit.\nM. [Ramboux] : « J'habite à côté. » Le "
        "Bourgmestre répond.",
        "Interpellation citoyenne de Mme [Servais] au sujet du bruit\nMme [Servais] : « Je dors mal. »",
        "M. [Ramboux] regrette le retard mis à lui rembourser sa facture.",
        "Considérant que M. [Luc Servais], riverain, fait remarquer que le mur dépasse ;",
        "M. [Farid Ramboux] conteste la taxe qui lui est réclamée.",
        "Le devis est établi par M. [Luc Servais], couvreur, en présence de Mme [Ida Collet].",
        "L'état des lieux est effectué le 3 mai par M. [Luc Servais], géomètre.",
    ],
)
def test_like_formulas_about_citizens_tell_none(misjudged, marked):
    assert misjudged(marked) == []
