"""What back offices send: the payload model that push and pull share, and the client that pulls from iA.Délib."""
