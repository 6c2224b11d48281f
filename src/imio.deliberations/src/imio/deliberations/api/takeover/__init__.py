"""``@takeover``: what another portal published comes in, for whoever manages this one."""
