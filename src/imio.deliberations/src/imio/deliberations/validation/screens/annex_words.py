"""The words of annexes in the workbench: where they stand, what was found in them, why they are withheld."""

from collections.abc import Iterable
from imio.deliberations import _
from imio.deliberations.validation.concerns import Concern
from imio.deliberations.validation.screens.words import HITS
from imio.deliberations.validation.screens.words import LABELS
from imio.deliberations.wording import say
from imio.deliberations.wording import State


#: ``concerns.state_of`` -> what the screens show.
STATES = {
    "not_publishable": State("gone", "○", _("annex_not_publishable", default="non publiable selon le back-office")),
    "not_received": State("gone", "○", _("annex_not_received", default="annoncée, fichier pas encore reçu")),
    "embedded": State("gone", "○", _("annex_embedded", default="image du texte : elle ne paraît pas")),
    "waiting": State("gone", "○", _("annex_waiting", default="retenue ; analyse en attente")),
    "undecided": State("draft", "▲", _("annex_undecided", default="à décider : l’analyse a relevé quelque chose")),
    "refused": State("draft", "▲", _("annex_refused", default="à décider : refusée par le dernier contrôle")),
    "ready": State("held", "◇", _("annex_ready", default="retenue tant que personne ne la publie ; rien de relevé")),
    "withheld": State("held", "■", _("annex_withheld_because", default="retenue")),
    "released": State("final", "●", _("annex_released", default="libérée : paraît avec le point")),
}

#: Kinds of ``concerns.Concern`` besides the labels of what was found.
CONCERNS = {
    "not_analysed": _("concern_not_analysed", default="analyse pas encore faite"),
    "unreadable_file": _("concern_unreadable_file", default="fichier que la machine n’a pas pu lire"),
    "hit": _("concern_hit", default="Donnée que le dernier contrôle ne laissera pas paraître"),
    "hidden_text": _("concern_hidden_text", default="Texte caché mais présent dans le fichier"),
    "unreadable_page": _("concern_unreadable_page", default="Page illisible pour la machine"),
    "unchecked_page": _("concern_unchecked_page", default="Page trop chargée pour y chercher du texte caché"),
    "picture": _("concern_picture", default="Page avec une image que la machine ne lit pas"),
}
#: Those that are told without a count.
UNCOUNTED = ("not_analysed", "unreadable_file")

#: ``annexes.REASONS`` -> the choice; what the public reads stands in ``portal.words.WITHHELD``.
REASONS = {
    "personal_data": _("reason_personal_data", default="elle contient des données personnelles"),
    "copyright": _("reason_copyright", default="droit d’auteur"),
    "security": _("reason_security", default="sécurité (plan d’un bâtiment sensible, accès…)"),
    "unsuitable": _("reason_unsuitable", default="trop volumineuse, ou sans utilité pour le public"),
    "other": _("reason_other", default="autre raison"),
}

PAGES = {
    "text": _("page_text", default="texte lu"),
    "empty": _("page_empty", default="page vide"),
    "mixed": _("page_mixed", default="texte lu, et une image que la machine ne lit pas"),
    "unreadable": _("page_unreadable", default="illisible pour la machine : regardez l’image"),
}

ACTIONS = {
    "mask": _("found_mask", default="à masquer"),
    "propose": _("found_propose", default="à vérifier"),
    "keep": _("found_keep", default="peut rester visible"),
}

#: Why a text is not seen: ``imio.pseudonymizer.annexes.REASONS``.
COVERED = {
    "cover": _("covered_cover", default="caché sous une forme ou une image"),
    "invisible": _("covered_invisible", default="écrit en mode invisible"),
    "unseen": _("covered_unseen", default="de la couleur du fond, ou sur un calque éteint"),
    "outside": _("covered_outside", default="hors du cadre de la page"),
    "tiny": _("covered_tiny", default="en caractères minuscules"),
    "hidden": _("covered_hidden", default="marqué comme caché"),
    "deleted": _("covered_deleted", default="supprimé, mais gardé par le suivi des modifications"),
}

#: Names of properties, whole or from the last colon on, in lower case.
PROPERTIES = {
    "author": _("property_author", default="Auteur"),
    "creator": _("property_author", default="Auteur"),
    "initial-creator": _("property_author", default="Auteur"),
    "lastmodifiedby": _("property_modified_by", default="Modifié par"),
    "manager": _("property_manager", default="Responsable"),
    "company": _("property_company", default="Société"),
    "comment": _("property_comment", default="Commentaire"),
    "comments": _("property_comment", default="Commentaire"),
    "annotation": _("property_comment", default="Commentaire"),
    "description": _("property_description", default="Description"),
    "subject": _("property_subject", default="Sujet"),
    "keywords": _("property_keywords", default="Mots-clés"),
    "pdf:title": _("property_title", default="Titre"),
    "core:title": _("property_title", default="Titre"),
    "title": _("property_element_title", default="Titre d’un élément"),
    "outline": _("property_outline", default="Signet"),
    "alt": _("property_alt", default="Texte alternatif"),
    "embedded": _("property_embedded", default="Fichier joint"),
    "xmp": _("property_xmp", default="Métadonnées (XMP)"),
    "field": _("property_field", default="Champ de formulaire"),
    "signature": _("property_signature", default="Signature"),
    "link": _("property_link", default="Lien"),
    "change:author": _("property_change_author", default="Auteur d’une modification suivie"),
    "comment:author": _("property_comment_author", default="Auteur d’un commentaire"),
    "annotation:author": _("property_comment_author", default="Auteur d’un commentaire"),
}


def concern(one: Concern, request) -> str:
    """A concern in words: "Personne : 3"."""
    word = say(CONCERNS.get(one.kind) or LABELS.get(one.kind, one.kind), request)
    if one.kind in UNCOUNTED:
        return word
    return say(_("concern_counted", default="${word} : ${count}"), request, word=word, count=one.count)


def concerns(found: Iterable[Concern], request) -> str:
    """Several of them: "Personne : 3, Téléphone : 1"."""
    return ", ".join(concern(one, request) for one in found)


def refusal(because: tuple[str, ...], request) -> str:
    """What the gate said of a file: kinds of data, or its own words."""
    if not because or because[0] != "hard_hit":
        return ", ".join(because[1:])
    kinds = dict.fromkeys(kind.partition("@")[0] for kind in because[1:] if "@file." in kind)
    return ", ".join(say(HITS.get(kind, LABELS.get(kind.upper(), kind)), request) for kind in kinds)


def property_word(name: str, request) -> str:
    """The name of a property in words; as the file has it where there are none."""
    lower = name.lower()
    word = PROPERTIES.get(lower) or PROPERTIES.get(lower.rpartition(":")[2])
    return say(word, request) if word else name
