"""What can go wrong with a back office, each with the sentence that an operator reads.

A sentence says what happened, what was kept and what to do. It holds no credentials, no text of an item and nothing of
the server's answer but a code or the name of a field.
"""

KEPT = "Ce qui est déjà reçu est gardé."
AGAIN = "Le portail réessaiera de lui-même"


class BackOfficeError(Exception):
    """A failure of the connection. ``str()`` is the sentence.

    ``code``: names the kind, for reports and tests. ``temporary``: the same request may succeed in a moment.
    ``stops``: going on with other meetings makes no sense. ``retry_after``: seconds that the server asks for.
    """

    code = "failed"
    temporary = False
    stops = True
    retry_after = 0.0

    def __init__(self, sentence: str):
        self.sentence = sentence
        super().__init__(sentence)


class AddressRefused(BackOfficeError):
    """The portal does not go there; ``reason`` completes "l'adresse est refusée : …"."""

    code = "address"

    def __init__(self, reason: str):
        super().__init__(
            f"L’adresse du back-office est refusée : {reason}. Rien n’a été envoyé. {KEPT} "
            "Corrigez l’adresse dans les réglages de la connexion."
        )


class Unreachable(BackOfficeError):
    """Nobody answers: no such name, no connection."""

    code = "unreachable"
    temporary = True

    def __init__(self, what: str = "aucune connexion"):
        super().__init__(
            f"Le back-office ne répond pas ({what}). {KEPT} {AGAIN} ; si cela dure, vérifiez l’adresse avec votre "
            "informaticien."
        )


class CertificateRefused(BackOfficeError):
    """The server cannot prove who it is."""

    code = "certificate"

    def __init__(self):
        super().__init__(
            "Le certificat du back-office n’est pas valable : le portail ne peut pas savoir à qui il parle. Rien n’a "
            f"été envoyé, pas même le mot de passe. {KEPT} Faites renouveler le certificat par l’hébergeur du "
            "back-office."
        )


class TooSlow(BackOfficeError):
    """No answer in time."""

    code = "slow"

    def __init__(self, seconds: float):
        super().__init__(
            f"Le back-office n’a pas répondu entièrement en {seconds:.0f} secondes. {KEPT} {AGAIN} ; si cela dure, "
            "prévenez l’hébergeur du back-office."
        )


class Truncated(BackOfficeError):
    """The answer ended before its end."""

    code = "truncated"
    temporary = True

    def __init__(self):
        super().__init__(
            f"La réponse du back-office s’est interrompue avant la fin ; elle n’est pas utilisée. {KEPT} {AGAIN}."
        )


class WrongCredentials(BackOfficeError):
    """401, or a redirect to a login form."""

    code = "credentials"

    def __init__(self):
        super().__init__(
            f"Le back-office refuse l’identifiant ou le mot de passe (401). {KEPT} Encodez-les à nouveau dans les "
            "réglages de la connexion ; le portail ne réessaie pas, pour ne pas bloquer le compte."
        )


class NotAllowed(BackOfficeError):
    """403: the account lacks a right."""

    code = "forbidden"
    stops = False

    def __init__(self):
        super().__init__(
            f"Le compte du portail n’a pas le droit de lire ceci dans le back-office (403). {KEPT} Demandez à son "
            "gestionnaire le rôle qui permet d’utiliser l’API REST et de voir les séances publiques."
        )


class NotFound(BackOfficeError):
    """404: the thing or the service is not there."""

    code = "not_found"
    stops = False

    def __init__(self):
        super().__init__(
            f"Le back-office ne connaît pas ce qui lui est demandé (404). {KEPT} Si tout est concerné, vérifiez que "
            "l’adresse est celle de la racine d’iA.Délib."
        )


class RequestRefused(BackOfficeError):
    """400: mostly an unknown meeting configuration."""

    code = "request"
    stops = False

    def __init__(self, status: int = 400):
        super().__init__(
            f"Le back-office refuse la demande ({status}). {KEPT} Vérifiez dans les réglages l’identifiant de "
            "configuration de chaque organe (« meeting-config-council » par exemple)."
        )


class ServerFailed(BackOfficeError):
    """5xx or 429, again and again."""

    code = "server"
    temporary = True

    def __init__(self, status: int, retry_after: float = 0.0):
        self.retry_after = retry_after
        super().__init__(
            f"Le back-office est en panne ou surchargé ({status}). {KEPT} {AGAIN} ; si cela dure, prévenez "
            "l’hébergeur du back-office."
        )


class NotData(BackOfficeError):
    """HTML, or anything but JSON."""

    code = "not_data"

    def __init__(self, what: str = "autre chose que des données"):
        super().__init__(
            f"Le back-office a répondu {what} au lieu de données. {KEPT} Vérifiez que l’adresse est celle d’iA.Délib "
            "et que son API REST (plonemeeting.restapi) est active ; une page de maintenance passe d’elle-même."
        )


class Malformed(BackOfficeError):
    """JSON of another form than expected; ``field`` names the place."""

    code = "malformed"
    stops = False

    def __init__(self, field: str):
        super().__init__(
            f"La réponse du back-office n’a pas la forme attendue (« {field} »). {KEPT} Signalez-le au support avec la "
            "version du back-office."
        )


class TooLarge(BackOfficeError):
    """More bytes than the limit."""

    code = "too_large"
    stops = False

    def __init__(self, limit: int, what: str = "La réponse du back-office"):
        super().__init__(
            f"{what} dépasse la limite de {limit / 1024**2:g} Mio ; la lecture s’est arrêtée là et rien n’en est "
            f"gardé. {KEPT} Réduisez le document dans le back-office, ou publiez-le autrement."
        )


class RedirectRefused(BackOfficeError):
    """A redirect that leaves the server; ``where`` completes "renvoie vers …"."""

    code = "redirect"

    def __init__(self, where: str):
        super().__init__(
            f"Le back-office renvoie vers {where} : le portail n’y va pas et n’y a rien envoyé. {KEPT} Si le "
            "back-office a déménagé, encodez sa nouvelle adresse dans les réglages de la connexion."
        )


class AnotherPlace(BackOfficeError):
    """An object whose address lies outside the connection's address."""

    code = "another_place"
    stops = False

    def __init__(self):
        super().__init__(
            "Le back-office indique pour un document une adresse hors de la sienne : le portail n’y va pas. "
            f"{KEPT} Encodez l’adresse du back-office comme lui-même l’écrit, ou prévenez son hébergeur."
        )


class Incomplete(BackOfficeError):
    """A list with fewer or other entries than announced: whoever is absent may not count as vanished."""

    code = "incomplete"
    temporary = True
    stops = False

    def __init__(self, announced: int, received: int):
        super().__init__(
            f"La liste du back-office est incomplète : {announced} annoncés, {received} reçus. Rien n’est considéré "
            f"comme disparu. {KEPT} {AGAIN}."
        )


class WrongSize(BackOfficeError):
    """An annex of another length than announced."""

    code = "wrong_size"
    stops = False

    def __init__(self, announced: int, received: int):
        super().__init__(
            f"L’annexe n’a pas la taille annoncée ({announced} octets annoncés, {received} reçus) ; elle n’est pas "
            f"gardée. {KEPT} {AGAIN} ; si cela dure, enregistrez à nouveau l’annexe dans le back-office."
        )


class NotPublishable(BackOfficeError):
    """An annex that may not be fetched at all."""

    code = "not_publishable"
    stops = False

    def __init__(self):
        super().__init__(
            "L’annexe est confidentielle ou n’est pas marquée publiable dans le back-office : elle n’a pas été "
            "demandée. Si elle doit paraître, marquez-la publiable dans le back-office."
        )


class AnotherSource(BackOfficeError):
    """Another municipality, or another database, answers at the address."""

    code = "another_source"

    def __init__(self):
        super().__init__(
            "À l’adresse du back-office répond une autre base que celle qui a été reconnue lors de la connexion. Rien "
            f"n’a été importé. {KEPT} Si le changement est voulu, testez et enregistrez à nouveau la connexion."
        )


class Implausible(BackOfficeError):
    """So much more than usual that a human has to look."""

    code = "implausible"

    def __init__(self, what: str, found: int, usual: int):
        super().__init__(
            f"Le back-office envoie {found} {what}, d’habitude {usual} : l’importation s’est arrêtée avant d’en rien "
            f"importer. {KEPT} Vérifiez dans le back-office, puis relancez en confirmant ce nombre."
        )
