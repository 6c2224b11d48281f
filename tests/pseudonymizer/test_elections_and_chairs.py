"""Who is elected, counts the votes, chairs or sits as secretary, without a registry; and others who do so elsewhere.

Marks of `misjudged`: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Procède au scrutin secret, M. {Lambrecht} et Mme {Soumah} étant désignés comme scrutateurs ;",
        "Le scrutin est ouvert. MM. {Lambrecht} et {Colard} sont désignés scrutateurs.",
        "M. {Lambrecht} et Mme {Soumah} font office de scrutateurs.",
        "M. {Lambrecht} et Mme {Soumah} remplissent les fonctions de scrutateurs.",
        "Le dépouillement du scrutin est effectué par Mme {Soumah} et M. {Lambrecht}.",
        "Le doyen préside, assisté des deux conseillers les moins âgés, Mme {Lou Soumah} et M. {Noah Lambrecht}.",
        "Il est assisté des deux membres du conseil les plus jeunes, Mme {Soumah} et M. {Lambrecht}.",
        "Mme {Soumah} et M. {Lambrecht}, les deux conseillers communaux les plus jeunes, assistent le Président.",
        "Mme {Zoé Soumah} et M. {Luc Lambrecht} siègent en qualité de secrétaires.",
        "M. {Lambrecht} siège comme secrétaire de séance.",
    ],
)
def test_who_helps_to_hold_a_sitting_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Assemblée générale de la copropriété. Mme [Soumah] et M. [Lambrecht] sont désignés scrutateurs.",
        "Tombola du club : Mme [Soumah] et M. [Lambrecht] font office de scrutateurs.",
        "Les deux membres les plus jeunes du club, Mme [Soumah] et M. [Lambrecht], reçoivent une médaille.",
        "Mme [Soumah] siège en qualité de secrétaire du comité de quartier.",
        "M. [Lambrecht] et Mme [Soumah] siègent en qualité de riverains.",
        "Le dépouillement de l'enquête est effectué par Mme [Soumah], étudiante.",
    ],
)
def test_who_counts_or_sits_elsewhere_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Vu les élections provinciales. « Sont proclamés élus : {SOUMAH Farah}, {LAMBRECHT Luc}, {ŞEN Emre}.",
        "Élections communales. Ont été proclamés élus conseillers :\n- {SOUMAH Farah}\n- {LAMBRECHT Luc} ;\n- {ŞEN "
        "Emre}.",
        "Vérification des pouvoirs. Sont élus : {Farah Soumah}, {Luc Lambrecht} et {Emre Colard}.",
        "Le Conseil provincial vote. Mme {Soumah} est élue Présidente par 39 voix sur 44, M. {Lambrecht} ayant "
        "recueilli "
        "5 voix.",
        "Le Conseil communal vote. M. {Lambrecht} est élu vice-président du Conseil par 14 voix, Mme {Soumah} en "
        "obtient 9.",
        "Séance du Conseil de police. Mme {Soumah} et M. {Lambrecht} sont élus membres effectifs du Conseil de "
        "police par "
        "9 voix.",
        "Vu l'acte de présentation déposé par le groupe Horizon, signé par la majorité de ses membres, à savoir "
        "Mme {Soumah}, M. {Lambrecht} et Mme {Ayşe Colard}, et contresigné par la candidate, Mme {Rita Hanquet} ;",
        "Vu l'acte de présentation du groupe Horizon, signé par tous les conseillers du groupe, soit MM. "
        "{Lambrecht} et "
        "{Colard} ;",
        "Considérant que l'acte de présentation porte la candidature de :\nNOM et prénom : {HANQUET Rita}\nSexe : F\n"
        "Considérant que Mme {Hanquet} remplit les conditions d'éligibilité ;\nEst élue de plein droit membre du "
        "Conseil "
        "de l'action sociale, en remplacement de M. {Colard}, Mme {Rita Hanquet}.",
        "Le groupe Progrès propose la candidature de Mme {Clémentine Soumah} et de M. {Emre Şen}, et, pour le musée, "
        "celle d'un citoyen, M. [Guy Robaye], domicilié quai Vif 12 à Huy ;",
    ],
)
def test_who_is_elected_or_presented_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Conseil consultatif des aînés. Sont proclamés élus : [SOUMAH Farah], [LAMBRECHT Luc]. Vu les élections "
        "communales.",
        "Conseil communal des enfants : sont proclamés élus : [SOUMAH Farah], [LAMBRECHT Luc].",
        "Élections sociales. Sont élus : [SOUMAH Farah], [LAMBRECHT Luc]. Le Conseil de l'action sociale en prend "
        "acte.",
        "Mme [Soumah] est élue présidente du club par 14 voix. Le Conseil communal la félicite.",
        "Le Conseil communal, à huis clos. Mme [Soumah] obtient 8 voix ; Mme [Colard] 1 voix. Mme [Soumah] est nommée.",
        "La pétition est signée par la majorité des riverains, à savoir Mme [Soumah] et M. [Lambrecht].",
        "La lettre du groupe de parents, signée par la majorité de ses membres, à savoir Mme [Soumah] et M. "
        "[Lambrecht].",
        "Mme [Soumah] remplit les conditions d'éligibilité à la prime.",
        "Le groupe scout Saint-Paul présente la candidature de M. [Lambrecht] au prix du mérite.",
        "Le groupe Horizon propose la candidature de M. [Lambrecht], habitant du quartier, à la CCATM.",
    ],
)
def test_who_is_elected_or_presented_elsewhere_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Le Comité spécial décide. Présidence : Mme {Paulette Soumah}, en remplacement de Mme {Colard}, excusée.",
        "Séance du Conseil de police. Présidence : M. {Luc Lambrecht}, en l'absence de M. {Colard}, empêché.",
        "Mme {Soumah} préside la séance du Conseil communal en remplacement de M. {Colard}, excusé.",
        "Assemblée générale ordinaire.\nBureau : M. {Luc Lambrecht}, président ; Mme {Rita Soumah}, vice-présidente ; "
        "Ir {Paul Colard}, directeur général ; Mme {Ida Hanquet}, secrétaire.",
        "Assemblée générale ordinaire.\nSont présents ou représentés :\nEllignoy : Mme {G. Soumah}, MM. {P.-Y. "
        "Lambrecht}, "
        "{M. Colard} ; excusée : Mme {Chr. Hanquet}.\nHérolcourt : Mmes {C. Adam}, {J. Rossoux} ; M. {B. Dasnoy}.",
        "Comptes annuels\nLe réviseur, M. {François Hanquet}, donne lecture de son rapport.",
        "Vu l'avis favorable du fonctionnaire de la Région wallonne, M. {Xavier Colard}, rendu lors de la visite ;",
        "Vu l'avis de la fonctionnaire du SPW Mobilité et Infrastructures, Mme {Rita Hanquet} ;",
        "Le Conseil de police,\nConsidérant que Mme {Soumah}, membre du Conseil, a sollicité communication du "
        "rapport ;",
    ],
)
def test_who_chairs_attends_or_advises_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Club de football. Présidence : M. [Luc Lambrecht] ; trésorerie : Mme [Soumah].",
        "Le Conseil communal nomme Mme [Soumah] en remplacement de Mme [Colard], absente pour maladie.",
        "Amicale des pêcheurs.\nBureau : M. ~Luc Lambrecht~, président ; Mme [Rita Soumah], secrétaire ; M. "
        "[Paul Colard], "
        "trésorier.",
        "Copropriété Les Lilas.\nSont présents ou représentés :\nBloc A : Mme [G. Soumah], M. [P. Lambrecht].",
        "Le réviseur de l'ASBL, M. [Lambrecht], présente les comptes.",
        "Vu la demande d'un fonctionnaire de la Région wallonne, M. [Luc Lambrecht], domicilié rue Haute 4 ;",
        "Considérant que Mme [Soumah], membre du conseil de fabrique, a sollicité un délai ;",
        "Considérant que M. [Lambrecht], membre du Conseil, demande un prêt ; vu l'avis du Conseil consultatif des "
        "aînés ;",
        "Mme [Colard] remplace Mme [Soumah], en congé de maladie, à l'école du centre.",
    ],
)
def test_who_chairs_or_attends_elsewhere_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


def test_who_is_replaced_on_a_board_is_a_question(misjudged):
    assert (
        misjudged("Renouvellement du conseil d'administration\nM. ~Lambrecht~ remplace Mme ~Soumah~, qui déménage.")
        == []
    )


@pytest.mark.parametrize(
    "marked",
    [
        "Procès-verbal du Conseil communal.\nÀ la demande de Mme {Soumah}, le Bourgmestre, M. {Colard}, rappelle les "
        "dates du chantier.",
        "Attendu que l'échevin {Colard} précise que le marché est clos ; que M. {Lambrecht} regrette ce choix ; que "
        "Mme {Soumah} estime que le budget est dépassé ;",
        "Conseil consultatif : onze candidats.\nPoint 11. Question écrite de Mme {Soumah} - Logements\n"
        "« Est-il vide ? » Réponse de M. {Colard} : l'arrêté a été levé.",
    ],
)
def test_who_asks_and_debates_in_the_sitting_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "À la demande de M. [Lambrecht], la Bourgmestre autorise le placement d'un container.",
        "À la demande de M. [Lambrecht], le Bourgmestre, M. {Colard}, autorise le placement d'un container.",
        "À la demande de Mme [Soumah], riveraine, l'échevin rappelle les dates du chantier.",
        "Réunion d'information. À la demande de M. [Lambrecht], le Bourgmestre rappelle les dates du chantier.",
        "Considérant que M. [Lambrecht] souhaite louer la salle ; que Mme [Soumah] propose un prix de 300 € ; que "
        "l'échevin {Colard} précise le règlement ;",
        "Considérant que Mme [Soumah] estime que le mur est à elle ; que M. [Lambrecht] affirme le contraire ; que "
        "l'échevin {Colard} précise la limite ;",
        "Considérant que M. [Lambrecht] demande que la haie soit taillée ; que Mme [Soumah] n'y peut rien, dit-elle ; "
        "que le Bourgmestre, M. {Colard}, rappelle le code ;",
        "Point 11. Question du citoyen M. [Lambrecht] - Logements\nRéponse de M. [Soumah] : je suis riverain.",
    ],
)
def test_who_asks_for_himself_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Sont désignés en qualité de représentants de la Province :\n- SA Terril, conseil d'administration : {Emre "
        "Colard}, "
        "dont le mandat prend fin en 2030 ;\n- ASBL Aide aux familles : M. {Thomas Lambrecht}, Mme {Farah Soumah}.",
        "Le groupe Progrès propose un citoyen, M. [Guy Robaye].\nSont désignés comme représentants de la Province :\n"
        "- ASBL Musée, assemblée générale : [Guy Robaye] ;\n- ASBL Terril : {Farah Soumah}.",
        "Sont désignés comme membres du jury :\n- ASBL Les Lilas : M. [Lambrecht], Mme [Soumah].",
    ],
)
def test_whom_the_council_sends_stays_readable_unless_a_citizen(misjudged, marked):
    assert misjudged(marked) == []
