"""How names of files look in a text: "Courrier_Vandael_2024.pdf"."""

import re


#: After the point; in any case of letters.
EXTENSION = r"(?i:pdf|docx?|od[ts]|rtf|xlsx?|csv|jpe?g|png|tiff?|msg|eml|zip)(?!\w)"
#: What follows a word of a file's name, to its end: "Bail-" Dupont "_Noël-2024.pdf".
TAIL = re.compile(rf"(?=[-_.0-9])[-\w.]{{0,60}}\.{EXTENSION}")
