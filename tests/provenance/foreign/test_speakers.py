"""Who is named beside a quotation, in each language with a lexicon, and where nobody may be named."""

from __future__ import annotations

import pytest

from tests.provenance.foreign.reports import article, report, said

QUOTED = {
    "de": "Das Wasser stieg in einer Stunde um zwei Meter",
    "fr": "L’eau est montée de deux mètres en une heure",
    "es": "El agua subió dos metros en una hora",
    "it": "L’acqua è salita di due metri in un’ora",
    "pt": "A água subiu dois metros em uma hora",
    "nl": "Het water steeg twee meter in een uur",
    "pl": "Woda podniosła się o dwa metry w godzinę",
    "sv": "Vattnet steg två meter på en timme",
    "da": "Vandet steg to meter på en time",
    "no": "Vannet steg to meter på en time",
}

NAMED = [
    ("de", "„{}“, sagte Anna Berger am Montag.", "Anna Berger"),
    ("de", "„{}“, sagte die Bürgermeisterin Anna Berger (Grüne) dem Talboten.", "Anna Berger"),
    ("de", "„{}“, sagte der Sprecher der Talwerke, Jonas Roth, im Rundfunk.", "Jonas Roth"),
    ("de", "„{}“, so Jonas Roth weiter.", "Jonas Roth"),
    ("de", "Doch Anna Berger sagte der Zeitung am Abend: „{}.“", "Anna Berger"),
    ("de", "Später sagte Einsatzleiter Jonas Roth: „{}.“", "Jonas Roth"),
    ("de", "»{}«, erklärt Anna Berger.", "Anna Berger"),
    ("de", "Anna Berger: „{}.“", "Anna Berger"),
    ("de", "„{}“ – Anna Berger", "Anna Berger"),
    ("de", "„{}“, sagte Ursula von der Tann den Reportern.", "Ursula von der Tann"),
    ("de", "„{}“, sagt Anna Berger von der Stiftung Talhilfe.", "Anna Berger"),
    ("fr", "« {} », a déclaré le maire de Valbrune, Jean Roux.", "Jean Roux"),
    ("fr", "« {} », explique Claire Morel à la radio.", "Claire Morel"),
    ("fr", "Selon Claire Morel, « {} ».", "Claire Morel"),
    ("fr", "Claire Morel a indiqué : « {} ».", "Claire Morel"),
    ("es", "“{}”, dijo el alcalde Pedro Luna.", "Pedro Luna"),
    ("es", "“{}”, según asegura Pedro Luna.", "Pedro Luna"),
    ("es", "La portavoz de la presa, Marta Ríos, dijo: “{}”.", None),
    ("it", "«{}», ha detto il sindaco Paolo Conti.", "Paolo Conti"),
    ("pt", "“{}”, afirmou a prefeita Lúcia Prado.", "Lúcia Prado"),
    ("nl", "“{}”, zegt burgemeester Jan de Wit.", "Jan de Wit"),
    ("pl", "„{}” – powiedział Adam Lis w radiu.", "Adam Lis"),
    ("pl", "– {} – mówi Ewa Lis.", "Ewa Lis"),
    ("sv", "– {}, säger Karin Holm till radion.", "Karin Holm"),
    ("sv", "”{}”, skriver Karin Holm.", "Karin Holm"),
    ("da", "– {}, siger Karen Holm.", "Karen Holm"),
    ("no", "– {}, sier Kari Holm til avisen.", "Kari Holm"),
    ("no", "«{}», skriver Kari Holm.", "Kari Holm"),
]

UNNAMED = [
    ("de", "„{}“, sagte sie der Frankfurter Neuen Zeitung."),
    ("de", "„{}“, sagte der Sprecher der Freien Talpartei."),
    ("de", "„{}“, sagte ein Nachbar im Mittleren Tal."),
    ("de", "Das Buch „{}“ stellte Anna Berger vor."),
    ("fr", "« {} », a déclaré la ministre au journal Le Matin."),
    ("fr", "« {} », a-t-il dit à Jean Roux."),
    ("es", "“{}”, dijo la portavoz a Pedro Luna."),
    ("es", "“{}”, dijo el alcalde de Villa Nueva."),
    ("ru", "«{}», — сказал Иван Лесной."),
]


@pytest.mark.parametrize(("language", "sentence", "name"), NAMED)
def test_who_stands_right_beside_a_quotation_is_its_source(language: str, sentence: str, name: str | None) -> None:
    words = QUOTED[language]
    assert [(each.rstrip("."), who) for each, who in said(report(language, sentence.format(words)))] == [
        (words, name)
    ]


@pytest.mark.parametrize(("language", "sentence"), UNNAMED)
def test_nobody_is_named_where_the_words_between_do_not_fit(language: str, sentence: str) -> None:
    words = QUOTED.get(language, "Вода поднялась на два метра за один час")
    assert said(report(language, sentence.format(words))) == [(words, None)]


def test_a_surname_is_the_person_named_in_full() -> None:
    made = report(
        "de",
        "Einsatzleiter Jonas Roth war als Erster am Damm. „Es blieb keine Zeit“, sagte Roth.",
        "„Wir haben alle gewarnt“, sagte Müller.",
    )
    assert said(made) == [("Es blieb keine Zeit", "Jonas Roth")]
    assert made.sources[0].aliases == ("Roth",)


def test_two_people_of_one_surname_are_not_taken_for_each_other() -> None:
    made = report("de", "Am Damm standen Jonas Roth und Anna Roth. „Es blieb uns allen keine Zeit mehr“, sagte Roth.")
    assert said(made) == [("Es blieb uns allen keine Zeit mehr", "Roth")]


def test_what_follows_the_frame_is_of_the_same_speaker() -> None:
    made = report(
        "de",
        "„Es blieb keine Zeit“, sagte Anna Berger am Abend im Rathaus. „Wir haben alle gewarnt.“ Das Wasser stieg. "
        "„Danach haben wir die Menschen in die Schule gebracht.“",
    )
    assert [name for _, name in said(made)] == ["Anna Berger", "Anna Berger", None]


def test_another_verb_between_two_quotations_is_another_speaker() -> None:
    made = report("de", "„Es blieb keine Zeit“, sagte Anna Berger. Jonas Roth ergänzte: „Wir haben gewarnt.“")
    assert [name for _, name in said(made)] == ["Anna Berger", "Jonas Roth"]


def test_role_and_affiliation_are_the_articles_words() -> None:
    made = report(
        "de",
        "„Es blieb keine Zeit“, sagte die Bürgermeisterin Anna Berger (Grüne).",
        "„Wir haben gewarnt“, sagte Herr Roth.",
    )
    assert [(each.role, each.affiliation) for each in made.sources] == [("Bürgermeisterin", "Grüne"), (None, None)]
    french = report("fr", "« Nous avons prévenu tout le monde », a dit la porte-parole de la mairie, Claire Morel.")
    assert french.sources[0].role == "porte-parole de la mairie"


def test_a_body_is_told_by_its_name() -> None:
    made = report(
        "es", "“Avisamos a todo el pueblo”, informó Policía Local. “Hay agua en la plaza”, según el diario El Faro."
    )
    assert [(each.name, each.kind.value) for each in made.sources] == [
        ("Policía Local", "organisation"),
        ("El Faro", "organisation"),
    ]


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("de", "Er liest den „Talboten“ und sah „Die lange Nacht“."),
        ("de", "– Wohnungen\n– Schulen, sagt das Amt nicht"),
        ("sv", "– Karin Holm, ordförande"),
        ("es", "La llaman “la presa vieja” y “el muro”."),
    ],
)
def test_titles_nicknames_and_lists_are_no_quotations(language: str, paragraph: str) -> None:
    assert said(report(language, paragraph)) == []


def test_the_languages_names_are_not_searched_for_english_words() -> None:
    made = report("de", "„Die Gift und die Hand sind hier, die Kind war da“, said Anna Berger.")
    assert [name for _, name in said(made)] == [None]
    assert article("de", "x").language == "de"
