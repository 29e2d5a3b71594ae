"""The Discord client: what it connects with and what it is made of. Starting and stopping it is `run`'s business."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

import discord

from bot.discord.board.acting import Board
from bot.discord.board.controls import CONTROLS as BOARD_CONTROLS
from bot.discord.commands import add_commands
from bot.discord.controls import PickSelect, PressButton
from bot.discord.corrections.controls import CONTROLS as CORRECTIONS_CONTROLS
from bot.discord.corrections.corrector import Corrector
from bot.discord.errors import Tree
from bot.discord.flow import Desk
from bot.discord.gate import Gate
from bot.discord.link_select import LinkSelect
from bot.discord.localised import CatalogueTranslator
from bot.discord.offer_buttons import OfferButton
from bot.discord.offers import Offers
from bot.discord.policies import Policies
from bot.discord.privacy import ForgetButton
from bot.discord.questions import Questions
from bot.discord.register import register
from bot.discord.rounds import Rounds, now
from bot.discord.settings.configurator import Configurator
from bot.discord.settings.controls import CONTROLS as SETTINGS_CONTROLS
from bot.discord.settings.permissions import NAMES
from bot.discord.views import Navigator
from bot.discord.watch import Watcher, may_watch, watching_intents
from bot.opening import Opener
from bot.pipeline import Analyst
from bot.settings import Settings
from bot.store import Store

log = logging.getLogger(__name__)

CONTROLS: Final = (
    *(PressButton, PickSelect, LinkSelect, OfferButton, ForgetButton),
    *(*SETTINGS_CONTROLS, *BOARD_CONTROLS, *CORRECTIONS_CONTROLS),
)
"""Every control that still works after a restart."""

_PERMISSIONS = discord.Permissions(**dict.fromkeys(NAMES, True))
"""What an invitation asks for."""


class WhosaidBot(discord.AutoShardedClient):
    """Reads what it is given and, where moderators ask for it, the links that people post.

    Pings nobody, and caches no members or messages.
    `introduce` is told the address of the bot's profile once that is known, before anything is opened.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        analyst: Analyst,
        opener: Opener,
        introduce: Callable[[str], None] | None = None,
    ) -> None:
        self._wanted = watching_intents() if settings.watch_links else discord.Intents(guilds=True)
        super().__init__(
            intents=self._wanted,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            # A gateway of one's own is one connection; Discord itself says how many it wants.
            shard_count=1 if settings.discord_gateway_url else None,
        )
        self._test_guilds = settings.test_guilds
        self._introduce = introduce
        self.store = store
        self.policies = Policies(store)
        self.analyst = analyst
        self.gate = Gate(store, self.policies, settings.fetch_rules)
        self.desk = Desk(self, settings, store, analyst, opener)
        self.questions = Questions(self.desk)
        self.offers = Offers(self.desk, self.questions, store)
        self.watcher = Watcher(self)
        self.navigator = Navigator(store)
        self.board = Board(self, settings.max_file_bytes)
        self.corrector = Corrector(self)
        self.rounds = Rounds(self)
        self.configurator = Configurator(self)
        self.tree = Tree(self)
        add_commands(self.tree)
        self.add_dynamic_items(*CONTROLS)

    async def setup_hook(self) -> None:
        """Once logged in: say who it is, make the commands known, and take up what was left unanswered."""
        if self._introduce is not None:
            self._introduce(self.profile_link)
        self._settle_for_less()
        await self.tree.set_translator(CatalogueTranslator())
        await register(self.tree, self._test_guilds)
        log.info("Invite the bot with %s", self.invite_link)
        await self.desk.resume()
        self.rounds.start()

    @property
    def watches(self) -> bool:
        """Whether it reads what is posted in the channels where moderators asked for that."""
        return self._wanted.message_content

    async def on_message(self, message: discord.Message) -> None:
        """Look at what was posted; Discord sends this only to who `watches`."""
        await self.watcher.saw(message)

    def _settle_for_less(self) -> None:
        """Run without watching where the portal does not grant it: Discord would refuse the connection otherwise.

        The intents are handed over when the connection is made, after this.
        """
        if self.watches and not may_watch(self.application):
            self._wanted.message_content = self._wanted.guild_messages = False
            log.warning(
                "WHOSAID_WATCH_LINKS is on, but Discord does not grant it: switch on Message Content Intent in the "
                "developer portal (your application → Bot) and start again. Until then links are not watched for."
            )

    async def close(self) -> None:
        """Go round no more, and disconnect."""
        await self.rounds.close()
        await self.board.answers.close()
        await super().close()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Remember a server that the bot was added to."""
        await self.store.servers.joined(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the bot is no longer in a server; what is kept of it is deleted after a while."""
        await self.store.servers.left(guild.id, now())

    @property
    def profile_link(self) -> str:
        """Where anybody sees whose bot it is."""
        return f"https://discord.com/users/{self.application_id}"

    @property
    def invite_link(self) -> str:
        """Where a server's owner invites the bot, with what it needs to speak where moderators want it to.

        To answer commands it needs no permission at all; whoever invites it may take away any of these.
        """
        assert self.application_id is not None  # noqa: S101  (known once logged in)
        return discord.utils.oauth_url(
            self.application_id, permissions=_PERMISSIONS, scopes=("bot", "applications.commands")
        )
