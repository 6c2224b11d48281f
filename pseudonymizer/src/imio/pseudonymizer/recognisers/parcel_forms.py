"""Parcels as clerks type them in a hurry: "parcelle A214b2", "la parcelle 214 B2", "le n° 214 B2 du cadastre".

The letter of the lot is in lower case, touches the number or carries an exponent; the section may be missing. Accuracy:
a number and a letter behind the word "parcelle" or before "du cadastre" are a parcel; "214 m2", "la parcelle 12 a été
vendue" and "3 M. Dony" are none.
"""

from imio.pseudonymizer.recognisers.parcel_lots import EXPONENT

import re


_UPPER = r"(?!MM?\.|Mme)[A-Z](?:[ \u00a0]?\d{1,3})?"
_LOWER = r"(?!m[23²³])[a-z]\d{0,3}"
# A lone "a" or "y" behind a blank is a word.
_APART = rf"(?:[a-ln-z]\d{{1,3}}|[b-gj-np-xz]{EXPONENT}|[bcefghj-np-xz])"
_LOT = rf"\d{{1,4}}(?:/\d{{1,2}})?(?:{_UPPER}|[ \u00a0]{_UPPER}|{_LOWER}|[ \u00a0]{_APART})(?![\w'’²³])"
_SECTION = r"[A-H][ \u00a0]?"
_LOTTED = rf"(?:{_SECTION})?{_LOT}"
_PIECE = r"(?:[ \u00a0](?:pie|partie)\b)?"
_MORE = rf"(?:(?:,[ \u00a0]|[ \u00a0]et[ \u00a0]){_LOTTED}{_PIECE}){{0,6}}"
_MRS = (
    r"(?:M\.|MM\.|Mr|Mmes?|Mlle|Monsieur|Messieurs|Madame|Mesdames|consorts|[ée]poux|la[ \u00a0]famille|l['’]hoirie|"
    r"la[ \u00a0]veuve)(?!\w)"
)
#: "de Mme X", "des époux X", behind a parcel.
OF_SOMEONE = re.compile(rf"[ \u00a0]?,?[ \u00a0]d(?:e|es|u)[ \u00a0]{_MRS}")
FORMS = re.compile(
    rf"(?P<datum>\b[Pp]arcelles?[ \u00a0](?:n[°º]s?[ \u00a0]?)?{_LOTTED}{_PIECE}{_MORE})"
    rf"|\b[Pp]arcelles?[ \u00a0](?:[a-zà-ÿ]{{4,13}}[ \u00a0]){{1,2}}(?:sous[ \u00a0]le[ \u00a0])?"
    rf"(?P<said>(?:n[°º]s?[ \u00a0]?)?{_LOTTED}{_PIECE}{_MORE})"
    rf"|\b(?P<of>(?:[Nn](?:[°º]|um[ée]ro)|[Aa]rticle)[ \u00a0]?{_LOTTED})"
    rf"(?=[ \u00a0](?:au[ \u00a0]|du[ \u00a0](?:plan[ \u00a0])?|de[ \u00a0]la[ \u00a0]matrice[ \u00a0])cadast)"
    rf"|\bcadastr[ée]{{1,2}}s?,?[ \u00a0](?:sous[ \u00a0]le[ \u00a0])?"
    rf"(?P<after>(?:n[°º]s?[ \u00a0]?)?{_LOTTED}{_PIECE}{_MORE})"
    rf"|\b(?:[Bb]iens?|[Tt]err(?:ains?|es?)|[Pp]rairies?|[Pp][âa]tures?|[Pp]r[ée]s?|[Bb]ois|[Jj]ardins?|[Cc]hamps?)"
    rf"[ \u00a0](?P<land>{_SECTION}{_LOT}{_PIECE}{_MORE})"
    # Without the letter of the lot, whose it is must follow: "la parcelle B 12 de Mme X".
    rf"|(?P<whose>\b[Pp]arcelle[ \u00a0](?:{_SECTION}\d{{1,4}}|\d{{1,4}}/\d{{1,2}}))"
    rf"(?={OF_SOMEONE.pattern})"
)
