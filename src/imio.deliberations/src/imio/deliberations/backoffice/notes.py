"""What a run has to say about single items, each with a sentence for the report: no title, no text, only numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """``kind``: one of the keys of ``SENTENCES``; ``item``, ``annex``: their UIDs; ``number``: of the item, as written.

    ``refused``: what it is about was left out: the whole item, or the annex when ``annex`` is named. ``value``: a
    state, the token of a category, the names of fields.
    """

    kind: str
    item: str = ""
    number: str = ""
    annex: str = ""
    value: str = ""
    refused: bool = False

    @property
    def sentence(self) -> str:
        """What happened and what to do."""
        where = f"Point {self.number}" if self.number else "Un point" if self.item else "La séance"
        if self.annex:
            where += ", une annexe"
        return f"{where} : {SENTENCES[self.kind].format(value=self.value)}"


SENTENCES = {
    "not_public": "n’est pas en séance publique dans le back-office ; refusé, rien n’en est gardé.",
    "missing": "le back-office n’envoie pas « {value} » ; laissé de côté, ce qui était reçu est gardé. Si cela se "
    "répète, signalez-le au support du back-office.",
    "invalid": "a une valeur que le portail n’admet pas (« {value} ») ; laissé de côté, ce qui était reçu est gardé. "
    "Corrigez-la dans le back-office.",
    "state": "est dans un état que les réglages ne connaissent pas (« {value} ») ; laissé de côté. Ajoutez cet état "
    "aux projets ou aux décisions dans les réglages de la connexion.",
    "no_text": "le back-office n’envoie pas le texte demandé (« {value} ») ; laissé de côté, ce qui était reçu est "
    "gardé. Vérifiez la variante de délibération dans les réglages de la connexion.",
    "empty_final": "est décidé, mais son texte définitif est encore vide ; le projet reste affiché jusqu’à ce qu’il "
    "vienne.",
    "undecided": "n’est pas encore décidé dans le back-office alors que la séance l’est ; il reste un projet.",
    "duplicate_number": "plusieurs points portent ce numéro ; importés tous, dans l’ordre du back-office. "
    "Renumérotez-les s’il s’agit d’une erreur.",
    "twice": "est envoyé deux fois ; la première est gardée.",
    "no_category": "n’a pas de catégorie ; rangé sous « {value} ».",
    "unmapped_category": "sa catégorie n’a pas de correspondance ; rangé sous « {value} ». Complétez les réglages de "
    "la connexion s’il le faut.",
    "unmapped_group": "un groupe en charge n’a pas de correspondance (« {value} ») ; il n’est pas indiqué. Complétez "
    "les réglages de la connexion.",
    "unmapped_kind": "son type de liste n’a pas de correspondance (« {value} ») ; traité comme un point normal. "
    "Complétez les réglages de la connexion.",
    "annexes_unknown": "ses annexes n’ont pas pu être lues ; laissé de côté, ce qui était reçu est gardé.",
    "not_publishable": "elle est confidentielle ou n’est pas marquée publiable ; refusée, ses octets ne sont pas "
    "demandés.",
    "annex_incomplete": "le back-office n’en envoie pas « {value} » ; elle n’est pas importée. Enregistrez-la à "
    "nouveau dans le back-office.",
    "meeting_missing": "le back-office n’en envoie pas « {value} » ; elle n’est pas importée, ce qui était reçu est "
    "gardé.",
    "meeting_not_yet": "elle est dans l’état « {value} », qui n’est pas destiné au public ; rien n’en est importé.",
    "meeting_unmapped": "son organe n’est pas dans les réglages de la connexion ; rien n’en est importé.",
    "meeting_empty": "aucun de ses points ne peut être importé.",
}
