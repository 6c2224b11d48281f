"""Who lives in a home: "Mme Colson, résidente", "notre pensionnaire M. Tilman", "M. Tilman, chambre 112".

Legal basis: GDPR art. 9. Where someone is cared for tells of health. Accuracy: "résident" also is who lives in a
street, so that the text must speak of a home, and the word must stand beside a name.
"""

from collections.abc import Iterator
from imio.pseudonymizer.cues import says
from imio.pseudonymizer.recognisers.sensitive_extent import Head

import re


_HOME = re.compile(
    r"\b(?:maisons?[ ]de[ ](?:repos|retraite|soins)|m\.r\.s|mrs|mrpa|home|seniorie|cantou|"
    r"residences?-services?|court[ -]sejour|residente?[ ]de[ ]la[ ]chambre)(?![\w-])"
)
_OF_A_HOME = ("maison", "m.r.s", "mrs", "mrpa", "home", "seniorie", "cantou", "residence", "court", "resident")
_WHO = re.compile(
    r"\b(?:(?:ancien(?:ne)?|notre|feu)[ ])?(?:residente?|pensionnaire)(?:[ ](?:permanente?|depuis[ ]\d{4}|"
    r"(?:de[ ]la|en)[ ]chambre[ ](?:n°[ ]?)?\d{1,4}))?(?![\w'-])"
    r"|\b(?:chambre|ch\.)[ ](?:n°[ ]?)?\d{1,4}[a-z]?(?![\w.,/-]\d)"
)
_CIVILITY = r"(?:M\.|MM\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)"
_NAME = r"[A-ZÀ-Þ][\w'’-]{1,24}"
#: "Mme Colson, résidente, ", "M. Tilman (résident)".
_NAMED_BEFORE = re.compile(rf"{_NAME}\.?[ \u00a0]?(?:,|\(|[–-])[ \u00a0]?(?:[ld]['’])?$")
_ENDS = re.compile(r"[ \u00a0]?(?:[,;:.)\n]|$|[ \u00a0](?:de la chambre|depuis|âgée?|et)\b)")
#: "une résidente, Mme Colson", "Résident : M. Tilman", "la résidente Paula Verlinden"; not "la résidente, Mme Colson",
#: who is somebody else.
_NAMED_AFTER = re.compile(
    rf"(?:[ \u00a0]?[,:][ \u00a0]?{_CIVILITY}[ \u00a0]|[ \u00a0](?:{_CIVILITY}[ \u00a0])?)"
    rf"(?!(?:La|Les?|Rue)\b)(?={_NAME})"
)
_KNOWN = re.compile(r"\b(?:la|le|du|au|cette|ce|de la|à la)[ \u00a0]$")


def residents(text: str, flat: str, subject: str) -> Iterator[Head]:
    """Yield who lives in a home, where the text or its subject, as the lexicon reads it, speaks of one."""
    if not any(says(told, *_OF_A_HOME) and _HOME.search(told) for told in (flat, subject)):
        return
    for match in _WHO.finditer(flat):
        start, end = match.span()
        before = _NAMED_BEFORE.search(text, max(0, start - 40), start) and _ENDS.match(text, end)
        room = match[0].startswith("ch")
        other = text[end : end + 1] == "," and _KNOWN.search(text, max(0, start - 8), start)
        if before or (not room and not other and _NAMED_AFTER.match(text, end)):
            yield Head(start, end, "n", "care")
