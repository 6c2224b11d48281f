"""Following a search, a meeting or an item by e-mail: who asked for what, and what there is to tell. No account."""
