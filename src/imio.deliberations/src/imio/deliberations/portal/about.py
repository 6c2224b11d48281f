"""The pages about the portal itself: one view, one template, a topic each."""

from imio.deliberations.content.settings import setting
from imio.deliberations.portal import words
from imio.deliberations.portal.page import Page


PREFIX = "about-"


class About(Page):
    """``@@about-<topic>``."""

    def prepare(self):
        self.topic = self.__name__.removeprefix(PREFIX)
        self.contact = setting("contact_email")
        self.publisher = setting("publisher")
        self.licence_name, self.licence_url = setting("licence_name"), setting("licence_url")
        self.assessed = setting("accessibility_assessed")

    def shown(self):
        return [self.contact, self.publisher, self.licence_name, self.licence_url, str(self.assessed)]

    @property
    def canonical(self) -> str:
        return f"{self.context.absolute_url()}/@@{self.__name__}"

    @property
    def title(self) -> str:
        return self.say(words.TOPICS[self.topic])
