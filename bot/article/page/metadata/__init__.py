"""What a page says about itself: title, authors, outlet, days, language, paywall, live updates, reviews of claims.

`linked_data` and `tags` read what is declared, `bylines` and `titles` what is shown, `people`, `outlets`, `sites` and
`days` judge what it is worth, `read` puts it together. Everything on a page is untrusted; nothing is ever fetched.
"""

from bot.article.page.metadata.read import read_metadata
from bot.article.page.metadata.record import LiveUpdate, Metadata

__all__ = ["LiveUpdate", "Metadata", "read_metadata"]
