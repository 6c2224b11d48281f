"""What no rule took but looks like a datum: accounts, national numbers, parcels, addresses beside a masked name."""

from bisect import bisect_right
from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.folding import letters
from imio.pseudonymizer.quasi import quasi_identifiers
from imio.pseudonymizer.ranges import Ranges

import re


_COUNTRIES = "BE|FR|LU|DE|NL|GB|IT|ES|PT|PL|RO|CH|AT|IE|MA|TR|GR|SE|DK|CZ|HU|BG|HR|LT"
_ACCOUNT = re.compile(
    # A mistyped IBAN: letters for digits, odd groups. "BE 0123.456.789" is a firm's number: ten digits.
    rf"(?<![A-Za-z0-9])(?:{_COUNTRIES})[ \u00a0.\-]?(?![01]\d{{3}}[ .]?\d{{3}}[ .]?\d{{3}}(?!\w|[ .\-]\d))"
    r"\d[\dOIl](?:[ \u00a0.\-]{0,2}[\dOIl]){10,24}(?![\w])"
    # The Belgian account of before IBAN: 3, 7 and 2 digits.
    r"|(?<![\d\-+/])\d{3}[ \u00a0]?-[ \u00a0]?\d{7}[ \u00a0]?-[ \u00a0]?\d{2}(?![\d\-+/])"
)
_AFTER_ACCOUNT = re.compile(
    r"\b(?:IBAN|compte[ \u00a0](?:bancaire|en[ \u00a0]banque|courant|n[°º]|num[ée]ro|financier|postal|"
    r"[àa][ \u00a0]vue))"
    r"[^\d\n;]{0,25}(?<!\d)(?P<number>\d(?:[ \u00a0.\-]{0,2}\d){11,15})(?![\d/])",
    re.IGNORECASE,
)
_OF_A_NATIONAL = (
    *("national", "bis", "curit", "niss", "n.i", "ni.", "nis."),
    *("rn ", "rn:", "rn.", "r.n", "nrn", "n.r", "nr.n", "nn ", "nn:", "nn.", "n.n"),
)
_NATIONAL = re.compile(
    r"(?:registre|num[ée]ro|n[°º]|identifiant)[ \u00a0\n]{1,3}national|(?<!\w)N\.?I\.?S\.?S\b|(?<!\w)R\.?N\.?(?=[ :])|"
    r"(?<!\w)N\.?R\.?N\b|(?<!\w)N\.?N\.?(?=[ :])|num[ée]ro[ \u00a0](?:BIS\b|de[ \u00a0]s[ée]curit[ée][ \u00a0]sociale)",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[\s.\-/]{0,2}\d){8,12}(?!\d)")
_HALF_NUMBER = re.compile(
    r"(?<!\d)\d\d[ .\-/]?\d\d[ .\-/]?\d\d[ \u00a0.\-/]{0,3}(?=\[masqu|X{2}|x{2}|\*{2}|…|\.{3}|_{2}|█)"
)
_CADASTRE = re.compile(
    r"(?<!\w)(?:cadastr(?:[ée]e?s?|ales?|al|aux)(?!\w)|(?:section|son\.?)[ \u00a0][A-H](?![\w'’]))", re.IGNORECASE
)
_LOT = re.compile(
    r"(?:n[°º]s?|n(?:um[ée])?ros?|nos?)[ \u00a0]{0,2}(?P<a>\d{1,4}(?![\d%€]))"
    r"|(?<![\w-])[A-H][ \u00a0,]{1,2}(?P<b>\d{1,4}(?![\d%€]))"
    r"|(?<!\d)(?P<c>\d{1,4}(?:/\d{1,2})?[ \u00a0]?[A-Z](?![\w'’]))"
)
_MONTH = r"janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
_STREET = re.compile(
    r"(?<!\w)(?:rue|avenue|av\.|chauss[ée]e|place|boulevard|bd|all[ée]e|chemin|clos|route|impasse|quai|square|dr[èe]ve|"
    r"sentier|ruelle|venelle|cit[ée]|r[ée]sidence|voie|"
    r"(?:domicili[ée]e?s?|r[ée]sidant|demeurant|habitant)[ \u00a0](?:à|au|en)(?!\w))"
    rf"(?=[^.;\n\d]{{0,55}}[^\W\d_]{{3}})[^.;\n\d]{{1,55}}(?<!\d)"
    rf"\d{{1,3}}(?![\d.,]\d|\d|[ \u00a0](?:{_MONTH}|er|euros?|€|m²|m2|"
    r"ans|voix|h|%)(?!\w)|er\b|°|%|€)",
    re.IGNORECASE,
)
_NUMBERED_LETTER = re.compile(
    r"(?<!\w)(?:M\.|Mr\.?|Monsieur|Mme|Madame|Mlle|MM\.)[ \u00a0](?P<letter>[A-Z])(?![\w'’\-]|\.?[ \u00a0]?[A-ZÀ-Þ])"
)
# "M. D.", hidden whole where nothing tells a civility from an initial.
_MISTER_LETTER = re.compile(r"M\.[ \u00a0][A-ZÀ-Þ]\.?")
_GAZETTE = re.compile(r"\.?[ \u00a0]{0,2}(?:,|du|des|n[°º]|p\.|\d|\))")
_CIVILITY = re.compile(
    r"(?:\b(?:M|MM|Mr|Dr|Me|Ir)\.?|\b(?:Mmes?|Mlles?|Messieurs|Monsieur|Madame|Ma[îi]tre|époux|[Vv]euve|[Ss]ieur|[Dd]ame|"
    r"[Dd]octeur|[Aa]bbé|[Ss]œur|[Ff]rère|famille|consorts))[ \u00a0]$"
)
_APPOSITION = re.compile(
    r"[ \u00a0,(–-]{1,3}(?:(?:M|MM|Mr|Dr|Me|Mme|Mlle|Monsieur|Madame|Docteur|Ma[îi]tre)\.?[ \u00a0])?"
)
_BESIDE = 80


def residual(part: str, text: str, spans: list[Span]) -> Iterator[Doubt]:
    """Yield what a reader should look at in one part; `spans` are that part's, in order."""
    taken = Ranges((s.start, s.end) for s in spans)
    for kind, message, start, end in (
        *_numbers(text, taken),
        *_parcels(text, taken),
        *_short_names(text, spans, taken),
        *_addresses(text, spans, taken),
        *_unnamed(text, spans),
    ):
        yield Doubt(kind, message, part, start, end)


def _numbers(text: str, taken: Ranges):
    seen = Ranges()
    found = [match.span() for match in _ACCOUNT.finditer(text)]
    found += [match.span("number") for match in _AFTER_ACCOUNT.finditer(text)]
    for start, end in found:
        if not taken.overlaps(start, end) and seen.add(start, end):
            yield "iban_like", f"« {text[start:end]} » ressemble à un compte bancaire.", start, end
    for match in _NATIONAL.finditer(text) if says(text.lower(), *_OF_A_NATIONAL) else ():
        after = match.end()
        number = (
            _LONG_NUMBER.search(text, after, after + 60)
            or _HALF_NUMBER.search(text, after, after + 60)
            or _LONG_NUMBER.search(text, max(0, match.start() - 30), match.start())
        )
        if number and not taken.overlaps(*number.span()) and seen.add(*number.span()):
            yield "national_number", "« Registre national » à côté de chiffres non masqués.", *number.span()


def _parcels(text: str, taken: Ranges):
    last = -1
    for match in _CADASTRE.finditer(text):
        line = text.find("\n", match.end(), match.end() + 70)
        lot = _LOT.search(text, match.end() - 2, line if line >= 0 else match.end() + 70)
        if not lot or lot.end() <= last:
            continue
        last = lot.end()
        if not taken.overlaps(*lot.span(lot.lastgroup)) and not taken.overlaps(*match.span()):
            yield "cadastre_like", "Référence cadastrale possible, non annotée.", match.start(), lot.end()


def _short_names(text: str, spans: list[Span], taken: Ranges):
    """Names of one letter, and names that are only an ordinary word or a place."""
    for span in spans:
        if span.label != "PERSON" or span.action == KEEP:
            continue
        if len(letters(span.text)) == 1 or _MISTER_LETTER.fullmatch(span.text):
            yield "one_letter", f"Nom d'une seule lettre : « {span.text} ».", span.start, span.end
        elif _is_word(span.text) and not _CIVILITY.search(text, max(0, span.start - 12), span.start):
            message = f"« {span.text} » est aussi un mot courant ou un lieu : est-ce une personne ?"
            yield "common_word", message, span.start, span.end
    for match in _NUMBERED_LETTER.finditer(text):
        start, end = match.span("letter")
        gazette = match["letter"] == "B" and match.group()[:2] == "M." and _GAZETTE.match(text, end)
        if not gazette and not taken.overlaps(start, end):
            yield "one_letter", f"Nom d'une seule lettre, non masqué : « {match.group()} ».", start, end


def _is_word(text: str) -> bool:
    if "." in text or len(text) > 40:
        return False
    words = [token.text for token in names.tokens(text) if token.kind != "particle"]
    return len(words) == 1 and (lexicon.is_locality(text) or lexicon.is_common(words[0]))


def _addresses(text: str, spans: list[Span], taken: Ranges):
    hidden = [s for s in spans if s.label in ("PERSON", "MINOR", "MASK") and s.action != KEEP]
    starts = [s.start for s in hidden]
    for span in spans:
        index = bisect_right(starts, span.start)
        if span.label != "ADDRESS" or span.action != KEEP or not index:
            continue
        person = hidden[index - 1]
        if span.start - person.end < _BESIDE and "\n" not in text[person.end : span.start]:
            message = f"Adresse laissée visible à côté d'une personne : « {span.text} »."
            yield "address_left", message, span.start, span.end
    for index, span in enumerate(hidden):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        street = _STREET.search(text, span.end, min(end, span.end + _BESIDE + 12))
        if (
            not street
            or street.end() > span.end + _BESIDE
            or taken.overlaps(*street.span())
            or set(text[span.end : street.start()]) & {"\n", ";"}
        ):
            continue
        message = f"Adresse lisible à côté d'un masque : « {street.group()} »."
        yield "mask_beside_address", message, *street.span()


def _unnamed(text: str, spans: list[Span]):
    starts = [s.start for s in spans]
    for start, end in quasi_identifiers(text):
        # "Le médecin du village, M. Delvigne": who is named is not unnamed, and has a span of his own.
        index = bisect_right(starts, end)
        named = (
            index < len(spans)
            and spans[index].label == "PERSON"
            and bool(_APPOSITION.fullmatch(text[end : min(spans[index].start, end + 20)]))
        )
        if named and spans[index].action == KEEP:
            continue
        if any(s.start < end and start < s.end for s in spans[max(0, index - 3) : index]):
            continue
        if named:
            message = f"« {text[start:end]} » peut désigner la personne que le masque cache."
        else:
            message = f"« {text[start:end]} » peut désigner une personne sans la nommer."
        yield "quasi_identifier", message, start, end
