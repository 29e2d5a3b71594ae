"""The board in Discord: what people do with listed claims, by button, form and command."""
