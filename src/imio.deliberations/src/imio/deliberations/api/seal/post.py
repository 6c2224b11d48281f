"""``POST /@seal``: all passwords of back offices sealed anew with the first key of the environment."""

from imio.deliberations.api.request import WritingService
from imio.deliberations.backoffice.credentials import KeyMissing
from imio.deliberations.reception.pull.sealing import seal_anew
from plone import api

import logging
import os


logger = logging.getLogger(__name__)


class SealPost(WritingService):
    """No body. Tells ids of institutions: ``sealed`` anew, and ``unreadable`` with any of the keys."""

    permission = "Manage portal"

    def act(self):
        try:
            sealed, unreadable = seal_anew(self.context, os.environ)
        except KeyMissing as error:
            return self.error(409, error.sentence)
        logger.info("%d back offices sealed anew by %s", len(sealed), api.user.get_current().getId())
        return {"sealed": sealed, "unreadable": unreadable}
