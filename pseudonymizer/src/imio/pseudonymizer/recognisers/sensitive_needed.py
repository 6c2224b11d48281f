"""What some entries of the lexicon need before them: a small word ("ses dettes"), or who acts in the sentence.

"La conduite du tracteur" tells of health where the occupational doctor forbids it, "une transaction de 400 €" of a
deed where the public prosecutor proposes it.
"""

import re


# Kinds of words that need a small word before: "ses dettes", "en incapacité".
_BEFORE = {
    "p": re.compile(r"\b(?:ses|leurs?|mes|sa|de)[ ]$"),
    "e": re.compile(r"\b(?:en|au|sous|a la|a la charge de la|pour)[ ]$"),
    "s": re.compile(r"\b(?:sous|mise?|en|beneficie d'une|placee?)[ ](?:la |une )?$"),
    "g": re.compile(
        r"(?:\bne[ ]|\bn')(?:(?:se|lui|leur|les?|la|en|y|ont|a|avait|avaient|est|ayant|dispose|percoit|touche|recoit|"
        r"possede|jouit)[ ]|[sld]'){0,3}$"
    ),
    "o": re.compile(
        r"(?:\b(?:les?|la|une?|du|au|aux|des|ledit|ladite|dudit|[a-z]{2,12}ieme|autre|co-?)[ ]|[(,:–-][ ]?)$"
    ),
    "d": re.compile(
        r"\b(?:son|sa|mon|ma|leur|(?:chez|par|d'|aupres d')[ ]?(?:le|la|l'|une?|son|sa)?|avec son|avec sa)[ ']?$"
    ),
    "v": re.compile(
        r"(?:\b(?:est|sont|etait|etaient|etant|etre|soit|soient|serait|sera|fut|ete|reste|demeure|restee?|vit|vivent|"
        r"devenue?s?|toujours|desormais|actuellement|se dit|se declare)|[(,:–-])[ ]?(?:[a-z]{4,14}ment[ ]|tres[ ]|"
        r"toujours[ ]|actuellement[ ]|encore[ ])?$"
    ),
    "c": re.compile(
        r"\b(?:a|ont|ai|ait|aient|avoir|ayant|avait|avaient|aurait|auraient|ete|etre|est|sont|eut)[ ]"
        r"(?:[a-z]{4,14}ment[ ]|deja[ ]|encore[ ]|plusieurs fois[ ]|a nouveau[ ]){0,2}$"
    ),
}
_FAR = {
    # who judges the fitness of a worker
    "w": re.compile(
        r"\b(?:medecins?(?:[ ]du[ ]travail|-conseil)?|medecine[ ]du[ ]travail|med\.[ ]?(?:du[ ])?trav\.?|"
        r"conseillere?[ ]en[ ]prevention|s[ei]pp?t?|spmt(?:-arista)?|arista|cohezio|cesi|mensura|liantis|attentia|"
        r"(?:visite|examen|certificat|avis)[ ]medicale?|medex|aptes?|inaptes?)(?![\w-])[^;\n]{0,150}$"
    ),
    # who prosecutes
    "j": re.compile(
        r"\b(?:parquet|procureur|ministere[ ]public|auditorat|juge[ ]d'instruction|police|enqueteurs?|inspecteurs?)"
        r"(?![\w-])[^;\n]{0,120}$"
    ),
    # an accident, or what someone is blamed for, one after the other
    "x": re.compile(
        r"\b(?:(?:accroch|percut|heurt|renvers|embouti|endommag|bless|griff|arrach|dem[oa]nt)[a-z]{1,3}|accidents?|"
        r"collision|choc|degats|ivresse|sinistre)(?![\w-])[^\n]{0,110}$"
    ),
}
_NEAR, _LONG = 30, 170


def is_led(kind: str, flat: str, start: int) -> bool:
    """Say whether what an entry of this kind needs stands before a place."""
    if kind in _FAR:
        return bool(_FAR[kind].search(flat, max(0, start - _LONG), start))
    return kind not in _BEFORE or bool(_BEFORE[kind].search(flat, max(0, start - _NEAR), start))
