"""The textbook's figures that a person's runs can play: one file each, ending in ``FIGURE``."""
