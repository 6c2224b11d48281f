"""REST: one folder a noun, one module a verb; the logic is the stage's, a service is the door to it."""
