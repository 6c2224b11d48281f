"""``POST /{institution}/@dossiers``: a meeting with its items."""

from imio.deliberations.api.request import json_of
from imio.deliberations.api.request import WritingService
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.reception.inbox import receive


class DossiersPost(WritingService):
    """200 with one result line an item, each with the code that it would have had alone."""

    permission = "imio.deliberations: Submit dossiers"

    def act(self):
        try:
            results = receive(self.context, json_of(self.request))
        except PayloadError as error:
            return self.error(400, "envoi refusé, rien n’est enregistré", error.problems)
        return {"results": [result.as_dict() for result in results]}
