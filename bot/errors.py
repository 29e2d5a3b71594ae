"""The errors a person can meet, each with a code for the log and one sentence fit to be shown.

WhosaidError
├── SubmissionError    what was given cannot be read (empty, too short, too long, binary, …)
├── SettingsError      the bot cannot start as it is configured
└── AnalysisError      the reading failed or overran its time; the person is told, the log has the cause
"""

from bot.speech import tr


class WhosaidError(Exception):
    """A failure with a stable `code` for the log and a `message` that may be shown as it is.

    Its text is `noted` where it is raised, with its fields beside it, since whoever reads it may speak another
    language than whoever raises it; it survives the way out of a worker process.
    """

    def __init__(self, code: str, text: str, /, **fields: object) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text
        self.fields = fields

    @property
    def message(self) -> str:
        """The sentence, in the language that is spoken at this moment."""
        return tr(self.text, **self.fields)

    def __str__(self) -> str:
        return self.message


class SubmissionError(WhosaidError):
    """What was given cannot be checked."""


class SettingsError(WhosaidError):
    """The configuration is missing something or holds something unusable."""


class AnalysisError(WhosaidError):
    """The reading itself failed, was killed or ran out of time."""
