"""The connection: where and as whom, when it is read, reading it now, and the latest reports."""

from imio.deliberations import _
from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.credentials import seal
from imio.deliberations.backoffice.credentials import unseal
from imio.deliberations.backoffice.dialects import Identity
from imio.deliberations.reception.pull.schedule import PERIODS
from imio.deliberations.reception.pull.screens import screen
from imio.deliberations.reception.pull.screens import words
from imio.deliberations.reception.pull.screens.asking import client_of
from imio.deliberations.reception.pull.screens.asking import introduce
from imio.deliberations.reception.pull.screens.screen import Screen
from imio.deliberations.reception.pull.screens.screen import Wrong
from imio.deliberations.reception.pull.source import identity_data
from imio.deliberations.reception.pull.source import made_for
from imio.deliberations.reception.pull.source import Run
from imio.deliberations.reception.pull.source import Source
from plone import api
from typing import Any

import os


#: Seconds after which the page that is followed is shown anew.
FOLLOWED = 3


class ConnectionScreen(Screen):
    """Connect, test, schedule, run, stop. The password is sealed, and never shown again."""

    #: Bodies that answered to a test.
    tested: Identity | None = None

    def act(self, do: str) -> str:
        match do:
            case "test":
                self.tested = self._introduced()[0]
                return ""
            case "connect":
                return self._connect()
            case "schedule":
                self._schedule()
            case "run":
                self._run()
                return f"{self.here}?follow=1"
            case "stop":
                self._stop()
            case _:
                raise Wrong(self.say(_("pull_unknown_act", default="Rien n’a été demandé.")))
        return self.here

    def prepare(self) -> None:
        source = self.source or Source()
        self.kept = source
        self.run = source.run
        self.is_followed = self.run is not None or source.demand.run is not None
        if self.is_followed and self.field("follow") and self.request.method == "GET":
            self.request.response.setHeader("Refresh", str(FOLLOWED))
        self.reports = [self.summary(run) for run in reversed(source.runs)]

    # -- acts ---------------------------------------------------------------------------------------------------

    def _credentials(self, url: str) -> Credentials:
        user, password, source = self.field("user"), self.request.form.get("password", ""), self.source
        if user and isinstance(password, str) and password:
            return Credentials(user, password)
        if source is not None and source.sealed and not user and not password:
            if url != source.url:
                # Whoever may change the address shall not have the password sent to a place of their own.
                message = _(
                    "pull_retype", default="Autre adresse : encodez à nouveau l’identifiant et le mot de passe."
                )
                raise Wrong(self.say(message), "user")
            return unseal(source.sealed, os.environ)
        raise Wrong(self.say(_("pull_no_account", default="Donnez l’identifiant et le mot de passe.")), "user")

    def _introduced(self) -> tuple[Identity, dict[str, Any], str, Credentials]:
        url = self.field("url").rstrip("/")
        if not url:
            raise Wrong(self.say(_("pull_no_url", default="Donnez l’adresse du back-office.")), "url")
        credentials = self._credentials(url)
        known = [body["config"] for body in (self.source or Source()).mapping["bodies"]]
        with client_of(url, credentials, screen.LIMITS) as client:
            identity, lists = introduce(client, known)
        return identity, lists, url, credentials

    def _connect(self) -> str:
        identity, lists, url, credentials = self._introduced()
        sealed = seal(credentials, os.environ)
        source = made_for(self.context)
        source.url, source.sealed = url, sealed
        source.identity, source.choices = identity_data(identity), lists
        source.halted = source.thorough = None
        if source.run is not None:
            source.demand.stop = api.user.get_current().getId()
        if not {body["config"] for body in source.mapping["bodies"]} & {body.id for body in identity.bodies}:
            self.tell(_("pull_choose_bodies", default="Connexion enregistrée. Choisissez les organes à lire."))
        else:
            self.tell(_("pull_connected", default="Connexion enregistrée. Vérifiez les correspondances avant de lire."))
        return f"{self.context.absolute_url()}/@@back-office-mapping"

    def _schedule(self) -> None:
        source = self._connected()
        hours = self.say(_("pull_bad_hours", default="Donnez deux heures entre 0 et 24."))
        every = self.number("every", 1, 1440, hours)
        if every not in PERIODS:
            raise Wrong(self.say(_("pull_bad_period", default="Choisissez une fréquence.")), "every")
        first, last = self.number("first", 0, 23, hours), self.number("last", 0, 24, hours)
        message = _("pull_bad_days", default="Donnez un nombre de jours entre 1 et 3650.")
        days = self.number("days_back", 1, 3650, self.say(message))
        source.active = bool(self.field("active"))
        source.every, source.first, source.last, source.days_back = every, first, last, days
        self.tell(_("pull_scheduled", default="Horaire enregistré."))

    def _run(self) -> None:
        source = self._connected()
        if source.run is not None:
            raise Wrong(self.say(_("pull_runs_already", default="Une lecture est déjà en cours.")))
        message = _("pull_bad_number", default="Donnez le nombre que le message annonce.")
        confirmed = self.number("confirmed", 1, 999_999, self.say(message)) if self.field("confirmed") else 0
        source.demand.run = {"who": api.user.get_current().getId(), "at": self.now, "confirmed": confirmed}
        self.tell(_("pull_asked", default="Lecture demandée : elle commence dans quelques secondes."))

    def _stop(self) -> None:
        source = self._connected()
        source.demand.run = None
        if source.run is not None:
            source.demand.stop = api.user.get_current().getId()
        self.tell(_("pull_stop_asked", default="Arrêt demandé : la lecture s’arrête après ce qu’elle fait."))

    def _connected(self) -> Source:
        if self.source is None or not self.source.is_connected:
            raise Wrong(self.say(_("pull_not_connected", default="Enregistrez d’abord la connexion.")), "url")
        return self.source

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def periods(self) -> list[dict[str, Any]]:
        chosen = self.typed("every", self.kept.every)
        return [
            {"value": value, "word": self.say(words.PERIODS[value]), "chosen": str(value) == chosen}
            for value in PERIODS
        ]

    @property
    def bodies(self) -> list[str]:
        """The bodies that answered to a test, or when the connection was made."""
        if self.tested is not None:
            return [body.title or body.id for body in self.tested.bodies]
        return [title or name for name, _uid, title in (self.kept.identity or {"bodies": ()})["bodies"]]

    @property
    def is_implausible(self) -> bool:
        return bool(self.kept.halted) and self.kept.halted["code"] == "implausible"

    def summary(self, run: Run) -> dict[str, Any]:
        """A run in a list."""
        return {
            "number": run.number,
            "url": f"{self.context.absolute_url()}/@@back-office-report?run={run.number}",
            "started": run.started,
            "state": words.OUTCOMES[run.outcome],
            "counts": counted(self, run),
        }


def counted(view: Screen, run: Run) -> str:
    """« Nouveaux : 3 ; annexes reçues : 1 »"""
    found = [f"{view.say(word)} : {run.counts[name]}" for name, word in words.COUNTS.items() if run.counts.get(name)]
    return " ; ".join(found)
