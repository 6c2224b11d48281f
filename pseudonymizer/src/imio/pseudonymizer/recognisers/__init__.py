"""One recogniser a file: each has a NAME and `find(context)`, which yields candidates.

To add one: write the file, add it to the tuple below, add its test module.
"""

from imio.pseudonymizer.recognisers import abridged
from imio.pseudonymizer.recognisers import address
from imio.pseudonymizer.recognisers import attendance
from imio.pseudonymizer.recognisers import bare_surname
from imio.pseudonymizer.recognisers import birth
from imio.pseudonymizer.recognisers import brief_notes
from imio.pseudonymizer.recognisers import civility
from imio.pseudonymizer.recognisers import clerks_notes
from imio.pseudonymizer.recognisers import company
from imio.pseudonymizer.recognisers import double_surname
from imio.pseudonymizer.recognisers import email
from imio.pseudonymizer.recognisers import first_name
from imio.pseudonymizer.recognisers import function
from imio.pseudonymizer.recognisers import given_name
from imio.pseudonymizer.recognisers import headed_names
from imio.pseudonymizer.recognisers import iban
from imio.pseudonymizer.recognisers import initials
from imio.pseudonymizer.recognisers import kin
from imio.pseudonymizer.recognisers import learnt
from imio.pseudonymizer.recognisers import listing
from imio.pseudonymizer.recognisers import model
from imio.pseudonymizer.recognisers import name_shapes
from imio.pseudonymizer.recognisers import niss
from imio.pseudonymizer.recognisers import officials
from imio.pseudonymizer.recognisers import parcel
from imio.pseudonymizer.recognisers import phone
from imio.pseudonymizer.recognisers import plate
from imio.pseudonymizer.recognisers import sensitive
from imio.pseudonymizer.recognisers import upper_case
from imio.pseudonymizer.recognisers import upstream


# What comes first keeps its place: check digits and marks before patterns, patterns before words.
IDENTIFIERS = (upstream, niss, iban, email, company, plate, phone, birth, address, parcel, sensitive)
# These compete for the same words; the best score wins.
PERSONS = (
    officials,
    civility,
    first_name,
    upper_case,
    initials,
    kin,
    function,
    attendance,
    listing,
    given_name,
    double_surname,
    bare_surname,
    brief_notes,
    clerks_notes,
    abridged,
    headed_names,
    name_shapes,
    model,
)
# These look where all others found nothing.
LAST = (learnt,)
#: Each recogniser under its name, in the order in which they run.
BY_NAME = {module.NAME: module for module in (*IDENTIFIERS, *PERSONS, *LAST)}
