"""What the reviews cost and corrected, so that the rules can be improved; and who decided what when."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.validation.figures import figures
from imio.deliberations.validation.screens import screen
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.officials import download
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.spreadsheet import to_csv
from imio.deliberations.validation.statistics import Line
from imio.deliberations.validation.statistics import Summary
from imio.deliberations.validation.statistics import summary
from imio.deliberations.validation.traces import TooMany
from imio.deliberations.validation.traces import Trace
from imio.deliberations.validation.traces import traces
from zExceptions import Unauthorized


#: Name of a period -> its days, None without a limit; the first is what is shown at first.
PERIODS = {"30": 30, "365": 365, "all": None}
PERIOD_WORDS = {
    "30": _("period_month", default="30 derniers jours"),
    "365": _("period_year", default="12 derniers mois"),
    "all": _("period_all", default="Depuis le début"),
}
#: Days of an audit trail when none are asked for.
TRAIL = 30
WHYS = {
    "private_office": _("why_private_office", default="mandataire, peut-être à titre privé"),
    "capacity": _("why_capacity", default="profession, fonction ou qualité"),
    "capacity_elsewhere": _("why_capacity_elsewhere", default="qualité citée ailleurs"),
    "designation": _("why_designation", default="désignation ou distinction"),
    "seat": _("why_seat", default="semble intervenir en séance"),
    "speaker": _("why_speaker", default="prend la parole"),
    "homonym": _("why_homonym", default="porte le nom d’un mandataire"),
    "model_no_person": _("why_model_no_person", default="le modèle n’y voit pas une personne"),
    "model_person": _("why_model_person", default="le modèle y voit une personne"),
    "model_office": _("why_model_office", default="le modèle y voit un mandataire"),
    "same_person": _("why_same_person", default="même personne, citée ailleurs"),
}
#: Acts on the registry, beside those on a dossier (``words.ACTS``).
REGISTRY_ACTS = {
    "official added": _("trace_official_added", default="registre : ajout"),
    "official changed": _("trace_official_changed", default="registre : modification"),
    "official ended": _("trace_official_ended", default="registre : fin de mandat"),
    "official removed": _("trace_official_removed", default="registre : retrait"),
    "officials imported": _("trace_officials_imported", default="registre : import"),
    "gap ignored": _("trace_gap_ignored", default="registre : nom écarté"),
    "gaps shown": _("trace_gaps_shown", default="registre : noms écartés proposés à nouveau"),
}

FIGURES = {
    "items": _("figure_items", default="Points validés"),
    "worked_on": _("figure_worked_on", default="Points où des décisions ont été prises"),
    "median": _("figure_median", default="Temps médian par point (secondes)"),
    "p90": _("figure_p90", default="Temps du 9e décile (secondes)"),
    "confirmed": _("figure_confirmed", default="Numéros laissés visibles avec une raison"),
    "ticked": _("figure_ticked", default="Doutes vérifiés"),
    "added": _("figure_added", default="Ajoutés à la main (manqués)"),
    "proposed": _("figure_proposed", default="Masqués ou proposés"),
    "false_alarms": _("figure_false_alarms", default="Fausses alertes"),
    "shown": _("figure_shown", default="Laissés visibles"),
    "uncovered": _("figure_uncovered", default="Laissés visibles à tort"),
}


class Statistics(Screen):
    """Figures of a period as tables, with bars beside the numbers."""

    #: Field of the trail's form -> what is wrong with it.
    problems: dict[str, str] = {}

    def prepare(self) -> None:
        self.period = self._period
        self.summary = self._summary(self.period)
        self.may_audit = self.may(VALIDATE)

    @property
    def _period(self) -> str:
        asked = self.request.form.get("period", "")
        return asked if asked in PERIODS else next(iter(PERIODS))

    def _summary(self, period: str) -> Summary:
        days = PERIODS[period]
        return summary(figures(self.context), self.now - timedelta(days=days) if days else None)

    def periods(self) -> list[dict]:
        """The periods to choose from."""
        return [
            {
                "title": self.say(PERIOD_WORDS[name]),
                "url": f"{self.context.absolute_url()}/@@statistics?period={name}",
                "current": "page" if name == self.period else None,
            }
            for name in PERIODS
        ]

    def time(self, seconds: int | None) -> str:
        """A length of time in words: "45 s", "3 min 20 s"; a dash of none."""
        if seconds is None:
            return "–"
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.say(_("time_seconds", default="${seconds} s"), seconds=rest)
        return self.say(_("time_minutes", default="${minutes} min ${seconds} s"), minutes=minutes, seconds=rest)

    def label(self, name: str) -> str:
        """The name of a kind of datum."""
        return self.say(words.LABELS.get(name, name))

    def why(self, name: str) -> str:
        """The kind of a reason."""
        return self.say(WHYS[name]) if name in WHYS else ""

    def added(self) -> list[dict]:
        """What people added by hand, each kind with its bar."""
        most = max((count for _label, count in self.summary.added), default=0)
        return [
            {"label": self.label(label), "count": count, "width": _width(count, most)}
            for label, count in self.summary.added
        ]

    def lines(self) -> list[dict]:
        """What each recogniser found, each with its bar of false alarms."""
        return [self._line(line) for line in self.summary.lines]

    def _line(self, line: Line) -> dict:
        return {
            "recogniser": line.recogniser,
            "label": self.label(line.label),
            "why": self.why(line.why),
            "proposed": line.proposed,
            "false_alarms": line.false_alarms,
            "share": line.share,
            "width": _width(line.false_alarms, line.proposed),
            "shown": line.shown,
            "uncovered": line.uncovered,
        }

    # -- the audit trail's form

    def said(self, field: str) -> str:
        """What is wrong with a field of the trail's form."""
        return self.problems.get(field, "")

    @cached_property
    def trail(self) -> dict[str, str]:
        """The days in the trail's form: those asked for, else the last thirty."""
        today = self.now.astimezone(BRUSSELS).date()
        default = {"from": today - timedelta(days=TRAIL), "until": today}
        asked = {name: self.request.form.get(name) for name in default}
        return {name: asked[name] if isinstance(asked[name], str) else day.isoformat() for name, day in default.items()}


class StatisticsTable(Statistics):
    """The same figures of all periods as CSV."""

    def __call__(self):
        self.now = screen.now()
        return download(self.request, to_csv(self._header(), self._rows()), "statistiques.csv")

    def _header(self) -> list[str]:
        titles = (
            _("column_period", default="Période"),
            _("column_figure", default="Chiffre"),
            _("column_recogniser", default="Règle"),
            _("column_kind", default="Genre de donnée"),
            _("column_why", default="Motif"),
            _("column_value", default="Valeur"),
        )
        return [self.say(title) for title in titles]

    def _rows(self):
        for period in PERIODS:
            found = self._summary(period)
            title = self.say(PERIOD_WORDS[period])
            for figure, value in self._totals(found):
                yield title, figure, "", "", "", "" if value is None else value
            for label, count in found.added:
                yield title, self.say(FIGURES["added"]), "", self.label(label), "", count
            for line in found.lines:
                for name in ("proposed", "false_alarms", "shown", "uncovered"):
                    figure = self.say(FIGURES[name])
                    yield (
                        title,
                        figure,
                        line.recogniser,
                        self.label(line.label),
                        self.why(line.why),
                        getattr(line, name),
                    )

    def _totals(self, found: Summary):
        for name in ("items", "worked_on", "median", "p90", "confirmed", "ticked"):
            yield self.say(FIGURES[name]), getattr(found, name)


class Traces(Statistics):
    """``?from=&until=`` (days, ISO 8601, both included): the audit trail as CSV, or the form again with its errors."""

    def __call__(self):
        if not self.may(VALIDATE):
            raise Unauthorized(VALIDATE)
        self.now = screen.now()
        self.problems = {}
        since, until = (self._day(name) for name in ("from", "until"))
        if not self.problems and since > until:
            self.problems["until"] = self.say(_("trail_reversed", default="la fin précède le début"))
        if not self.problems:
            try:
                found = traces(self.context, _midnight(since), _midnight(until + timedelta(days=1)))
            except TooMany as error:
                self.problems["from"] = str(error)
            else:
                return download(self.request, to_csv(self._header(), map(self._row, found)), "traces.csv")
        self.request.response.setStatus(400)
        return super().__call__()

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self.trail[name].strip())
        except ValueError:
            self.problems[name] = self.say(_("trail_bad_day", default="une date s’écrit AAAA-MM-JJ"))
            return None

    def _header(self) -> list[str]:
        titles = (
            _("column_moment", default="Moment"),
            _("column_who", default="Personne"),
            _("column_meeting", default="Séance"),
            _("column_number", default="Point"),
            _("column_version", default="Version"),
            _("column_act", default="Acte"),
            _("column_act_said", default="Ce qui a été fait"),
            _("column_kind", default="Genre de donnée"),
            _("column_count", default="Nombre"),
            _("column_annex", default="Annexe"),
        )
        return [self.say(title) for title in titles]

    def _row(self, trace: Trace) -> tuple:
        return (
            trace.at.astimezone(BRUSSELS).isoformat(timespec="seconds"),
            trace.who or self.say(_("who_machine", default="automatique")),
            trace.day.isoformat() if trace.day else "",
            trace.number,
            trace.version + 1 if trace.version >= 0 else "",
            trace.act,
            self._said(trace),
            ", ".join(self.label(kind) for kind in trace.kinds),
            trace.count or "",
            trace.annex,
        )

    def _said(self, trace: Trace) -> str:
        message = words.ACTS.get(trace.act) or REGISTRY_ACTS.get(trace.act) or trace.act
        # What a decision is about stands in a column of its own.
        return self.say(message, what=trace.annex).removesuffix(" : ")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BRUSSELS)


def _width(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
