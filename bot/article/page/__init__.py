"""Web pages → Articles."""
