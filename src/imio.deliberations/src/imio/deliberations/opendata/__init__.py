"""What programs and readers of feeds take away: one pure exporter a format, and nothing that the pages do not show."""
