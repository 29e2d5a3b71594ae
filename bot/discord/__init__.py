"""The bot: entrances, the answer as it goes on, navigation, and the running process."""
