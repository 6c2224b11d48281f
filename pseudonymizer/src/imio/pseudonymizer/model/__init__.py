"""The trained model: how it reads words, what it is made of, and the model itself (`shipped/`)."""
