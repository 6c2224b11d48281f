"""Whether an address of the existing portal may be kept: its words come from a title that may be masked now. Pure."""

from imio.deliberations.validation.outcome import IDENTIFIERS
from imio.deliberations.validation.outcome import Outcome
from imio.pseudonymizer.folding import words


#: Shorter words tell nobody: initials, "de", "van".
SHORTEST = 3
#: What stands in a mention beside the name.
CIVILITIES = frozenset(words("monsieur madame mademoiselle maître docteur mme mlle messieurs mesdames époux veuve"))


def is_clear(address: str, outcome: Outcome) -> bool:
    """Whether no word of anything that the review masks stands in an address. Rather once too often no."""
    told = {word for mention in outcome.mentions if _hides(mention) for word in words(mention.span.text)}
    told = {word for word in told if len(word) >= SHORTEST} - CIVILITIES
    return not told.intersection(words(address))


def _hides(mention) -> bool:
    return (mention.masked or mention.open) and mention.span.label in IDENTIFIERS
