"""``PUT /{institution}/@dossiers/{id}`` and ``…/{id}/annexes/{annex}``."""

from imio.deliberations.api.request import body_of
from imio.deliberations.api.request import json_of
from imio.deliberations.api.request import MAX_ANNEX
from imio.deliberations.api.request import media_type_of
from imio.deliberations.api.request import WritingService
from imio.deliberations.authority import as_system
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.inbox import receive
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class DossiersPut(WritingService):
    """One item, or the bytes of one of its annexes."""

    permission = "imio.deliberations: Submit dossiers"

    def __init__(self, context, request):
        super().__init__(context, request)
        self.steps: list[str] = []

    def publishTraverse(self, request, name):
        self.steps.append(name)
        return self

    def act(self):
        match self.steps:
            case [item]:
                return self.item(item)
            case [item, "annexes", annex]:
                return self.annex(item, annex)
        return self.error(404, "adresses : @dossiers/{point} et @dossiers/{point}/annexes/{annexe}")

    def item(self, identifier: str):
        try:
            [result] = receive(self.context, json_of(self.request), only=identifier)
        except PayloadError as error:
            return self.error(400, "envoi refusé, rien n’est enregistré", error.problems)
        self.request.response.setStatus(result.code)
        return result.as_dict()

    def annex(self, identifier: str, annex: str):
        data = body_of(self.request, MAX_ANNEX)
        dossier = find_dossier(self.context, identifier)
        if dossier is None or dossier.content is None:
            return self.error(404, "dossier inconnu : envoyez d’abord le point")
        with as_system():
            verdict = receive_annex(dossier, annex, data, media_type_of(self.request))
        self.request.response.setStatus(verdict.code)
        reply = {"id": annex, "status": verdict.status, "code": verdict.code}
        return reply | ({"message": verdict.message} if verdict.message else {})
