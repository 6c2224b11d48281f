"""``@restore``: an exported public side back into an empty portal, for whoever manages it."""
