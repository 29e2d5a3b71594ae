"""Our own words in the reader's language.

English texts stand in the code, inside `tr`, `trn` or `noted`; what they are in other languages stands in one
catalogue per language. The language is that of whoever reads, set around the making of a message with `speaking`.
What an article says is never put through here: it is shown in the words it was given in.
"""

from bot.speech.speaking import ENGLISH, SPOKEN, is_known, language, noted, speaking, spoken, tr, trn

__all__ = ["ENGLISH", "SPOKEN", "is_known", "language", "noted", "speaking", "spoken", "tr", "trn"]
