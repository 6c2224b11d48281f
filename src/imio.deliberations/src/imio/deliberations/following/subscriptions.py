"""Who follows what. Addresses of visitors lie here alone: on the portal, in no object, catalogue, page or log.

Whoever holds a link of a mail may act on the one subscription it was made for; nothing tells whether an address is
known. An address is forgotten with its last subscription; what the database still has of it goes at the next pack.
"""

from BTrees.OOBTree import OOBTree
from BTrees.OOBTree import OOTreeSet
from collections.abc import Iterator
from datetime import datetime
from datetime import timedelta
from imio.deliberations.following.followed import Followed
from persistent import Persistent
from persistent.mapping import PersistentMapping
from zope.annotation.interfaces import IAnnotations

import hashlib
import hmac
import secrets


KEY = "imio.deliberations.following"
#: A subscription that nobody confirms is erased after this time.
TO_CONFIRM = timedelta(hours=48)
#: Subscriptions of one address, and those of them that may wait for their confirmation.
PER_ADDRESS, WAITING = 30, 5
#: Mails that forms may send to one address in a day; for the same subscription, not again before ``AGAIN``.
PER_DAY, AGAIN = 5, timedelta(minutes=10)
DAY = timedelta(hours=24)
#: Subscriptions that the portal takes in an hour.
PER_HOUR = 300
#: Refusals for good in a row after which an address counts as dead.
REFUSALS = 3
#: Items of which a subscription remembers that they were told.
TOLD = 500
#: What a link may be for.
PURPOSES = ("confirm", "manage", "stop")


class TooMany(ValueError):
    """More subscriptions in an hour than a portal takes: told to everybody alike."""


class BadLink(ValueError):
    """The link was not made here, or not for this."""


class Subscription(Persistent):
    """``id``: random. ``cursor``: the position in the register up to which it was told; ``start``: where it began.

    ``last``: key of its last period. ``told``: path -> position of what was told. ``letter``: the mail that it waits
    for besides the periods: ``confirm``, ``known`` or none; ``asked``: when. ``refusals``: for good, in a row.
    """

    confirmed: datetime | None = None
    last = ""
    letter = ""
    asked: datetime | None = None
    refusals = 0

    def __init__(self, address: str, followed: Followed, frequency: str, language: str, position: int, now: datetime):
        self.id = secrets.token_hex(12)
        self.address = address
        self.followed = followed
        self.frequency = frequency
        self.language = language
        self.created = now
        self.start = self.cursor = position
        self.told: dict[str, int] = {}


class Subscriptions(Persistent):
    """All subscriptions of a portal.

    ``letters``: ids of those that wait for a letter. ``waiting``: ids of those to be confirmed. ``times``: of the
    forms of the last hour. ``asks``: digest of an address -> moments of the letters of the last day, whatever became of
    the subscription. ``rounds``: frequency -> (key of the period, position up to which it tells, whether
    everybody has had it).
    """

    times: tuple[datetime, ...] = ()

    def __init__(self):
        self.secret = secrets.token_bytes(32)
        self.by_id = OOBTree()
        # Inner nodes of a tree keep keys that were deleted: a digest, never the address.
        self.by_address = OOBTree()
        self.letters = OOTreeSet()
        self.waiting = OOTreeSet()
        self.asks = PersistentMapping()
        self.rounds = PersistentMapping()

    def __len__(self) -> int:
        return len(self.by_id)

    def get(self, name: str) -> Subscription | None:
        return self.by_id.get(name)

    def __iter__(self) -> Iterator[Subscription]:
        # Somebody may leave meanwhile.
        for name in list(self.by_id):
            found = self.by_id.get(name)
            if found is not None:
                yield found

    # -- beginning and ending -----------------------------------------------------------------------------------

    def subscribe(
        self, address: str, followed: Followed, frequency: str, language: str, position: int, now: datetime
    ) -> None:
        """Note the wish and leave a letter for the worker, or nothing where the address has enough of both.

        The caller cannot see which, and so tells nobody. Raises ``TooMany``, whatever the address.
        """
        self.times = tuple(moment for moment in self.times if now - moment < timedelta(hours=1))
        if len(self.times) >= PER_HOUR:
            raise TooMany
        self.times = (*self.times, now)
        theirs = [self.by_id[name] for name in self.by_address.get(self._digest(address), ())]
        same = next((one for one in theirs if one.followed == followed), None)
        if same is None:
            waiting = [one for one in theirs if one.confirmed is None]
            if len(theirs) >= PER_ADDRESS or len(waiting) >= WAITING:
                return
            same = self._add(Subscription(address, followed, frequency, language, position, now))
        elif same.confirmed is None:
            same.frequency, same.language = frequency, language
        self._ask(same, now)

    def confirm(self, subscription: Subscription, now: datetime) -> None:
        """From now on it gets its mails. Confirming twice is confirming once."""
        if subscription.confirmed is None:
            subscription.confirmed = now
            subscription.letter = ""
            self._remove(self.waiting, subscription.id)
            self._remove(self.letters, subscription.id)

    def end(self, subscription: Subscription) -> None:
        """Erase it and, with the last one, its address. Ending twice is ending once."""
        if self.by_id.pop(subscription.id, None) is None:
            return
        self._remove(self.waiting, subscription.id)
        self._remove(self.letters, subscription.id)
        digest = self._digest(subscription.address)
        left = tuple(name for name in self.by_address.get(digest, ()) if name != subscription.id)
        if left:
            self.by_address[digest] = left
        else:
            self.by_address.pop(digest, None)

    def expire(self, now: datetime) -> int:
        """Erase what nobody confirmed in time; return how many it was."""
        self._forget_asks(now)
        past = [one for one in map(self.get, list(self.waiting)) if one is not None and is_past(one, now)]
        for subscription in past:
            self.end(subscription)
        return len(past)

    def of(self, address: str) -> list[Subscription]:
        """All of an address, for whoever asks what is kept about him (GDPR, article 15)."""
        return [self.by_id[name] for name in self.by_address.get(self._digest(address), ())]

    def asked_for(self, address: str) -> tuple[datetime, ...]:
        """When forms asked for a letter to an address, in the last day."""
        return self.asks.get(self._digest(address), ())

    def forget(self, address: str) -> None:
        """Erase all of an address."""
        for subscription in self.of(address):
            self.end(subscription)
        self.asks.pop(self._digest(address), None)

    def sent(self, subscription: Subscription) -> None:
        """Its letter has left."""
        subscription.letter = ""
        self._remove(self.letters, subscription.id)

    # -- links --------------------------------------------------------------------------------------------------

    def link(self, subscription: Subscription, purpose: str) -> str:
        """What the address of a page for this subscription ends with."""
        return f"{subscription.id}.{self._signature(subscription.id, purpose)}"

    def at(self, link: str, purpose: str) -> Subscription | None:
        """The subscription of a link; None when it is over. Raises ``BadLink``."""
        name, _dot, signature = link.partition(".")
        if not link.isascii() or not hmac.compare_digest(self._signature(name, purpose), signature):
            raise BadLink
        return self.get(name)

    # -- inside -------------------------------------------------------------------------------------------------

    def _add(self, subscription: Subscription) -> Subscription:
        digest = self._digest(subscription.address)
        self.by_id[subscription.id] = subscription
        self.by_address[digest] = (*self.by_address.get(digest, ()), subscription.id)
        self.waiting.add(subscription.id)
        return subscription

    def _ask(self, subscription: Subscription, now: datetime) -> None:
        """Leave a letter, unless there was one a moment ago, or the address had as many as anybody reads."""
        self._forget_asks(now)
        digest = self._digest(subscription.address)
        asks = self.asks.get(digest, ())
        soon = subscription.asked is not None and now - subscription.asked < AGAIN
        if soon or len(asks) >= PER_DAY:
            return
        self.asks[digest] = (*asks, now)
        subscription.asked = now
        if subscription.confirmed is None:
            subscription.letter, subscription.created = "confirm", now
        else:
            subscription.letter = "known"
        self.letters.add(subscription.id)

    def _forget_asks(self, now: datetime) -> None:
        for digest, asks in list(self.asks.items()):
            left = tuple(moment for moment in asks if now - moment < DAY)
            if not left:
                del self.asks[digest]
            elif left != asks:
                self.asks[digest] = left

    def _digest(self, address: str) -> bytes:
        return hmac.new(self.secret, b"address " + address.lower().encode(), hashlib.sha256).digest()

    def _signature(self, name: str, purpose: str) -> str:
        text = f"{purpose} {name}".encode()
        return hmac.new(self.secret, text, hashlib.sha256).hexdigest()

    @staticmethod
    def _remove(names: OOTreeSet, name: str) -> None:
        if name in names:
            names.remove(name)


def is_past(subscription: Subscription, now: datetime) -> bool:
    """Whether it is too late to confirm."""
    return subscription.confirmed is None and now - subscription.created >= TO_CONFIRM


def subscriptions_of(portal) -> Subscriptions | None:
    """The portal's subscriptions; None before the first one: reading never writes."""
    return IAnnotations(portal).get(KEY)


def made_for(portal) -> Subscriptions:
    """The portal's subscriptions, made when there are none."""
    annotations = IAnnotations(portal)
    if KEY not in annotations:
        annotations[KEY] = Subscriptions()
    return annotations[KEY]
