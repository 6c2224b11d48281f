"""The steps of a dossier as its screen asks them: each checks its fields, acts, and says what was done.

Each takes the screen (its ``form``, ``context``, ``me`` and ``now``) and raises ``BadAction``, ``NotReady`` or
``Stale``.
"""

from collections.abc import Callable
from imio.deliberations import _
from imio.deliberations.publication.calendar import final_release
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation import planning
from imio.deliberations.validation import presence
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.validation import vanished
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import VALIDATE


def _take(screen):
    presence.take(screen.context, screen.me, screen.now)
    return _("told_taken", default="Vous avez la main.")


def _validate(screen):
    steps.validate(screen.context, *screen.shown)
    return _("told_validated", default="Validé.")


def _reopen(screen):
    steps.reopen(screen.context)
    return _("told_reopened", default="Rouvert : vous pouvez de nouveau décider.")


def _publish(screen):
    if screen.timing != Timing.VOLUNTARY:
        raise BadAction("ce point paraît de lui-même")
    if screen.context.stage == "final" and screen.now < final_release(screen.meeting_file.start):
        raise BadAction("un texte définitif paraît après le début de la séance")
    steps.ask(screen.context, "publish", screen.me)
    return _("told_publish", default="Publication demandée : elle commence dans la minute.")


def _withdraw(screen):
    if not screen.form.field("confirm"):
        raise BadAction("cochez la confirmation du retrait")
    steps.ask(screen.context, "withdraw", screen.me, screen.form.field("reason"))
    return _("told_withdraw", default="Retrait demandé : le point quitte le site dans la minute.")


def _hold(screen):
    planning.hold(screen.context, screen.me, screen.form.field("hold_reason"), "", screen.now)
    return _("told_held", default="Retenu : le point ne paraît pas avant que vous le libériez.")


def _publish_at(screen):
    planning.publish_at(screen.context, screen.me, screen.form.field("until"), screen.now)
    return _("told_dated", default="Le point paraîtra à la date choisie, une fois validé.")


def _lift(screen):
    planning.lift(screen.context, screen.me)
    return _("told_lifted", default="Le point n’est plus retenu.")


def _suspend(screen):
    reports.ask_suspend(screen.context, screen.me, screen.form.field("suspend_reason").strip())
    return _("step_suspended", default="Suspension demandée : la page disparaît dans la minute, le temps de vérifier.")


def _restore(screen):
    reports.ask_restore(screen.context, screen.me)
    return _("step_restored", default="Rétablissement demandé : la page revient dans la minute.")


def _keep_public(screen):
    vanished.keep(screen.context, screen.me, screen.now)
    return _("told_vanished_kept", default="Gardé : la page publique reste comme elle est.")


#: What a button says -> the right that it takes, and what it does.
STEPS: dict[str, tuple[str, Callable]] = {
    "take": (REVIEW, _take),
    "reopen": (REVIEW, _reopen),
    "validate": (VALIDATE, _validate),
    "publish": (VALIDATE, _publish),
    "withdraw": (VALIDATE, _withdraw),
    "hold": (VALIDATE, _hold),
    "publish_at": (VALIDATE, _publish_at),
    "lift": (VALIDATE, _lift),
    "suspend": (VALIDATE, _suspend),
    "restore": (VALIDATE, _restore),
    "keep_public": (VALIDATE, _keep_public),
}
