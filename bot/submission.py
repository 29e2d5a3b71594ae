"""What somebody gave to be checked: words, files, a link, what is known of them; and its JSON form for the store."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, fields
from typing import Any

from bot.article.documents import Document


@dataclass(frozen=True, slots=True)
class Submission:
    """One article as it was given: `text` and `documents` are its parts, in this order."""

    text: str = ""
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    documents: tuple[Document, ...] = ()
    link: str | None = None
    """An address to be opened first; what it leads to is the last of the documents then."""


def to_json(submission: Submission) -> str:
    """The submission as one JSON object."""
    given = asdict(submission)
    for document in given["documents"]:
        document["data"] = b64encode(document["data"]).decode()
    return json.dumps(given)


def from_json(data: str) -> Submission:
    """The submission that `to_json` wrote, by this version of the program or another; unknown fields are left out."""
    given = json.loads(data)
    documents = tuple(
        Document(**{**_known(Document, each), "data": b64decode(each["data"])}) for each in given.get("documents", ())
    )
    return Submission(**{**_known(Submission, given), "documents": documents})


def _known(kind: type[Any], given: dict[str, Any]) -> dict[str, Any]:
    return {field.name: given[field.name] for field in fields(kind) if field.name in given}
