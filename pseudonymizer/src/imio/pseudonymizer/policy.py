"""What is done by default with each label and subject; an institution may override any of them."""

from imio.pseudonymizer.document import ACTIONS
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import LABELS
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.recognisers.candidate import Candidate


# Subjects: finer than labels. The key may stand in `Settings.policy`.
SUBJECTS = {
    "registry": KEEP,  # office holder of the registry, in that capacity
    "office": KEEP,  # an office is named beside the name
    "presence": KEEP,
    "vote": KEEP,
    "signature": KEEP,
    "member": KEEP,  # leaves the meeting, abstains, takes the oath
    "office_private": PROPOSE,  # office holder in a private matter
    "capacity": PROPOSE,  # staff, profession, officer of an association, prize winner…
    "deceased": PROPOSE,
    "private": MASK,
    "speaker": PROPOSE,  # speaks in the minutes, no office named
    "seat": PROPOSE,  # seems to speak in the meeting, no office named
    "unsure": PROPOSE,
    "homonym": PROPOSE,  # a surname borne by an office holder and by someone else
    "collective_account": PROPOSE,
    "own_account": KEEP,  # the institution's: it is where one pays
    "service_phone": KEEP,
    "service_email": KEEP,  # proposed where something else stands in it
    "public_vehicle": PROPOSE,
    "public_place": KEEP,
    "communal_parcel": KEEP,
    "private_parcel": MASK,
    "parcel": PROPOSE,
}
# Never weakened by a setting: a minor and a national number are masked unless a human decides.
LOCKED = frozenset({"MINOR", "NISS", "MASK"})


def check(settings: Settings) -> None:
    """Raise `BadInput` when the policy names an unknown label, subject or action."""
    for key, action in settings.policy.items():
        if key not in LABELS and key not in SUBJECTS:
            raise BadInput(f"Politique : « {key} » n'est ni une étiquette ni un sujet connu.")
        if action not in ACTIONS:
            raise BadInput(f"Politique : « {key} » attend keep, propose ou mask.")


def apply(candidate: Candidate, settings: Settings) -> None:
    """Set the action that the institution chose, subject first, then label; in place."""
    if candidate.label in LOCKED:
        return
    for key in (candidate.subject.removesuffix("_cue"), candidate.label):
        if key in settings.policy:
            candidate.action = settings.policy[key]
            return
