"""Pages on the United States and Cuba, 2012 to 2018, for a sample answer to cite.

The dates and acts are history's. The outlets, the wording and the unnamed speakers are invented
for these tests.
"""

from __future__ import annotations

import re
from datetime import date

from detente.model.answers import Citation
from detente.model.text import Document

_BREAK = re.compile(r"(?<=[.?!])\s|\n+")  # between two sentences

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


def cite(page: str, quote: str) -> Citation:
    """Return the citation of the words `quote` in a page, with the sentence around them."""
    document = PAGES[page]
    text = document.text
    start = text.index(quote)
    end = start + len(quote)
    before = [mark.end() for mark in _BREAK.finditer(text, 0, start)]
    after = _BREAK.search(text, max(start, end - 1))
    left, right = (before or [0])[-1], after.start() if after else len(text)
    return Citation(
        quote=quote, span=(start, end), sentence=text[left:right], sentence_span=(left, right),
        document=document.name or document.id, doc=document.id, title=document.title,
        outlet=document.outlet, original_outlet=document.original_outlet,
        published=document.published, url=document.url,
    )  # fmt: skip
