"""The sentences of a report: what happened, what was kept, what to do. No title, no text."""

from imio.deliberations.backoffice.payload import PayloadError


UNEXPECTED = (
    "Une erreur inattendue a interrompu la lecture. Ce qui est déjà reçu est gardé. Le portail réessaiera de lui-même "
    "; si cela se répète, prévenez votre support."
)
BUSY = "n’a pas pu être enregistré maintenant ; le portail réessaiera de lui-même."
OUTDATED = (
    "le back-office en envoie une version antérieure à celle qui est déjà reçue (projet après la décision, ou date "
    "plus ancienne) ; elle n’est pas prise."
)
SECRET = (
    "est passé à huis clos dans le back-office ; rien n’en est gardé, et s’il était public, sa page est retirée "
    "aussitôt."
)
STRANGE = (
    "n’est plus dans la liste de sa séance, mais le back-office l’y situe encore ; rien n’est changé. Si cela dure, "
    "vérifiez qui peut voir ce point dans le back-office."
)
FIRST = "reçu pour la première fois"
ANNEX_CHANGED = "le contenu d’une annexe"
VANISHED = {
    "deleted": "n’existe plus dans le back-office, ou le compte du portail ne le voit plus",
    "out": "n’est plus dans aucune séance du back-office (retiré, ou fusionné avec un autre)",
    "moved": "est passé à une séance qui n’est pas encore destinée au public",
}
CLOSED = "il n’était pas public : il reste au bureau, fermé, et revient de lui-même s’il réapparaît."
ASKED = "il est public : rien n’est changé, une ou un secrétaire décide de le retirer ou de le garder."


def vanished(why: str, is_public: bool) -> str:
    """What became of an item that the back office has no more."""
    return f"{VANISHED[why]} ; {ASKED if is_public else CLOSED}"


def invalid(fields: str) -> str:
    """An item that reception cannot read."""
    return (
        f"a une valeur que le portail n’admet pas (« {fields} ») ; laissé de côté, ce qui était reçu est gardé. "
        "Corrigez-la dans le back-office."
    )


def mapping_unreadable(error: PayloadError) -> str:
    """The stored mapping is no mapping any more."""
    fields = ", ".join(problem["field"] for problem in error.problems)
    return f"Les correspondances enregistrées ne sont plus lisibles (« {fields} »). Enregistrez-les à nouveau."


def annex_failed(sentence: str) -> str:
    """An annex that could not be had."""
    return f"une annexe : {sentence}"
