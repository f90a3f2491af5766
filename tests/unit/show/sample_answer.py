"""A rich answer made by hand: why did the United States sour on Cuba? And an empty one."""

from __future__ import annotations

from datetime import date

from tests.unit.show.sample_pages import cite

from detente.model.actors import ActorId
from detente.model.answers import (
    Answer,
    Change,
    ChangeRow,
    Confidence,
    Dependence,
    Figure,
    PhaseLine,
    Provenance,
    Question,
    Reason,
    SpeakerLine,
    ThirdParty,
    TurnLine,
    Voice,
    WhatIf,
)
from detente.model.relations import TurningPoint

USA, CUB = ActorId("USA"), ActorId("CUB")


def speaker(
    name: str, role: str | None = None, actor: ActorId | None = None, *,
    anonymous: bool = False, group: bool = False, party: bool = False,
) -> SpeakerLine:  # fmt: skip
    """Return a speaker."""
    return SpeakerLine(
        name=name, role=role, actor=actor, anonymous=anonymous, group=group, party=party
    )


OBAMA = speaker("Barack Obama", "President of the United States", USA, party=True)
TRUMP = speaker("Donald Trump", "President of the United States", USA, party=True)
WHITE_HOUSE = speaker("the White House", None, USA, party=True)
STATE = speaker("the State Department", None, USA, party=True)
OFFICIAL = speaker(
    "a senior administration official", "United States", USA, anonymous=True, party=True
)
RODRIGUEZ = speaker("Bruno Rodríguez", "foreign minister of Cuba", CUB, party=True)
CUBA = speaker("Cuba’s government", None, CUB, party=True)
INSIDER = speaker("a person with knowledge of the talks", anonymous=True)
EXILES = speaker("Cuban exile groups in Florida", group=True)
OBSERVATORY = speaker(
    "researchers", "Interamerican Observatory for Counterrevolutionarizationstudies", group=True
)
CONSUL = speaker("a former consul", anonymous=True)
RUBIO = speaker("Marco Rubio", "United States senator")
ACOUSTICIANS = speaker("Independent acousticians", group=True)

_DEAL = cite(
    "reversal",
    "President Donald Trump announced that he was cancelling his predecessor’s “completely "
    "one-sided deal” with Cuba",
)
_RESTORE = cite("restored", "the United States would restore full diplomatic relations with Cuba")
_HOME = cite("illness", "it ordered home more than half of the embassy’s staff")
_EXPEL = cite("illness", "it expelled 15 Cuban diplomats, saying that Cuba had failed to protect")
_ENRICHED = cite(
    "reversal", "the opening had enriched the military and security services and done nothing"
)
_KNEW = cite("illness", "“They knew, or they ought to have known,”")
_DENIED = cite("illness", "Bruno Rodríguez, denied that Cuba had any part in the incidents")
_ISOLATION = cite("restored", "fifty years of isolation had not worked")
_GROSS = cite("restored", "Alan Gross was freed after five years in a Cuban prison")
_MADURO = cite("limits", "Cuban support for Nicolás Maduro has become the main grievance")
_RHETORIC = cite("reversal", "called the speech “hostile rhetoric” that recalled the Cold War")
_LIMITS = cite("limits", "Americans may no longer stay in 83 hotels")
_TALKS = cite("talks", "began to meet in Canada in June 2013")
_EMBARGO = cite(
    "talks",
    "“Nobody in the region believes in the embargo any more, and it isolates us more than it does "
    "them,”",
)
_EMBASSIES = cite("embassies", "The two countries reopened their embassies on 20 July 2015")
_TRAVEL = cite("embassies", "77 percent more than the year before")

TURNS = (
    TurnLine(
        number=1,
        turn=TurningPoint(
            first=date(2014, 11, 1), last=date(2015, 1, 31), month="2014-12", direction="thaw",
            before=-2.1, after=4.3, method="both", confidence=0.93,
        ),
        sentence="The United States and Cuba agreed to restore diplomatic relations.",
        citations=(_RESTORE, _GROSS),
    ),
    TurnLine(
        number=2,
        turn=TurningPoint(
            first=date(2017, 5, 1), last=date(2017, 7, 31), month="2017-06", direction="souring",
            before=3.6, after=-2.4, method="both", confidence=0.81,
        ),
        sentence="The United States cancelled parts of the opening to Cuba.",
        citations=(_DEAL,),
    ),
    TurnLine(
        number=3,
        turn=TurningPoint(
            first=date(2017, 9, 29), last=date(2017, 10, 4), month="2017-10", direction="souring",
            before=-2.4, after=-4.6, method="stated", confidence=None,
        ),
        sentence="The United States withdrew embassy staff and expelled Cuban diplomats.",
        citations=(_HOME, _EXPEL),
    ),
)  # fmt: skip

PHASES = (
    PhaseLine(
        first=date(2012, 1, 1), last=date(2014, 12, 16), name="Estrangement, with a quiet channel",
        score=-2.1, events=31, citations=(_TALKS,),
    ),
    PhaseLine(
        first=date(2014, 12, 17), last=date(2017, 6, 15), name="Opening", score=4.1, events=148,
        citations=(_EMBASSIES,),
    ),
    PhaseLine(
        first=date(2017, 6, 16), last=date(2017, 9, 28), name="Reversal", score=-2.4, events=26,
        citations=(_DEAL,),
    ),
    PhaseLine(
        first=date(2017, 9, 29), last=None, name="Open friction", score=-4.2, events=57,
        citations=(),
    ),
)  # fmt: skip

REASONS = (
    Reason(
        side="source", theme="security of diplomats",
        sentence="The State Department held that Cuba had failed to protect American diplomats "
        "who fell ill in Havana.",
        standing="said_by_party", speakers=(STATE, OFFICIAL), originals=3, weight=0.31,
        citations=(_EXPEL, _KNEW), first=date(2016, 11, 1), last=date(2017, 10, 3),
        counter=(
            _DENIED,
            cite("illness", "Independent acousticians doubt that sound could cause such harm"),
        ),
    ),
    Reason(
        side="source", theme="domestic politics",
        sentence="The White House said the opening had enriched Cuba’s military and done nothing "
        "for human rights.",
        standing="said_by_party", speakers=(WHITE_HOUSE, TRUMP), originals=2, weight=0.24,
        citations=(_ENRICHED, _DEAL), first=date(2017, 6, 16), last=date(2017, 6, 16),
    ),
    Reason(
        side="source", theme="third parties",
        sentence="Cuban support for Nicolás Maduro became the main grievance.",
        standing="said_by_other", speakers=(OBSERVATORY,), originals=1, weight=0.12,
        citations=(_MADURO,), first=date(2018, 11, 1), last=date(2018, 11, 1),
    ),
    Reason(
        side="target", theme="rhetoric",
        sentence="Cuba’s government saw the Miami speech as “hostile rhetoric” of the Cold War.",
        standing="said_by_party", speakers=(CUBA,), originals=1, weight=0.14,
        citations=(_RHETORIC,), first=date(2017, 6, 16), last=date(2017, 6, 16),
    ),
    Reason(
        side="target", theme="trade and sanctions",
        sentence="New American limits on travel and trade came into force.",
        standing="inferred_by_timing", speakers=(), originals=1, weight=0.09,
        citations=(_LIMITS,), first=date(2017, 11, 9), last=None,
    ),
    Reason(
        side="other", theme="domestic politics",
        sentence="Cuban exile groups in Florida, who had helped to carry the state, had asked for "
        "the reversal.",
        standing="said_by_other", speakers=(EXILES,), originals=1, weight=0.10,
        citations=(cite("reversal", "Cuban exile groups in Florida"),),
    ),
)  # fmt: skip

FIGURES = (
    Figure(
        sentence="At least 21 American diplomats and relatives fell ill.", low=21, high=None,
        unit="person", what="American diplomats and relatives", speakers=(STATE,),
        citation=cite("illness", "At least 21 American diplomats and relatives"),
    ),
    Figure(
        sentence="77 percent more Americans travelled to Cuba in 2015 than in 2014.", low=77,
        high=77, unit="percent", what="American travellers",
        speakers=(speaker("Cuban foreign ministry’s director for the United States", party=True),),
        citation=_TRAVEL,
    ),
    Figure(
        sentence="Cuba put the yearly cost of the embargo at more than $4.7 billion.",
        low=4_700_000_000, high=None, unit="USD", what="cost of the blockade", speakers=(CUBA,),
        citation=cite("reversal", "more than $4.7 billion in a year"),
    ),
    Figure(
        sentence="Americans may not stay in 83 hotels.", low=83, high=83, unit=None, what="hotels",
        speakers=(), citation=cite("limits", "83 hotels"),
    ),
)  # fmt: skip

WHATIFS = (
    WhatIf(
        cause="the embassy stays at half its strength",
        effect="families will wait years for visas and more people may take to the sea",
        sentence="If the embassy stays at half its strength, families may wait years for visas.",
        speakers=(CONSUL,), hedge="may", then=(2,),
        citation=cite(
            "illness",
            "If the embassy stays at half its strength, families will wait years for visas and "
            "more people may take to the sea",
        ),
    ),
    WhatIf(
        cause="lawsuits under Title III are allowed",
        effect="investors from Europe would be the first to be hit",
        sentence="If lawsuits under Title III are allowed, European investors would be hit first.",
        speakers=(OBSERVATORY,),
        citation=cite("limits", "investors from Europe would be the first to be hit"),
    ),
)  # fmt: skip

STEPS = (
    Reason(
        side="source", theme="diplomacy", sentence="The United States withdrew half of its embassy.",
        standing="inferred_by_timing", speakers=(), originals=1, weight=1.0, citations=(_EXPEL,),
        first=date(2017, 9, 29), last=date(2017, 9, 29),
    ),
)  # fmt: skip

CHANGES = (
    Change(
        turn=2, before_first=date(2016, 1, 1), before_last=date(2017, 5, 31),
        after_first=date(2017, 6, 1), after_last=date(2018, 11, 30), before=2.11, after=-2.64,
        sentence="June 2017: the mean score was +2.11 before and -2.64 after.",
        by_type=(
            ChangeRow(name="sanction", before=0, after=5, part=-2.75,
                      sentence="0 of 9 acts before, 5 of 11 after", citations=(_DEAL, _LIMITS)),
            ChangeRow(name="agree", before=6, after=1, part=-2.0,
                      sentence="6 of 9 acts before, 1 of 11 after", citations=(_TALKS,)),
            ChangeRow(name="not explained", before=0, after=0, part=0.0,
                      sentence="2 undated", citations=()),
        ),
        by_theme=(
            ChangeRow(name="trade and sanctions", before=2, after=7, part=-3.5,
                      sentence="2 of 9 acts before, 7 of 11 after", citations=(_LIMITS,)),
            ChangeRow(name="not explained", before=1, after=2, part=-1.25,
                      sentence="1 of 9 acts before and 2 of 11 after have no kind",
                      citations=(_RHETORIC,)),
        ),
    ),
)  # fmt: skip

DEPENDENCE = (
    Dependence(
        sentence="Russia forgave $32 billion of Cuban debt.", speakers=(OBSERVATORY,),
        citation=cite("limits", "Russia forgave $32 billion of Cuban debt"),
    ),
)  # fmt: skip

THIRD = (
    ThirdParty(
        actor=ActorId("CAN"), name="Canada", sentence="Canada hosted the secret talks.",
        citations=(_TALKS, cite("restored", "thanked Pope Francis and Canada for their help")),
    ),
    ThirdParty(
        actor=ActorId("VAT"), name="Holy See",
        sentence="The Vatican received both delegations in October 2014.",
        citations=(cite("restored-copy", "The Vatican received delegations of both countries"),),
    ),
    ThirdParty(
        actor=ActorId("RUS"), name="Russia",
        sentence="Russia forgave $32 billion of Cuban debt and supplied oil.",
        citations=(cite("limits", "Russia forgave $32 billion of Cuban debt"),),
        side="target", before=(0, 1), after=(3, 0), trend="nearer",
    ),
    ThirdParty(
        actor=ActorId("VEN"), name="Venezuela",
        sentence="Cuban support for the Venezuelan government became a grievance.",
        citations=(_MADURO, cite("limits", "“troika of tyranny”")),
    ),
)  # fmt: skip

VOICES = (
    Voice(speaker=OBAMA, citations=(_RESTORE, _ISOLATION)),
    Voice(speaker=TRUMP, citations=(_DEAL,)),
    Voice(speaker=WHITE_HOUSE, citations=(_ENRICHED,)),
    Voice(speaker=STATE, citations=(_EXPEL,)),
    Voice(speaker=OFFICIAL, citations=(_KNEW,)),
    Voice(speaker=CUBA, citations=(_RHETORIC,)),
    Voice(speaker=RODRIGUEZ, citations=(_DENIED,)),
    Voice(speaker=INSIDER, citations=(_EMBARGO, _TALKS)),
    Voice(speaker=RUBIO, citations=(cite("restored", "a concession to a tyranny"),)),
    Voice(speaker=OBSERVATORY, citations=(_MADURO,)),
)

BACKGROUND = (
    cite("talks", "The two governments have had no embassies since 1961"),
    cite("talks", "The Bay of Pigs landing of April 1961 and the missile crisis of October 1962"),
)


def question(text: str = "Why did the United States sour on Cuba?") -> Question:
    """Return the question that the sample answers."""
    return Question(
        text=text, source=USA, target=CUB, source_name="United States", target_name="Cuba",
        polarity="souring", start=date(2012, 1, 1), end=date(2018, 12, 31),
        as_of=date(2018, 12, 31),
    )  # fmt: skip


PROVENANCE = Provenance(
    version="0.1.0", data_version="9b1f3ac2770de514", scheme="plover", settings="5c0ad1fe",
    documents=213, originals=148, outlets=31,
)  # fmt: skip


def answer() -> Answer:
    """Return the rich answer."""
    return Answer(
        id="7f3a5b20c41d9e88",
        question=question(),
        direction="souring",
        summary="The relation turned in June 2017, when the United States narrowed an opening that "
        "had begun in December 2014, and worsened in October 2017 over ailments among its "
        "diplomats in Havana, for which Cuba denied any part.",
        summary_citations=(_DEAL, _EXPEL, _DENIED),
        confidence=Confidence(
            word="medium", why="5 independent originals; 1 of the 7 voices is anonymous"
        ),
        turns=TURNS, phases=PHASES, reasons=REASONS, figures=FIGURES, third_parties=THIRD,
        steps=STEPS, changes=CHANGES, dependence=DEPENDENCE, whatif=WHATIFS, voices=VOICES, background=BACKGROUND,
        gaps=(
            "Not known: what the Cuban security services say of the ailments.",
            "No document read was published between August and November 2013.",
        ),
        provenance=PROVENANCE,
    )  # fmt: skip


def empty_answer() -> Answer:
    """Return an answer in which every part that can be empty is empty."""
    return Answer(
        id="00000000000000ff",
        question=Question(
            text="Why did Bhutan sour on Uruguay?", source=ActorId("BTN"), target=ActorId("URY"),
            source_name="Bhutan", target_name="Uruguay", polarity="souring",
        ),
        direction="none",
        summary="No turn found of the relation was found in what was read.",
        summary_citations=(),
        confidence=Confidence(word="low", why="no event between the two was told"),
        turns=(), phases=(), reasons=(), figures=(), third_parties=(), whatif=(), voices=(),
        background=(), gaps=("Nothing read tells of an event between the two.",),
        provenance=Provenance(
            version="0.1.0", data_version="0", scheme="plover", settings="5c0ad1fe",
            documents=0, originals=0, outlets=0,
        ),
    )  # fmt: skip
