"""People correct the reader in Discord: the controls, the forms, and what is done with what they say."""
