"""Who says so: speaker, role, anonymity, the words that attribute, what is attributed, how."""

from __future__ import annotations

from datetime import date

import pytest

from detente.model.actors import ActorId
from detente.model.claims import Mention
from detente.model.text import Document, Span
from detente.read import tables
from detente.read.attributions import Voices, find_attributions
from detente.read.quotes import quotes

# text, speaker's name, cue, content, manner
SAID = [
    ("The minister said that the bridge was closed.", "The minister", "said", "that the bridge was closed", "indirect"),
    ("The minister said the bridge was closed.", "The minister", "said", "the bridge was closed", "indirect"),
    ("The bridge was closed, the minister said.", "the minister", "said", "The bridge was closed", "indirect"),
    ("The bridge, the minister said, was closed to trucks.", "the minister", "said", "The bridge", "indirect"),
    ("“We will not yield,” insisted General Ada Arce.", "Ada Arce", "insisted", "“We will not yield,”", "direct"),
    ("“We will not yield,” the general said.", "the general", "said", "“We will not yield,”", "direct"),
    ("The general said: “We will not yield.”", "The general", "said", "“We will not yield.”", "direct"),
    ("The general said the enemy was “tired and hungry.”", "The general", "said", "the enemy was “tired and hungry.”", "mixed"),
    ('"We will not yield," the general said.', "the general", "said", '"We will not yield,"', "direct"),
    ("According to the ministry, two ships were seized.", "the ministry", "According to", "two ships were seized", "indirect"),
    ("Two ships were seized, according to the harbour master.", "the harbour master", "according to", "Two ships were seized", "indirect"),
    ("Ankara denied that its jets had crossed the line.", "Ankara", "denied", "that its jets had crossed the line", "indirect"),
    ("The envoy warned that talks could collapse.", "The envoy", "warned", "that talks could collapse", "indirect"),
    ("Rebels claimed they had taken the dam.", "Rebels", "claimed", "they had taken the dam", "indirect"),
    ("Athens accused Ankara of drilling in its waters.", "Athens", "accused", "Ankara of drilling in its waters", "indirect"),
    ("Many experts attribute the rift to a quarrel over gas.", "Many experts", "attribute", "the rift to a quarrel over gas", "indirect"),
    ("The governor condemned the raid on the village.", "The governor", "condemned", "the raid on the village", "indirect"),
    ("The council called for an end to the shelling.", "The council", "called for", "an end to the shelling", "indirect"),
    ("Hanoi demanded that the rig be withdrawn.", "Hanoi", "demanded", "that the rig be withdrawn", "indirect"),
    ("The analyst pointed out that prices were falling.", "The analyst", "pointed out", "that prices were falling", "indirect"),
    ("A report by the institute reveals a rise in clashes.", "A report by the institute", "reveals", "a rise in clashes", "indirect"),
    ("A survey shows that trust has collapsed.", "A survey", "shows", "that trust has collapsed", "indirect"),
    ("Cairo’s claim that the dam broke the treaty angered Addis Ababa.", "Cairo", "claim", "that the dam broke the treaty", "indirect"),
    ("Lima acknowledged that its patrol had strayed.", "Lima", "acknowledged", "that its patrol had strayed", "indirect"),
    ("Oslo fears that the fleet will sail.", "Oslo", "fears", "that the fleet will sail", "indirect"),
    ("Quito refused to reopen its embassy.", "Quito", "refused", "to reopen its embassy", "indirect"),
    ("It is widely acknowledged that the army paid them.", "not named", "acknowledged", "that the army paid them", "indirect"),
]  # fmt: skip

# texts in which nobody says anything
SILENT = [
    "The army shelled the port.",
    "The so-called “Green March” crossed the desert.",
    "Its flagship, the “Victory,” sank.",
    "The talks failed, suggesting a lasting rift.",
    "The line saw heavy fighting.",
]

LONG = (
    "Relations have soured, Naledi Okoye, a fellow at the Lagoon Institute in Accra, told Reuters.\n\n"
    "Togo expected its neighbour to act, according to the analyst.\n\n"
    "“They waited too long,” Okoye said. “Nobody came.”\n\n"
    "“We lost faith,” said a customs officer in Lomé, speaking on condition of anonymity. "
    "“It was over.”\n\n"
    "“The border stayed shut,” the anonymous officer said.\n\n"
    "“We had no choice,” Prime Minister Kofi Mensah said in a speech on Monday.\n\n"
    "“Trade will suffer,” Mensah added."
)

# words of the content, speaker's full name, words of the role, anonymous
PEOPLE = [
    ("Relations have soured", "Naledi Okoye", "fellow at the Lagoon Institute", False),
    ("Togo expected", "Naledi Okoye", "fellow at the Lagoon Institute", False),
    ("They waited too long", "Naledi Okoye", "fellow at the Lagoon Institute", False),
    ("We lost faith", "a customs officer in Lomé", "customs officer", True),
    ("The border stayed shut", "a customs officer in Lomé", "customs officer", True),
    ("We had no choice", "Kofi Mensah", "Prime Minister", False),
    ("Trade will suffer", "Kofi Mensah", "Prime Minister", False),
]


def found_in(text: str, syntax, mentions=()):
    document = Document(text=text, published=date(2016, 3, 17))
    return document, find_attributions(document, syntax.trees(text), mentions)


@pytest.mark.parametrize(("text", "name", "cue", "content", "manner"), SAID)
def test_finds_who_says_what(text, name, cue, content, manner, syntax) -> None:
    document, found = found_in(text, syntax)
    rows = [
        (one.speaker.name, piece.quote(document), one.manner)
        for one in found
        for piece in one.content
        if one.cue and cue in one.cue.quote(document)
    ]
    assert (name, content, manner) in rows


@pytest.mark.parametrize("text", SILENT)
def test_nobody_speaks_where_nothing_is_said(text, syntax) -> None:
    document, found = found_in(text, syntax)
    assert [one.content[0].quote(document) for one in found] == []


@pytest.mark.parametrize(("words", "name", "role", "anonymous"), PEOPLE)
def test_later_mentions_are_the_first_full_one(words, name, role, anonymous, syntax) -> None:
    document, found = found_in(LONG, syntax)
    (speaker,) = {
        one.speaker.name: one.speaker
        for one in found
        if any(words in piece.quote(document) for piece in one.content)
        and one.cue
        and one.cue.quote(document) != "expected"
    }.values()
    assert speaker.name == name
    assert role in (speaker.role or "")
    assert speaker.anonymous is anonymous


def test_a_quotation_goes_on_after_its_speaker(syntax) -> None:
    document, found = found_in(LONG, syntax)
    pieces = [[piece.quote(document) for piece in one.content] for one in found]
    assert ["“They waited too long,”", "“Nobody came.”"] in pieces
    assert ["“We lost faith,”", "“It was over.”"] in pieces


def test_a_quotation_goes_on_in_the_next_paragraph(syntax) -> None:
    text = "“We left at dawn,” Musa Bello said.\n\n“The others stayed behind in the old town.”"
    document, (one,) = found_in(text, syntax)
    assert [piece.quote(document)[:8] for piece in one.content] == ["“We left", "“The oth"]


def test_tells_the_outlet_that_it_was_told_to(syntax) -> None:
    document, found = found_in(LONG, syntax)
    assert {one.told_to for one in found} == {"Reuters", None}
    assert [
        one.told_to for one in found_in("The envoy told reporters that talks failed.", syntax)[1]
    ] == [None]
    assert document.text


def test_groups_are_marked(syntax) -> None:
    groups = {
        "Many experts say that the truce is dead.": True,
        "Rebel leaders claimed the town had fallen.": True,
        "The general said the town had fallen.": False,
    }
    for text, expected in groups.items():
        assert [one.speaker.group for one in found_in(text, syntax)[1]] == [expected]


def test_a_speaker_of_an_actor_speaks_for_it_and_an_expert_does_not(syntax) -> None:
    text = "A Hamas official said the truce held. Ana Roy, an analyst in Cairo, said it had failed."
    document = Document(text=text)
    mentions = tuple(
        Mention(
            span=Span(document.id, text.index(word), text.index(word) + len(word)),
            head=word,
            actor=ActorId(actor),
            name=word,
        )
        for word, actor in (("Hamas", "HAMAS"), ("Cairo", "EGY-GOV"))
    )
    found = find_attributions(document, syntax.trees(text), mentions)
    assert [one.speaker.actor for one in found] == ["HAMAS", None]


def test_the_innermost_speaker_of_a_stretch(syntax) -> None:
    text = "The envoy said that the rebels had claimed they had taken the dam."
    document, found = found_in(text, syntax)
    at = text.index("taken")
    index = Voices(found).of(Span(document.id, at, at + 5))
    assert index is not None
    assert found[index].speaker.name == "the rebels"
    assert Voices(found).of(Span(document.id, 0, 3)) is None


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    text = "He said: “We will never leave this town.\n\nShells fell at noon."
    (quote,) = quotes(text)
    assert (quote.closed, text[quote.end :]) == (False, "\n\nShells fell at noon.")


@pytest.mark.slow
def test_a_page_of_four_hundred_quotations(syntax) -> None:
    text = "\n\n".join(f"“We saw {n} ships pass by,” the pilot said." for n in range(400))
    document, found = found_in(text, syntax)
    assert len(found) == 400
    assert all(one.content[0].quote(document).startswith("“We saw") for one in found)


@pytest.mark.parametrize(
    "row",
    [
        tables.words(example)
        for kind in ("verb", "noun", "adjective", "phrase")
        for row in tables.rows(tables.table("cues")[kind])
        for example in row["examples"]
    ]
    + [tables.words(row) for row in tables.section(tables.table("cues")["anonymity"])["examples"]],
    ids=lambda row: row[0],
)
def test_examples_of_the_data_file(row, syntax) -> None:
    text, source, content = row
    document, found = found_in(text, syntax)
    assert any(
        one.speaker.span
        and source in one.speaker.span.quote(document)
        and any(content in piece.quote(document) for piece in one.content)
        for one in found
    )


# text, speaker, the reason for withholding the name
WITHHELD = [
    (
        "A diplomat who spoke on condition of anonymity because he was not authorised to speak said "
        "the pact was dead.",
        "A diplomat",
        "he was not authorised to speak",
    ),
    (
        "“We were warned,” said an officer in Baku, speaking on condition of anonymity for fear of "
        "reprisals.",
        "an officer in Baku",
        "for fear of reprisals",
    ),
    (
        "The deal is off, two officials in Accra said. They spoke on condition of anonymity because "
        "the talks are secret.",
        "two officials in Accra",
        "the talks are secret",
    ),
    ("A clerk who asked not to be named said the vault was empty.", "A clerk", None),
]


@pytest.mark.parametrize(("text", "name", "reason"), WITHHELD)
def test_a_name_is_withheld_with_its_reason(text, name, reason, syntax) -> None:
    document, found = found_in(text, syntax)
    (speaker,) = {one.speaker for one in found if one.speaker.name == name}
    assert speaker.anonymous
    assert (speaker.reason.quote(document) if speaker.reason else None) == reason


def test_an_attribution_within_another(syntax) -> None:
    text = "The minister said that Lagos had claimed that the dam was safe."
    document, found = found_in(text, syntax)
    outer, inner = sorted(found, key=lambda one: one.cue.start)
    assert (outer.within, inner.within) == (None, found.index(outer))
    assert [piece.quote(document) for piece in inner.content] == ["that the dam was safe"]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("A report by the ministry says that Chad hid the arms.", True),
        ("The minister says that Chad hid the arms.", False),
    ],
)
def test_a_document_speaks(text, document, syntax) -> None:
    _, (said,) = found_in(text, syntax)
    assert said.speaker.document is document


def test_told_to_an_outlet_whatever_follows(syntax) -> None:
    _, found = found_in("The aide told DW that Quito would pay.", syntax)
    assert [one.told_to for one in found] == ["DW"]


def test_quoted_as_saying(syntax) -> None:
    text = "The weekly cites a colonel as saying that the fort had fallen."
    _, found = found_in(text, syntax)
    assert "a colonel" in {one.speaker.name for one in found}


def test_a_quotation_inside_a_quotation(syntax) -> None:
    text = "“I heard the president say “we will fight” that night,” the guard said."
    document, found = found_in(text, syntax)
    guard = next(one for one in found if one.speaker.name == "the guard")
    assert guard.content[0].quote(document).startswith("“I heard the president say")


# text, words that are said, the speaker's name
MEANT = [
    ("Moussa Kane flew to Accra. He said that Mali would pay.", "Mali would pay", "Moussa Kane"),
    ("Moussa Kane said Mali was poor. Later Ibrahim Toure left for Accra, where he said that"
     " Ghana was rich.", "Ghana was rich", "Ibrahim Toure"),
    ("It rained all day in Gao. He said that Mali had lost the north.", "lost the north", "not named"),
    ("It rained all day in Gao. It said that Mali had lost the north.", "lost the north", "not named"),
    ("Rome doubted the Greek version, according to which shots were fired at a ferry.",
     "shots were fired", "the Greek version"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), MEANT)
def test_a_pronoun_is_whom_it_stands_for_or_nobody(text, words, name, syntax) -> None:
    document, found = found_in(text, syntax)
    said = [one for one in found if any(words in p.quote(document) for p in one.content)]
    assert said[-1].speaker.name == name


def test_a_pronoun_is_the_known_actor_that_coreference_gives_it(syntax) -> None:
    document = Document(text="Peru closed the road. It said that smugglers had used it.")
    mentions = tuple(
        Mention(
            span=Span(document.id, document.text.index(word), document.text.index(word) + len(word)),
            head=word, actor=ActorId("PER"), name="Peru", form=form,
        )
        for word, form in (("Peru", "name"), ("It", "pronoun"))
    )  # fmt: skip
    (said,) = find_attributions(document, syntax.trees(document.text), mentions)
    assert (said.speaker.name, said.speaker.actor) == ("Peru", "PER")
    assert said.speaker.span is not None
    assert said.speaker.span.quote(document) == "It"
