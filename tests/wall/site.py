"""A portal over HTTP whose database can be put back to a moment."""

from flow import password
from plone import api
from plone.protect import createToken
from plone.testing import zodb
from plone.testing.zope import addRequestContainer
from zope.globalrequest import setRequest

import httpx
import transaction
import Zope2


#: Manager of the portal, and of nothing else.
SITE_MANAGER = "site-manager"


class Site:
    """``portal`` is read as it stands; ``client`` goes through the server."""

    def __init__(self, layer):
        self.layer = layer
        self.url = layer["portal"].absolute_url()
        self._databases = [layer["zodbDB"]]
        self._clients = {}
        with api.env.adopt_roles(["Manager"]):
            api.user.create(
                username=SITE_MANAGER,
                email=f"{SITE_MANAGER}@example.be",
                password=password(SITE_MANAGER),
            )
        self.portal.acl_users.portal_role_manager.assignRoleToPrincipal("Manager", SITE_MANAGER)
        transaction.commit()

    @property
    def portal(self):
        return self.layer["portal"]

    @property
    def database(self):
        return self.layer["zodbDB"]

    @property
    def last_transaction(self) -> bytes:
        """Changes whenever somebody commits."""
        return self.database.storage.lastTransaction()

    def begin(self):
        """Look at the database as it stands after the server's last commit."""
        transaction.begin()
        return self.portal

    # -- moments

    def keep(self) -> None:
        """What is done from now on can be undone by ``back``."""
        transaction.commit()
        self._databases.append(None)
        self._stack()

    def back(self) -> None:
        """To the moment of the last ``keep``."""
        self._unstack()
        self._stack()

    def forget(self) -> None:
        """To the moment of the last ``keep``, which is no longer one."""
        self._unstack()
        self._databases.pop()
        self._use(self._databases[-1])

    def close(self) -> None:
        """Leave the layer as it was."""
        while len(self._databases) > 1:
            self.forget()
        for client in self._clients.values():
            client.close()

    def _stack(self):
        self._databases[-1] = zodb.stackDemoStorage(self._databases[-2], name="Wall")
        self._use(self._databases[-1])

    def _unstack(self):
        transaction.abort()
        self.layer["app"].REQUEST.close()
        self.layer["app"]._p_jar.close()
        self._databases[-1].close()

    def _use(self, database):
        layer = self.layer
        layer["zodbDB"] = database
        environ = {"SERVER_NAME": layer["host"], "SERVER_PORT": str(layer["port"])}
        app = layer["app"] = addRequestContainer(Zope2.app(), environ=environ)
        layer["request"] = app.REQUEST
        app.REQUEST["PARENTS"] = [app]
        setRequest(app.REQUEST)
        transaction.begin()
        layer["portal"] = app[self.url.rpartition("/")[2]]
        layer.setUpEnvironment(layer["portal"])

    # -- people

    def client(self, user: str | None) -> httpx.Client:
        """An HTTP client signed in as an account, or anonymous; it follows no redirect."""
        if user not in self._clients:
            auth = (user, password(user)) if user else None
            self._clients[user] = httpx.Client(base_url=self.url, auth=auth, timeout=60)
        return self._clients[user]

    def token(self, user: str | None) -> str:
        """A CSRF token: what is refused shall be refused for a better reason."""
        if user is None:
            return createToken()
        with api.env.adopt_user(username=user):
            return createToken()
