"""The manager's screens: the connection, what its words mean here, the runs and their reports."""
