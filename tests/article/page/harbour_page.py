"""A whole news page with everything that stands on one, of an outlet, a town and people that do not exist."""

from __future__ import annotations

import json

ADDRESS = "https://www.ostbypost.example/local/2024/05/quay-closed?utm_source=feed"
CANONICAL = "https://www.ostbypost.example/local/2024/05/quay-closed"
TITLE = "Ostby closes its east quay after divers find cracks"
STANDFIRST = "The ferry to Corran will leave from the fish market until the autumn, the harbour board has decided."
OPENING = "The harbour board of Ostby closed the east quay on Monday after divers found cracks in two of its pillars."
LINKED = "An inspection in March had called the pillars sound, according to a summary that the board put on its site."
BETWEEN = "The announcement came on Tuesday evening, and not everybody who works on the quay had heard of it by then."
AFTER = "The harbour master answered within the hour that the gates would stay locked until the divers had returned."
BEFORE_LIST = (
    "Three changes take effect at once, the board said in a notice that was pinned to the gates on Wednesday."
)
CLOSING = "The board will meet again on the first Monday of June to hear what the repairs are going to cost the town."
QUOTED = (
    "“We were told nothing at all, and the market will lose a third of its trade,” said Marit Holm, who sells cod."
)
PULLED = "“Nobody should land a boat there until we know why the pillars moved.”"
ITEMS = (
    "The ferry to Corran leaves from the fish market.",
    "Boats of more than ten metres are sent to Norfield.",
    "The night crane stays where it is for the time being.",
)
CAPTION = "Divers went down to the pillars of the east quay on Sunday morning."
CORRECTION = "Correction: An earlier version of this article said that three pillars had cracked; it was two."

HEAD = f"""
<title>{TITLE} | The Ostby Post</title>
<meta property="og:site_name" content="The Ostby Post">
<meta property="og:description" content="{STANDFIRST}">
<link rel="canonical" href="{CANONICAL}">
"""

DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "author": [{"@type": "Person", "name": "Ada Crane"}, {"@type": "Person", "name": "Bo Lindqvist"}],
    "publisher": {"@type": "Organization", "name": "The Ostby Post"},
    "datePublished": "2024-05-07T08:00:00+02:00",
    "dateModified": "2024-05-09T18:30:00+02:00",
    "articleSection": "Harbour",
    "isAccessibleForFree": True,
}

FIRST_POST = """
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The east quay is closed.<br><br>All of it, until further
notice.</p>&mdash; Ostby Harbour (@ostby_harbour)
<a href="https://twitter.com/ostby_harbour/status/1787752000000000001?ref_src=twsrc">May 7, 2024</a></blockquote>
<script async src="https://platform.twitter.example/widgets.js"></script>
"""
SECOND_POST = """
<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3krx1">
<p lang="en">Nobody lands here before the divers are back.</p>&mdash; Per Vik
(<a href="https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx?ref_src=embed">@pervik.example</a>)
<a href="https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx/post/3krx1">May 8, 2024 at 9:10 AM</a>
</blockquote>
"""

BODY = f"""
<header><a href="/">The Ostby Post</a>
  <nav><ul><li><a href="/local">Local</a></li><li><a href="/sport">Sport</a></li><li><a href="/tide">Tides</a></li>
  </ul></nav></header>
<main><article>
  <h1>{TITLE}</h1>
  <p class="standfirst">{STANDFIRST}</p>
  <div class="byline">By <a rel="author" href="/by/ada-crane">Ada Crane</a> and <a rel="author" href="/by/bo">Bo
  Lindqvist</a> <time datetime="2024-05-07T08:00:00+02:00">7 May 2024</time></div>
  <figure><img src="/quay.jpg" alt="A quay"><figcaption>{CAPTION}</figcaption></figure>
  <p>{OPENING}</p>
  <p>{LINKED.replace("a summary", '<a href="/files/summary.pdf">a summary</a>')}</p>
  {FIRST_POST}
  <p>{BETWEEN}</p>
  <div class="newsletter-signup"><p>The day in Ostby, in your inbox every evening at six o'clock sharp.</p>
  <form><input name="mail"><button>Sign up</button></form></div>
  {SECOND_POST}
  <p>{AFTER}</p>
  <h2>What people say</h2>
  <p>{QUOTED.replace("Marit Holm", '<a href="https://cod.example.org/marit">Marit Holm</a>')}</p>
  <blockquote><p>{PULLED}</p></blockquote>
  <h2>What changes</h2>
  <p>{BEFORE_LIST}</p>
  <ul>{"".join(f"<li>{item}</li>" for item in ITEMS)}</ul>
  <table><tr><th>Year</th><th>Boats a day</th></tr><tr><td>2022</td><td>31 boats</td></tr>
  <tr><td>2023</td><td>27 boats</td></tr></table>
  <p>{CLOSING}</p>
  <p class="note"><em>{CORRECTION}</em></p>
  <section class="related"><h3>Related</h3><ul>
  <li><a href="/a">Ferry operator doubles its fares for the second time this year</a></li>
  <li><a href="/b">Why the market in Corran never came back after the flood</a></li></ul></section>
</article></main>
<aside><h3>Most read</h3><ol><li><a href="/c">Cod is back in the fjord, and so are the gulls</a></li></ol></aside>
<footer><p>© 2024 The Ostby Post. All rights reserved. Quay Lane 4, Ostby.</p></footer>
"""


def whole(head: str = "", body: str = BODY, *, data: object = DATA, lang: str = "en") -> str:
    """The page, with more in its head; `data` None leaves its JSON-LD out."""
    script = "" if data is None else f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f'<!doctype html><html lang="{lang}"><head>{HEAD}{head}{script}</head><body>{body}</body></html>'
