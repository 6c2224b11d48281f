"""The screens of the bureau: the desk, a meeting's dossiers, the review of one."""
