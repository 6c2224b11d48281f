"""Plone's token against forged requests goes into forms that change something, never into an address."""

from imio.deliberations.interfaces import IDeliberationsLayer
from plone.protect.auto import ProtectTransform
from plone.transformchain.interfaces import ITransform
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


@implementer(ITransform)
@adapter(Interface, IDeliberationsLayer)
class PostOnly(ProtectTransform):
    """plone.protect's own adds it to forms that ask as well: a search by somebody signed in would carry it in its
    address, which is noted in logs and passed on.
    """

    def transform(self, result, encoding):
        changed = super().transform(result, encoding)
        if changed is not None:
            for form in changed.tree.getroot().iter("form"):
                if form.get("method", "get").lower() == "get":
                    for token in form.xpath('.//input[@name="_authenticator"]'):
                        token.getparent().remove(token)
        return changed
