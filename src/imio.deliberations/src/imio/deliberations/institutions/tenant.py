"""What an institution is born with: its two areas, its four groups, and their roles inside it alone."""

from imio.deliberations.content.institution import IInstitution
from imio.deliberations.institutions import accounts
from imio.deliberations.wording import OTHERS
from OFS.interfaces import IObjectWillBeMovedEvent
from plone import api
from plone.dexterity.utils import createContent
from zExceptions import BadRequest
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent


#: The groups of an institution: suffix of the group's id -> (role inside the institution, French name).
GROUPS = {
    "backoffice": ("BackOffice", "back-office"),
    "agents": ("Agent", "agents"),
    "secretaries": ("Secretary", "secrétaires"),
    "managers": ("InstitutionManager", "gestion"),
}


def group_id(institution, suffix: str) -> str:
    """The id of one of the institution's groups. Raises ``KeyError`` for an unknown suffix."""
    GROUPS[suffix]
    return f"{institution.getId()}-{suffix}"


@adapter(IInstitution, IObjectWillBeMovedEvent)
def keep_languages_free(institution, event):
    """No institution lies where the pages of a language do: nobody would ever reach it."""
    if event.newName in OTHERS:
        raise BadRequest(f"id : « {event.newName} » est l’adresse des pages en une autre langue ; donnez-en un autre.")


@adapter(IInstitution, IObjectAddedEvent)
def furnish(institution, event):
    """Give a new institution its areas and groups."""
    if event.newParent is None:
        return
    for name, portal_type, title in (
        ("decisions", "Decisions", "Séances"),
        ("bureau", "Bureau", "Bureau"),
    ):
        if name not in institution:
            institution._setObject(name, createContent(portal_type, id=name, title=title))
    for suffix, (role, label) in GROUPS.items():
        name = group_id(institution, suffix)
        if api.group.get(groupname=name) is None:
            api.group.create(groupname=name, title=f"{institution.title} – {label}")
        institution.manage_setLocalRoles(name, [role])
    institution.reindexObjectSecurity()


@adapter(IInstitution, IObjectRemovedEvent)
def clear_groups(institution, event):
    """A group without its institution would let its members into the next one of that id; so would its machines."""
    groups = api.portal.get_tool("portal_groups")
    machines = groups.getGroupMembers(group_id(institution, "backoffice"))
    for suffix in GROUPS:
        if api.group.get(groupname=group_id(institution, suffix)) is not None:
            groups.removeGroup(group_id(institution, suffix))
    for userid in machines:
        accounts.delete_machine(institution, userid)
