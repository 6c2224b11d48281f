"""Where an item stands on its way to the public, and which steps are open to whom."""

from functools import cached_property
from imio.deliberations import _
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import final_release
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.validation import vanished
from imio.deliberations.validation.concerns import undecided
from imio.deliberations.validation.planning import breaks_deadline
from imio.deliberations.validation.planning import local_text
from imio.deliberations.validation.review import standing
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.dossiers import failure
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from plone import api


class Progress(Screen):
    """The steps of a dossier. A subclass sets ``outcome`` and ``state_id``."""

    @cached_property
    def meeting_file(self):
        return self.context.__parent__

    @cached_property
    def timing(self) -> Timing:
        return due.timing(self.institution, self.meeting_file, self.context.stage, self.now)

    @property
    def me(self) -> str:
        return api.user.get_current().getId()

    @cached_property
    def missing(self) -> list[str]:
        """What stands between this dossier and its validation."""
        if self.outcome is None:
            return [self.say(_("missing_analysis", default="L’analyse n’est pas encore faite."))]
        missing = []
        if self.outcome.open:
            message = _("missing_decisions", default="Passages qui attendent votre décision : ${count}.")
            missing.append(self.say(message, count=len(self.outcome.open)))
        if self.outcome.open_doubts:
            message = _("missing_doubts", default="Doutes à vérifier : ${count}.")
            missing.append(self.say(message, count=len(self.outcome.open_doubts)))
        annexes = undecided(self.context, self.outcome.forbidden())
        if annexes:
            message = _("missing_annexes", default="Annexes qui demandent votre décision : ${count}.")
            missing.append(self.say(message, count=len(annexes)))
        if not self.may(VALIDATE):
            missing.append(self.say(_("missing_right", default="La validation revient à un·e secrétaire.")))
        elif problem := steps.eyes_missing(self.context, self.me):
            missing.append(f"{problem[0].upper()}{problem[1:]}.")
        return missing

    @property
    def may_validate(self) -> bool:
        return self.state_id == "to_validate" and not self.missing

    @property
    def may_hand_on(self) -> bool:
        """Whether the reader may say that she has read the whole: for the second reader, or for the secretary."""
        if not self.editable or self.outcome.open or self.outcome.open_doubts:
            return False
        last = next(reversed(standing(self.context.review)), None)
        return (last is None or last["act"] != "ready") and (
            steps.takes_four_eyes(self.context) or not self.may(VALIDATE)
        )

    @property
    def handed_on(self) -> str:
        """Who has read the whole and handed it on, in words."""
        last = next(reversed(standing(self.context.review)), None)
        if last is None or last["act"] != "ready" or self.state_id != "to_validate":
            return ""
        return self.say(_("handed_on", default="Relu et transmis par ${who}."), who=self.person(last["who"]))

    @property
    def may_reopen(self) -> bool:
        opened = self.state_id in ("validated", "published") or (
            self.state_id == "blocked" and self.outcome is not None and not self.outcome.open_minors
        )
        return opened and self.may(REVIEW) and not self.leaving

    @property
    def may_publish_now(self) -> bool:
        return (
            self.state_id == "validated"
            and self.may(VALIDATE)
            and self.timing == Timing.VOLUNTARY
            and not self.context.request
            and (self.context.stage == "draft" or self.now >= final_release(self.meeting_file.start))
        )

    @property
    def may_withdraw(self) -> bool:
        return bool(self.context.public_path) and self.may(VALIDATE) and not self.leaving

    @property
    def may_plan(self) -> bool:
        """Whether what is not out yet may be held back, or given a date."""
        return self.may(VALIDATE) and not self.leaving and self.state_id not in ("published", "withdrawn")

    @property
    def held(self) -> str:
        """Why it does not leave by itself, in words; empty when nothing holds it."""
        hold = self.context.hold
        if not hold:
            return ""
        if hold["until"] is not None:
            message = _("held_until", default="Ne paraît pas avant le ${moment} (${who}).")
            return self.say(message, moment=self.moment(hold["until"]), who=self.person(hold["who"]))
        message = _("held_because", default="Retenu par ${who} : ${reason}")
        return self.say(message, who=self.person(hold["who"]), reason=hold["reason"])

    @property
    def held_too_long(self) -> bool:
        """Whether the hold lets the legal deadline pass."""
        hold = self.context.hold
        return bool(hold) and breaks_deadline(self.context, hold["until"], self.now)

    @property
    def until(self) -> str:
        """What the field of the date shows."""
        hold = self.context.hold
        return local_text(hold["until"]) if hold and hold["until"] else ""

    @property
    def gone(self) -> words.State | None:
        """What becomes of it when the back office has it no more."""
        return words.VANISHED.get(vanished.standing(self.context))

    @property
    def gone_because(self) -> str:
        """Why and since when, in words; who kept it."""
        gone = self.context.vanished
        said = f"{self.say(words.VANISHED_WHY[gone['why']])} ({self.moment(gone['at'])})"
        kept = gone.get("kept")
        if not kept:
            return said
        message = _("vanished_kept", default="gardé par ${who}, le ${moment}")
        return f"{said} – {self.say(message, who=self.person(kept['who']), moment=self.moment(kept['at']))}"

    @property
    def may_keep_public(self) -> bool:
        """Whether a secretary has to decide what becomes of a public item that the back office has no more."""
        return self.may(VALIDATE) and vanished.waits(self.context)

    @property
    def may_suspend(self) -> bool:
        return self.may(VALIDATE) and reports.may_suspend(self.context)

    @property
    def may_restore(self) -> bool:
        return self.may(VALIDATE) and reports.may_restore(self.context)

    @property
    def leaving(self) -> bool:
        return bool(self.context.request) and self.context.request["act"] == "withdraw"

    @property
    def release(self) -> str:
        """When the validated text appears, in words."""
        if self.leaving:
            return self.say(_("release_leaving", default="Retrait en cours : le point quitte le site dans la minute."))
        if self.state_id != "validated":
            return ""
        if self.context.request:
            return self.say(_("release_asked", default="Publication demandée : elle commence dans la minute."))
        if self.timing == Timing.VOLUNTARY:
            return self.say(_("release_voluntary", default="Publication volontaire : elle attend votre décision."))
        if due.is_held(self.context, self.now):
            # Said apart, with the reason.
            return ""
        at = due.release_at(self.institution, self.meeting_file, self.context.stage)
        if self.now < at:
            return self.say(_("release_at", default="Paraîtra le ${moment}."), moment=self.moment(at))
        return self.say(_("release_now", default="Paraîtra dans la minute."))

    @property
    def is_moving(self) -> bool:
        """Whether the worker is about to act: the page follows its progress."""
        if self.state_id == "received" or self.context.wish:
            return True
        if self.state_id != "validated" or self.timing == Timing.VOLUNTARY:
            return False
        at = due.leaves_at(self.institution, self.meeting_file, self.context)
        return at is not None and self.now >= at

    @property
    def public_url(self) -> str:
        return self.portal.absolute_url() + self.context.public_path if self.context.public_path else ""

    @property
    def published_at(self):
        return next((entry["at"] for entry in reversed(self.context.history) if entry["act"] == "published"), None)

    @property
    def blocked(self) -> str:
        return words.block(self.context.blocked_because, self.request) if self.state_id == "blocked" else ""

    @property
    def failure(self) -> str:
        return failure(self.context, self.request)

    def withdrawal_reasons(self) -> list[dict[str, str]]:
        return [{"value": value, "word": self.say(words.WITHDRAWALS[value])} for value in steps.WITHDRAWAL_REASONS]
