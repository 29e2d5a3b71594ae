"""Lines that came along with the page: share buttons, sign-up lines, bylines, time stamps, credits, captions.

Each test looks at one paragraph and nothing else.
"""

from __future__ import annotations

import re

from bot.article.dates import read_rough_date

_LONGEST = 240

_BUTTONS = frozenset(
    "share tweet pin save print email e-mail copy link comment comments like follow subscribe menu search home news "
    "advertisement ad ads sponsored listen watch close skip login register facebook twitter x instagram whatsapp "
    "linkedin reddit telegram pinterest flipboard bluesky threads tiktok youtube messenger more reply repost "
    "retweet bookmark report next previous top back open".split()
)
_FILLERS = frozenset("sign in up log out to on via this article story page full screen the and or".split())

_NETWORK = r"(?:x|twitter|facebook|instagram|threads|bluesky|linkedin|telegram|whatsapp|youtube|tiktok)"
_PHRASES = (
    # buttons and calls to follow, join or pay
    r"share (?:this|on|via|with|article|story|full)\b.*",
    r"(?:click|tap) (?:here|to)\b.*",
    r"sign up (?:for|to|here|now|today)\b.*",
    r"(?:subscribe|register|log ?in|sign in) (?:to|now|today|here|for|or|with)\b.*",
    r"(?:get|receive) (?:the|our|unlimited|all|daily|breaking|full)\b.*(?:newsletters?|inbox|access|alerts?|app)\b.*",
    r"(?:download|get) (?:the|our)\b.*\bapp\b.*",
    r"(?:follow|like|join|find) (?:us|me|our)\b.*",
    rf"follow .{{2,60}} on {_NETWORK}\b.*",
    rf"view (?:this post |post |profile )?on {_NETWORK}",
    r"(?:if you (?:enjoyed|liked|value)|support (?:our|independent)|donate|make a (?:donation|gift))\b.{0,160}",
    r"already (?:a|have)\b.*(?:subscriber|account|member)\b.*",
    # pointers to other pages
    r"(?:read|see|watch|learn|find out) (?:more|next|also|the full (?:story|article))\b\s*"
    r"(?:[:»›>→….].*|on .*|about .*|from .*|here.*|at .*)?",
    r"(?:also read|read also|see also|more from|more on|more in|related|recommended|must read|don'?t miss|"
    r"related (?:articles?|stories|content|topics|coverage|posts|news)|further reading|editor[’']?s picks?|"
    r"in case you missed it)\b\s*(?:[:»›>→|].*)?",
    r"(?:most (?:read|popular|viewed|recent)|trending(?: now)?|latest (?:news|stories|headlines)|top stories|"
    r"you (?:may|might) also (?:like|be interested in|enjoy)|up next|what to read next|more stories|popular now)\b"
    r".{0,40}",
    r"(?:story|article) continues (?:below|after)\b.*",
    r"(?:continue|keep) reading\b.*|keep scrolling\b.*|scroll (?:down )?(?:to|for)\b.*",
    r"(?:tags?|filed under|topics|categories|category|keywords?)\s?:.{0,200}",
    r"back to top|top of page|skip to (?:main )?content|open in app|see new posts|copied!?|quote",
    r"translate(?: (?:post|tweet))?",
    # advertising, consent, rights
    r"advertis(?:e)?ment\b.{0,60}|sponsored (?:content|by|links?)\b.{0,60}|promoted(?: content)?",
    r"skip (?:ad|advert|to)\b.{0,40}",
    r"(?:this|our) (?:web)?site uses cookies\b.*|we (?:and our partners )?use cookies\b.*",
    r"accept (?:all )?(?:cookies)?|reject all|manage (?:cookies|preferences|consent)",
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice)\b.{0,60}",
    r"by (?:clicking|continuing|signing up|subscribing|submitting|using this)\b.*",
    r"(?:©|\(c\)|copyright)\s?.*\d{4}.*|(?:.{0,60} )?all rights reserved\b.{0,120}",
    r"terms (?:of|and) (?:use|service|conditions)\b.{0,80}",
    # counts, reading times, comments
    r"\d[\d,.]*k?\s(?:comments?|shares?|likes?|views?|replies|reactions?|retweets|reposts)",
    r"(?:view|show|see|hide|leave|post|add|read|load)\s"
    r"(?:a |all |the |more |\d+ )*(?:comments?|repl(?:y|ies))\b.{0,40}",
    r"\d{1,3}[ -]min(?:ute)?s?(?: read| to read| listen)?|(?:reading|read) time:?.{0,20}",
    r"listen to (?:this )?(?:article|story).{0,30}",
    # credits
    r"(?:the )?[\w’' .&,-]{2,60} contributed to this (?:report|story|article)\.?",
    r"(?:additional )?reporting by .{3,160}|editing by .{3,120}|(?:compiled|written|edited) by .{3,80}",
    r"this (?:article|story|post|piece|report) (?:was )?(?:originally|first) (?:appeared|published|ran|posted)\b.*",
    r"this is a (?:developing|breaking)(?: news)? story\b.{0,120}(?:updates?|back|refresh)\b.{0,60}",
    r"(?:contact|email|e-mail|reach)\b.{0,80}\S@\S.{0,60}",
    r"(?:getty(?: images)?|reuters|ap(?: photo)?|afp|shutterstock|istock)",
)
_PHRASE = re.compile("|".join(f"(?:{phrase})" for phrase in _PHRASES), re.IGNORECASE)
_PROSE = re.compile(r"[.!?]\s+\S+\s+\S+\s+\S+.*[.!?]\s+\S")
"""Two sentence ends with words between: too much for furniture."""

_LONGEST_STAMP = 120
_STAMP_LEAD = re.compile(
    r"[\s,|·•()/-]*(?:(?:first |originally )?(?:published|posted|updated|last updated|last modified|modified|created|"
    r"date)"
    r"(?: (?:on|at|by))?\s*[:|]?\s*)?(?:(?:at|on)\s)?",
    re.IGNORECASE,
)
_STAMP_REST = re.compile(r"[\s,|·•()/-]*(?:(?:[A-Z]{2,4}|updated|published|ago)[\s,|·•()/-]*){0,2}$", re.IGNORECASE)

_CAPTION_LEAD = re.compile(
    r"(?:(?:file |stock )?(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|graphic|video|screenshot|"
    r"screengrab|caption|credits?|foto|bild)(?: credits?| by| courtesy(?: of)?| source| via| from)?)\s?[:：]\s?\S.*"
    r"|(?:photo(?:graph)?s?|images?|pictures?|illustrations?|video) (?:by|courtesy(?: of)?|via|from) [A-Z].{2,100}"
    r"|(?:pictured|above|left|right|below|top)(?:,| \w+)?: .*",
    re.IGNORECASE | re.DOTALL,
)
_AGENCY = (
    r"(?:AP|AFP|EPA(?:-EFE)?|PA|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|Associated Press|Shutterstock|"
    r"iStock|Alamy|Bloomberg|ANSA|TASS|Xinhua|UPI|NurPhoto|Anadolu|Zuma|ZUMA|Sipa|SIPA|WireImage|FilmMagic)"
)
_CREDIT = re.compile(
    rf"\((?:[^()\n]{{0,80}}\b)?{_AGENCY}\b[^()\n]{{0,60}}\)\s*$"
    r"|\((?:Photo|Image|Picture|Credit|Courtesy|File|Screenshot)\b[^()\n]{1,100}\)\s*$"
    rf"|(?:/|via |© ?|\|\s?|[Cc]redit:? ?){_AGENCY}(?: Images| Photo| News| Pictures)?\s*\.?\s*$"
)
_PHOTO_AGENCY = re.compile(rf"\(\s*{_AGENCY} (?:Photo|photo|Images|file|File)\b[^()\n]{{0,80}}\)|/{_AGENCY}\)")


def is_furniture(words: str) -> bool:
    """Whether a paragraph is page furniture (a byline is judged by `bot.article.head`)."""
    if len(words) > _LONGEST:
        return False
    return _is_buttons(words) or _is_phrase(words) or is_stamp(words) or not any(map(str.isalnum, words))


def is_caption(words: str) -> bool:
    """Whether a paragraph is a picture's caption or credit."""
    if len(words) > 600:
        return False
    if _CAPTION_LEAD.fullmatch(words) and len(words) <= 400:
        return True
    return _PHOTO_AGENCY.search(words[-160:]) is not None or (
        len(words) <= 400 and _CREDIT.search(words[-160:]) is not None
    )


def is_stamp(words: str) -> bool:
    """Whether a paragraph is one or two dates or times of publication and nothing else."""
    if len(words) > _LONGEST_STAMP:
        return False
    at = 0
    for _ in range(2):
        lead = _STAMP_LEAD.match(words, at)
        when = read_rough_date(words, lead.end() if lead is not None else at)
        if when is None:
            return False
        if _STAMP_REST.match(words, when.end):
            return True
        at = when.end
    return False


def _is_buttons(words: str) -> bool:
    found = [word.strip(".,:|·•/()").casefold() for word in words.split()]
    found = [word for word in found if word]
    if not found or len(found) > 14 or words.rstrip()[-1:] in ".!?":
        return False
    known = [word for word in found if word in _BUTTONS]
    return bool(known) and all(word in _BUTTONS or word in _FILLERS for word in found)


def _is_phrase(words: str) -> bool:
    flat = " ".join(words.strip(" •·|»›→*_[]").split())
    return _PHRASE.fullmatch(flat) is not None and _PROSE.search(flat) is None
