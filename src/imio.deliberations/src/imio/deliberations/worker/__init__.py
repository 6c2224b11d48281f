"""What runs by the clock: analyse what was received, publish what is due, erase what has been kept long enough."""
