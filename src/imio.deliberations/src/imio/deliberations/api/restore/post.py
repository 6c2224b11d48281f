"""``POST /@restore``: take the public side back from two files that the operator laid beside the portal."""

from imio.deliberations.api.request import json_of
from imio.deliberations.api.request import WritingService
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.restore import NotRestored
from imio.deliberations.publication.restore import restore
from imio.deliberations.takeover.reading import BadExport
from imio.deliberations.takeover.reading import Export
from pathlib import Path

import App.config
import re
import transaction


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def folder() -> Path:
    """Where the files are expected: as collective.exportimport does."""
    return Path(App.config.getConfiguration().clienthome) / "import"


class RestorePost(WritingService):
    """``register`` and ``content``: names of files in the folder; ``head``: as noted elsewhere, or nothing."""

    permission = "Manage portal"

    def act(self):
        data = json_of(self.request)
        names = [data.get("register"), data.get("content")] if isinstance(data, dict) else []
        if len(names) != 2 or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
            return self.error(400, "register et content : le nom d’un fichier du dossier import")
        lines, content = (folder() / name for name in names)
        try:
            with Export([content]) as export, lines.open(encoding="utf-8") as register:
                count = restore(self.context, register, export, str(data.get("head") or ""))
        except (BadExport, NotRestored) as error:
            transaction.abort()
            return self.error(409, str(error))
        except OSError as error:
            transaction.abort()
            return self.error(409, f"{lines.name}: {type(error).__name__}")
        entries = register_of(self.context)
        return {"objects": count, "entries": len(entries), "head": entries.head}
