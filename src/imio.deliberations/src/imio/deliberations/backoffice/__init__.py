"""What back offices send: the payload model that push and pull share."""
