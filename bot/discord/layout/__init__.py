"""A Report as Discord messages (Components V2); knows reports and Discord's limits, not how either is stored."""
