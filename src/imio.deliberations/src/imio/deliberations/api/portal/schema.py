"""``GET /@payload-schema``: the JSON schema of what back offices send."""

from imio.deliberations.backoffice.payload import json_schema
from Products.Five.browser import BrowserView

import json


class PayloadSchema(BrowserView):
    """Open to all: it says nothing but the form."""

    def __call__(self):
        self.request.response.setHeader("Content-Type", "application/schema+json")
        return json.dumps(json_schema(), indent=1, ensure_ascii=False)
