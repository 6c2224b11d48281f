"""Word lists, loaded once on first use. Words are folded (lower case, no accents)."""

from functools import cache
from importlib.resources import files

from imio.pseudonymizer.folding import fold

# Words that begin a sentence, a title or an institution, and never a name (with a civility they may).
NOT_NAMES = frozenset(
    fold(word)
    for word in """
    vu revu considérant attendu entendu ouï sur par pour avec dans sous selon suite après avant que qui quant
    article art articles arrête décide approuve désigne prend acte émet charge autorise marque fixe octroie ratifie
    confirme admet accepte sollicite objet séance point points titre chapitre section annexe note avis
    le la les un une des du de au aux ce cet cette ces son sa ses leur leurs il elle ils elles on nous vous et ou ni
    mais donc or car si en à est sont soit dont où ainsi fait
    commune communal communale communaux ville village province provincial provinciale région régional wallonie
    wallonne wallon fédération bruxelles belgique état royaume europe européenne flandre
    conseil collège bureau assemblée comité commission administration service services département direction
    intercommunale cpas centre public action sociale zone police secours fabrique église école écoles institut
    athénée lycée académie maison hôtel salle hall gare place rue avenue boulevard chaussée chemin route impasse
    clos allée quai square venelle ruelle sentier cour drève faubourg voie résidence cité hameau ferme parc bois
    cimetière moulin château complexe stade piscine bibliothèque théâtre musée hôpital clinique
    asbl aisbl sa srl sprl sc scrl snc sagr scomm nv bv vzw gmbh sprlu spw spf bce tva rn nn niss iban bic ccatm
    cdld codt rgpd rgcc onss one aviq forem sncb tec ravel cldr gal pcs plcp pic pcdr crac uvcw dnf ddr cpe
    société entreprise association groupe club cercle royal royale union amicale syndicat fondation fonds parti
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    lundi mardi mercredi jeudi vendredi samedi dimanche pâques
    constitution code loi décret arrêté circulaire règlement ordonnance directive convention contrat
    bourgmestre bourgmestres bourgmestre-président bourgmestre-présidente échevin échevine échevins échevines
    échevin(e)s conseiller conseillère conseillers conseillères député députée députés président présidente
    vice-président vice-présidente président(e) directeur directrice général générale financier financière
    receveur receveuse secrétaire ministre gouverneur gouverneure commissaire inspecteur inspectrice agent agente
    notaire maître avocat avocate huissier juge procureur greffier trésorier trésorière membre membres
    architecte géomètre géomètre-expert ingénieur médecin infirmière docteur professeur capitaine colonel lieutenant
    curé doyen abbé père mère frère frères sœur soeur fils fille époux épouse veuve veuf feu famille consorts
    indivision héritiers succession enfant enfants élève élèves monsieur madame messieurs mesdames mademoiselle
    m mm mme mmes mlle mlles dr me mr sieur dame demoiselle
    effectif effectifs suppléant suppléants suppléante suppléantes présent présents présents excusé excusés absent
    absents lot lots parcelle division budget compte recettes dépenses exercice total montant date nom prénom noms
    prénoms adresse âge naissance fonction tableau page plan dossier décision délibération projet rapport
    procès-verbal majorité minorité opposition unanimité abstention abstentions oui non voix pour contre
    extrait registre province arrondissement pays royaume gouvernement parlement cour tribunal parquet
    premier première deuxième troisième quatrième dernier dernière nouveau nouvelle ancien ancienne grand grande
    haut haute bas basse saint sainte saints saintes st ste notre-dame roi reine prince princesse
    nord sud est ouest centre national nationale internationale fédéral fédérale
    téléphone tél gsm email courriel fax site internet web www http https remarque remarques bulletin
    rapporteur plateforme plan tutelle ordre jour question questions motion interpellation réponse
    taxe redevance impôt crédit subside subvention marché travaux fourniture fournitures offre offres cahier charges
    coordonnées contact référence réf concerne signé lu identité qualité profession domicile propriétaire
    propriétaires locataire demandeur requérant acquéreur vendeur bailleur preneur
    """.split()
)

# Words that are no surname even after a civility: functions, bodies, other civilities.
TITLES = frozenset(
    fold(word)
    for word in """
    bourgmestre bourgmestres bourgmestre-président bourgmestre-présidente échevin échevine échevins échevines
    conseiller conseillère conseillers conseillères député députée députés présidente président présidents
    vice-président vice-présidente directeur directrice directeurs général générale financier financière receveur
    receveuse secrétaire ministre ministres gouverneur gouverneure commissaire inspecteur inspectrice commune communal
    communale conseil collège province monsieur madame messieurs mesdames mademoiselle m mm mme mmes mlle dr me
    trésorier trésorière architecte géomètre membre membres cpas asbl sa srl sprl et ou considérant vu article
    présents excusés absents absent excusé membre ville ainsi pour par article décide sur
    """.split()
)

# Public office: whoever bears it stays readable.
OFFICES = r"""bourgmestre(?:-pr[ée]sidente?)?|maïeure?|[ée]chevine?s?|conseill(?:er|[èe]re)s?(?![\s\u00a0]+(?:en|mobilit[ée]|[ée]nergie|juridique|logement|pr[ée]vention))|d[ée]put[ée]e?s?|
pr[ée]sidente?\s+(?:du\s+(?:CPAS|centre\s+public|conseil|coll[èe]ge|comit[ée]\s+de\s+direction\s+de\s+la\s+zone)|
d['’]assembl[ée]e|de\s+(?:la\s+)?s[ée]ance|de\s+l['’]assembl[ée]e|ff|f\.f\.)|
direct(?:eur|rice)s?\s+g[ée]n[ée]rale?s?|direct(?:eur|rice)s?\s+financi(?:er|[èe]re)s?|receveu(?:r|se)(?:\s+r[ée]gionale?)?|
secr[ée]taire\s+(?:communale?|provinciale?|g[ée]n[ée]rale?|de\s+s[ée]ance)|ministre|gouverneure?|
commissaire(?:\s+(?:divisionnaire|d['’]arrondissement|de\s+police))?|chef\s+de\s+(?:corps|zone|groupe|cantonnement)|
fonctionnaire\s+(?:d[ée]l[ée]gu[ée]e?|sanctionnat(?:eur|rice))|notaires?|(?-i:Ma[îi]tres?|Me)|avocate?s?|huissi[eè]re?\s+de\s+justice|
juge|procureure?|greffi[eè]re?|mandataire\s+communale?|commandante?\s+de\s+(?:la\s+)?zone|
vice-pr[ée]sidente?\s+du\s+(?:conseil|coll[èe]ge|CPAS)|(?-i:DG|DF)"""

# Professions and capacities on which a human decides.
CAPACITIES = r"""g[ée]om[èe]tre(?:-expert)?|architecte|auteure?\s+de\s+projet|r[ée]viseure?|auditrice|auditeur|expert|
ing[ée]nieure?|ir|inspect(?:eur|rice)|agente?|capitaine|lieutenante?|major|adjudante?|pr[ée]pos[ée]e?|garde(?:-chasse)?|
employ[ée]e?|ouvri(?:er|[èe]re)|brigadi(?:er|[èe]re)|contrema[îi]tre|chef\s+de\s+(?:bureau|service|division|travaux|chantier)|
responsable|coordinat(?:eur|rice)|animat(?:eur|rice)|[ée]ducat(?:eur|rice)|institut(?:eur|rice)|enseignante?|
professeure?|direct(?:eur|rice)|biblioth[ée]caire|assistante?|infirmi(?:er|[èe]re)|pu[ée]ricult(?:eur|rice)|
pr[ée]sidente?|vice-pr[ée]sidente?|secr[ée]taire|tr[ée]sori(?:er|[èe]re)|administrat(?:eur|rice)|g[ée]rante?|
entrepreneure?|artisane?|ind[ée]pendante?|commer[çc]ante?|personne\s+physique|artiste|sculpt(?:eur|rice)|peintre|
cur[ée]|abb[ée]|doyen(?:ne)?|pasteur|imam|marguilli(?:er|[èe]re)|desservante?|organiste|sacristain|fossoyeur|
laur[ée]ate?|m[ée]rite|interpellante?|d[ée]l[ée]gu[ée]e?|repr[ée]sentante?|conservat(?:eur|rice)|
dossier\s+(?:trait[ée]|suivi)\s+par|personne\s+de\s+contact|contact|gestionnaire|r[ée]dact(?:eur|rice)|
d[ée]funte?|feue?|d[ée]c[ée]d[ée]e?|hommage|r[ée]sistante?|c[ée]nacle|membre|suppl[ée]ante?|effecti(?:f|ve)s?|
d[ée]sign[ée]e?|d[ée]signe|candidat[e]?\s+retenue?|jury|m[ée]decin|docteur|v[ée]t[ée]rinaire|comptable|
ma[îi]tre-nageur|concierge|chauffeur|technicien(?:ne)?|juriste|[ée]cologue|conseiller\s+(?:en|mobilit[ée]|[ée]nergie)"""

PARTICLES = frozenset(
    "de du des d' d’ la le les l' van von der den ter ten 't vande vander vanden zu zur zum di del della dello dei "
    "da dal dos das do e y el al ben bin ibn ould aït ait abd abou abu mac mc o of af av".split()
)
# Particles that may open a name by themselves, without a civility.
OPENING_PARTICLES = frozenset("van von vande vander vanden der den ter ten ben bin ibn aït ait el al di da del della dos".split())


@cache
def first_names() -> dict[str, int]:
    """Return first name → power of ten of its bearers in Belgium (0: fewer than ten)."""
    names = {}
    for line in _lines("first_names.txt"):
        name, _, magnitude = line.rpartition(" ")
        names[name] = int(magnitude)
    return names


@cache
def common_words() -> frozenset[str]:
    """Return words that French texts write in lower case."""
    return frozenset(_lines("common_words.txt"))


@cache
def localities() -> frozenset[str]:
    """Return the names of Belgian localities, former communes included."""
    return frozenset(_lines("localities.txt"))


def is_first_name(word: str) -> int:
    """Return the weight of a first name: 0 for none, else 1 (rare) to 7 (very common)."""
    names = first_names()
    folded = fold(word).strip(".")
    weight = names.get(folded, -1) + 1
    if not weight and "-" in folded:
        parts = folded.split("-")
        # "Lou-Ann", "Jean-Cl.": the first half decides, for surnames are coupled too.
        weights = [names.get(part, -1) + 1 for part in parts]
        weight = min(weights) if len(parts) == 2 and all(weights) else 0
    return weight


def is_common(word: str) -> bool:
    """Say whether a word is an ordinary French word."""
    folded = fold(word)
    return folded in common_words() or folded in NOT_NAMES


def is_locality(word: str) -> bool:
    """Say whether a word names a Belgian locality."""
    return fold(word) in localities()


def _lines(name: str) -> list[str]:
    return files("imio.pseudonymizer").joinpath("data", name).read_text(encoding="utf-8").split("\n")[:-1]
