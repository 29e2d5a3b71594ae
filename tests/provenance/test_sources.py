"""One source per real-world source, with the way it was heard."""

from __future__ import annotations

import pytest

from bot.model import Article, Block, BlockKind, CueKind, Link, Platform, Post, Source, SourceKind, Span
from bot.provenance.sources import Resolution, resolve_sources
from tests.provenance.reading_of import article_of, at, found


def _only(resolution: Resolution) -> Source:
    assert len(resolution.sources) == 1, [s.name for s in resolution.sources]
    return resolution.sources[0]


def test_surname_and_pronoun_join_the_full_name() -> None:
    article = article_of(
        "Harbour master Lena Voss said the crane was old.",
        "Voss said it had been checked. She said the check was short.",
    )
    resolution = resolve_sources(
        article,
        [
            found(article, "Harbour master Lena Voss", "the crane was old"),
            found(article, "Voss", "it had been checked", after="Voss said it"),
            found(article, "She", "the check was short", after="She said"),
        ],
    )
    source = _only(resolution)
    assert (source.name, source.kind, source.role) == ("Lena Voss", SourceKind.PERSON, "Harbour master")
    assert len(source.mentions) == 3
    assert "Voss" in source.aliases


def test_a_person_is_named_in_full_wherever_the_article_does() -> None:
    article = article_of("Crowds met Councilwoman Dina Abreu on Monday.", "Abreu said the bridge was shut.")
    source = _only(resolve_sources(article, [found(article, "Abreu", "the bridge was shut", after="Abreu said")]))
    assert (source.name, source.role) == ("Dina Abreu", "Councilwoman")


def test_two_people_of_one_surname_stay_two() -> None:
    article = article_of("Ann Roe said it rained.", "Bob Roe said it snowed.")
    resolution = resolve_sources(
        article, [found(article, "Ann Roe", "it rained"), found(article, "Bob Roe", "it snowed", after="Bob Roe")]
    )
    assert [s.name for s in resolution.sources] == ["Ann Roe", "Bob Roe"]


def test_a_pronoun_does_not_reach_the_other_gender() -> None:
    article = article_of(
        "Spokeswoman Ida Falk said the line was open. Chairman Per Holm said it was late. She said it was free."
    )
    resolution = resolve_sources(
        article,
        [
            found(article, "Spokeswoman Ida Falk", "the line was open"),
            found(article, "Chairman Per Holm", "it was late", after="Chairman"),
            found(article, "She", "it was free", after="She said"),
        ],
    )
    assert resolution.speakers[2] == resolution.speakers[0]


def test_the_department_is_the_department_named_before() -> None:
    article = article_of("The Riverton Fire Department said two died.", "The department said the hall was locked.")
    source = _only(
        resolve_sources(
            article,
            [
                found(article, "The Riverton Fire Department", "two died"),
                found(article, "The department", "the hall was locked", after="The department"),
            ],
        )
    )
    assert (source.kind, source.named) == (SourceKind.ORGANISATION, True)


def test_an_outlet_that_was_told_is_a_station_on_the_way() -> None:
    article = article_of("Two port officials told the Coastal Herald that the gate was open.")
    resolution = resolve_sources(
        article,
        [found(article, "Two port officials", "the gate was open", cue="told", addressee="the Coastal Herald")],
    )
    by_name = {s.name: s for s in resolution.sources}
    officials = by_name["Two port officials"]
    assert (officials.kind, officials.named) == (SourceKind.ANONYMOUS, False)
    assert [resolution.sources[i].name for i in officials.via] == ["Coastal Herald"]


def test_nested_speech_is_heard_through_the_outer_speaker() -> None:
    article = article_of("Mayor Olga Brandt said that witnesses told her that the siren failed.")
    resolution = resolve_sources(
        article,
        [
            found(article, "Mayor Olga Brandt", "witnesses told her that the siren failed"),
            found(article, "witnesses", "the siren failed", cue="told", parent=0),
        ],
    )
    assert resolution.speakers[1] is not None
    witnesses = resolution.sources[resolution.speakers[1]]
    assert [resolution.sources[i].name for i in witnesses.via] == ["Olga Brandt"]


def test_i_and_we_are_whoever_speaks() -> None:
    article = article_of("“We told the board that it leaked,” said Uma Rao.")
    resolution = resolve_sources(
        article,
        [
            found(article, "Uma Rao", "We told the board that it leaked"),
            found(article, "We", "it leaked", cue="told", parent=0),
        ],
    )
    assert resolution.speakers == (0, 0)
    assert resolution.stations[1] == ()


def test_an_exchange_after_a_recording_is_heard_on_it() -> None:
    article = article_of(
        "The radio recording shows that the crew was called back.",
        "In a call between a dispatcher and a crew chief (unit 12), the crew is told to wait. "
        "He says that the order came from the owner.",
    )
    resolution = resolve_sources(
        article,
        [
            found(article, "The radio recording", "the crew was called back", cue="shows", kind=CueKind.RECORD),
            found(article, None, "to wait", cue="told", after="In a call"),
            found(article, "a crew chief (unit 12)", "the order came from the owner", cue="says", after="In a call"),
        ],
    )
    recording = resolution.sources[0]
    assert recording.kind is SourceKind.RECORDING
    assert resolution.speakers[1] == recording.id
    chief = resolution.sources[resolution.speakers[2] or 0]
    assert (chief.kind, chief.named, chief.identified_as) == (SourceKind.PERSON, False, "unit 12")
    assert chief.via == (recording.id,)
    assert [record for _, record in resolution.recaps] == [recording.id]


def test_an_exchange_without_a_recording_is_no_recap() -> None:
    article = article_of("In a call between two owners, the crew is told to wait.")
    resolution = resolve_sources(article, [found(article, None, "to wait", cue="told")])
    assert resolution.recaps == ()
    assert resolution.speakers == (None,)


def test_a_record_that_the_article_links_is_linked() -> None:
    article = article_of("The audit report shows that funds were moved.")
    linked = Article(
        text=article.text,
        blocks=article.blocks,
        links=(Link(span=at(article, "audit report"), url="https://audit.example/r.pdf"),),
    )
    shown = found(article, "The audit report", "funds were moved", cue="shows", kind=CueKind.RECORD)
    assert not _only(resolve_sources(article, [shown])).linked
    assert _only(resolve_sources(linked, [shown])).linked


def _posted(name: str, role_line: str) -> Article:
    text = f"{role_line}\n\nThe dam is safe. — {name} (@dam_watch) May 3, 2025"
    start = text.index("The dam")
    author = Span(text.index(name, start), text.index(name, start) + len(name))
    handle = Span(text.index("@dam_watch"), text.index("@dam_watch") + len("@dam_watch"))
    body = Span(start, text.index(" — "))
    return Article(
        text=text,
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(role_line))),
            Block(kind=BlockKind.POST, span=Span(start, len(text)), post=0),
        ),
        posts=(
            Post(
                platform=Platform.X,
                span=Span(start, len(text)),
                body=(body,),
                author=name,
                author_span=author,
                handle="@dam_watch",
                handle_span=handle,
            ),
        ),
    )


def _own_words(article: Article) -> Source:
    post = article.posts[0]
    words = found(article, None, "The dam is safe.", cue=None, kind=CueKind.NONE)
    signed = type(words)(**{**{f: getattr(words, f) for f in words.__slots__}, "source": post.author_span})
    return _only(resolve_sources(article, [signed]))


def test_somebody_known_only_by_a_post_is_a_post() -> None:
    source = _own_words(_posted("Gil Moreau", "It was a wet spring."))
    assert (source.kind, source.post) == (SourceKind.POST, 0)
    assert "@dam_watch" in source.aliases


def test_a_poster_whom_the_article_introduces_is_a_person() -> None:
    source = _own_words(_posted("Gil Moreau", "Water Minister Gil Moreau explains the plan."))
    assert (source.kind, source.role, source.post) == (SourceKind.PERSON, "Water Minister", 0)


def test_the_supervisor_is_the_one_brought_in_before() -> None:
    article = article_of(
        "A shift supervisor (badge no. 41) met the crew on Monday.", "The supervisor said the gate was open."
    )
    source = _only(
        resolve_sources(article, [found(article, "The supervisor", "the gate was open", after="The supervisor")])
    )
    assert (source.name, source.kind, source.identified_as) == ("shift supervisor", SourceKind.PERSON, "badge no. 41")


def _resolved(text: str, *phrases: str) -> Resolution:
    """The sources of a text in which each phrase in turn says that it rained."""
    article = article_of(text)
    said = [found(article, phrase, "it rained", after=f"{phrase} said") for phrase in phrases]
    return resolve_sources(article, said)


@pytest.mark.parametrize(
    ("full", "short", "name", "alias"),
    [
        (
            "the Centers for Dike Care and Prevention (CDC) in the US",
            "The CDC",
            "Centers for Dike Care and Prevention",
            "CDC",
        ),
        ("The World Harbour Organization", "WHO", "World Harbour Organization", "WHO"),
        ("The Office for Harbour Statistics", "The OHS", "Office for Harbour Statistics", "OHS"),
        ("The US Department of Justice", "The DOJ", "US Department of Justice", "DOJ"),
        ("The US Department of Justice", "The Justice Department", "US Department of Justice", "Justice Department"),
        ("Human Rights Watch (HRW)", "HRW", "Human Rights Watch", "HRW"),
        ("The Basin Energy Agency", "The Paris-based BEA", "Basin Energy Agency", "BEA"),
        (
            "Royal Society for the Protection of Bees",
            "The RSPB",
            "Royal Society for the Protection of Bees",
            "RSPB",
        ),
        (
            "A rights group, the Basin Observatory for Peace",
            "The Observatory",
            "Basin Observatory for Peace",
            "Observatory",
        ),
    ],
)
def test_initials_join_the_full_name(full: str, short: str, name: str, alias: str) -> None:
    source = _only(_resolved(f"{full} said it rained. {short} said it rained.", full, short))
    assert (source.name, source.kind, source.named) == (name, SourceKind.ORGANISATION, True)
    assert alias in source.aliases
    assert len(source.mentions) == 2


def test_initials_are_explained_wherever_the_article_does() -> None:
    text = "The Basin Safety Board (BSB) met. BSB said it rained. The board said it rained."
    source = _only(_resolved(text, "BSB", "The board"))
    assert (source.name, source.aliases) == ("Basin Safety Board", ("BSB",))


def test_initials_that_are_explained_stand_for_no_other_body() -> None:
    article = article_of(
        "The American Bar Association (ABA) said fees rose. The American Bankers Association said profits fell."
    )
    named = resolve_sources(
        article,
        [
            found(article, "The American Bar Association", "fees rose"),
            found(article, "The American Bankers Association", "profits fell", after="rose."),
        ],
    )
    assert [source.name for source in named.sources] == ["American Bar Association", "American Bankers Association"]


@pytest.mark.parametrize("name", ["Centers for Disease Control  (CDP)", "Foo Bar- (FXB)", "Acme Bar -- (ABX)"])
def test_odd_marks_before_brackets_do_no_harm(name: str) -> None:
    article = article_of(f"The {name} said the plague is rare.")
    (source,) = resolve_sources(article, [found(article, f"The {name}", "the plague is rare")]).sources
    assert source.name in name


def test_brackets_that_explain_nothing_name_nobody() -> None:
    resolution = _resolved("Sen. Mike Lee (UT) said it rained. UT said it rained.", "Sen. Mike Lee (UT)", "UT")
    assert [s.name for s in resolution.sources] == ["Mike Lee", "UT"]


def test_a_surname_that_reads_like_a_noun_is_the_person_s() -> None:
    text = "Rogers said it rained. Crowds met Tom Rogers, a clerk."
    assert _only(_resolved(text, "Rogers")).name == "Tom Rogers"


def test_a_lone_surname_with_a_title_is_a_person() -> None:
    assert _only(_resolved("Dr Roe said it rained.", "Dr Roe")).kind is SourceKind.PERSON


def test_the_report_is_the_outlet_s_report() -> None:
    text = "A report in the Coastal Herald said it rained. The report said it rained."
    source = _only(_resolved(text, "A report in the Coastal Herald", "The report"))
    assert (source.name, source.kind) == ("Coastal Herald", SourceKind.MEDIA)


def test_the_group_is_the_group_of_people() -> None:
    source = _only(
        _resolved("A group of nurses said it rained. The group said it rained.", "A group of nurses", "The group")
    )
    assert source.kind is SourceKind.ANONYMOUS


def test_the_newspaper_is_an_outlet_and_no_other_body() -> None:
    text = "The Coastal Herald said it rained. Petrona Corporation said it rained. The newspaper said it rained."
    resolution = _resolved(text, "The Coastal Herald", "Petrona Corporation", "The newspaper")
    assert resolution.speakers == (0, 1, 0)


def test_the_paper_that_publishes_is_no_station() -> None:
    article = article_of("Two officials told this newspaper that it rained.")
    told = found(article, "Two officials", "it rained", cue="told", addressee="this newspaper")
    assert _only(resolve_sources(article, [told])).via == ()


def test_a_poster_with_a_title_is_the_person_named_before() -> None:
    article = _posted("Governor Gil Moreau", "Gil Moreau, the governor, said it rained.")
    said = found(article, "Gil Moreau, the governor", "it rained")
    words = found(article, None, "The dam is safe.", cue=None, kind=CueKind.NONE)
    signed = type(words)(
        **{**{f: getattr(words, f) for f in words.__slots__}, "source": article.posts[0].author_span}
    )
    assert _only(resolve_sources(article, [said, signed])).name == "Gil Moreau"


def test_the_carmaker_is_the_company_before_and_no_airline() -> None:
    text = "Petrona said it rained. The carmaker said it rained. The airline Skyro said it rained."
    assert _resolved(text, "Petrona", "The carmaker", "The airline Skyro").speakers == (0, 0, 1)
    text = "The airline Skyro said it rained. The carmaker said it rained."
    assert _resolved(text, "The airline Skyro", "The carmaker").speakers == (0, 1)
