"""The mails to those who follow: the one to confirm, the one of who follows already, and what is new.

They hold what is public at the moment of their making, and nothing that follows a reader: no picture, no counter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.charset import Charset
from email.charset import QP
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from imio.deliberations import _
from imio.deliberations.following.blocks import as_html
from imio.deliberations.following.blocks import as_text
from imio.deliberations.following.blocks import Block
from imio.deliberations.following.blocks import Heading
from imio.deliberations.following.blocks import Line
from imio.deliberations.following.blocks import Link
from imio.deliberations.following.news import name_of
from imio.deliberations.following.news import News
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.following.telling import told
from imio.deliberations.following.words import details_of
from imio.deliberations.following.words import say
from imio.deliberations.following.words import subject_of
from imio.deliberations.wording import day
from itertools import groupby
from urllib.parse import urlsplit


#: Things that one mail tells; of more, how many.
MOST = 60

#: Lines as SMTP ends them: what is sent as bytes is not changed on its way.
_LINES = compat32.clone(linesep="\r\n")
_CHARSET = Charset("utf-8")
_CHARSET.body_encoding = QP

REMOVED = _("letter_removed", default="retiré :")
ADDED = _("letter_added", default="ajouté :")


@dataclass(frozen=True)
class Links:
    """``site``: the portal's public address in the reader's language, without a final slash. The others: pages of
    one subscription."""

    site: str
    confirm: str
    manage: str
    stop: str


def to_confirm(subscription: Subscription, links: Links, portal_title: str) -> MIMEMultipart:
    """The mail that asks whether the address's owner wants this. No word of it was typed by whoever filled the form."""
    language = subscription.language
    blocks = [
        Line(_hello(language)),
        Line(
            say(
                _(
                    "letter_confirm",
                    default="Quelqu’un, vous sans doute, a demandé à suivre par courriel, à cette "
                    "adresse, ce que publie ${portal} :",
                ),
                language,
                portal=portal_title,
            )
        ),
        Line(subject_of(subscription.followed, language)),
        Link(say(_("letter_confirm_link", default="Vérifier et confirmer"), language), links.confirm),
        Line(
            say(
                _(
                    "letter_confirm_foot",
                    default="Ce lien est valable 48 heures. Si vous n’avez rien demandé, ne faites "
                    "rien : sans confirmation, votre adresse est effacée.",
                ),
                language,
            )
        ),
    ]
    subject = say(
        _("letter_confirm_subject", default="${portal} : confirmez votre demande"), language, portal=portal_title
    )
    return _mail(subject, blocks, language, subscription.asked, f"confirm.{subscription.id}", links)


def known(subscription: Subscription, links: Links, portal_title: str) -> MIMEMultipart:
    """The mail to who asks for what he has already."""
    language = subscription.language
    blocks = [
        Line(_hello(language)),
        Line(say(_("letter_known", default="Vous suivez déjà :"), language)),
        Line(subject_of(subscription.followed, language)),
        Link(say(_("letter_manage", default="Changer le rythme, ou ne plus suivre"), language), links.manage),
    ]
    subject = say(_("letter_known_subject", default="${portal} : vous suivez déjà ceci"), language, portal=portal_title)
    return _mail(subject, blocks, language, subscription.asked, f"known.{subscription.id}", links)


def of_news(
    subscription: Subscription, found: Sequence[News], period: str, due: datetime, links: Links, portal_title: str
) -> MIMEMultipart:
    """What is new for a subscription. The same period has the same Message-ID and date, however often it is made."""
    language = subscription.language
    about = subject_of(subscription.followed, language)
    blocks: list[Block] = [Heading(about, 1)]
    blocks += [Line(values, _label(name, language)) for name, values in details_of(subscription.followed, language)]
    for (start, institution, organ), group in groupby(
        found[:MOST], key=lambda one: (one.start, one.institution, one.organ)
    ):
        blocks.append(Heading(f"{name_of(institution)} – {_meeting(organ, start, language)}"))
        for one in group:
            blocks += told(one, links.site, language)
    if len(found) > MOST:
        blocks.append(
            Line(say(_("letter_more", default="Et ${count} autres nouveautés."), language, count=len(found) - MOST))
        )
    blocks += [
        Line(
            say(
                _(
                    "letter_foot_alerts",
                    default="Vous recevez ce courriel parce que vous l’avez demandé sur ${portal}. "
                    "Il dit ce qui était public le ${day} ; seule la page fait foi.",
                ),
                language,
                portal=portal_title,
                day=day(due, language, weekday=False),
            )
        ),
        Link(say(_("letter_manage", default="Changer le rythme, ou ne plus suivre"), language), links.manage),
        Link(say(_("letter_stop", default="Ne plus suivre"), language), links.stop),
    ]
    one = _("letter_news_subject_one", default="${about} : une nouveauté")
    many = _("letter_news_subject", default="${about} : ${count} nouveautés")
    subject = say(one if len(found) == 1 else many, language, about=about, count=len(found))
    mail = _mail(subject, blocks, language, due, f"{period}.{subscription.id}", links)
    # RFC 8058: mail programs show a button, and post this to the address without asking anything.
    mail["List-Unsubscribe"] = f"<{links.stop}>"
    mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return mail


def _meeting(organ: str, start: datetime, language: str) -> str:
    return say(_("meeting_name", default="${organ} du ${date}"), language, organ=organ, date=day(start, language))


def _label(name: str, language: str) -> str:
    return say(_("letter_label", default="${name} :"), language, name=name)


def _hello(language: str) -> str:
    return say(_("letter_hello", default="Bonjour,"), language)


def _mail(
    subject: str, blocks: Sequence[Block], language: str, date: datetime | None, name: str, links: Links
) -> MIMEMultipart:
    marks = {"removed": say(REMOVED, language), "added": say(ADDED, language)}
    mail = MIMEMultipart("alternative", policy=_LINES)
    # One line: a title may hold whatever a title may.
    mail["Subject"] = " ".join(subject.split())
    if date is not None:
        mail["Date"] = format_datetime(date)
    mail["Message-ID"] = f"<{name}@{urlsplit(links.site).hostname or 'localhost'}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = language
    mail.attach(MIMEText(as_text(blocks, marks), "plain", _CHARSET))  # type: ignore[arg-type]
    mail.attach(MIMEText(as_html(blocks, marks, language, subject), "html", _CHARSET))  # type: ignore[arg-type]
    return mail
