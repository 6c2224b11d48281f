"""The numbers of items, as councils write them, in the order in which people read them."""

import re
import unicodedata


#: Positions are at most ``payload.Item.position``'s 1,000,000: seven digits.
POSITION_DIGITS = 7
#: Characters of a number, as in ``payload.Number``.
MAX_NUMBER = 20
#: Characters of a key: the position, a dash, and at worst ten digits alternating with ten letters.
KEY_WIDTH = POSITION_DIGITS + 1 + 10 * 4 + 10 * 3

_PARTS = re.compile(r"[0-9]+|[a-z]+")
_ORDINAL = re.compile(r"(?<=[0-9])(?:er|ere|re|nd|nde|eme)(?![a-z])")


def sort_key(position: int, number: str) -> str:
    """A text of ``KEY_WIDTH`` ASCII characters whose order is that of (position, ``natural(number)``).

    It fits a catalogue's field index. Raises ``ValueError`` for a position or a number that the payload refuses.
    """
    if not 0 <= position < 10**POSITION_DIGITS:
        raise ValueError(f"position: 0 to {10**POSITION_DIGITS - 1}")
    if len(number) > MAX_NUMBER:
        raise ValueError(f"number: at most {MAX_NUMBER} characters")
    parts = "".join(_coded(*part) for part in natural(number))
    # The blank sorts before any part, so that "2" comes before "2.1".
    return f"{position:0{POSITION_DIGITS}}-{parts}".ljust(KEY_WIDTH)[:KEY_WIDTH]


def natural(number: str) -> tuple[tuple[int, int, str], ...]:
    """The parts of a number, comparable: (0, value, "") for digits, (1, 0, letters) for letters.

    2.9 < 2.10 < 5 < 5.1 < 5A < 6. Case, accents, punctuation and leading zeros do not count; "1er" is 1. Roman
    numerals stay letters, as written ("5C" is an added item, not a hundred): the position orders them.
    """
    plain = unicodedata.normalize("NFKD", number).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PARTS.findall(_ORDINAL.sub("", plain))
    )


def _coded(rank: int, value: int, letters: str) -> str:
    if rank:
        # Closed by a blank: "5a" before "5ab".
        return f"2{letters} "
    digits = str(value)
    return f"1{len(digits):02}{digits}"
