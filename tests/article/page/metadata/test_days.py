"""Days out of dates as pages write them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article.page.metadata.days import read_day


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-04",
        "2025-03-04T23:59:59-11:00",
        "2025-03-04 08:00:00 +01:00",
        "2025/3/4",
        "20250304",
        "20250304T080000Z",
        "Tue, 04 Mar 2025 08:00:00 GMT",
        "March 4, 2025",
        "4. März 2025",
        "04.03.2025",
        "1741075200",
        "1741075200000",
        " &nbsp;2025-03-04 ",
    ],
)
def test_one_day(written: str) -> None:
    assert read_day(written) == date(2025, 3, 4)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2025-13-04", "2025-02-30", "0001-01-01", "9999-12-31", "10/04/2025", "9" * 40, None, 7, "12:30"],
)
def test_no_day(written: object) -> None:
    assert read_day(written) is None
