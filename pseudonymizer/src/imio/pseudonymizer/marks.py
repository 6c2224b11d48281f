"""How a mask is written, in markup and in plain text."""

from html import escape


NOTE = " donnée personnelle masquée"
UPSTREAM_CLASS = "pm-anonymize"
MASKED_CLASS = "masked"
NOTE_CLASS = "masked-note"

WORDS = {
    "PERSON": "personne",
    "ADDRESS": "adresse",
    "BIRTH": "naissance",
    "NISS": "numéro national",
    "IBAN": "compte bancaire",
    "PHONE": "téléphone",
    "EMAIL": "courriel",
    "PLATE": "plaque",
    "PARCEL": "parcelle",
    "COMPANY": "numéro d’entreprise",
    "SENSITIVE": "donnée sensible",
    "MINOR": "mineur",
    "MASK": "masqué",
}
UPSTREAM_TEXT = f"[{WORDS['MASK']}]"


def as_text(label: str, letter: str = "") -> str:
    """Return what a reader of plain text sees: `[A]`, `[adresse]`…"""
    return f"[{letter or WORDS.get(label, WORDS['MASK'])}]"


def as_html(label: str, letter: str = "") -> str:
    """Return the marked element, with the note that a screen reader speaks."""
    kind = escape(label.lower(), quote=True)
    word = escape(as_text(label, letter))
    return f'<span class="{MASKED_CLASS}" data-kind="{kind}">{word}<span class="{NOTE_CLASS}">{NOTE}</span></span>'
