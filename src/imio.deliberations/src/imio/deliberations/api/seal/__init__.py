"""``@seal``: the passwords of back offices under a new key, for whoever manages the portal."""
