"""Public drafts and decisions of Walloon councils: from the back office's door to the citizen's page."""

from zope.i18nmessageid import MessageFactory


__version__ = "1.0.0.dev0"

PACKAGE_NAME = "imio.deliberations"

_ = MessageFactory(PACKAGE_NAME)
