"""``@openapi``: what can be asked here, in the words of the services themselves."""
