"""Phrases that reveal health, disability, debts, social aid, religion, criminal facts.

Legal basis: GDPR art. 9 and 10. Accuracy: a lexicon of phrases; the same words are harmless in a general
rule ("emplacement pour personnes handicapées"), so a phrase counts when its sentence names a person or
speaks of one ("l'intéressé", "son époux"), or when it can only be said of one.
"""

from collections.abc import Iterator
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "sensitive"
# Said of one person only: counts wherever it stands.
_STRONG = (
    r"en[ ]cong[ée][ ]de[ ]maladie(?:[ ]de[ ]longue[ ]dur[ée]e)?|en[ ]incapacit[ée](?:[ ]de[ ]travail)?|"
    r"en[ ]arr[êe]t[ ](?:de[ ])?maladie|"
    r"en[ ]cong[ée][ ]de[ ]maternit[ée]|en[ ][ée]cartement(?:[ ]prophylactique)?(?:[ ]\([^()\n]{1,20}\))?|"
    r"mi-temps[ ]m[ée]dical|"
    r"pour[ ](?:des[ ])?raisons?[ ](?:de[ ]sant[ée]|m[ée]dicales?|familiales?)|pour[ ]raison[ ]de[ ]sant[ée]|"
    r"(?:un[ ])?burn-?out|"
    r"hospitalis[ée]e?|malvoyante?|non-voyante?|malentendante?|handicap[ée]e?[ ](?:moteur|mental)|"
    r"en[ ]fauteuil[ ]roulant|"
    r"(?:porteu(?:r|se)[ ]d['’]un[ ](?:handicap|trouble)[^,;.\n\t)]{0,60})|(?:atteinte?|souffrante?|souffre|"
    r"souffrant)[ ](?:d['’]une?|de|d['’])[ ]?[^,;.\n\t)]{3,60}|"
    r"en[ ]faillite(?:[ ]personnelle)?|(?:en[ ])?m[ée]diation[ ]de[ ]dettes|"
    r"(?:en[ ])?r[èe]glement[ ]collectif[ ]de[ ]dettes|"
    r"b[ée]n[ée]ficiaires?[ ]du[ ](?:RIS|revenu[ ]d['’]int[ée]gration(?:[ ]sociale)?)|d[ée]pend(?:re|ant|"
    r"ant[ ]e)?[ ]du[ ]CPAS|[ée]marge(?:ant)?[ ](?:au|du)[ ]CPAS|aid[ée]e?[ ]par[ ]le[ ]CPAS|"
    r"condamn[ée]e?[^;.\n\t]{0,60}|inculp[ée]e?[^;.\n\t,]{0,40}|en[ ]d[ée]tention|incarc[ée]r[ée]e?|"
    r"intoxication[ ]au[ ][^,;.\n\t]{3,30}|"
    r"mineure?[ ]d['’][âa]ge|a[ ]reconnu[ ]les[ ]faits|(?:d['’]une[ ])?mesure[ ]d['’]internement|"
    r"enfant[ ]n[ée][ ]sans[ ]vie|parcelle[ ](?:musulmane|isra[ée]lite|juive)|"
    r"(?:une[ ])?fracture[ ](?:du|de[ ]la|d['’])[^,;.\n\t)]{3,25}|(?:une[ ]|"
    r"l['’])hospitalisation(?:[ ]de[ ](?:son|sa)[ ][^\W\d_]+)?|qui[ ]n['’]a[ ]plus[ ]toute[ ]sa[ ]t[êe]te|"
    r"en[ ]soins[ ]intensifs|alit[ée]e?|amput[ée]e?(?:[ ]d['’]une?[ ][^\W\d_]+)?|"
    r"d[ée]tenue?[ ](?:[àa][ ]la[ ])?prison[^,;.\n\t)]{0,30}|"
    r"[^\W_]{1,12}[ ]jours?[ ]d['’]incapacit[ée](?:[ ]de[ ]travail)?|[^\W_]{1,12}[ ]mois[ ]d['’]arri[ée]r[ée]s|"
    r"suicide|d[ée]mente|sourde?|muette?|aveugle|diab[ée]tique|asthmatique|[ée]pileptique|dyslexi(?:e|que)|"
    r"[ée]lectrosensible|"
    r"cessation[ ]d['’]activit[ée][ ]pour[ ][^,;.\n\t)]{3,25}|[ée]tant[ ]au[ ]ch[ôo]mage|"
    r"(?:pour[ ])?ivresse[ ]au[ ]travail|in?apte[ ](?:avec|au|à|aux)[ ][^,;.\n\t]{3,30}|en[ ]chaise[ ]roulante|"
    r"(?:qui[ ])?se[ ]d[ée]place[ ]en[ ]fauteuil|insuffisan(?:t|te|ce)[ ](?:respiratoire|cardiaque|r[ée]nale?)|"
    r"interdiction[ ]temporaire[ ]de[ ]r[ée]sidence|dette[ ]alimentaire|casier[ ]judiciaire[ ]non[ ]vierge|"
    r"statut[ ](?:BIM|OMNIO|VIPO)|pr[ée]matur[ée]e?s|converti[e]?[ ]au[ ][^\W\d_]+|retard[ ](?:de[ ]langage|"
    r"mental)|(?:la[ ])?maladie[ ](?:d['’]Alzheimer|de[ ]Parkinson)|acquitt[ée]e?[ ](?:par|du|des)|"
    r"(?:la[ ])?faillite[ ]de[ ](?:son|sa)[ ][^\W\d_]+|\bfaillie?\b|reste[ ]redevable[ ]de[ ][\d.,  ]+€|"
    r"soustrait[ ][^;.\n]{3,30}€?|carte[ ]PMR(?:[ ]valable[ ]\d{4})?|ind[ûu]ment[ ]per[çc]ue?s?|"
    r"certificat[ ](?:m[ée]dical|du[ ]psychiatre)|"
    r"sous[ ]administration(?:[ ]provisoire)?(?:[ ]de[ ](?:biens|la[ ]personne))?|administrat(?:eur|"
    r"rice)[ ]provisoire|sans[ ](?:emploi|domicile[ ]fixe|abri)|insolvab(?:le|ilit[ée])"
)
# Harmless in a general rule.
_WEAK = (
    r"(?:la[ ])?carte[ ](?:sp[ée]ciale[ ])?de[ ]stationnement(?:[ ]pour[ ]personnes?[ ]handicap[ée]es?)?|"
    r"(?:une[ ])?r[ée]duction[ ]d['’]autonomie(?:[ ]de[ ]\d+[ ]points)?|"
    r"(?:son|sa|le|un|de[ ]son)[ ](?:handicap|maladie|invalidit[ée]|[ée]tat[ ]de[ ]sant[ée]|"
    r"mobilit[ée][ ]r[ée]duite)(?:[ ](?:moteur|mental|chronique|de[ ]son[ ][ée]poux|de[ ]sa[ ]m[èe]re))?|"
    r"handicap(?:[ée]e?s?|[ ]moteur)?|invalidit[ée]|"
    r"[àa][ ]mobilit[ée][ ]r[ée]duite|maladies?(?:[ ](?:de[ ](?:son|sa)[ ][^\W\d_]+|grave|chronique|"
    r"de[ ][A-Z][a-z]+))?|(?:une?[ ])?(?:cancer|diab[èe]te|d[ée]pression|dialyse|chimioth[ée]rapie|"
    r"[ée]pilepsie|allergies?(?:[ ]s[ée]v[èe]re)?|asthme|autis(?:me|te)|d[ée]mence|varicelle|"
    r"insomnies?(?:[ ]chroniques)?|grossesse|toxicomanie|alcool(?:isme|ique))|"
    r"juifs?|musulmane?s?|(?:la[ ])?GRAPA|d[ée]pression|fraude|procès-verbal[ ]pour[ ][^\W\d_]+|"
    r"enceinte[ ]de[ ]\w+[ ]mois|victime[ ]d['’]une?[ ]\w+|moine[ ]à[ ]l['’]abbaye|fractures?|"
    r"dettes[ ]sociales|acquitt[ée]e?|(?:ses|leurs)[ ][^\W\d_]{1,12}[ ]enfants|"
    r"op[ée]r[ée]e?[ ]d[eu][^,;.\n]{2,25}|psychiatr\w+|traitement[ ]m[ée]dical|"
    r"l['’]allergie(?:[ ]s[ée]v[èe]re)?|trois[ ]fois[ ]par[ ]semaine[ ]en[ ]dialyse|en[ ]dialyse|enceinte|"
    r"d[ée]pressi(?:f|ve)|s[ée]ropositi(?:f|ve)|trisomi(?:e|que)|"
    r"(?:ses|de[ ]ses|des)[ ]dettes?|surendett[^\W\d_]+|saisie(?:[ ]sur[ ]salaire)?|"
    r"(?:d['’])?(?:un[ ])?retards?[ ]de[ ]paiement|impay[ée]s?|expuls(?:ion|[ée]e?)|"
    r"revenu[ ]d['’]int[ée]gration(?:[ ]sociale)?|aide[ ]sociale|allocations?[ ](?:d['’]handicap[ée]|"
    r"de[ ]ch[ôo]mage|sociales?)|ch[ôo]m(?:age|euse?s?)|GRAPA|"
    r"(?:de[ ])?(?:religion|confession)[ ](?:catholique|protestante|islamique|musulmane|isra[ée]lite|juive|"
    r"orthodoxe|anglicane)|t[ée]moin[ ]de[ ]J[ée]hovah|converti[e]?[ ][àa][ ]l['’][^\W\d_]+|"
    r"vols?(?:[ ]avec[ ]effraction)?|coups[ ]et[ ]blessures|violences?[ ](?:conjugales?|intrafamiliales?)|"
    r"escroquerie|ivresse|stup[ée]fiants|r[ée]cidive|casier[ ]judiciaire|d[ée]tournement|attentat|m[œo]eurs|"
    r"divorc[ée]e?|s[ée]paration|en[ ]instance[ ]de[ ]divorce|quatre[ ]enfants[ ]mineurs|"
    r"[^\W\d_]{1,12}[ ]enfants[ ]mineurs|enseignement[ ]de[ ]type[ ]\d|sans[ ]papiers?|demandeu(?:r|"
    r"se)s?[ ]d['’]asile|r[ée]fugi[ée]e?s?|orientation[ ]sexuelle"
)
_PATTERN = re.compile(
    rf"(?<![\w-])(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?![\w-])".replace("[ ]", r"[ \u00a0]"),
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"personnes?[ \u00a0](?:[^\W\d_]+[ \u00a0])?$|r[ée]serv[ée]e?s?[ \u00a0]aux[ \u00a0]|les[ \u00a0]$|"
    r"pictogramme|signal",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield phrases; `subject` "weak" means that the sentence must speak of a person (see `judgement`)."""
    for match in _PATTERN.finditer(context.text):
        weak = bool(match.group("weak"))
        if weak and _GENERAL.search(context.before(match.start(), 24)):
            continue
        end = match.end()
        while context.text[end - 1] in " \u00a0":
            end -= 1
        yield Candidate(
            match.start(),
            end,
            "SENSITIVE",
            PROPOSE if weak else MASK,
            0.5 if weak else 0.8,
            "Donnée sensible possible (santé, dettes, aide sociale, religion, faits)"
            if weak
            else "Donnée sensible (santé, dettes, aide sociale, religion, faits)",
            NAME,
            "weak" if weak else "",
        )
