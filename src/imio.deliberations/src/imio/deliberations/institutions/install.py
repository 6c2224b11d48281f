"""How people sign in: what installing sets, and what uninstalling takes away."""

from imio.deliberations.institutions.throttle import LoginThrottle
from imio.deliberations.institutions.throttle import PLUGIN
from plone.base.interfaces import ISecuritySchema
from Products.PlonePAS.plugins.passwordpolicy import PasswordPolicyPlugin
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin

import logging


#: Characters of a password that somebody chooses.
SHORTEST_PASSWORD = 12

logger = logging.getLogger(__name__)


def install_sign_in(portal) -> None:
    """Accounts by invitation only, logins in lower case, long passwords, no endless trying."""
    install_throttle(portal)
    portal.acl_users.password_policy.min_chars = SHORTEST_PASSWORD
    security = ISecuritySchema(portal)
    security.enable_self_reg = False
    # The password is chosen behind a link in a mail, never by whoever creates the account.
    security.enable_user_pwd_choice = False
    _ignore_case(portal.acl_users)


def remove_sign_in(portal) -> None:
    """Leave Plone's own sign-in. Logins stay in lower case."""
    remove_throttle(portal)
    policy = portal.acl_users.password_policy
    if policy.min_chars == SHORTEST_PASSWORD:
        policy.min_chars = PasswordPolicyPlugin.min_chars


def install_throttle(portal) -> None:
    """Put the throttle before all other plugins that authenticate. May be called again."""
    acl_users = portal.acl_users
    if PLUGIN not in acl_users:
        acl_users._setObject(PLUGIN, LoginThrottle())
    plugins = acl_users.plugins
    if PLUGIN not in plugins.listPluginIds(IAuthenticationPlugin):
        plugins.activatePlugin(IAuthenticationPlugin, PLUGIN)
    plugins.movePluginsTop(IAuthenticationPlugin, [PLUGIN])


def remove_throttle(portal) -> None:
    """Take the throttle out."""
    acl_users = portal.acl_users
    if PLUGIN not in acl_users:
        return
    if PLUGIN in acl_users.plugins.listPluginIds(IAuthenticationPlugin):
        acl_users.plugins.deactivatePlugin(IAuthenticationPlugin, PLUGIN)
    acl_users._delObject(PLUGIN)


def _ignore_case(acl_users) -> None:
    """Whoever writes her address with a capital gets in. Existing logins are lowered, unless two would become one."""
    before = acl_users.login_transform
    if before:
        return
    try:
        acl_users.manage_changeProperties(login_transform="lower")
    except ValueError:
        acl_users.login_transform = before
        logger.warning("logins stay case sensitive: two of them differ by case alone")
