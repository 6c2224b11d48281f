"""The bytes of a received annex, for those who must read it before it is released."""

from imio.deliberations.reception.annexes import listed_annex
from Products.Five import BrowserView
from zExceptions import NotFound


class ReceivedAnnex(BrowserView):
    """``?id=``: the annex as a download under a neutral name; nothing of it runs or shows inside the portal."""

    def __call__(self):
        annex_id = self.request.form.get("id", "")
        stored = self.context.annexes.get(annex_id) if isinstance(annex_id, str) else None
        if stored is None or listed_annex(self.context, annex_id) is None:
            raise NotFound()
        response = self.request.response
        response.setHeader("Content-Type", "application/octet-stream")
        if stored.file.contentType == "application/pdf":
            response.setHeader("Content-Type", "application/pdf")
        ending = ".pdf" if stored.file.contentType == "application/pdf" else ""
        response.setHeader("Content-Disposition", f'attachment; filename="annexe-{annex_id}{ending}"')
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        return stored.file.data
