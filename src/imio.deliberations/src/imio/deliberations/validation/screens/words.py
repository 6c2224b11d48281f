"""The words of the workbench: codes, states, dates and durations as its users read them."""

from datetime import timedelta
from imio.deliberations import _
from imio.deliberations.wording import day
from imio.deliberations.wording import hour
from imio.deliberations.wording import iso
from imio.deliberations.wording import moment
from imio.deliberations.wording import say
from imio.deliberations.wording import State


__all__ = ("State", "day", "hour", "iso", "moment", "say")

#: Workflow state of a dossier -> what the screens show.
DOSSIER_STATES = {
    "received": State("gone", "○", _("dossier_received", default="Reçu, analyse en attente")),
    "to_validate": State("held", "◇", _("dossier_to_validate", default="À valider")),
    "blocked": State("draft", "▲", _("dossier_blocked", default="Bloqué")),
    "validated": State("extra", "✓", _("dossier_validated", default="Validé")),
    "published": State("final", "●", _("dossier_published", default="Publié")),
    "withdrawn": State("gone", "✕", _("dossier_withdrawn", default="Retiré")),
}

#: The same in a count: "À valider : 3".
COUNTED = {
    "received": _("count_received", default="En attente d’analyse"),
    "to_validate": _("count_to_validate", default="À valider"),
    "blocked": _("count_blocked", default="Bloqués"),
    "validated": _("count_validated", default="Validés"),
    "published": _("count_published", default="Publiés"),
    "withdrawn": _("count_withdrawn", default="Retirés"),
}

STAGES = {
    "draft": State("draft", "◔", _("state_draft", default="Projet")),
    "final": State("final", "●", _("stage_final", default="Texte définitif")),
}

#: What becomes of an item that the back office has no more (``validation.vanished.standing``).
VANISHED = {
    "undecided": State("draft", "▲", _("gone_undecided", default="Disparu du back-office : à décider")),
    "leaving": State("gone", "✕", _("gone_leaving", default="Disparu du back-office : retrait demandé")),
    "kept": State("extra", "✓", _("gone_kept", default="Disparu du back-office, gardé public")),
    "closed": State("gone", "✕", _("gone_closed", default="Disparu du back-office")),
}

#: Why it is gone (``reception.vanished.REASONS``).
VANISHED_WHY = {
    "deleted": _("vanished_deleted", default="n’existe plus dans le back-office, ou n’y est plus visible"),
    "out": _("vanished_out", default="n’est plus dans aucune séance du back-office"),
    "moved": _("vanished_moved", default="est passé à une séance qui n’est pas encore destinée au public"),
}

#: What becomes of a mention. The colour is the style sheet's: ``data-state``.
MENTION_STATES = {
    "open": State("open", "?", _("mention_open", default="à décider")),
    "masked": State("masked", "■", _("mention_masked", default="masqué")),
    "visible": State("visible", "○", _("mention_visible", default="visible")),
}

LABELS = {
    "PERSON": _("label_person", default="Personne"),
    "MINOR": _("label_minor", default="Personne mineure"),
    "ADDRESS": _("label_address", default="Adresse"),
    "BIRTH": _("label_birth", default="Naissance, âge"),
    "NISS": _("label_niss", default="Numéro national"),
    "IBAN": _("label_iban", default="Compte bancaire"),
    "PHONE": _("label_phone", default="Téléphone"),
    "EMAIL": _("label_email", default="Courriel"),
    "PLATE": _("label_plate", default="Plaque"),
    "PARCEL": _("label_parcel", default="Parcelle"),
    "COMPANY": _("label_company", default="Numéro d’entreprise"),
    "SENSITIVE": _("label_sensitive", default="Donnée sensible"),
    "VISIBLE": _("label_visible", default="Rien de personnel ici : laisser visible"),
    "MASK": _("label_mask", default="Masqué par le back-office"),
}

PARTS = {
    "title": _("part_title", default="Objet"),
    "explanatory_note": _("section_explanatory_note", default="Note explicative"),
    "motivation": _("section_motivation", default="Motivation"),
    "decision": _("section_decision", default="Décision"),
    "vote": _("section_vote", default="Vote"),
    "matter": _("part_matter", default="Matière"),
    "in_charge": _("part_in_charge", default="En charge"),
    "annex": _("part_annex", default="Titre d’annexe"),
    "file": _("part_file", default="Fichier d’annexe"),
}

BUTTONS = {
    "mask": _("button_mask", default="Masquer"),
    "keep": _("button_keep", default="Garder visible"),
    "here": _("button_here", default="ici seulement"),
    "tick": _("button_tick", default="cocher"),
    "remove": _("button_remove_addition", default="Retirer cet ajout"),
    "because": _("keep_reason", default="parce que"),
    "choose": _("choose", default="Choisir…"),
}

#: What is told after an act of the review.
DONE = {
    "mask": _("done_mask", default="Masqué"),
    "keep": _("done_keep", default="Laissé visible"),
    "replace": _("done_replace", default="Remplacé"),
    "add": _("done_add", default="Ajouté"),
    "remove": _("done_remove", default="Ajout retiré"),
    "merge": _("done_merge", default="Réunis"),
    "split": _("done_split", default="Séparé"),
    "relabel": _("done_relabel", default="Genre changé"),
    "check": _("done_check", default="Vérifié"),
    "ready": _("done_ready", default="Transmis"),
    "undo": _("done_undo", default="Annulé"),
    "redo": _("done_redo", default="Rétabli"),
}

#: Why a national number or an account stays readable.
KEEP_REASONS = {
    "not_private": _("keep_not_private", default="ce n’est pas celui d’une personne (institution, association)"),
    "fictitious": _("keep_fictitious", default="il est fictif ou n’en est pas un"),
    "law": _("keep_law", default="la loi impose sa publication"),
}

#: What the scan found; else the label in lower case.
HITS = {
    "name": _("hit_name", default="Nom masqué ailleurs"),
    "miss": _("hit_miss", default="Passage signalé"),
}

WITHDRAWALS = {
    "personal_data": _("withdrawal_choice_personal_data", default="il contient des données personnelles"),
    "error": _("withdrawal_choice_error", default="il a été publié par erreur"),
    "closed_session": _("withdrawal_choice_closed_session", default="il relève d’une séance à huis clos"),
    "other": _("withdrawal_choice_other", default="autre raison"),
}

BLOCKS = {
    "minor": _("blocked_minor", default="une personne mineure est citée : décidez de chaque mention"),
    "hard_hit": _("blocked_hard_hit", default="la copie masquée montrait encore une donnée qui ne peut pas paraître"),
    "annex": _("blocked_annex", default="une annexe ne peut pas être publiée telle quelle"),
}

STEPS = {
    "analyse": _("step_analyse", default="L’analyse"),
    "publish": _("step_publish", default="La publication"),
    "withdraw": _("step_withdraw", default="Le retrait"),
    "suspend": _("step_suspend", default="La suspension"),
    "restore": _("step_restore", default="Le rétablissement"),
    "refresh": _("step_refresh", default="La mise à jour de la séance"),
    "annexes": _("step_annexes", default="La mise à jour des annexes publiques"),
}

REPORT_STATES = {
    "open": State("held", "◇", _("report_open", default="à traiter")),
    "confirmed": State("draft", "▲", _("report_confirmed", default="confirmé")),
    "dismissed": State("gone", "✕", _("report_dismissed", default="rejeté")),
}

#: What the history says. ``what``: the neutral name of the mention or annex.
ACTS = {
    "received": _("act_received", default="version reçue du back-office"),
    "analysed": _("act_analysed", default="analysé"),
    "validated": _("act_validated", default="validé"),
    "taken over": _("act_taken_over", default="repris du portail précédent, sans validation ici"),
    "reopened": _("act_reopened", default="rouvert"),
    "published": _("act_published", default="publié"),
    "withdrawn": _("act_withdrawn", default="retiré"),
    "vanished": _("act_vanished", default="disparu du back-office"),
    "came back": _("act_came_back", default="revenu dans le back-office"),
    "kept although vanished": _("act_kept_vanished", default="gardé bien que disparu du back-office"),
    "refused": _("act_refused", default="devenu secret : refusé et effacé"),
    "erased": _("act_erased", default="texte en clair effacé"),
    "annex released": _("act_annex_released", default="annexe ${what} libérée"),
    "annex withheld": _("act_annex_withheld", default="annexe ${what} retenue"),
    "annex replaced": _("act_annex_replaced", default="annexe ${what} remplacée par un fichier caviardé"),
    "annex replacement dropped": _("act_annex_dropped", default="remplacement de l’annexe ${what} abandonné"),
    "annex changed": _("act_annex_changed", default="autre fichier reçu pour l’annexe ${what} : de nouveau retenue"),
    "annex refused": _("act_annex_refused", default="annexe ${what} refusée par le dernier contrôle : retenue"),
    "annexes published": _("act_annexes_published", default="annexes publiques mises à jour"),
    "reported": _("act_reported", default="signalé par un lecteur"),
    "report confirmed": _("act_report_confirmed", default="signalement confirmé"),
    "report dismissed": _("act_report_dismissed", default="signalement rejeté"),
    "suspended": _("act_suspended", default="page suspendue"),
    "restored": _("act_restored", default="page rétablie"),
    "restoring refused": _("act_restoring_refused", default="retour refusé par le dernier contrôle"),
    "assigned": _("act_assigned", default="confié à quelqu’un d’autre"),
    "held": _("act_held", default="retenu"),
    "lifted": _("act_lifted", default="retenue levée"),
    "read again": _("act_read_again", default="nouvelle analyse demandée"),
    "mask": _("act_mask", default="masqué : ${what}"),
    "keep": _("act_keep", default="laissé visible : ${what}"),
    "add": _("act_add", default="ajouté : ${what}"),
    "remove": _("act_remove", default="ajout retiré"),
    "replace": _("act_replace", default="remplacé par un rôle : ${what}"),
    "merge": _("act_merge", default="réunis : ${what}"),
    "split": _("act_split", default="séparé : ${what}"),
    "relabel": _("act_relabel", default="genre changé : ${what}"),
    "check": _("act_check", default="doutes vérifiés : ${what}"),
    "ready": _("act_ready", default="relu en entier et transmis"),
    "undo": _("act_undo", default="annulé"),
    "redo": _("act_redo", default="rétabli"),
}


def duration(span: timedelta, request) -> str:
    """A length of time in its two largest units: "2 j 4 h", "4 h 20 min", "20 min"."""
    minutes = abs(int(span.total_seconds())) // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return say(_("duration_days", default="${days} j ${hours} h"), request, days=days, hours=hours)
    if hours:
        return say(_("duration_hours", default="${hours} h ${minutes} min"), request, hours=hours, minutes=minutes)
    return say(_("duration_minutes", default="${minutes} min"), request, minutes=minutes)


def part(name: str, request, number: int = 0) -> str:
    """The name of a part of the document: "Motivation", "Titre d’annexe"."""
    kind = name.partition(".")[0]
    return say(PARTS.get(kind, kind), request)


def block(because: tuple[str, ...], request) -> str:
    """Why a dossier is blocked, in neutral words; where, when that is known."""
    if not because:
        return ""
    reason, *more = because
    text = say(BLOCKS.get(reason, reason), request)
    if reason == "hard_hit":
        more = [_hit(*what.partition("@")[::2], request) for what in more]
    return f"{text} ({', '.join(more)})" if more else text


def _hit(kind: str, name: str, request) -> str:
    """What the scan found and where: "Nom masqué ailleurs – Décision"."""
    return f"{say(HITS.get(kind, LABELS.get(kind.upper(), kind)), request)} – {part(name, request)}"
