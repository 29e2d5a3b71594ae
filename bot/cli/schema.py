"""`schema`: the JSON Schema of a report, for those who read `check --format json`."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a report."""
    from bot.model import report_schema

    click.echo(json.dumps(report_schema(), indent=2, ensure_ascii=False))
