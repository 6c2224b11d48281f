"""Macros that the bureau's screens share: the way between them, and the filter of items."""

from Products.Five import BrowserView
from zExceptions import NotFound


class Macros(BrowserView):
    """A template that is only a holder of macros, no page by itself. Two of them:

    - ``metal:use-macro="context/@@bench-navigation/macros/navigation"``, right under a screen's heading; it reads
      ``view.navigation``, which each ``Screen`` has;
    - ``metal:use-macro="context/@@bench-filter/macros/filter"``, for a screen that is ``filtering.Filtered``.
    """

    def __call__(self):
        raise NotFound()

    @property
    def macros(self):
        return self.index.macros

    def __getitem__(self, name):
        return getattr(self, name)
