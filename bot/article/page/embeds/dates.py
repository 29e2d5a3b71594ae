"""When an embedded post was published: dates in the languages that signatures have, and what a post's number tells.

Only a short string that is a date is read ("7. Januar 2020", "12:58 - 16 мая 2018 г."); nothing here searches a text.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime

from bot.article.dates import read_date
from bot.article.page.embeds.address import Permalink
from bot.model import Platform

_LONGEST_DATE = 70

_MONTH_NAMES: dict[str, str] = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sept oct nov dec",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de short": "jän feber mrz apr mai jun jul aug sep okt nov dez",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr short": "janv févr mars avr mai juin juil août sept oct nov déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es short": "ene feb mar abr may jun jul ago set oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "it short": "gen febbr mar apr mag giu lug ago sett ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pl short": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru short": "янв февр март апр мая июн июл авг сент окт нояб дек",
    "ru shorter": "янв фев мар апр май июнь июль авг сен окт ноя дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "uk short": "січ лют бер квіт трав черв лип серп вер жовт лист груд",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "tr short": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "no short": "jan feb mar apr mai jun jul aug sep okt nov des",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "fi short": "tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak marrask jouluk",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "cs short": "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
    "el short": "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπτ οκτ νοε δεκ",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "hu short": "jan febr márc ápr máj jún júl aug szept okt nov dec",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ro short": "ian feb mar apr mai iun iul aug sept oct nov dec",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "id short": "jan feb mar apr mei jun jul agu sep okt nov des",
}
"""As dates use them (genitives where the language has them), January first."""


def _plain(name: str) -> str:
    """A name without case, accents and dots, so that "Févr." and "fevr" are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip(".")


_MONTHS = {_plain(name): at for names in _MONTH_NAMES.values() for at, name in enumerate(names.split(), 1)}

_EAST_ASIAN = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_VIETNAMESE = re.compile(r"(?P<day>\d{1,2})\s(?:tháng|thg|Tháng)\s(?P<month>\d{1,2}),?\s(?:năm\s)?(?P<year>\d{4})")
_NUMERIC = re.compile(r"(?P<year>\d{4})(?P<mark>[-./])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})\b")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\.\d)\s?(?:[ap]\.?\s?m\b\.?)?", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")

_FIRST_SNOWFLAKE = 29_700_859_247
_X_EPOCH_MS = 1_288_834_974_657
_EARLIEST, _LATEST = date(2004, 1, 1), date(2100, 1, 1)


def read_day(words: str) -> date | None:
    """The day that a date in a signature names; None where the words are no date or do not tell the day."""
    words = " ".join(words.split())
    if not words or len(words) > _LONGEST_DATE:
        return None
    when = read_date(words, 0)
    if when is not None and when.day is not None:
        return _plausible(when.day)
    for form in (_EAST_ASIAN, _VIETNAMESE, _NUMERIC):
        match = form.search(words)
        if match is not None:
            return _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return _named_month(words)


def day_of_stamp(stamp: str) -> date | None:
    """The day of a machine-readable time: ISO 8601 in its own zone, or seconds or milliseconds (UTC)."""
    stamp = stamp.strip()
    if re.fullmatch(r"\d{10}|\d{13}", stamp):
        return _of_milliseconds(int(stamp) * (1000 if len(stamp) == 10 else 1))
    try:
        return _plausible(datetime.fromisoformat(stamp).date())
    except ValueError:
        return None


def day_of_number(permalink: Permalink) -> date | None:
    """The day (UTC) that a post's own number carries; None where it carries none.

    X numbers posts since November 2010 by milliseconds ("Snowflake", Twitter 2010); Mastodon, and Truth Social after
    it, puts milliseconds since 1970 before 16 further bits (mastodon/lib/mastodon/snowflake.rb).
    """
    number = permalink.id.rsplit("/", 1)[-1]
    if not number.isdecimal():
        return None
    if permalink.platform is Platform.X and int(number) > _FIRST_SNOWFLAKE:
        return _of_milliseconds((int(number) >> 22) + _X_EPOCH_MS)
    if permalink.platform in {Platform.MASTODON, Platform.TRUTH_SOCIAL}:
        return _of_milliseconds(int(number) >> 16)
    return None


def _named_month(words: str) -> date | None:
    """A day, a month's name and a year in any order and language: "2020. január 7.", "7 de enero de 2020"."""
    tokens = _TOKEN.findall(_CLOCK.sub(" ", words))
    months = [(at, _MONTHS[name]) for at, token in enumerate(tokens) if (name := _plain(token)) in _MONTHS]
    years = [token for token in tokens if len(token) == 4 and token.isdecimal()]
    if len(months) != 1 or len(years) != 1:
        return None
    at, month = months[0]
    near = [*reversed(tokens[max(0, at - 2) : at]), *tokens[at + 1 : at + 3]]
    days = [token for token in near if token.isdecimal() and len(token) < 3]
    return _day(int(years[0]), month, int(days[0])) if days else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _of_milliseconds(count: int) -> date | None:
    try:
        return _plausible(datetime.fromtimestamp(count / 1000, UTC).date())
    except (OverflowError, ValueError, OSError):
        return None


def _plausible(day: date) -> date | None:
    return day if _EARLIEST <= day < _LATEST else None
