"""What is kept: reports with their articles, what is accepted but not answered yet, and fetched pages for a while.

It knows the model types and SQL; nothing of Discord, the terminal or how a report is made.
"""

from bot.store.records import Entrance, Job, Kept, Owner, Standing
from bot.store.store import Store

__all__ = ["Entrance", "Job", "Kept", "Owner", "Standing", "Store"]
