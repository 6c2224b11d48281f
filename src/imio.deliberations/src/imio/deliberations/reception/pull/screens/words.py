"""What the screens of the back office call things."""

from imio.deliberations import _
from imio.deliberations.wording import State


OUTCOMES = {
    "running": State("held", "◔", _("pull_running", default="en cours")),
    "done": State("final", "●", _("pull_done", default="terminée")),
    "stopped": State("gone", "◌", _("pull_stopped", default="arrêtée")),
    "failed": State("draft", "▲", _("pull_failed", default="échouée")),
}
#: In the order of a report, what needs somebody first.
LINES = {
    "failed": _("pull_lines_failed", default="Échecs"),
    "refused": _("pull_lines_refused", default="Refusés"),
    "vanished": _("pull_lines_vanished", default="Disparus du back-office"),
    "changed": _("pull_lines_changed", default="Changés"),
    "new": _("pull_lines_new", default="Nouveaux"),
    "note": _("pull_lines_note", default="Remarques"),
}
COUNTS = {
    "new": _("pull_count_new", default="Nouveaux"),
    "changed": _("pull_count_changed", default="Changés"),
    "unchanged": _("pull_count_unchanged", default="Inchangés"),
    "annexes": _("pull_count_annexes", default="Annexes reçues"),
    "vanished": _("pull_count_vanished", default="Disparus"),
    "refused": _("pull_count_refused", default="Refusés"),
    "failed": _("pull_count_failed", default="Échecs"),
}
#: What an item would come in as.
STAGES = {"draft": _("state_draft", default="Projet"), "final": _("stage_final", default="Texte définitif")}
KINDS = {
    "normal": "",
    "added": _("pull_kind_added", default="point supplémentaire"),
    "urgent": _("pull_kind_urgent", default="urgence"),
}
OUTCOMES_OF_ITEMS = {
    "adopted": _("pull_outcome_adopted", default="adopté"),
    "amended": _("pull_outcome_amended", default="amendé"),
    "rejected": _("pull_outcome_rejected", default="rejeté"),
    "noted": _("pull_outcome_noted", default="pris acte"),
    "postponed": _("pull_outcome_postponed", default="reporté"),
    "withdrawn": _("pull_outcome_withdrawn", default="retiré"),
}
PERIODS = {
    15: _("pull_every_15", default="tous les quarts d’heure"),
    30: _("pull_every_30", default="toutes les demi-heures"),
    60: _("pull_every_60", default="toutes les heures"),
    120: _("pull_every_120", default="toutes les deux heures"),
    240: _("pull_every_240", default="toutes les quatre heures"),
    720: _("pull_every_720", default="deux fois par jour"),
    1440: _("pull_every_1440", default="une fois par jour"),
}
