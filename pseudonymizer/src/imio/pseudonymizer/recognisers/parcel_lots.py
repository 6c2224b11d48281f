"""How the number of a parcel is written: figures, a fraction, a letter in either case, its exponent, "pie".

A letter in lower case is easily a unit or a verb: "12 a 40 ca", "n° 12 a été vendu", "12 m de haie".
"""

_S = r"[ \u00a0]"
# "section C, 1re division" goes on with the division.
_FIGURES = r"\d{1,4}(?!\d|(?:[èe]?re|[èe]me|e)[ \u00a0](?:[Dd]iv|DIV))(?:/\d{1,2})?"
#: "n° 15 a, 2 ha 08", "A 14 heures": a figure that counts or measures something.
NO_MEASURE = (
    rf"(?!\d|[.,]\d|{_S}?(?:ha|hectares?|ca|centiares?|ares?|k?m[²2]|[kc]m|m[èe]tres?|kg|%|€|euros?|EUR|EUROS|voix|"
    rf"h\d{{2}}|[Hh]eures?|HEURES?|[Jj]ours?|JOURS?|[Mm]ois|MOIS|[Aa]ns|ANS|personnes?|pp?\.)(?![\w'’²]))"
)
_NO_UNIT = rf"{NO_MEASURE}(?!{_S}[ahm](?![\w'’]))"
_PIECE = rf"(?:{_S}?P\d{{4}}|{_S}(?:pie|partie)\b)?"
_CAPITAL = rf"{_S}?[A-Z](?:{_S}?\d{{1,3}})?(?![\w-])"
_WORD_BEHIND = (
    rf"{_S}(?:\d{{1,2}}{_S}?(?:ca|centiares?)\b|(?:les?|la|une?|lieu)\b|l['’]|"
    r"(?!(?:sis|situ|cadastr|ainsi|appart|aussi)\w*)[a-zà-ÿ]{1,14}(?:é|és|[ée]es?|i|u|it|is|ert)(?<!partie)(?!\w))"
)
EXPONENT = rf"(?:\d{{1,2}}|{_S}\d{{1,2}}(?!\d|[.,/]\d)(?!{_S}?(?:ha|ares?|a|ca|m[²2]?|%|€)(?!\w)))"
#: Right behind the section: any letter.
_SMALL = rf"{_S}?(?:[b-gi-xz]{EXPONENT}|h\d{{1,2}}|[b-xz]|y(?!{_S}[a-zà-ÿ]{{2}})|a(?!{_WORD_BEHIND}))(?![\w'’²³-])"
#: Further in a list, where "12 a", "30 m" or "2 h" is a measure.
_SMALL_IN_LIST = rf"{_S}?[b-fi-kn-su-xz]{EXPONENT}?(?![\w'’²³-])"

#: "12 C 2 pie", "214 x 5 partie", "144/02 d", "301 a"
LOT = rf"{_FIGURES}(?:{_CAPITAL}|{_SMALL})?{_PIECE}"
#: The same further in a list that no plural announced.
LOT_IN_LIST = rf"{_FIGURES}{_NO_UNIT}(?:{_CAPITAL}|{_SMALL_IN_LIST})?{_PIECE}"
#: The same with its letter, which must be there where nothing else tells of a parcel.
LETTERED = rf"{_FIGURES}(?:{_CAPITAL}|{_SMALL}){_PIECE}"
LETTERED_IN_LIST = rf"{_FIGURES}(?:{_CAPITAL}|{_SMALL_IN_LIST}){_PIECE}"
AND = rf"(?:,{_S}|{_S}et{_S}|{_S}ainsi{_S}que{_S}|/)"
