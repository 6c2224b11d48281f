"""The words of the citizen's pages."""

from datetime import datetime
from imio.deliberations import _
from imio.deliberations.wording import day
from imio.deliberations.wording import hour
from imio.deliberations.wording import iso
from imio.deliberations.wording import language
from imio.deliberations.wording import moment
from imio.deliberations.wording import say
from imio.deliberations.wording import State
from imio.deliberations.wording import WRITTEN


__all__ = ("WRITTEN", "State", "day", "hour", "iso", "language", "moment", "say")

DRAFT = State("draft", "◔", _("state_draft", default="Projet"))
HELD = State("held", "◑", _("state_held", default="Projet – texte définitif à venir"))
FINAL = State("final", "●", _("state_final", default="Décision"))
CANCELLED = State("gone", "✕", _("state_draft_cancelled", default="Projet – séance annulée"))
WITHDRAWN = State("gone", "✕", _("state_withdrawn", default="Retiré"))
SUSPENDED = State("held", "◌", _("state_suspended", default="En cours de vérification"))
POSTPONED = State("gone", "↷", _("state_postponed", default="Reporté"))
ADDED = State("extra", "+", _("state_added", default="Ajouté"))
URGENT = State("extra", "+", _("state_urgent", default="Urgence"))
CHANGED = State("extra", "△", _("state_changed_item", default="Modifié depuis le projet"))
PAST = State("gone", "↶", _("state_past", default="Ancienne version"))

#: ``Decision.outcome`` -> state besides the main one: what one must not overlook on an agenda.
OUTCOME_STATES = {
    "rejected": State("gone", "✕", _("outcome_rejected", default="Rejeté")),
    "postponed": State("gone", "↷", _("outcome_postponed", default="Reporté à une autre séance")),
    "withdrawn": State("gone", "✕", _("outcome_withdrawn", default="Retiré de l’ordre du jour")),
}

#: ``publication.calendar.MeetingState`` -> state of a meeting.
MEETING_STATES = {
    "upcoming": State("draft", "◔", _("meeting_upcoming", default="À venir")),
    "held": State("held", "◑", _("meeting_held", default="Tenue, texte définitif à venir")),
    "decided": State("final", "●", _("meeting_decided", default="Décisions")),
    "cancelled": State("gone", "✕", _("meeting_cancelled", default="Annulée")),
}

#: ``Decision.kind`` -> state besides the main one.
KINDS = {"added": ADDED, "urgent": URGENT}

#: Institutions of a kind, as a heading.
INSTITUTIONS = {
    "commune": _("institutions_commune", default="Communes"),
    "province": _("institutions_province", default="Provinces"),
    "cpas": _("institutions_cpas", default="CPAS"),
    "police_zone": _("institutions_police_zone", default="Zones de police"),
    "rescue_zone": _("institutions_rescue_zone", default="Zones de secours"),
    "intercommunale": _("institutions_intercommunale", default="Intercommunales"),
    "regie": _("institutions_regie", default="Régies communales autonomes"),
}

#: Pages about the portal, ``@@about-<topic>``.
TOPICS = {
    "accessibility": _("about_accessibility", default="Accessibilité"),
    "personal-data": _("about_personal_data", default="Données personnelles"),
    "masking": _("about_masking", default="Ce qui est masqué"),
    "open-data": _("about_open_data", default="Données ouvertes"),
    "api": _("about_api", default="API"),
}

SECTIONS = {
    "explanatory_note": _("section_explanatory_note", default="Note explicative"),
    "motivation": _("section_motivation", default="Motivation"),
    "decision": _("section_decision", default="Décision"),
    "vote": _("section_vote", default="Vote"),
}
DRAFT_SECTIONS = SECTIONS | {"decision": _("section_draft_decision", default="Projet de décision")}

OUTCOMES = {
    "adopted": _("outcome_adopted", default="Adopté"),
    "amended": _("outcome_amended", default="Adopté avec amendement"),
    "rejected": _("outcome_rejected", default="Rejeté"),
    "noted": _("outcome_noted", default="Pris acte"),
    "postponed": _("outcome_postponed", default="Reporté à une autre séance"),
    "withdrawn": _("outcome_withdrawn", default="Retiré de l’ordre du jour"),
}

VOTES = {
    "yes": _("vote_yes", default="Oui"),
    "no": _("vote_no", default="Non"),
    "abstention": _("vote_abstention", default="Abstentions"),
    "blank": _("vote_blank", default="Blancs ou nuls"),
}

WITHHELD = {
    "not_publishable": _("withheld_not_publishable", default="l’institution ne la publie pas"),
    "not_released": _("withheld_not_released", default="sa publication n’a pas été autorisée"),
    "embedded": _("withheld_embedded", default="image du texte, qui n’a pas été relue"),
    "not_received": _("withheld_not_received", default="le fichier n’a pas été transmis"),
    "personal_data": _("withheld_personal_data", default="elle contient des données personnelles"),
    "copyright": _("withheld_copyright", default="elle est protégée par le droit d’auteur"),
    "security": _("withheld_security", default="sa publication nuirait à la sécurité"),
    "unsuitable": _("withheld_unsuitable", default="trop volumineuse, ou sans utilité pour comprendre le point"),
    "other": _("withheld_other", default="pour une autre raison ; demandez-la à l’institution"),
}
WITHHELD_OTHERWISE = _("withheld_otherwise", default="raison non précisée")

WITHDRAWALS = {
    "personal_data": _("withdrawal_personal_data", default="il contenait des données personnelles"),
    "error": _("withdrawal_error", default="il avait été publié par erreur"),
    "closed_session": _("withdrawal_closed_session", default="il relève d’une séance à huis clos"),
    "other": _("withdrawal_other", default="pour une autre raison"),
}

MEDIA_TYPES = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "text/plain": _("media_text", default="Texte"),
    "text/csv": "CSV",
}


def size(count: int, request) -> str:
    """A file's size: "312 ko"."""
    if count < 1_000_000:
        return say(_("size_kilo", default="${number} ko"), request, number=max(1, round(count / 1_000)))
    number = f"{count / 1_000_000:.1f}"
    if language(request) == WRITTEN:
        number = number.replace(".", ",")
    return say(_("size_mega", default="${number} Mo"), request, number=number)


def number(count: int, language: str = WRITTEN) -> str:
    """A count for readers: a narrow space between thousands, a comma in English."""
    return f"{count:,}".replace(",", "\u202f" if language == WRITTEN else ",")


def parsed(text: str) -> datetime:
    """The moment that a record tells in ISO 8601."""
    return datetime.fromisoformat(text)


def of_organ(organ: str) -> str:
    """The organ inside a sentence: "conseil communal", but "Assemblée générale" as it is."""
    return organ[:1].lower() + organ[1:] if organ.lower().startswith("conseil") else organ
