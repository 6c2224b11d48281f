"""What the portal says of itself, at its root: plain JSON views, so that a browser and a monitor read them too."""
