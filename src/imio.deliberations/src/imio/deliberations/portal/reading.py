"""What every page that shows an item's text has in common: sections, vote, words about them.

An item is a public decision, or a record of the register as a namespace: both have the same fields.
"""

from functools import cached_property
from imio.deliberations import _
from imio.deliberations.portal import words
from imio.deliberations.portal.language import in_language
from imio.deliberations.portal.page import Page
from imio.deliberations.portal.page import style_version
from imio.deliberations.portal.settings import legal_addresses
from imio.deliberations.portal.text import Layout
from imio.deliberations.publication.register import register_of
from imio.deliberations.publication.versions import Version
from imio.deliberations.publication.versions import versions_of
from plone import api
from types import SimpleNamespace

import re


#: The section that articles are linked to in: elsewhere they are quoted.
ARTICLES = "decision"
_MASK = 'class="masked"'
_LETTER = re.compile(r"\[[A-Z]{1,2}\]")


class ReadingPage(Page):
    """A page with the text of an item, or of several."""

    @property
    def reading_style_url(self) -> str:
        address = self.plain(api.portal.get().absolute_url())
        return f"{address}/++resource++imio.deliberations/reading.css?v={style_version('reading.css')}"

    def plain(self, address: str) -> str:
        """An address of the portal without the language: the one to cite."""
        return in_language(address, words.WRITTEN, self.request)

    def layout_of_text(self, top: int = 3) -> Layout:
        """How texts are laid out here. ``top``: level of their highest heading."""
        return Layout(
            top=top,
            table=self.say(_("table", default="Tableau")),
            link_to=lambda label: self.say(_("link_to_article", default="Lien vers : ${label}"), label=label),
            addresses=self.legal_addresses,
        )

    @cached_property
    def legal_addresses(self) -> dict[str, str]:
        return legal_addresses()

    def sections_of(self, item, layout: Layout) -> list[dict[str, str]]:
        """The sections of an item that have a text, laid out."""
        names = words.SECTIONS if item.stage == "final" else words.DRAFT_SECTIONS
        return [
            {
                "id": layout.prefix + section["name"].replace("_", "-"),
                "title": self.say(names[section["name"]]) if section["name"] in names else "",
                "html": layout.lay_out(section["html"], articles=section["name"] == ARTICLES),
            }
            for section in item.sections
            if section["html"].strip()
        ]

    def votes_of(self, item) -> list[dict]:
        """The counts of the vote, in order; empty without a vote."""
        vote = item.vote or {}
        total = sum(vote.get(name, 0) for name in words.VOTES)
        if not total:
            return []
        counts = [
            {"name": name, "title": self.say(word), "count": vote.get(name, 0)} for name, word in words.VOTES.items()
        ]
        before = 0
        for count in counts:
            # Per mille of the bar.
            count["from"], count["width"] = round(1000 * before / total), round(1000 * count["count"] / total)
            before += count["count"]
        return [count for count in counts if count["count"] or count["name"] != "blank"]

    def outcome_of(self, item) -> str:
        return self.say(words.OUTCOMES[item.outcome]) if item.outcome in words.OUTCOMES else ""

    def withheld_of(self, item) -> list[dict[str, str]]:
        return [
            {
                "title": annex["title"],
                "reason": self.say(words.WITHHELD.get(annex["reason"], words.WITHHELD_OTHERWISE)),
            }
            for annex in item.withheld
        ]

    @staticmethod
    def is_masked(item) -> bool:
        """Whether a reader meets a mask in it."""
        return any(_MASK in section["html"] for section in item.sections) or bool(_LETTER.search(item.title))

    @property
    def language_of_text(self) -> str:
        """The language that the institution writes."""
        languages = self.institution.languages if self.institution is not None else ()
        return languages[0] if languages else words.WRITTEN

    def file_facts(self, content_type: str, size: int, pages: int | None) -> str:
        """What one wants to know before saving a file: "PDF, 312 ko, 4 pages"."""
        kind = self.say(words.MEDIA_TYPES.get(content_type, content_type.rpartition("/")[2].upper()))
        facts = [kind, words.size(size, self.request)]
        if pages:
            message = _("pages_one", default="1 page") if pages == 1 else _("pages", default="${count} pages")
            facts.append(self.say(message, count=pages))
        return ", ".join(facts)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """What was published of the item, oldest first."""
        return versions_of(register_of(api.portal.get()), self.context.versions)


def item_of(version: Version) -> SimpleNamespace:
    """The item as a version shows it."""
    return SimpleNamespace(**version.record)
