"""Persons found by the trained model (`opinion`), the shipped one or another spaCy pipeline named in the settings.

Accuracy: the rules find more, the model finds what no rule foresees: a bare surname in a sentence. Whatever is more
likely a person than not counts; what it is not sure of is proposed, so that a human decides.
"""

from collections.abc import Iterator
from imio.pseudonymizer import eponym
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


NAME = "model"
#: Below this probability a word is not part of a name; from SURE on, the model alone may mask.
THRESHOLD = 0.3
#: …unless it stands beside one that is.
BESIDE = 0.25
SURE = 0.9
#: What is less probable must hold a known first name, or nothing but words that no list knows.
WEAK = 0.55
#: What is so surely a person, so little a thing and so private is asked about, whatever the words before it announce,
#: but for a title in quotes.
_SEEN, _THING, _PRIVATE = 0.95, 0.05, 0.8
_QUOTED = re.compile(r"[«“\"][^»”\"\n]{0,60}$")
# "L'usine Verlinden": the article's capital is the sentence's.
_CAPITALS = re.compile(
    r"(?:(?![A-Z]['’][a-zà-ÿ])[A-ZÀ-Þ][\w'’.-]*[ \u00a0]|[A-ZÀ-Þ][\w'’]*-(?:et-|en-|sur-|la-|le-){0,2}){1,4}"
    r"(?:de[ \u00a0]|d['’]|du[ \u00a0])?$"
)
# "Friterie ⟦Chez Nelly⟧": what the stretch opens.
_GOES_ON = re.compile(r"(?:[ \u00a0](?:&[ \u00a0])?(?:[A-ZÀ-Þ][\w'’-]*)){1,3}")
# "RG 23/418/⟦A - Nsimba⟧", "n° 68.08.12-⟦B. Nul⟧": the end of a reference.
_TAIL_OF_NUMBER = re.compile(r"[A-Z](?:\.|[ \u00a0][–-])[ \u00a0]")
# "Consid. que", "Nouv. adr. :": an abbreviation.
_SHORTENED = re.compile(r"\.[ \u00a0]?[:a-zà-ÿ]")
# "van ⟦'t Hof⟧": what only names hold.
_PARTICLE = re.compile(
    r"(?<![\w'’-])(?:van(?:[ \u00a0](?:de[rn]?|het))?|vande[rn]?|ten|ter|von|zum|zur|(?-i:De|Da|Di|El|Del))[ \u00a0]$",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"(?:(?:{names.CIVILITIES.pattern})[\s\u00a0]+)+")
_REFERENCE = re.compile(r"[IVXLCDR]+")
# "R. L.", which are numbers of Rome as well
_INITIALS = re.compile(r"[A-Z]\.[ \u00a0]?[A-Z]\.")
_AFTER_NUMBER = re.compile(r"\d[ \u00a0]?[A-Za-z]?,[ \u00a0]$")
# "⟦Lepers⟧-Nuttin"
_OTHER_HALF = re.compile(r"[-‐‑][A-ZÀ-Þ][\w'’]{1,30}")
_NOUN = re.compile(
    r"(?:tions?|ments|it[ée]s?|aires|ences?|ances?|ismes?|[ée]es)$|.{6}(?:aire|ment|eurs)$", re.IGNORECASE
)
#: "⟦De Clercq/⟧Pirson"
_ENDS_NO_NAME = ",;:/( \u00a0"
# "S.A⟦. HANQUIRT⟧"
_NAME_BEGINS = re.compile(r"[ .,;:)\u00a0]{0,4}")
# "l'assemblée générale d'⟦Interlax⟧", "affiliée à ⟦Sofico⟧": a body, whatever its name.
_OF_A_BODY = re.compile(
    r"(?:intercommunales?|assembl[ée]es?[ \u00a0]g[ée]n[ée]rales?(?:[ \u00a0](?:extra)?ordinaires?)?|"
    r"conseil[ \u00a0]d['’]administration|"
    r"\bA\.?G\.?|statuts|actionnaires?|parts|capital|affili[ée]e?|adh[ée]sion|associ[ée]e?|soci[ée]t[ée]|"
    r"groupement|f[ée]d[ée]ration|"
    r"administrateurs?|gestionnaire)[ \u00a0](?:de[ \u00a0](?:la[ \u00a0]|l['’])?|d['’]|du[ \u00a0]|"
    r"[àa][ \u00a0](?:la[ \u00a0]|l['’])?|des[ \u00a0])$",
    re.IGNORECASE,
)
# "présidente des ⟦Gais Lurons⟧"
_CHAIRED = re.compile(r"(?:pr[ée]sidente?|tr[ée]sori(?:er|[èe]re)|secr[ée]taire|membres?)[ \u00a0]d(?:es|u)[ \u00a0]$")
# "une zone de rencontre à ⟦Warnant⟧": where nothing is sold or given, "à" leads to a place.
_AT = re.compile(r"[ \u00a0]à[ \u00a0]$")
_GIVES = re.compile(
    r"vend|vent|c[ée]d|lou|attribu|octro|accord|pay|vers|rembours|don|oppos|notifi|adress|confi|transm|remet|[ée]crit|"
    r"permis|autoris|concess|r[ée]serv|appart|grâce|hommage|merci|envoy|propos|deman|demand|rappel|impos|infli|"
    r"r[ée]clam|ali[ée]n",
    re.IGNORECASE,
)
# "Habitations Raskin à ⟦Grandhaut⟧"
_FIRM_AT = re.compile(r"[A-ZÀ-Þ][\w'’-]+[ \u00a0]à[ \u00a0]$")
# "⟦T.V⟧.A.", "A.I.V.⟦E. Ourthe⟧"
_DOTTED_LEFT = re.compile(r"(?:[A-ZÀ-Þ]\.){1,8}$")
_DOTTED = re.compile(r"(?:[A-ZÀ-Þ]\.){2,8}[A-ZÀ-Þ]?(?!\w)")
# "⟦négociant. Fact⟧": a word of the sentence before.
_SENTENCE_BEFORE = re.compile(r"(?:[a-zà-ÿ]{4,20}\.[ \u00a0])?")
_NAME_LIKE = re.compile(r"[^\W\d_]")


def find(context: Context) -> Iterator[Candidate]:
    """Yield the stretches that the model takes for persons, without civility."""
    if context.opinion is None:
        return
    for start, end, probability in context.opinion.persons(THRESHOLD, BESIDE):
        tail = _TAIL_OF_NUMBER.match(context.text, start, end)
        if tail and context.text[start - 1 : start] in ("/", "-"):
            start = tail.end()
        text = context.text[start:end]
        lead = _LEADING.match(text)
        if lead:
            start += lead.end()
            text = context.text[start:end]
        blank = _NAME_BEGINS.match(text, _SENTENCE_BEFORE.match(text).end()).end()
        text = text[blank:].rstrip(_ENDS_NO_NAME)
        start += blank
        end = start + len(text)
        sure = probability >= SURE
        if (len(_NAME_LIKE.findall(text)) < 2 and not sure) or "\n" in text or "\t" in text:
            continue
        if _ordinary(text, probability, context.opens(start)):
            continue
        if not sure and ("&" in text or _AFTER_NUMBER.search(context.text, max(0, start - 6), start)):
            continue  # "Calmeyne & Thielen, réviseurs", "via Garibaldi 4, Palerme"
        # "la candidate Baudour": on what a list takes for a village a human decides when the model is sure.
        disputed = _is_place(context, text)
        if disputed and (not sure or _AT.search(context.text, max(0, start - 3), start)):
            continue
        # "M. Cusumano (Geer)": where he is from.
        if disputed and context.text[start - 1 : start] == "(" and context.text[end : end + 1] == ")":
            continue
        if _in_acronym(context.text, start):
            continue
        if _in_reference(context.text, start, end) or context.in_thing_cell(start):
            continue
        shortened = _SHORTENED.match(context.text, end)
        if shortened and " " not in text and not lexicon.is_first_name(text):
            continue  # "Prop. : accord", "Délib. du 12": whatever the model thinks of the word
        half = _OTHER_HALF.match(context.text, end)
        end = half.end() if half else end
        whole = _whole(context.text, start + 1 if text[0] in "-‐‑" else start)
        more = _GOES_ON.match(context.text, end) if " " not in text else None
        if not sure and _CHAIRED.search(context.text, max(0, whole - 20), whole):
            continue
        doubted = any(eponym.is_eponym(context.text, place, end) for place in {whole, start})
        doubted = doubted or _is_body_or_place(context.text, whole if text[0] in "-‐‑" else start, text, probability)
        doubted = doubted or any(eponym.is_thing(context.text[whole:to]) for to in {end, more.end() if more else end})
        if doubted and not (probability >= _SEEN and _is_seen_private(context, start, end)):
            continue
        if probability < WEAK and (not _name_like(text) or shortened):
            continue
        if (context.text[start - 1 : start] == "-" or text[0] in "-‐‑") and whole < start:
            start = whole
        particle = _PARTICLE.search(context.text, max(0, start - 12), start)
        start = particle.start() if particle else start
        certain = sure and not disputed and not doubted
        yield Candidate(
            start,
            end,
            "PERSON",
            MASK if certain else PROPOSE,
            min(0.79, 0.8 * probability) if certain else 0.45,
            f"Modèle {context.opinion.name}, {probability:.0%}",
            NAME,
        )


def _is_seen_private(context: Context, start: int, end: int) -> bool:
    """Say whether the model sees a private person and no thing there, outside the title of a work."""
    opinion = context.opinion
    seen = opinion.thing(start, end) <= _THING and opinion.role(start, end).get("private", 0) > _PRIVATE
    return seen and context.text[start].isupper() and not _QUOTED.search(context.text, max(0, start - 61), start)


def of_a_body(text: str, start: int) -> bool:
    """Say whether the words before a name tell that a body bears it: "l'assemblée générale de ⟦Vivalor-Meuse⟧"."""
    return bool(_OF_A_BODY.search(text, max(0, start - 70), start))


def _is_body_or_place(text: str, start: int, name: str, probability: float) -> bool:
    """Say whether a single word that the model is not sure of stands where a body or a place does."""
    if lexicon.is_first_name(name) > 4 or " " in name.replace(" - ", "-"):
        return False
    left = text[max(0, start - 70) : start]
    if probability >= SURE:
        return bool(_FIRM_AT.search(left) and not _GIVES.search(left))
    return bool(of_a_body(text, start) or (_AT.search(left) and not _GIVES.search(left)))


def _whole(text: str, start: int) -> int:
    """Return where the capitalised words begin of which a stretch is the end: "Isabelle Gatti ⟦de Gamond⟧"."""
    before = _CAPITALS.search(text, max(0, start - 50), start)
    return before.start() if before else start


def _in_acronym(text: str, start: int) -> bool:
    """Say whether a stretch begins within letters with dots that stand for words: more than a person has, or known."""
    left = _DOTTED_LEFT.search(text, max(0, start - 16), start)
    dotted = _DOTTED.match(text, left.start() if left else start)
    letters = dotted[0].replace(".", "") if dotted else ""
    return len(letters) > 3 or (len(letters) == 3 and lexicon.is_never_name(letters))


def _in_reference(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is part of a number: "SPW/TMOB/2024-01775", "AL-2023/0470", "WF0XXXTTG"."""
    if not text[start:end].isupper() and not (text[start - 1 : start] == "/" and text[end : end + 1] == "/"):
        return False
    left = re.search(r"[^\s\u00a0,;()]{0,40}$", text[max(0, start - 40) : start])[0]
    right = re.match(r"[^\s\u00a0,;()]{0,40}", text[end : end + 40])[0]
    return any(c.isdigit() for c in left + right) and bool(re.search(r"[\d/_-]$", left) or re.match(r"[\d/_-]", right))


def _name_like(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    if any(lexicon.is_first_name(w) > 1 for w in words):
        return True
    if text.isupper() and len(text) < 6:
        return False  # "CATU", "SLFP"
    return all(len(w) > 2 and w[0].isupper() and not lexicon.is_common(w) and not lexicon.is_locality(w) for w in words)


def _ordinary(text: str, probability: float, opens: bool) -> bool:
    """Say whether a stretch is a heading, an ordinary word or a reference rather than a name."""
    words = re.findall(r"[^\W\d_]+", text)
    if not any(w[0].isupper() for w in words) or all(lexicon.is_never_name(w) for w in words):
        return True
    reference = all(_REFERENCE.fullmatch(w) for w in words) and not _INITIALS.fullmatch(text)
    if reference or re.fullmatch(r"[IVX]{2,5}", words[0]):
        return True
    if any(lexicon.is_first_name(w) > 2 for w in words):
        return False
    plain = all(lexicon.is_common(w) or _NOUN.search(w) for w in words)
    return plain and (probability < 0.97 or (opens and not text.isupper()))


def _is_place(context: Context, text: str) -> bool:
    folded = fold(text)
    return folded in context.places or (lexicon.is_locality(text) and not lexicon.is_first_name(text))
