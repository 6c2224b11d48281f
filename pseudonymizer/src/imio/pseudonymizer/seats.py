"""Who holds a seat or an office, told by the formula of an act: resigns, succeeds, signs a list, receives an oath.

Legal basis: CDLD art. L1121-2, L1122-4 and L1126-1; the law of 8 July 1976, art. 11 to 14 (council of the CPAS). The
formula names nobody's office, yet only office holders stand in it. Whom the words around call a citizen does not.
"""

from imio.pseudonymizer import around
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


# "Ş" and "Ł" are capitals as well.
_WORD = r"(?-i:(?:l['’])?[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,24}|et|de|du|van|der|den|la|le)"
_LIST = rf"(?:{_WORD}[,\s\u00a0]{{1,2}}(?:\([^()\n]{{2,30}}\)[,\s\u00a0]{{1,2}})?){{0,16}}$"
_REST = rf"(?:,?[\s\u00a0]{_WORD}){{0,12}}"
_ACTS_LEFT = re.compile(
    (
        r"(?:\bgroupe (?!d['’]|de |des |«)[^;:.\n«»]{2,40}?,? (?:et )?sign[ée]e?s? (?:par|de) |"
        r"\b(?:serment|mariage) (?:sera|est|a [ée]t[ée]|fut) (?:re[çc]u|pr[êe]t[ée]|c[ée]l[ée]br[ée]) "
        r"(?:par|entre les mains de) |"
        r"\bv[ée]rification de (?:la |l['’]|son |sa )?(?:caisse|encaisse)[^;.\n]{0,70}? par |"
        r"\bnos (?:d[ée]l[ée]gu[ée]e?s|repr[ée]sentante?s|mandataires)\b[^;:.\n]{0,40}?"
        r"(?: (?:sont|seront|restent) ?:?| ?:) |"
        r"\b(?:repr[ée]sentante?s|d[ée]l[ée]gu[ée]e?s|mandataires) (?:du|de notre) conseil(?: communal| provincial)?, |"
        r"\br[ée]pond\w{0,4} (?:ensuite |alors )?(?:aux? |[àa] (?:une |la |l['’]|des ))"
        r"(?:questions?|remarques?|interventions?|interpellations?) (?:de |d['’])|"
        r"\b(?:inscrit|ajout[ée]|d[ée]pos[ée])e?s? (?:[àa] l['’]ordre du jour )?[àa] la demande (?:de |d['’])?|"
        r"\bamend[ée]e?s? par |"
        r"\b(?:sur|apr[èe]s) (?:le )?rapport d(?:e |u )[^;\n]{2,60}? et (?:sur )?l['’]avis de |\bapr[èe]s rapport de |"
        r"\bfonctionnaires? (?:technique et (?:le |du )?(?:fonctionnaire )?d[ée]l[ée]gu[ée]e?|"
        r"d[ée]l[ée]gu[ée]e? et (?:le |du )?(?:fonctionnaire )?technique),? |"
        r"\bfonctionnaires? (?:technique|d[ée]l[ée]gu[ée]e?), |"
        r"\bcomit[ée] d['’]acquisition[^;.\n]{0,40}?,? (?:repr[ée]sent[ée] par|pour lequel compara[îi]t) |"
        r"\b(?:pr[ée]sidente?|assembl[ée]e|s[ée]ance)\b[^;.\n]{0,40}?\bexcuser |"
        r"\b(?:jugement|ordonnance|arr[êe]t|tribunal|chambre|audience)\b[^;.\n]{0,60}? pr[ée]sid[ée]e? par |"
        r"\b(?:ordonnance|jugement|arr[êe]t) (?:du|de la) (?:vice-)?pr[ée]sidente? |"
        r"\b(?:CPAS|action sociale)\b[^;.\n]{0,60}? (?:sa|son) pr[ée]sidente?, |"
        r"\b[ée]lue?s? de plein droit |"
        # The Region's civil servant: "l'avis du fonctionnaire de la Région wallonne, M. X"
        r"\b(?:le|la|du|au) fonctionnaire (?:de la r[ée]gion(?: wallonne)?|r[ée]gionale?|du SPW|"
        r"du service public de wallonie)"
        r"(?: [^;:.,\n]{2,40})?(?:, | \())"
    ).replace(" ", r"[\s\u00a0]")
    + _LIST,
    re.IGNORECASE,
)
# "l'acte de présentation, signé par la majorité des membres du groupe, à savoir A, B et C"
_PRESENT = re.compile(
    (
        r"(?:\b(?:groupe (?!d['’]|de |des |«)[^;:.\n«»]{2,40}?|"
        r"actes? de pr[ée]sentation(?: [^;:.\n]{2,90}?)?),? (?:et )?"
        r"(?:co-?)?sign[ée]e?s? (?:par|de) (?:la majorit[ée] |l['’]ensemble |tous les |les |ses |leurs |deux |"
        r"trois |quatre |cinq )"
        r"[^;:.,\n]{0,50}?,? ?(?:[àa] savoir|soit|c['’]est-[àa]-dire|:|\()(?: :)? ?|"
        r"\bcontresign[ée]e?s? par (?:la candidate|le candidat|les candidats|l['’]int[ée]ress[ée]e?),? )"
    ).replace(" ", r"[\s\u00a0]")
    + _LIST,
    re.IGNORECASE,
)
# "Est élue de plein droit membre du Conseil de l'action sociale, en remplacement de Mme A, Mme B."
_BY_RIGHT = re.compile(
    r"\b[ée]lue?s? de plein droit (?:comme |en qualit[ée] de )?(?:membres?|conseill(?:er|[èe]re)s?)".replace(
        " ", r"[\s\u00a0]"
    )
    + r"(?:[^;:.\n(]|(?<=\bM)\.|(?<=\bMM)\.){0,110}(?:[,:]|remplacement[\s\u00a0]de|qui[\s\u00a0]remplace)[\s\u00a0]"
    + _LIST,
    re.IGNORECASE,
)
# "cet acte présente la candidature de :" and in the line below "NOM et prénom : A"
_IN_THE_ACT = re.compile(
    r"(?:\bcandidatures?\b[^;.\n]{0,60}:\s{1,3}|\bcandidate?s?[\s\u00a0]?:\s{1,3}|(?<!\w)(?:effectif|effective|"
    r"suppl[ée]ante?s?)[\s\u00a0]?:\s{1,3})"
    r"(?:[–—•-][\s\u00a0])?(?:noms?(?:[\s\u00a0]?(?:et|,|/|&)[\s\u00a0]?pr[ée]noms?)?[\s\u00a0]?:[\s\u00a0])?"
    rf"(?:{around.CIV}[\s\u00a0])?$",
    re.IGNORECASE,
)
_ELIGIBLE = re.compile(
    r",? (?:(?:continue [àa]|ne cesse de) )?(?:rempli[rt]|r[ée]uni[rt]|satisfait|r[ée]pond)(?: encore| toujours|"
    r" bien)? (?:[àa] |aux )?"
    r"(?:toutes )?(?:les |ces )?conditions d['’][ée]ligibilit[ée](?! [àa] | au | du subside| de la prime)|"
    r",? ne (?:tombe|se trouve|rel[èe]ve) (?:pas )?(?:dans|de|sous) (?:aucun|un|l['’]un) (?:des |"
    r"de ces )?cas d['’]incompatibilit[ée]".replace(" ", r"[\s\u00a0]"),
    re.IGNORECASE,
)
_CITIZENS = re.compile(
    rf"{_REST}[\s\u00a0]?,[\s\u00a0](?![ée]chevin|conseill|d[ée]put|membres|chefs|ministres)[a-zà-ÿ-]{{3,20}}s\b|"
    r"[\s\u00a0]?\((?:riverain|citoyen|habitant|parent|public|non\b|agent|employ|architecte|g[ée]om)"
)
_PUBLIC = re.compile(
    r"citoyen|riverain|habitant|\bpublic\b|p[ée]tition|parents|comit[ée][\s\u00a0]de[\s\u00a0]quartier", re.IGNORECASE
)
# "charger l'Échevin A et M. B de la signature"
_CHARGES = re.compile(r"\bcharger?[\s\u00a0]" + _LIST, re.IGNORECASE)
_TO_SIGN = re.compile(
    rf"{_REST}[\s\u00a0]de[\s\u00a0](?:la[\s\u00a0]signature|signer|compara[iî]tre[\s\u00a0][àa][\s\u00a0]l['’]acte|repr[ée]senter[\s\u00a0](?:la|le|l['’]))\b",
    re.IGNORECASE,
)

# Who takes or leaves a seat of a council, and not of a body of citizens.
_MANDATE = re.compile(r"conseill|mandat|[ée]chevin|suppl[ée]ant|action[\s\u00a0]sociale", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"\bCCATM|\bCLDR|\bCCC[AP]|commission|conseil[\s\u00a0]consultatif|\basbl|\bfabrique|\bcomit[ée]|ouvri(?:er|[èe]re)|employ[ée]|"
    r"\bagents?\b|syndic|personnel\b|institut(?:eur|rice)|concierge|locataire|enseignant",
    re.IGNORECASE,
)
# Up to the next person: "M. A, que remplace Mme B, démissionne".
_CLAUSE = r"(?:(?!\bM\.|\bMM\.|\bMme|\bMonsieur|\bMadame)[^;.\n]){0,60}?"
_RESIGNS = re.compile(
    _CLAUSE + r"\b(?:renonce(?:r|nt)?|d[ée]missionne(?:r|nt)?|met(?:tre)?[\s\u00a0]fin)[\s\u00a0](?:[àa]|de)[\s\u00a0]"
    r"(?:son[\s\u00a0]mandat(?![\s\u00a0](?:de[\s\u00a0]membre|d['’]adm|de[\s\u00a0]suppl|au[\s\u00a0]sein|[àa][\s\u00a0]la[\s\u00a0]|"
    r"de[\s\u00a0]gestion|de[\s\u00a0]v|de[\s\u00a0]d[ée]l))|ses[\s\u00a0]fonctions[\s\u00a0](?:de[\s\u00a0]|d['’])"
    r"(?:conseill|[ée]chevin|bourgm|pr[ée]siden))",
    re.IGNORECASE,
)
_SUCCEEDS_LEFT = re.compile(
    r"\b(?:succ[ée]der[\s\u00a0][àa]|(?:est|sera|soit)[\s\u00a0]remplac[ée]e?[\s\u00a0]par)[\s\u00a0]" + _LIST,
    re.IGNORECASE,
)
_SUCCEEDS_RIGHT = re.compile(
    r"[\s\u00a0](?:est|sera|a[\s\u00a0][ée]t[ée])[\s\u00a0](?:appel|d[ée]sign|admis)\w{0,4}[\s\u00a0](?:[àa]|pour)[\s\u00a0](?:lui[\s\u00a0])?succ[ée]d|"
    r"[\s\u00a0]?,[\s\u00a0]d[ée]missionnaire\b",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"\bd[ée]signant[\s\u00a0](?:comme|en[\s\u00a0]qualit[ée][\s\u00a0]de)[\s\u00a0](?:\w{2,9}[\s\u00a0])?suppl[ée]ante?\b"
    r"[^;.\n]{0,40}?[\s\u00a0]" + _LIST,
    re.IGNORECASE,
)
_OATH_RIGHT = re.compile(
    r"[\s\u00a0](?:[àa][\s\u00a0]la[\s\u00a0]prestation[\s\u00a0]d[eu][\s\u00a0](?:son[\s\u00a0])?|[àa][\s\u00a0]pr[êe]ter[\s\u00a0](?:le[\s\u00a0])?)serment",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"\bcandidate?[\s\u00a0](?:ainsi[\s\u00a0])?pr[ée]sent[ée]e?[\s\u00a0]?,[\s\u00a0]" + _LIST, re.IGNORECASE
)
_OF_RIGHT = re.compile(
    r"acte[\s\u00a0]de[\s\u00a0]pr[ée]sentation|[ée]lue?s?[\s\u00a0]de[\s\u00a0]plein[\s\u00a0]droit", re.IGNORECASE
)

# Telegraphic: "Suppl. : A - vérif. pouvoirs", "Question F. A :", "Rem. A :", "ajout, dem. A".
_CUT = re.compile(
    r"(?:^|[.;:!?–—(-][\s\u00a0]{0,2})(?:[Qq]uestion|[Qq]uest\.|Q\.|[Rr]em\.|[Ii]nterv\.|[Rr][ée]plique)[\s\u00a0](?:{civ}[\s\u00a0])?$".replace(
        "{civ}", around.CIV
    )
)
_ON_REQUEST = re.compile(
    r"(?:L1122-24|\b[Aa]jout|\b[Pp]oint|\b[Mm]otion|\b[Pp]t|\bsuppl\.|\bcompl\.)[^;\n]{0,40}?[,(–\s\u00a0-](?:[àa][\s\u00a0]la[\s\u00a0])?"
    r"dem\.[\s\u00a0](?:de[\s\u00a0])?$"
)
_SUBSTITUTE_CUT = re.compile(
    r"\b[Ss]uppl(?:[ée]ante?|\.)[\s\u00a0]?:[\s\u00a0](?:{civ}[\s\u00a0])?$".replace("{civ}", around.CIV)
)
_CHECKED = re.compile(r"[\s\u00a0]?[–—,;(-][\s\u00a0]?v[ée]rif", re.IGNORECASE)
_COLON = re.compile(r"[\s\u00a0]?:")
# "acte not. A", "Recours Ministre (A)"
_OFFICE_CUT = re.compile(
    r"\b(?:actes?|minute|[ée]tude|projet|compromis|par|chez|devant|du|le)[\s\u00a0](?:de[\s\u00a0])?not\.[\s\u00a0]$|\b(?:[Mm]inistre|[Gg]ouverneure?)[\s\u00a0]\($"
)


# What a recogniser took into the name: "Rem. A. Goor", "Anne Hardy -".
_INSIDE = re.compile(r"(?:Rem|Q)\.[ \u00a0]")
_DASHES = (" -", " –", " —")


def is_told(context: Context, candidate: Candidate) -> bool:
    """Say whether a formula tells that the person holds a seat or an office."""
    name = _INSIDE.match(context.text, candidate.start, candidate.end)
    end = candidate.end - (context.text[candidate.end - 2 : candidate.end] in _DASHES) * 2
    start = name.end() if name else candidate.start
    left, right = context.before(start, 220), context.after(end, 120)
    if _OFFICE_CUT.search(left[-40:]):
        return True
    if (_CUT.search(left[-30:]) and _COLON.match(right)) or _ON_REQUEST.search(left[-90:]):
        return not _PUBLIC.search(left)
    if _SUBSTITUTE_CUT.search(left[-30:]) and _CHECKED.match(right):
        return True
    if _CITIZENS.match(right):
        return False
    if _ACTS_LEFT.search(left) or _BY_RIGHT.search(left) or (_PRESENT.search(left) and context.first(_OF_RIGHT)):
        return not _PUBLIC.search(left)
    return bool(_CHARGES.search(left[-100:]) and _TO_SIGN.match(right)) or _changes_seat(
        context, candidate, left, right
    )


def _changes_seat(context: Context, candidate: Candidate, left: str, right: str) -> bool:
    seated = (
        _RESIGNS.match(right)
        or _SUBSTITUTE.search(left)
        or _OATH_RIGHT.match(right)
        or (
            context.first(_OF_RIGHT)
            and (
                _PRESENTED.search(left[-90:])
                or _IN_THE_ACT.search(context.text[max(0, candidate.start - 110) : candidate.start])
                or _ELIGIBLE.match(right)
            )
        )
    )
    succeeds = _SUCCEEDS_LEFT.search(left[-110:]) or _SUCCEEDS_RIGHT.match(right)
    if not seated and not succeeds:
        return False
    paragraph = context.subject + " " + around.paragraph(context, candidate)
    if _OUTSIDE.search(paragraph):
        return False
    return bool(seated) or ("missionnaire" in paragraph and bool(_MANDATE.search(paragraph)))
