"""The secretary's workbench: what she decides on a proposal, and the screens for it."""
