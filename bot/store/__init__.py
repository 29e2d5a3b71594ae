"""What is kept: reports with their articles, and what was accepted but is not answered yet.

It knows the model types and SQL; nothing of Discord, the terminal or how a report is made.
"""

from bot.store.records import Job, Kept, Owner
from bot.store.store import Store

__all__ = ["Job", "Kept", "Owner", "Store"]
