"""What is wrong with a search, in the reader's language."""

from imio.deliberations import _
from imio.deliberations.search.query import BadQuery


#: ``search.query.EXPECTED``, to be translated.
WORDS = {
    "cursor": _("bad_cursor", default="ce curseur n’est pas de cette recherche : reprenez à la première page"),
    "day": _("bad_day", default="une date est attendue : AAAA-MM-JJ"),
    "length": _("bad_length", default="au plus ${most} caractères"),
    "many": _("bad_many", default="au plus ${most} valeurs"),
    "offset": _("bad_offset", default="de 0 à ${most}"),
    "page": _("bad_page", default="un nombre de 1 à ${most} est attendu"),
    "period": _("bad_period", default="la fin précède le début"),
    "single": _("bad_single", default="une seule valeur est attendue"),
    "value": _("bad_value", default="une de ces valeurs est attendue : ${values}"),
    "year": _("bad_year", default="une année de quatre chiffres est attendue"),
}


def expected(problem: BadQuery, page, field: str) -> str:
    """The sentence that a page says. ``field``: the parameter as the page calls it."""
    why = page.say(WORDS[problem.kind], **problem.values)
    return page.say(_("find_problem", default="${field} : ${why}."), field=field, why=why)
