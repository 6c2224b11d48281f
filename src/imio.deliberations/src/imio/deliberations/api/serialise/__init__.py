"""Public objects as JSON, for ``GET`` with ``Accept: application/json``. Pure functions do it; adapters call them."""
