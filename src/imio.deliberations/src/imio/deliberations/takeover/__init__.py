"""What a plonemeeting.portal.core site published is taken over: read, brought in by the doors, released in bulk."""
