"""Accounts of people and of machines in Plone's user folder. Callers checked their right and act as the system."""

from plone import api
from Products.CMFPlone.RegistrationTool import checkEmailAddress
from Products.CMFPlone.RegistrationTool import EmailAddressInvalid

import re
import secrets


#: What a manager may call a machine; its account is ``<institution>+<name>``.
MACHINE_NAME = re.compile(r"[a-z][a-z0-9-]{1,30}")
_EVERYBODY = {"AuthenticatedUsers"}
_ORDINARY = {"Anonymous", "Authenticated", "Member"}


def is_address(text: str) -> bool:
    """Whether the text is an e-mail address."""
    try:
        checkEmailAddress(text)
    except EmailAddressInvalid:
        return False
    return len(text) <= 254


def find(address: str) -> str | None:
    """The id of the account whose id or login is this address (lower case), or None.

    The e-mail *property* does not count: its owner may write any address into it, and would be let in when its
    real holder is invited.
    """
    acl_users = api.portal.get_tool("acl_users")
    info = acl_users._verifyUser(acl_users.plugins, user_id=address)
    info = info or acl_users._verifyUser(acl_users.plugins, login=address)
    return info["id"] if info else None


def create_person(address: str, name: str) -> str:
    """Create the account of an unknown address and return its id. Nobody knows its password: a mail follows.

    Raises ``ValueError`` when the address cannot be an id.
    """
    user = api.user.create(
        email=address, username=address, password=secrets.token_urlsafe(48), properties={"fullname": name}
    )
    return user.getId()


def machine_id(institution, name: str) -> str:
    """The id of a machine of the institution: never that of another's, no institution has a plus in its id."""
    return f"{institution.getId()}+{name}".lower()


def create_machine(institution, name: str) -> tuple[str, str] | None:
    """Create the account of a machine: id and password. None when the id is taken."""
    userid = machine_id(institution, name)
    if not api.portal.get_tool("portal_registration").isMemberIdAllowed(userid):
        return None
    password = secrets.token_urlsafe(24)
    api.portal.get_tool("acl_users").userFolderAddUser(userid, password, [], [])
    return userid, password


def delete_machine(institution, userid: str) -> bool:
    """Delete a machine of the institution that has no other right left. True when it was one."""
    if not userid.startswith(machine_id(institution, "")):
        return False
    acl_users = api.portal.get_tool("acl_users")
    user = acl_users.getUserById(userid)
    if user is None or set(user.getGroups()) - _EVERYBODY or set(user.getRoles()) - _ORDINARY:
        return False
    acl_users.userFolderDelUsers([userid])
    return True
