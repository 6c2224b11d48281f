"""Lets the screen be called ``review`` although a dossier has an attribute of that name."""

from imio.deliberations.content.bureau import IDossier
from imio.deliberations.interfaces import IDeliberationsLayer
from plone.dexterity.browser.traversal import DexterityPublishTraverse
from zope.component import adapter
from zope.component import getMultiAdapter


@adapter(IDossier, IDeliberationsLayer)
class DossierTraverse(DexterityPublishTraverse):
    """The attributes of a dossier are no addresses: what it is asked for by name are its screens."""

    def publishTraverse(self, request, name):
        if name == "review":
            return getMultiAdapter((self.context, request), name=name)
        return super().publishTraverse(request, name)
