"""Embedded social-media posts: found in a page's tree, read whole, and lifted out of it.

The forms that platforms, their scripts and publishing systems give embeds are known here; what becomes of a post in
an article is not.
"""

from bot.article.page.embeds.lift import MARKER, MOST_POSTS, lift
from bot.article.page.embeds.post import EmbeddedPost
from bot.article.page.embeds.reader import post_of_link

__all__ = ["MARKER", "MOST_POSTS", "EmbeddedPost", "lift", "post_of_link"]
