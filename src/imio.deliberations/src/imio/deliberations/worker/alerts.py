"""The mails to those who follow: the letters that forms ask for at once, the news when their hour has come.

There is no outbox: a subscription and the register are the queue, and a mail is made when it is sent, from what is
public at that moment. Each subscription is a transaction of its own. A crash between the server's yes and the commit
sends a mail again rather than never: with the same Message-ID and date, by which mail servers know it; until which
entry a period tells is fixed beforehand, so that it tells the same.
"""

from collections.abc import Callable
from datetime import datetime
from datetime import UTC
from email.message import Message
from imio.deliberations.following import letters
from imio.deliberations.following.frequency import BadTimes
from imio.deliberations.following.frequency import FREQUENCIES
from imio.deliberations.following.frequency import is_due
from imio.deliberations.following.frequency import latest
from imio.deliberations.following.frequency import Period
from imio.deliberations.following.frequency import Times
from imio.deliberations.following.frequency import times
from imio.deliberations.following.links import links_of
from imio.deliberations.following.news import News
from imio.deliberations.following.news import news
from imio.deliberations.following.news import told_after
from imio.deliberations.following.news import touched_between
from imio.deliberations.following.subscriptions import REFUSALS
from imio.deliberations.following.subscriptions import Subscription
from imio.deliberations.following.subscriptions import subscriptions_of
from imio.deliberations.following.subscriptions import TOLD
from imio.deliberations.institutions import mail
from imio.deliberations.institutions.public_address import public_address
from imio.deliberations.publication.register import register_of
from imio.deliberations.worker.post import Down
from imio.deliberations.worker.post import is_resting
from imio.deliberations.worker.post import Later
from imio.deliberations.worker.post import note_server
from imio.deliberations.worker.post import post
from imio.deliberations.worker.post import Refused
from ZODB.POSException import ConflictError

import logging
import os
import time
import transaction


logger = logging.getLogger(__name__)

#: Seconds of sending in one round: a slow server holds up no publication.
SLICE = 15
ATTEMPTS = 5


def alert_round(portal, now: datetime | None = None) -> int:
    """Send what is due and erase what nobody confirmed. Returns how many mails were sent.

    Fails for no reason that a mail can have.
    """
    now, sent = now or datetime.now(UTC), 0
    try:
        transaction.begin()
        if subscriptions_of(portal) is None:
            return 0
        _expire(portal, now)
        if not mail.is_configured() or not public_address() or is_resting(portal, now):
            return 0
        sender = _Sender(portal, now)
        try:
            sender.send_letters()
            sender.send_news()
            note_server(portal, now, sender.failure)
        except Down as down:
            note_server(portal, now, str(down))
        finally:
            sent = sender.sent
    except Exception as error:
        logger.error("alerts: %s", type(error).__name__)
    finally:
        transaction.abort()
    return sent


def _expire(portal, now: datetime) -> None:
    everybody = subscriptions_of(portal)
    erased = everybody.expire(now)
    if erased or everybody.asks._p_changed:
        transaction.commit()
    if erased:
        logger.info("erased %d subscriptions that nobody confirmed", erased)


class _Sender:
    """One round. ``failure``: the kind of what one address met and the others did not."""

    def __init__(self, portal, now: datetime):
        self.portal = portal
        self.now = now
        self.title = portal.title
        self.sent = 0
        self.failure = ""
        self._touched: dict[tuple[int, int], frozenset[str]] = {}
        self._end = time.monotonic() + SLICE

    def send_letters(self) -> None:
        """The mails to confirm, and those that say what somebody has already."""
        for name in list(subscriptions_of(self.portal).letters):
            if self._is_over():
                return
            transaction.begin()
            subscription = subscriptions_of(self.portal).get(name)
            if subscription is None or not subscription.letter:
                self._settle(name, lambda found: None)
                continue
            make = letters.to_confirm if subscription.letter == "confirm" else letters.known
            message = make(subscription, self._links(subscription), self.title)
            try:
                self._post(subscription, message)
            except Later:
                continue
            except Refused:
                self._settle(name, self._refused_letter)
                continue
            self._settle(name, lambda found: None)

    def send_news(self) -> None:
        """What the last period has for each frequency, until everybody has had it."""
        settings = _times()
        for frequency in FREQUENCIES:
            period = latest(self.now, frequency, settings)
            upto = self._begin(frequency, period)
            if upto is None:
                continue
            complete = True
            for name in list(subscriptions_of(self.portal).by_id):
                if self._is_over():
                    return
                complete = self._send_period(name, frequency, period, upto) and complete
            if complete:
                self._note_round(frequency, period, upto, True)

    def _begin(self, frequency: str, period: Period) -> int | None:
        """The position up to which the period tells, noted by its first round; None when everybody has had it."""
        transaction.begin()
        known = subscriptions_of(self.portal).rounds.get(frequency)
        if known is not None and known[0] == period.key:
            return None if known[2] else known[1]
        upto = len(register_of(self.portal))
        self._note_round(frequency, period, upto, False)
        return upto

    def _note_round(self, frequency: str, period: Period, upto: int, done: bool) -> None:
        transaction.begin()
        subscriptions_of(self.portal).rounds[frequency] = (period.key, upto, done)
        transaction.commit()

    def _send_period(self, name: str, frequency: str, period: Period, upto: int) -> bool:
        """Tell one subscription what is new. False when that has to be tried again."""
        transaction.begin()
        subscription = subscriptions_of(self.portal).get(name)
        if subscription is None or subscription.frequency != frequency or subscription.confirmed is None:
            return True
        if not is_due(period, subscription.confirmed, subscription.last):
            return True
        try:
            found = self._news(subscription, upto)
            if found:
                links = self._links(subscription)
                made = letters.of_news(subscription, found, period.key, period.due, links, self.title)
                self._post(subscription, made)
        except Later:
            return False
        except Refused:
            return self._settle(name, lambda one: self._refused_period(one, period))
        except Down:
            raise
        except Exception as error:
            # One that cannot be made holds up nobody else.
            logger.error("alert %s: %s", name, type(error).__name__)
            return False
        return self._settle(name, lambda one: _told(one, period, upto, found))

    def _news(self, subscription: Subscription, upto: int) -> list[News]:
        found = subscription
        span = (found.cursor, upto)
        if span not in self._touched:
            # Most were told up to the same entry.
            self._touched[span] = touched_between(register_of(self.portal), *span)
        touched = self._touched[span]
        return news(self.portal, found.followed, found.start, found.cursor, found.told, touched, self.now)

    def _links(self, subscription: Subscription) -> letters.Links:
        return links_of(subscriptions_of(self.portal), subscription, public_address())

    def _post(self, subscription: Subscription, message: Message) -> None:
        try:
            post(lambda: mail.send_message(subscription.address, message))
        except Later as later:
            self.failure = self.failure or str(later)
            raise
        self.sent += 1

    def _settle(self, name: str, change: Callable[[Subscription], None]) -> bool:
        """Note what became of a mail. Whoever left, or changed something, meanwhile is not overruled."""
        for _attempt in range(ATTEMPTS):
            try:
                transaction.begin()
                everybody = subscriptions_of(self.portal)
                subscription = everybody.get(name)
                if subscription is not None:
                    change(subscription)
                    if name in everybody.letters:
                        everybody.sent(subscription)
                elif name in everybody.letters:
                    everybody.letters.remove(name)
                transaction.commit()
            except ConflictError:
                transaction.abort()
            else:
                return True
        logger.error("alert %s was sent and may be sent again", name)
        return False

    def _refused_letter(self, subscription: Subscription) -> None:
        if subscription.confirmed is None:
            # An address that does not exist is nobody's wish.
            subscriptions_of(self.portal).end(subscription)
            logger.info("subscription %s: the server refuses the address", subscription.id)

    def _refused_period(self, subscription: Subscription, period: Period) -> None:
        """Nothing is lost: the next period tells it too, unless the address is dead."""
        subscription.refusals += 1
        subscription.last = period.key
        if subscription.refusals >= REFUSALS:
            subscriptions_of(self.portal).end(subscription)
            logger.warning("subscription %s ended: refused %d times in a row", subscription.id, REFUSALS)

    def _is_over(self) -> bool:
        return time.monotonic() > self._end


def _told(subscription: Subscription, period: Period, upto: int, found: list[News]) -> None:
    subscription.cursor = max(subscription.cursor, upto)
    subscription.last = period.key
    if found:
        subscription.refusals = 0
        subscription.told = told_after(subscription.told, found, TOLD)


def _times() -> Times:
    try:
        return times(os.environ)
    except BadTimes as error:
        logger.error("%s", error)
        return Times()
