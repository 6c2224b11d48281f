"""The stand-in's JSON, in both dialects: keys, tokens and shapes are facts of plonemeeting.restapi, contents "
"invented."""

from standin.town import Annex
from standin.town import Config
from standin.town import Item
from standin.town import Meeting
from standin.town import Town
from zoneinfo import ZoneInfo


BRUSSELS = ZoneInfo("Europe/Brussels")
TITLES = {
    "public": "Séance publique",
    "public_heading": "Séance publique (point en tête)",
    "secret": "Huis clos",
    "secret_heading": "Huis clos (point en tête)",
    "normal": "normale",
    "late": "supplémentaire",
}
ITEM_INCLUDES = (
    *("annexes", "attendees", "proposing_group", "category", "classifier", "groups_in_charge"),
    *("associated_groups", "pod_templates", "meeting", "linked_items", "*deliberation*", "config"),
)
MASK = '<span class="pm-anonymize"></span>'
FLAGS = ("to_print", "confidential", "publishable", "to_sign", "signed")


class Query:
    """The parameters of a request; a repeated one is a list."""

    def __init__(self, params: list[tuple[str, str]]):
        self.params = params

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.params if key == name]

    def one(self, name: str, default: str = "") -> str:
        return next(iter(self.all(name)), default)

    def flag(self, name: str, default: bool = False) -> bool:
        """A bare flag is true; ``false`` and ``0`` are false."""
        values = self.all(name)
        return values[0].lower() not in ("false", "0") if values else default

    def below(self, prefix: str) -> "Query":
        """The parameters of included objects."""
        return Query([(key.removeprefix(prefix), value) for key, value in self.params if key.startswith(prefix)])


class Answers:
    """Serialises what the town knows. ``old``: the 1.x dialect."""

    def __init__(self, town: Town, base: str, old: bool = False):
        self.town = town
        self.base = base
        self.old = old

    # -- objects --------------------------------------------------------------------------------------------------

    def meeting(self, meeting: Meeting, query: Query) -> dict:
        config = self.town.configs[meeting.config]
        data = self._base(meeting, self.url_of(meeting), f"Meeting{config.type}", query)
        if not query.flag("fullobjects"):
            return data
        date = meeting.date.replace(tzinfo=BRUSSELS) if self.old else meeting.date
        fields = {
            "date": date.isoformat(),
            "place": self._term("other", "Autre") if not self.old else "other",
            "place_other": meeting.place,
            "review_state": self._term(meeting.state, meeting.state),
        }
        return data | self._fields(fields, query) | self._components("meeting_view", ("annexes", "attendees"))

    def item(self, item: Item, query: Query) -> dict:
        config = self.town.configs[item.config]
        data = self._base(item, self.url_of(item), f"MeetingItem{config.type}", query)
        if not query.flag("fullobjects"):
            return data
        categories, classifiers, groups = dict(config.categories), dict(config.classifiers), dict(config.groups)
        fields = {
            "itemNumber": item.number,
            "privacy": self._term(item.privacy, TITLES[item.privacy]),
            "listType": self._term(item.list_type, TITLES.get(item.list_type, item.list_type)),
            "category": self._choice(item.category, categories),
            "classifier": self._choice(item.classifier, classifiers),
            "groupsInCharge": [self._choice(uid, groups) for uid in item.groups],
            "review_state": self._term(item.state, item.state),
        }
        data |= self._fields(fields, query)
        if "formatted_itemNumber" in query.all("additional_values") or not query.all("additional_values"):
            whole, part = divmod(item.number, 100)
            data["formatted_itemNumber"] = item.written or (f"{whole}.{part}" if part else str(whole))
        data |= self._components("meetingitem_view", ITEM_INCLUDES)
        asked = query.all("extra_include")
        variants = [name for name in asked if "deliberation" in name]
        if variants:
            data["extra_include_deliberation"] = {name: deliberation(item, name) for name in variants}
        if "annexes" in asked and not self.old:
            data["extra_include_annexes"] = self.annexes(item, query.below("extra_include_annexes_"))
        if "meeting" in asked:
            meeting = self.town.meetings.get(item.meeting or "")
            included = query.below("extra_include_meeting_")
            data["extra_include_meeting"] = self.meeting(meeting, included) if meeting else {}
        return data

    def annexes(self, item: Item, query: Query) -> list[dict]:
        asked = {flag: query.flag(flag) for flag in FLAGS if query.all(flag)}
        return [
            self.annex(item, annex, query)
            for annex in item.annexes
            if all(getattr(annex, flag, False) == wanted for flag, wanted in asked.items())
        ]

    def annex(self, item: Item, annex: Annex, query: Query) -> dict:
        url = f"{self.url_of(item)}/{annex.id}"
        data = self._base(annex, url, "annex", query) | {"review_state": None}
        if not query.flag("fullobjects"):
            return data
        file = {
            "content-type": annex.content_type,
            "filename": annex.filename,
            "size": annex.size,
            "download": f"{url}/@@download/file",
        }
        category = f"{item.config}-annexes_types_-_item_annexes_-_annexe"
        fields = {"file": file, "content_category": self._term(category, "Annexe")}
        values = {
            "publishable": annex.publishable,
            "confidential": annex.confidential,
            "category_title": "Annexe",
            "subcategory_title": None,
        }
        asked = query.all("additional_values")
        return data | self._fields(fields, query) | {k: v for k, v in values.items() if not asked or k in asked}

    def config(self, config: Config, query: Query) -> dict:
        data = {
            "@id": f"{self.base}/portal_plonemeeting/{config.id}",
            "@type": "MeetingConfig",
            "UID": config.uid,
            "id": config.id,
            "title": config.title,
        }
        for name, kind, known in (
            ("categories", "meetingcategory", config.categories),
            ("classifiers", "meetingcategory", config.classifiers),
            ("groups_in_charge", "organization", config.groups),
        ):
            if name in query.all("extra_include") and config.enabled:
                data[f"extra_include_{name}"] = [self._listed(kind, token, title) for token, title in known]
                data[f"extra_include_{name}_items_total"] = len(known)
        return data

    def url_of(self, thing: Meeting | Item) -> str:
        return f"{self.base}/Members/dgen/mymeetings/{thing.config}/{thing.id}"

    # -- pieces ---------------------------------------------------------------------------------------------------

    def _base(self, thing, url: str, kind: str, query: Query) -> dict:
        if not query.flag("include_base_data", True) and not self.old:
            return {"@type": kind}
        created, modified = ("creation_date", "modification_date") if self.old else ("created", "modified")
        return {
            "@id": url,
            "@type": kind,
            "UID": thing.uid,
            "id": thing.id,
            "title": thing.title,
            "review_state": getattr(thing, "state", None),
            created: thing.created.isoformat(),
            modified: thing.modified.isoformat(),
        }

    def _fields(self, fields: dict, query: Query) -> dict:
        asked = query.all("metadata_fields")
        return {key: value for key, value in fields.items() if not asked or key in asked}

    def _components(self, layout: str, includes) -> dict:
        known = {"@components": {}, "allow_discussion": False, "layout": layout}
        return known if self.old else known | {"@extra_includes": list(includes)}

    def _term(self, token: str, title: str):
        return token if self.old else {"token": token, "title": title}

    def _choice(self, token: str | None, known: dict[str, str]):
        if token is None:
            return None
        return self._term(token, known.get(token, f"Missing: {token}"))

    def _listed(self, kind: str, token: str, title: str) -> dict:
        group = kind == "organization"
        return {
            "@id": f"{self.base}/{kind}/{token}",
            "@type": kind,
            "id": title.lower().replace(" ", "-") if group else token,
            "UID": token if group else self.town.uid(f"{kind} {token}"),
            "title": title,
            "enabled": True,
            "review_state": None,
        }


def deliberation(item: Item, variant: str) -> str:
    """The HTML of a variant: before the decision no outcome is told."""
    decided = item.votes if variant.endswith("_decided") else ""
    if variant.endswith("motivation"):
        return item.motivation
    if variant.endswith("_decision"):
        return item.decision
    return item.motivation + item.decision + decided
