"""``POST /{institution}/@takeover``: one item of another portal, the office holders, or the release of all analysed."""

from datetime import datetime
from imio.deliberations.api.dossiers.put import DossiersPut
from imio.deliberations.api.request import json_of
from imio.deliberations.api.request import WritingService
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.takeover.intake import accept
from imio.deliberations.takeover.intake import add_officials
from imio.deliberations.takeover.intake import look
from imio.deliberations.takeover.intake import new_officials
from imio.deliberations.takeover.intake import settle
from imio.deliberations.validation.office_holders import lines_of
from plone import api
from typing import Any


class TakeoverPost(WritingService):
    """``act``: ``item`` (with ``submission``, ``address``, ``meeting``, ``published``), ``officials`` (with ``lines``)
    or ``settle``; ``look`` with the same says what the first two would do, and writes nothing."""

    permission = "Manage portal"

    def act(self):
        data = json_of(self.request)
        bureau, who = self.context["bureau"], api.user.get_current().getId()
        match data:
            case {"act": "item", "submission": dict(submission)}:
                return self.item(data, submission, who)
            case {"act": "officials", "lines": list(lines)}:
                return {"added": add_officials(bureau, lines, who)}
            case {"act": "settle"}:
                return settle(bureau, who)
            case {"act": "look", "submission": dict(submission)}:
                return self.look(data, submission)
            case {"act": "look", "lines": list(lines)}:
                return {"added": len(new_officials(bureau, lines)), "registry": list(lines_of(bureau))}
        return self.error(400, "act: item, officials, settle ou look")

    def look(self, data: dict[str, Any], submission: dict[str, Any]):
        try:
            return look(self.context, submission, str(data.get("address") or ""), str(data.get("meeting") or ""))
        except PayloadError as error:
            return self.error(400, "envoi illisible", error.problems)

    def item(self, data: dict[str, Any], submission: dict[str, Any], who: str):
        published = data.get("published")
        try:
            result = accept(
                self.context,
                submission,
                who,
                address=str(data.get("address") or ""),
                meeting=str(data.get("meeting") or ""),
                published=as_utc(datetime.fromisoformat(published)) if published else None,
            )
        except PayloadError as error:
            return self.error(400, "envoi refusé, rien n’est enregistré", error.problems)
        except (TypeError, ValueError):
            return self.error(400, "published: une date ISO 8601 est attendue")
        return result.as_dict()


class TakeoverPut(DossiersPut):
    """``PUT …/@takeover/{id}/annexes/{annex}``: the bytes of an annex, as a back office hands them over."""

    permission = "Manage portal"

    def act(self):
        match self.steps:
            case [item, "annexes", annex]:
                return self.annex(item, annex)
        return self.error(404, "adresse : @takeover/{point}/annexes/{annexe}")
