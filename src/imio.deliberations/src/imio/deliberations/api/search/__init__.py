"""``@search``: plone.restapi's own, within bounds for visitors."""
