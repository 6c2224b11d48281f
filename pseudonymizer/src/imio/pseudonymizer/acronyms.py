"""What the acronym of a political group looks like, and which acronyms are none."""

#: Unions, networks of schools, employment schemes, firms, a police zone.
NO_PARTY = (
    r"(?:CSC|FGTB|CGSP|CGSLB|SLFP|ACV|ABVV|ACLVB|CNE|SETCA|ACOD|VSOA|APE|ACS|PTP|CDD|CDI|ETP|TPP|DPPR|ZP|FWA|UCM|"
    r"SA|SRL|SPRL|SC|SCRL|SNC|SCS|EIRL|ASBL|VZW|GIE|NN|RN|BCE|TVA)\b"
)
PARTY = r"(?:PS|MR|LE|[EÉ]colo|[EÉ]COLO|cdH|CDH|Les Engag[ée]s|DéFI|PTB|[A-Z]{2,6}\+?)"
