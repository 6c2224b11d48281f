"""Weighs what the rules found against what the model thinks: rules are the engine of recall, the model of doubt.

What a rule is sure of stands. Where a rule guessed from the shape of words alone, the model may drop a street or a
firm, ask a human, or complete a name of which the rule saw a part.
"""

from bisect import bisect_right
from imio.pseudonymizer import debate
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import married
from imio.pseudonymizer import sitting
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.opinion import Opinion
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import re


#: A rule that scores as much saw a civility, a function or the registry beside the name: the model has no say.
_FIRM = 0.92
_GUESS = 0.7
_COMPLETES = 0.6
_CONTINUES = 0.4


#: These look where the rules of shape see nothing: the model's doubt is no news.
_OWN_SIGHT = frozenset({"model", "bare_surname"})


def weigh(candidates: list[Candidate], context: Context) -> list[Candidate]:
    """Return the candidates that stand, with the action and score that both opinions give."""
    opinion = context.opinion
    if opinion is None:
        return candidates
    return [c for c in candidates if c.score >= _FIRM or c.recogniser in _OWN_SIGHT or _stands(c, opinion)]


def _stands(candidate: Candidate, opinion: Opinion) -> bool:
    person = opinion.person(candidate.start, candidate.end)
    thing = opinion.thing(candidate.start, candidate.end)
    if person < 0.1 and candidate.score < 0.8 and (thing > 0.8 or (person < 0.03 and candidate.score < _GUESS)):
        return False
    if person < 0.2 and candidate.action == MASK and (thing > 0.6 or person < 0.05):
        candidate.action, candidate.score = PROPOSE, min(candidate.score, 0.48)
        candidate.reason += " ; le modèle n'y voit pas une personne"
    elif person > 0.9 and candidate.action != MASK and candidate.score < 0.5:
        candidate.score = 0.6
        candidate.reason += " ; le modèle y voit une personne"
    return True


#: Where no word beside the name tells its role, the model may ask a human (never mask, never show by itself a citizen).
_PERHAPS_OFFICE = 0.5
#: …and show as a member of the assembly who speaks in it.
_SURELY_OFFICE = 0.98
#: …while one whose words are a councillor's question needs little more.
_ASKS = 0.95
#: …and whom the words show as an office holder, while the model sees a private person, and hardly another.
_PRIVATE, _HARDLY_OFFICE = 0.85, 0.1


def weigh_role(candidate: Candidate, context: Context) -> None:
    """Ask a human about a name that stands where office holders do; in place.

    A registry knows the office holders: beside one, the model is not asked who else might be.
    """
    opinion = context.opinion
    office = opinion.role(candidate.start, candidate.end).get("office", 0) if opinion else 0
    if candidate.subject == "asks" and office < _ASKS:
        candidate.subject = "speaker"
    if opinion is None or candidate.own_affair or candidate.subject not in ("private", "speaker", "seat", "asks"):
        return
    if candidate.subject == "private" and office > _PERHAPS_OFFICE and not context.officials:
        candidate.action, candidate.subject = PROPOSE, "seat"
        candidate.only_modelled = True
        candidate.reason += " ; le modèle y voit plutôt un mandataire"


def let_speak(entities: list[Entity], contexts: list[Context]) -> None:
    """Take a speaker for a member where the model is sure and the text shows the assembly he speaks in; in place.

    The assembly is another person in office. Whom the text tells a private matter of at any place is left to a human,
    and so is whoever speaks at a meeting for the public.
    """
    if any(context.first(sitting.PUBLIC_MEETING) for context in contexts):
        return
    seated = debate.OFFICE
    in_office = {id(e) for e in entities if any(m.candidate.subject in seated and _kept(m) for m in e.mentions)}
    for entity in entities:
        mentions = [m for m in entity.mentions if m.candidate.label == "PERSON"]
        speaking = [m for m in mentions if m.candidate.subject in debate.SEATED and not m.candidate.only_modelled]
        if not speaking or len(in_office) <= (id(entity) in in_office):
            continue
        if any(m.candidate.own_affair or m.candidate.subject in ("private_cue", "capacity") for m in mentions):
            continue
        for mention in speaking:
            candidate, opinion = mention.candidate, contexts[mention.part].opinion
            office = opinion.role(candidate.start, candidate.end).get("office", 0) if opinion else 0
            if office > _SURELY_OFFICE and not _kept(mention):
                candidate.action, candidate.subject = KEEP, "member"
                candidate.reason += " ; le modèle y voit un mandataire"


def _kept(mention: Mention) -> bool:
    return mention.candidate.action == KEEP


def doubt_offices(context: Context) -> None:
    """Ask a human about a name that is about to stay readable where the model sees no office holder; in place.

    Not where somebody is installed: his birth and his home beside him make him look private.
    """
    opinion = context.opinion
    if opinion is None or context.installs:
        return
    registered = [set(fold(official.name).split()) for official in context.officials]
    for candidate in context.found:
        if candidate.label != "PERSON" or candidate.action != KEEP or candidate.subject == "registry":
            continue
        words = set(fold(context.text[candidate.start : candidate.end]).split())
        if any(words <= names for names in registered):
            continue
        role = opinion.role(candidate.start, candidate.end)
        if not role:
            return
        if role["office"] < _HARDLY_OFFICE and role["private"] > _PRIVATE:
            candidate.action, candidate.score = PROPOSE, min(candidate.score, 0.6)
            candidate.reason += " ; le modèle n'y voit pas un mandataire"


#: A home that no word and no person beside shows scores no more…
_LONELY = 0.5
#: …and is asked about from this probability on; one that words take for a public place or a firm's, from that.
_HOME, _SURELY_HOME = 0.5, 0.97


def doubt_homes(context: Context) -> None:
    """Ask a human about an address that is about to stay readable where the model sees a home; in place."""
    opinion = context.opinion
    for candidate in context.found if opinion is not None else ():
        if candidate.label != "ADDRESS" or candidate.action != KEEP or candidate.owner == "trade":
            continue
        bound = _HOME if candidate.score <= _LONELY else _SURELY_HOME
        if opinion.datum("ADDRESS", candidate.start, candidate.end) > bound:
            candidate.action = PROPOSE
            candidate.reason += " ; le modèle y voit un domicile"


# "BOUCKAERT franky": a first name in small letters behind a surname in capitals.
_SMALL = re.compile(r"[ \u00a0]([a-zà-ÿ]{3,14}(?:-[a-zà-ÿ]{3,14})?)(?=[ \u00a0]?(?:[,;:()\n\t–—-]|$))")
_SUFFIX = re.compile(
    r"[ \u00a0](?:junior|senior|jr|sr)\b\.?|"
    r"(?<=[a-zà-ÿ])[01](?!\w)|"  # "Noë1": what a scanner reads
    # "Moulin frères", "Petit Jean (fils)": which of them
    r"[ \u00a0](?:fr[èe]res|s(?:œ|oe)urs)(?![\w-])|"
    r"[ \u00a0]\((?:fils|p[èe]re|m[èe]re|fille|a[îi]n[ée]e?|cadette?|junior|senior|jr|sr)\)|"
    r"-(?:de|du|van|von|vanden)[ \u00a0][A-ZÀ-Þ][\w'’-]+|"
    r"(?:[ \u00a0]|,[ \u00a0](?!MM?\.[ \u00a0]{0,3}\n[ \u00a0]{0,60}[A-ZÀ-Þ]))"
    r"[A-ZÀ-Þ][a-z]{0,2}\.(?:-?[A-ZÀ-Þ][a-z]{0,2}\.)?(?=[ \u00a0]?(?:[,;()\n\t–—]|-(?![A-ZÀ-Þ])|$))"
)
# "d'OULTREMONT" at the beginning of a cell, "Preneur : de CRAWHEZ Thibault"
_ELIDED = re.compile(r"(?:^|[\n\t(:][ \u00a0]?)(?P<particle>[dD]['’]|de[ \u00a0](?:la[ \u00a0])?)$")
# "la demande de de Hemptinne Louis", "à d'Oultremont": the second is part of the name.
_LANDED = re.compile(r"(?<![\w'’-])(?:de|à|par|chez)[ \u00a0](?P<land>de[ \u00a0](?:la[ \u00a0])?|d['’])$")
# "DE BACKER - SIX (ménage)"
_COUPLE = re.compile(r"[ \u00a0][-–][ \u00a0][A-ZÀ-Þ]{3,}(?=[ \u00a0]?(?:[(\n\t]|$))")
# "Mohamed et Fatiha AZZOUG": the surname is of both.
_BOTH = re.compile(r"(?<![\w'’-])([A-ZÀ-Þ][\w'’-]{1,20})[ \u00a0](?:et|&|en|und)[ \u00a0]$")
# "M. Khoury⟦, Elias⟧"
_TURNED = re.compile(r",[ \u00a0](?P<given>[A-ZÀ-Þ][\w'’-]{1,20})(?=[ \u00a0]?[,;:.()\n\t–—]|$)")
_FIRST_WORD = re.compile(r"[\w'’-]*")
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([A-ZÀ-Þ][\w'’-]{2,24})[ \u00a0]$")
# "Poncelet J. et M.", "Renard J.-P. & L."
_AND_INITIAL = re.compile(
    r"(?<=\.)[ \u00a0](?:et|&)[ \u00a0][A-ZÀ-Þ][a-z]?\.(?:-?[A-ZÀ-Þ]\.)?(?=[ \u00a0]?(?:[,;:()\n\t–—]|$))"
)
#: A word beside a name, in the same run of capitals, belongs to it unless the model is sure that it does not.
_BESIDE = 0.15


def complete(chosen: list[Candidate], taken: list[Candidate], context: Context) -> None:
    """Let a name reach as far as the model sees it, where a rule saw only a part; in place."""
    married.join(chosen, taken, context)
    for candidate in chosen:
        for shape in (_SUFFIX, _AND_INITIAL):
            suffix = shape.match(context.text, candidate.end)
            candidate.end = suffix.end() if suffix else candidate.end
        both = _BOTH.search(context.text, max(0, candidate.start - 26), candidate.start)
        if (
            both
            and " " in context.text[candidate.start : candidate.end]
            and lexicon.is_first_name(both[1]) > 2
            and not _has_first_name(context.text, both.start(1))
        ):
            candidate.start = both.start(1)
        turned = _TURNED.match(context.text, candidate.end)
        if turned and candidate.recogniser == "civility" and _is_given(turned, context):
            candidate.end = turned.end("given")
        elided = _ELIDED.search(context.text, max(0, candidate.start - 9), candidate.start)
        if elided and ("'" in elided[0] or "’" in elided[0] or not _opens_with_given(candidate, context.text)):
            candidate.start = elided.start("particle")
        landed = _LANDED.search(context.text, max(0, candidate.start - 15), candidate.start)
        candidate.start = landed.start("land") if landed else candidate.start
        if context.text[candidate.start : candidate.end].isupper():
            small = _SMALL.match(context.text, candidate.end)
            if small and lexicon.is_first_name(small[1]) > 2 and not lexicon.is_common(small[1]):
                candidate.end = small.end(1)
            couple = _COUPLE.match(context.text, candidate.end)
            candidate.end = couple.end() if couple else candidate.end
    opinion = context.opinion
    if opinion is None:
        return
    busy = Ranges((c.start, c.end) for c in (*chosen, *taken))
    _fill_runs(chosen, busy, context)
    stretches = list(opinion.persons(_COMPLETES, _CONTINUES))
    index = 0
    for candidate in sorted(chosen, key=lambda c: c.start):
        while index < len(stretches) and stretches[index][1] <= candidate.start:
            index += 1
        if index == len(stretches):
            return
        start, end, _ = stretches[index]
        if start >= candidate.end or candidate.subject == "registry":
            continue
        if (
            start < candidate.start
            # "Secrétaire d'Etat Goor"
            and not _opens(context.text[start : candidate.start])
            and _free(context.text, start, candidate.start, busy)
        ):
            _reach(candidate, start, candidate.end, busy)
        if end > candidate.end and _free(context.text, candidate.end, end, busy):
            _reach(candidate, candidate.start, end, busy)


def _is_given(turned: re.Match, context: Context) -> bool:
    """Say whether what follows a comma is the first name of the person before it, and no other person's."""
    start, end = turned.span("given")
    if lexicon.is_first_name(turned["given"]) < 3 or context.opinion is None:
        return False
    row = context.opinion.about(start, end)
    return row is not None and float(row[0]) > 0.5 > float(row[3])


def _opens_with_given(candidate: Candidate, text: str) -> bool:
    """Say whether a name begins with a first name: "Lettre : de Jean Barvo" has no particle."""
    return lexicon.is_first_name(_FIRST_WORD.match(text, candidate.start)[0]) > 2


def _has_first_name(text: str, start: int) -> bool:
    """Say whether the word before is a first name, so that this one is the surname: "Bastien ⟦Noël⟧ et Tran Thi"."""
    before = _WORD_BEFORE.search(text, max(0, start - 26), start)
    return bool(before) and lexicon.is_first_name(before[1]) > 2


def _opens(piece: str) -> bool:
    word = piece.strip(" \u00a0")
    return lexicon.is_never_name(word) and fold(word) not in lexicon.PARTICLES


def _fill_runs(chosen: list[Candidate], busy: Ranges, context: Context) -> None:
    """Let a name reach the ends of its run of capitalised words, as far as each word may be a name."""
    runs = context.runs
    starts = [run.start for run in runs]
    for candidate in chosen:
        index = bisect_right(starts, candidate.start) - 1
        if candidate.subject == "registry" or index < 0 or runs[index].end < candidate.end:
            continue
        words = runs[index].words
        before = [w for w in words if w.end <= candidate.start]
        after = [w for w in words if w.start >= candidate.end]
        for word in reversed(before):
            if not _beside(word, context) or busy.overlaps(word.start, candidate.start):
                break
            _reach(candidate, word.start, candidate.end, busy)
        for word in after:
            if not _beside(word, context) or busy.overlaps(candidate.end, word.end):
                break
            _reach(candidate, candidate.start, word.end, busy)


def _reach(candidate: Candidate, start: int, end: int, busy: Ranges) -> None:
    """Widen a name and take the place, so that its neighbour does not reach into the same word."""
    busy.remove((candidate.start, candidate.end))
    candidate.start, candidate.end = start, end
    busy.add(start, end)


def _beside(word, context: Context) -> bool:
    if context.opinion.thing(word.start, word.end) > 0.5:
        return False
    return context.opinion.person(word.start, word.end) > _BESIDE or lexicon.is_first_name(word.text) > 3


# "Paulo FERREIRA ⟦da S.⟧", "Thierry ⟦de S.⟧"
_FULL_STOP = re.compile(r"(?<=[ \u00a0][A-ZÀ-Þ])\.")


_LOWER = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{4,30}(?![\w'’-])")


def _free(text: str, start: int, end: int, busy: Ranges) -> bool:
    piece = _FULL_STOP.sub("", text[start:end])
    if any(
        fold(word) in lexicon.french_words() and fold(word) not in lexicon.PARTICLES for word in _LOWER.findall(piece)
    ):
        return False  # "M. Pasleau ⟦souffrant⟧ du dos"
    return len(piece) <= 40 and not set(piece) & set("\n\t,;:().") and not busy.overlaps(start, end)
