"""What a program is told: a line an item and an annex, and what stops it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field: its path in the submission, and a sentence."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


@dataclass(frozen=True)
class Line:
    """What became of an item or, with ``annex``, of one of its annexes.

    ``position``, ``annex``: of the item in the submission, of the annex in the item, from 0. ``code``: as it would have
    been answered alone over HTTP. ``status``: created, updated, unchanged, invalid, refused, unknown, missing (no file
    here), outdated, too_large, failed, busy.
    """

    position: int
    id: str
    code: int
    status: str
    message: str = ""
    problems: tuple[FieldProblem, ...] = ()
    annex: int | None = None

    @property
    def field(self) -> str:
        """Its path in the submission."""
        return f"items.{self.position}" + ("" if self.annex is None else f".annexes.{self.annex}")

    @property
    def taken(self) -> bool:
        """Whether the portal has it now."""
        return self.code < 400

    @property
    def way_out(self) -> str:
        """What to do about it; empty when it was taken."""
        if self.taken:
            return ""
        special = _OF_ITEMS if self.annex is None else _OF_ANNEXES
        return special.get(self.code) or _ANY.get(self.code, _AGAIN)

    def __str__(self) -> str:
        words = [str(self.code), self.status, self.id, self.message, "; ".join(map(str, self.problems))]
        return "  ".join(word for word in words if word)


_AGAIN = "renvoyez-le ; si cela dure, prévenez le gestionnaire du portail"
_ANY = {
    409: "rien à faire : le portail a déjà un texte plus récent",
    413: "réduisez le document : 50 Mio de texte et 100 Mio par annexe au plus",
}
_OF_ITEMS = {
    400: "corrigez le champ cité, puis renvoyez le point",
    403: "un point qui n’est pas public n’a pas à être envoyé : ôtez-le de l’envoi",
}
_OF_ANNEXES = {
    400: "exportez l’annexe à nouveau : son type et sa taille doivent être ceux que le point annonce",
    403: "cette annexe n’est pas publiable : n’envoyez pas son fichier",
    404: "annoncez l’annexe dans son point et mettez-y un fichier au nom de son identifiant, puis renvoyez le tout",
}


class PushError(Exception):
    """Nothing, or not all, could be handed in. ``code``: of HTTP, 0 when nobody answered. ``str()``: the sentence."""

    def __init__(self, sentence: str, code: int = 0, problems: Sequence[FieldProblem] = ()):
        self.code = code
        self.problems = tuple(problems)
        super().__init__("\n  ".join([f"{code} {sentence}" if code else sentence, *map(str, self.problems)]))


class Rejected(PushError):
    """The portal, or this module, cannot take this submission; ``problems`` names the fields. Another may well pass."""


class BadAddress(PushError):
    """The address of the portal is none, or would carry the password in clear."""


class WrongAccount(PushError):
    """401: login or password. Trying again would lock the account."""


class Unavailable(PushError):
    """The portal does not answer, or not now: hand in again later."""


class NotThePortal(PushError):
    """Something answers that is not this portal."""
