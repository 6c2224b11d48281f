"""Dates, hours and states in words, for all screens."""

from dataclasses import dataclass
from datetime import date
from datetime import datetime
from imio.deliberations import _
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import BRUSSELS
from zope.component import queryUtility
from zope.i18n import translate
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.locales import locales
from zope.i18n.translationdomain import TranslationDomain
from zope.i18nmessageid import Message


DOMAIN = "imio.deliberations"
#: The language in which the defaults of the messages are written.
WRITTEN = "fr"
#: Languages of the citizen's pages besides, each the first name of its addresses: no institution may be called so.
OTHERS = ("en",)
#: Language -> how its dates are written.
_LOCALES = {"en": ("en", "gb")}


class Words(TranslationDomain):
    """Our messages. What has no translation is said as it is written: in French, whatever zope.i18n falls back to."""

    def __init__(self):
        super().__init__(DOMAIN, fallbacks=())


@dataclass(frozen=True)
class State:
    """A state: a glyph, a word and, through ``name``, a colour."""

    name: str
    glyph: str
    word: str


def language(request) -> str:
    """The language in which this request is answered: the one asked for when we have its words, else French."""
    asked = ((request.get("LANGUAGE") if request is not None else "") or WRITTEN).partition("-")[0].lower()
    domain = queryUtility(ITranslationDomain, DOMAIN)
    return asked if domain is not None and asked in domain.getCatalogsInfo() else WRITTEN


def say(message, request, **values) -> str:
    """A message in the language of the request."""
    if values:
        message = Message(message, mapping=values)
    return translate(message, domain=DOMAIN, context=request)


def day(moment: datetime | date, language: str = WRITTEN, weekday: bool = True) -> str:
    """The day in Brussels, in words: "mardi 23 mars 2027"; the first of a month is "1er" in French."""
    if isinstance(moment, datetime):
        moment = as_utc(moment).astimezone(BRUSSELS).date()
    locale = locales.getLocale(*_LOCALES.get(language, (language,)))
    formatter = locale.dates.getFormatter("date", "full" if weekday else "long")
    text = formatter.format(moment)
    if language == "fr" and moment.day == 1:
        text = text.replace("1 ", "1er ", 1)
    return text


def hour(moment: datetime, request) -> str:
    """The hour in Brussels: "20 h", "20 h 30"."""
    local = as_utc(moment).astimezone(BRUSSELS)
    if local.minute:
        message = _("hour_minutes", default="${hour} h ${minute}")
        return say(message, request, hour=local.hour, minute=f"{local.minute:02}")
    return say(_("hour_full", default="${hour} h"), request, hour=local.hour)


def moment(value: datetime, request) -> str:
    """Day and hour: "16 mars 2027, 9 h 05"."""
    return f"{day(value, language(request), weekday=False)}, {hour(value, request)}"


def iso(value: datetime) -> str:
    """The moment in Brussels for machines, to the minute: the ``datetime`` of a ``time`` element."""
    return as_utc(value).astimezone(BRUSSELS).isoformat(timespec="minutes")
