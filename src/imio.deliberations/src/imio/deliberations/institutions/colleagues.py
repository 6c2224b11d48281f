"""The people of an institution: its manager sees them, invites and removes them, in its own four groups alone."""

from AccessControl import Unauthorized
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.authority import as_system
from imio.deliberations.institutions import accounts
from imio.deliberations.institutions import mail
from imio.deliberations.institutions.tenant import group_id
from imio.deliberations.institutions.tenant import GROUPS
from pathlib import Path
from persistent.mapping import PersistentMapping
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from smtplib import SMTPRecipientsRefused
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message

import hashlib
import logging
import transaction


PERMISSION = "imio.deliberations: Manage institution"
#: Annotation of the institution: user id -> the name under which it invited somebody.
NAMES = "imio.deliberations.colleagues"

#: Suffix of the group -> its name and what it may do.
WORDS = {
    "agents": (
        _("group_agents", default="Agents"),
        _("group_agents_help", default="Préparent les points : relisent et masquent."),
    ),
    "secretaries": (
        _("group_secretaries", default="Secrétaires"),
        _("group_secretaries_help", default="Préparent, valident et publient."),
    ),
    "managers": (
        _("group_managers", default="Gestion"),
        _("group_managers_help", default="Règlent l’institution et ses accès ; ne voient pas le bureau."),
    ),
    "backoffice": (
        _("group_backoffice", default="Back-office"),
        _("group_backoffice_help", default="Envoie les points ; d’ordinaire une machine."),
    ),
}

logger = logging.getLogger(__name__)


class Refused(Exception):
    """Nothing was changed. ``field`` names the field to correct, or is empty."""

    def __init__(self, field: str, message: str):
        super().__init__(field)
        self.field = field
        self.message = message


@dataclass(frozen=True)
class Colleague:
    """A member of a group: the account's id, its login, the name given by the institution."""

    id: str
    login: str
    name: str


@dataclass(frozen=True)
class Group:
    """One of the four groups."""

    suffix: str
    title: str
    help: str
    colleagues: tuple[Colleague, ...]


class Colleagues:
    """Reads and changes the four groups. Every method checks the right on the institution, then acts as the system."""

    def __init__(self, institution):
        self.institution = institution

    def groups(self) -> list[Group]:
        """The four groups with their members, by name."""
        with self._authorised():
            return [Group(suffix, *WORDS[suffix], self._members(suffix)) for suffix in WORDS]

    def invite(self, name: str, address: str, suffix: str) -> str:
        """Give somebody a place in a group and return her address.

        An unknown address gets an account and Plone's mail with the link to choose a password; a known one keeps her
        account and is told by mail. Whoever invites cannot tell one from the other. The mail is the last step:
        when no server takes it, nothing was done. (A conflict after it sends a second mail, whose link is the good
        one.)
        """
        name, address = " ".join(name.split()), address.strip().lower()
        if not name or len(name) > 100:
            raise Refused("fullname", _("colleagues_no_name", default="Donnez un nom, de cent caractères au plus."))
        if not accounts.is_address(address):
            raise Refused(
                "email",
                _("colleagues_bad_address", default="Cette adresse n’est pas complète : il faut nom@domaine.be."),
            )
        if suffix not in GROUPS:
            raise Refused("group", _("colleagues_bad_group", default="Choisissez un des quatre groupes."))
        if not mail.is_configured():
            raise Refused("", _NOT_CONFIGURED)
        with self._authorised():
            known = accounts.find(address)
            if known in self._ids(suffix):
                raise Refused("email", _("colleagues_already", default="Cette personne est déjà dans ce groupe."))
            before = transaction.savepoint(optimistic=True)
            try:
                userid = known or accounts.create_person(address, name)
                self._tool.addPrincipalToGroup(userid, group_id(self.institution, suffix))
                self._names()[userid] = name
                self._write_to(userid, address, suffix, is_new=not known)
            except SMTPRecipientsRefused:
                before.rollback()
                raise Refused("email", _ADDRESS_REFUSED) from None
            except mail.FAILURES as error:
                before.rollback()
                logger.warning("no invitation could be sent: %s", type(error).__name__)
                raise Refused("", _NOT_SENT) from None
            except ValueError:
                before.rollback()
                raise Refused("email", _ADDRESS_UNUSABLE) from None
        self._note("invited", userid, suffix)
        return address

    def remove(self, userid: str, suffix: str) -> bool:
        """Take somebody out of a group. A machine of the institution goes with its account: True."""
        with self._authorised():
            if suffix not in GROUPS or userid not in self._ids(suffix):
                raise Refused("", _("colleagues_gone", default="Cette personne n’est pas dans ce groupe."))
            if suffix == "managers" and not any(self._exists(other) for other in self._ids(suffix) if other != userid):
                raise Refused("", _LAST_MANAGER)
            self._tool.removePrincipalFromGroup(userid, group_id(self.institution, suffix))
            self._forget_name(userid)
            deleted = suffix == "backoffice" and accounts.delete_machine(self.institution, userid)
        self._note("removed", userid, suffix)
        return deleted

    def create_machine(self, name: str) -> tuple[str, str]:
        """Create an account for a back office: login and password. The password is kept nowhere in clear."""
        name = name.strip().lower()
        if not accounts.MACHINE_NAME.fullmatch(name):
            raise Refused(
                "machine",
                _(
                    "colleagues_bad_machine",
                    default="De 2 à 31 lettres sans accent, chiffres ou tirets ; une lettre d’abord.",
                ),
            )
        with self._authorised():
            created = accounts.create_machine(self.institution, name)
            if created is None:
                raise Refused("machine", _("colleagues_machine_taken", default="Ce nom est déjà pris."))
            self._tool.addPrincipalToGroup(created[0], group_id(self.institution, "backoffice"))
        self._note("created", created[0], "backoffice")
        return created

    @contextmanager
    def _authorised(self) -> Iterator[None]:
        if not api.user.has_permission(PERMISSION, obj=self.institution):
            raise Unauthorized(PERMISSION)
        with as_system():
            yield

    @cached_property
    def _tool(self):
        return api.portal.get_tool("portal_groups")

    def _ids(self, suffix: str) -> list[str]:
        return self._tool.getGroupMembers(group_id(self.institution, suffix))

    def _members(self, suffix: str) -> tuple[Colleague, ...]:
        found = [self._colleague(userid) for userid in self._ids(suffix)]
        return tuple(sorted(found, key=lambda colleague: (colleague.name.casefold(), colleague.id)))

    def _colleague(self, userid: str) -> Colleague:
        """The name is the one that the institution gave: another would tell that the account was there before."""
        given = IAnnotations(self.institution).get(NAMES, {}).get(userid)
        user = api.user.get(userid=userid)
        if user is not None:
            return Colleague(userid, user.getUserName(), given or user.getProperty("fullname") or userid)
        group = self._tool.getGroupById(userid)
        return Colleague(userid, userid, given or (group.getProperty("title") if group is not None else "") or userid)

    @staticmethod
    def _exists(userid: str) -> bool:
        return api.user.get(userid=userid) is not None

    def _names(self) -> PersistentMapping:
        return IAnnotations(self.institution).setdefault(NAMES, PersistentMapping())

    def _forget_name(self, userid: str) -> None:
        """Always a write: two managers who remove each other at the same moment conflict, and one of them stays."""
        names = self._names()
        if not any(userid in self._ids(suffix) for suffix in GROUPS):
            names.pop(userid, None)
        names._p_changed = True

    def _write_to(self, userid: str, address: str, suffix: str, is_new: bool) -> None:
        if is_new:
            api.portal.get_tool("portal_registration").registeredNotify(userid)
            return
        portal_url = api.portal.get().absolute_url()
        values = {
            "institution": self.institution.title,
            "group": _say(WORDS[suffix][0]),
            "login": f"{portal_url}/login",
            "help": f"{portal_url}/login-help",
        }
        mail.send(
            api.user.get(userid=userid).getProperty("email") or address,
            _say(_ACCESS_SUBJECT, values),
            _say(_ACCESS_TEXT, values),
        )

    def _note(self, act: str, userid: str, suffix: str) -> None:
        actor = api.user.get_current().getId()
        logger.info("%s %s %s, group %s", actor, act, userid, group_id(self.institution, suffix))


class ColleaguesView(BrowserView):
    """The page of the manager: reads on GET; writes on POST with Plone's token, then redirects."""

    page_class = "wide"
    robots = "noindex"

    error: Refused | None = None
    #: A machine that was just created: login and password, shown once.
    machine: tuple[str, str] | None = None

    def __call__(self):
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            done = self._act()
        except Refused as error:
            self.error = error
            response.setStatus(422)
            return self.index()
        if self.machine is not None:
            # No redirect: the password would have to be kept somewhere to survive it.
            return self.index()
        IStatusMessage(self.request).add(done, type="info")
        response.redirect(self._way_on(), status=303)
        return ""

    @property
    def style_url(self) -> str:
        return f"{api.portal.get().absolute_url()}/++resource++imio.deliberations.institutions/forms.css?v={_version()}"

    @cached_property
    def colleagues(self) -> Colleagues:
        return Colleagues(self.context)

    @property
    def groups(self) -> list[Group]:
        return self.colleagues.groups()

    @property
    def messages(self) -> list[str]:
        return [message.message for message in IStatusMessage(self.request).show()]

    def value(self, name: str) -> str:
        """What was sent in a field, while it has to be corrected."""
        return self._field(name) if self.error is not None else ""

    def error_of(self, field: str):
        return self.error.message if self.error is not None and self.error.field == field else None

    def _act(self):
        action = self._field("action")
        if action == "invite":
            address = self.colleagues.invite(self._field("fullname"), self._field("email"), self._field("group"))
            return _(
                "colleagues_invited",
                default="C’est fait : un message est parti vers ${address}.",
                mapping={"address": address},
            )
        if action == "remove":
            if self.colleagues.remove(self._field("member"), self._field("group")):
                return _("colleagues_machine_deleted", default="Le compte de la machine est supprimé.")
            return _("colleagues_removed", default="C’est fait : cette personne n’est plus dans ce groupe.")
        if action == "machine":
            self.machine = self.colleagues.create_machine(self._field("machine"))
            return None
        raise Refused("", _("colleagues_no_action", default="Rien n’a été demandé."))

    def _field(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def _way_on(self) -> str:
        left = self._field("action") == "remove" and self._field("group") == "managers"
        if left and self._field("member") == api.user.get_current().getId():
            return api.portal.get().absolute_url()
        return f"{self.context.absolute_url()}/@@colleagues"


_NOT_CONFIGURED = _(
    "colleagues_mail_not_configured",
    default="Le portail n’a pas de serveur de courrier : personne n’a été invité. Demandez à qui l’administre de le "
    "régler.",
)
_NOT_SENT = _(
    "colleagues_mail_failed",
    default="Le serveur de courrier n’a pas pris le message : personne n’a été invité. Réessayez plus tard.",
)
_ADDRESS_REFUSED = _(
    "colleagues_address_refused",
    default="Le serveur de courrier refuse cette adresse : personne n’a été invité.",
)
_ADDRESS_UNUSABLE = _(
    "colleagues_address_unusable",
    default="Cette adresse ne peut pas servir d’identifiant : personne n’a été invité. Donnez-en une autre.",
)
_LAST_MANAGER = _(
    "colleagues_last_manager",
    default="C’est la dernière personne de la gestion : invitez-en d’abord une autre.",
)
_ACCESS_SUBJECT = _("mail_access_subject", default="Accès à ${institution}")
_ACCESS_TEXT = _(
    "mail_access_text",
    default="Bonjour,\n\n${institution} vous a donné un accès à son espace de délibérations.\nGroupe : ${group}\n\n"
    "Connexion : ${login}\nMot de passe oublié, ou pas encore choisi : ${help}\n",
)


@cache
def _version() -> str:
    """Changes with the style sheet, so that its address may be kept."""
    return hashlib.sha256((Path(__file__).parent / "static" / "forms.css").read_bytes()).hexdigest()[:12]


def _say(message, values=None) -> str:
    return translate(Message(message, mapping=values), context=getRequest())
