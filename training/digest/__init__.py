"""How often German words are, for `translator digest`."""
