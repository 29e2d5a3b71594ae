"""Where moderators say how the bot is to behave: /settings with its panel, file and log, and /setup."""
