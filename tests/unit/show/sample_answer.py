"""A rich answer made by hand: the United States and Cuba, 2012 to 2018.

The dates and acts are history's. The outlets, the wording and the unnamed speakers are invented
for these tests.
"""

from __future__ import annotations

from datetime import date, timedelta

from detente.model.actors import ActorId
from detente.model.answers import (
    Answer,
    Citation,
    Confidence,
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
from detente.model.relations import Dyad, RelationPoint, RelationSeries, TurningPoint
from detente.model.text import Document

USA, CUB = ActorId("USA"), ActorId("CUB")

PAGES = {
    "talks": Document(
        name="talks",
        title="Quiet channel said to have opened in Canada",
        text=(
            "Quiet channel said to have opened in Canada\n\n"
            "Envoys of the White House and of Cuba began to meet in Canada in June 2013, a person "
            "with knowledge of the talks said, on condition of anonymity. “Nobody in the region "
            "believes in the embargo any more, and it isolates us more than it does them,” the "
            "person said. The two governments have had no embassies since 1961. The Bay of Pigs "
            "landing of April 1961 and the missile crisis of October 1962 still shadow the "
            "relation."
        ),
        outlet="Harbour Dispatch",
        published=date(2014, 12, 18),
        published_basis="byline",
        url="https://dispatch.example/2014/12/quiet-channel",
    ),
    "restored": Document(
        name="restored",
        title="Washington and Havana to restore ties after half a century",
        text=(
            "Washington and Havana to restore ties after half a century\n\n"
            "President Barack Obama said on 17 December 2014 that the United States would restore "
            "full diplomatic relations with Cuba. The aid contractor Alan Gross was freed after "
            "five years in a Cuban prison. Three Cuban intelligence officers were sent home the "
            "same day. Obama said that fifty years of isolation had not worked. President Raúl "
            "Castro thanked Pope Francis and Canada for their help. Senator Marco Rubio called "
            "the move a concession to a tyranny."
        ),
        outlet="The Meridian Post",
        published=date(2014, 12, 18),
        published_basis="byline",
        url="https://meridian.example/world/restore-ties",
    ),
    "restored-copy": Document(
        name="restored-copy",
        title="US, Cuba to restore ties",
        text=(
            "US, Cuba to restore ties\n\n"
            "The Vatican received delegations of both countries in October 2014 and helped them "
            "to close the deal, Cardinal Pietro Parolin’s office said. Analysts expect trade in "
            "food to grow by about 30 percent within two years."
        ),
        outlet="Gulf Coast Evening Standard-Examiner",
        original_outlet="Northern Wire",
        published=date(2014, 12, 19),
        published_basis="meta",
    ),
    "embassies": Document(
        name="embassies",
        title="Flags rise again",
        text=(
            "Flags rise again\n\n"
            "The United States took Cuba off its list of state sponsors of terrorism on 29 May "
            "2015. The two countries reopened their embassies on 20 July 2015. More than 160,000 "
            "Americans travelled to the island in 2015, 77 percent more than the year before, the "
            "Cuban foreign ministry’s director for the United States said."
        ),
        outlet="The Meridian Post",
        published=date(2016, 1, 20),
        published_basis="meta",
        url="https://meridian.example/world/flags",
    ),
    "visit": Document(
        name="visit",
        title=None,
        text=(
            "Obama arrived in Havana on 20 March 2016, the first sitting president to visit in 88 "
            "years. Scheduled flights between the two countries resumed on 31 August 2016. The "
            "Spanish hotel chain Meliá and the Chinese lender Eximbank have kept investing on the "
            "island whoever governs in Washington."
        ),
        outlet=None,
        published=date(2016, 9, 2),
        published_basis="dateline",
    ),
    "reversal": Document(
        name="reversal",
        title="President narrows the opening to Cuba",
        text=(
            "President narrows the opening to Cuba\n\n"
            "In Miami on 16 June 2017 President Donald Trump announced that he was cancelling his "
            "predecessor’s “completely one-sided deal” with Cuba. He ordered a ban on most "
            "dealings with companies of the Cuban military. The White House said that the opening "
            "had enriched the military and security services and done nothing for human rights. "
            "Cuba’s government called the speech “hostile rhetoric” that recalled the Cold War, "
            "and said the blockade had cost the island more than $4.7 billion in a year. Cuban "
            "exile groups in Florida, who had helped to carry the state in November 2016, had "
            "asked for the reversal."
        ),
        outlet="Harbour Dispatch",
        published=date(2017, 6, 17),
        published_basis="byline",
        url="https://dispatch.example/2017/06/reversal?edition=print&section=Americas#top",
    ),
    "illness": Document(
        name="illness",
        title="Mystery ailments empty an embassy",
        text=(
            "Mystery ailments empty an embassy\n\n"
            "At least 21 American diplomats and relatives have fallen ill in Havana since late "
            "2016, the State Department said. On 29 September 2017 it ordered home more than half "
            "of the embassy’s staff. Four days later it expelled 15 Cuban diplomats, saying that "
            "Cuba had failed to protect the Americans. “They knew, or they ought to have known,” "
            "a senior administration official said on condition of anonymity. Cuba’s foreign "
            "minister, Bruno Rodríguez, denied that Cuba had any part in the incidents and called "
            "the expulsions unjustified. Independent acousticians doubt that sound could cause "
            "such harm. If the embassy stays at half its strength, families will wait years for "
            "visas and more people may take to the sea, a former consul warned."
        ),
        outlet="The Island Ledger",
        original_outlet="Northern Wire",
        published=date(2017, 10, 4),
        published_basis="meta",
        url="https://ledger.example/embassy",
    ),
    "limits": Document(
        name="limits",
        title="New limits on travel and trade take effect",
        text=(
            "New limits on travel and trade take effect\n\n"
            "From 9 November 2017 Americans may no longer stay in 83 hotels on a list of the "
            "State Department, or travel to Cuba on their own for contacts with its people. The "
            "national security adviser John Bolton said on 1 November 2018 that the United States "
            "would not appease a “troika of tyranny” of Cuba, Venezuela and Nicaragua. Cuban "
            "support for Nicolás Maduro has become the main grievance, researchers at the "
            "Interamerican Observatory for Counterrevolutionarizationstudies said. Russia "
            "forgave $32 billion of Cuban debt in 2014 and has since supplied oil. Canada and the "
            "European Union have kept their own ties and opposed the limits. If the lawsuits under "
            "Title III of the Helms-Burton Act are allowed, investors from Europe would be the "
            "first to be hit, the observatory said."
        ),
        outlet="Harbour Dispatch",
        published=date(2018, 11, 2),
        published_basis="byline",
        url="https://dispatch.example/2018/11/limits",
    ),
}  # fmt: skip


def cite(page: str, quote: str, document: Document | None = None) -> Citation:
    """Return the citation of the words `quote` in a page."""
    document = document or PAGES[page]
    text = document.text
    start = text.index(quote)
    end = start + len(quote)
    left = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
    left = 0 if text.rfind(". ", 0, start) == -1 and "\n" not in text[:start] else left
    stop = text.find(". ", end - 1)
    right = len(text) if stop == -1 else stop + 1
    return Citation(
        quote=quote, span=(start, end), sentence=text[left:right], sentence_span=(left, right),
        document=document.name or document.id, doc=document.id, title=document.title,
        outlet=document.outlet, original_outlet=document.original_outlet,
        published=document.published, url=document.url,
    )  # fmt: skip


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
_GROSS = cite(
    "restored", "Alan Gross was freed after five years in a Cuban prison"
)
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
        speakers=(CONSUL,),
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
        whatif=WHATIFS, voices=VOICES, background=BACKGROUND,
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
        summary="No lasting change of the relation was found in what was read.",
        summary_citations=(),
        confidence=Confidence(word="low", why="no event between the two was told"),
        turns=(), phases=(), reasons=(), figures=(), third_parties=(), whatif=(), voices=(),
        background=(), gaps=("Nothing read tells of an event between the two.",),
        provenance=Provenance(
            version="0.1.0", data_version="0", scheme="plover", settings="5c0ad1fe",
            documents=0, originals=0, outlets=0,
        ),
    )  # fmt: skip


def empty_series() -> RelationSeries:
    """Return a series without a period."""
    return RelationSeries(
        dyad=Dyad(source=ActorId("BTN"), target=ActorId("URY")), both=False, step="month",
        scheme="plover", points=(),
    )  # fmt: skip


_WAVE = (0.4, -0.6, 1.1, -1.3, 0.2, 0.9, -0.4, -1.0, 0.7, 0.1, -0.8, 1.2)


def series() -> RelationSeries:
    """Return 84 months: estrangement, opening, reversal; months unread and months silent."""
    points = tuple(_point(index) for index in range(84))
    return RelationSeries(
        dyad=Dyad(source=USA, target=CUB), both=True, step="month", scheme="plover", points=points,
        unplaced=7,
    )  # fmt: skip


def _level(index: int) -> float:
    if index < 35:
        return -2.1
    if index < 65:
        return 4.1
    return -2.4 if index < 69 else -4.2


def _point(index: int) -> RelationPoint:
    first = date(2012 + index // 12, index % 12 + 1, 1)
    after = date(2012 + (index + 1) // 12, (index + 1) % 12 + 1, 1)
    unread = 19 <= index <= 22
    silent = index in (3, 4, 9, 14, 28, 53, 74)
    busy = index in (35, 36, 39, 42, 43, 50, 65, 68, 69)
    told = not unread and not silent
    score = round(_level(index) + _WAVE[index % 12] * 1.1, 2) if told else None
    events = 0 if not told else (9 + index % 5 if busy else 1 + (index * 7) % 4)
    spread = round(3.2 / max(events, 1) ** 0.5, 2)
    warm = sum(1 for i in range(events) if (i * 5 + index) % 9 < (7 if _level(index) > 0 else 2))
    cold = events - warm
    return RelationPoint(
        first=first, last=after - timedelta(days=1), events=events,
        originals=events + (3 if busy else 0), outlets=min(events, 6),
        quad=(warm - warm // 3, warm // 3, cold - cold // 4, cold // 4),
        score=score,
        low=None if score is None else max(-10.0, round(score - spread, 2)),
        high=None if score is None else min(10.0, round(score + spread, 2)),
        coverage=0 if unread else 2 + (index * 5) % 7 + (14 if busy else 0),
    )  # fmt: skip
