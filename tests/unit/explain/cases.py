"""Pages on several pairs, told row by row, for tests of answers."""

from __future__ import annotations

from tests.evidence_builder import Page, Row

NAMES = {
    "QAT": "Qatar", "QAT-GOV": "Government of Qatar", "SAU": "Saudi Arabia",
    "SAU-GOV": "Government of Saudi Arabia", "FRA": "France", "MLI": "Mali",
    "FRA-GOV": "Government of France", "MLI-GOV": "Government of Mali", "RUS": "Russia",
    "USA": "United States", "CUB": "Cuba", "USA-GOV": "Government of the United States",
    "CUB-GOV": "Government of Cuba", "PAK": "Pakistan", "AFG-TALIBAN": "Afghan Taliban",
}  # fmt: skip

GULF = ("SAU SAU-GOV SAU-MIL", "QAT QAT-GOV")
SAHEL = ("MLI MLI-GOV MLI-MIL", "FRA FRA-GOV FRA-MIL")
CARIBBEAN = ("USA USA-GOV", "CUB CUB-GOV")

BLOCKADE = (
    Page(
        outlet="Gulf Record", published="2017-03-02", rows=(
            Row(text="King Salman received the emir in Riyadh.",
                act="QAT-GOV CONSULT/visit SAU-GOV", when="2017-03-01"),
        ),
    ),
    Page(
        outlet="Gulf Record", published="2017-04-20", rows=(
            Row(text="The two states agreed on a rail link.", act="SAU-GOV AGREE QAT-GOV",
                when="2017-04-19"),
        ),
    ),
    Page(
        outlet="Harbour News", published="2017-06-06", rows=(
            Row(text="[[Saudi Arabia **closed** its only land border with Qatar]] on Monday.",
                act="SAU-GOV SANCTION/discontinue+economic QAT", when="2017-06-05"),
            Row(text="Riyadh accused Doha of sheltering terrorists.",
                act="SAU-GOV ACCUSE/allege+terrorism QAT-GOV", when="2017-06-05",
                mentions=("Riyadh = SAU-GOV", "Doha = QAT-GOV")),
            Row(text="Qatar denied that it shelters terrorists.", says="Qatar's foreign ministry | | QAT-GOV",
                act="QAT-GOV ACCUSE/allege QAT-GOV", when="2017-06-05", factuality="denied",
                mentions=("Qatar = QAT",)),
        ),
    ),
    Page(
        outlet="Gulf Record", published="2017-06-08", rows=(
            Row(text="About 12,000 Qataris were [[**told** to leave the kingdom within two weeks]].",
                act="SAU-GOV COERCE/deport+migration QAT", when="2017-06-07",
                figures=("12,000 Qataris|12000|person|Qataris",)),
            Row(text="A diplomat, who asked not to be named, said that Riyadh resents Doha's ties "
                     "with the Muslim Brotherhood.", says="A diplomat?", background=False,
                cause="Doha's ties with the Muslim Brotherhood", effect="Riyadh resents",
                mentions=("Riyadh = SAU-GOV", "Doha = QAT-GOV")),
        ),
    ),
    Page(
        outlet="The Lantern", published="2017-06-23", rows=(
            Row(text="Riyadh demanded that Doha shut its satellite channel.",
                act="SAU-GOV REQUEST/change QAT-GOV", when="2017-06-22"),
            Row(text="“It is an attack on our sovereignty,” the emir said.",
                says="Tamim bin Hamad | emir of Qatar | QAT-GOV", manner="direct",
                act="QAT-GOV REJECT/change SAU-GOV", when="2017-06-22"),
        ),
    ),
)  # fmt: skip

COUP = (
    Page(
        outlet="Sahel Courier", published="2022-02-18", original="Agence Ouest", rows=(
            Row(text="[[Ties between Mali and France have soured since the coup of May 2021]].",
                turn="MLI souring FRA", when="2021-05", mentions=("Mali = MLI", "France = FRA")),
            Row(text="[[The junta **expelled** the French ambassador]] last month.",
                act="MLI-GOV SANCTION/expel+diplomatic FRA-GOV", when="2022-01", basis="computed"),
            Row(text="An analyst attributed the quarrel to the arrival of Russian mercenaries.",
                says="Ousmane Diallo | analyst", cause="the arrival of Russian mercenaries",
                effect="the quarrel"),
            Row(text="Paris had hoped that Bamako would hold elections, said Diallo.",
                says="Ousmane Diallo | analyst", mentions=("Paris = FRA-GOV", "Bamako = MLI-GOV")),
            Row(text="Bamako will no longer take orders from Paris, a minister said.",
                says="A minister? | minister | MLI-GOV",
                mentions=("Bamako = MLI-GOV", "Paris = FRA-GOV")),
            Row(text="The memory of colonial rule still feeds distrust between Mali and France.",
                turn="MLI souring! FRA", background=True),
            Row(text="If French troops left, jihadists could take Gao, Diallo warned.",
                says="Ousmane Diallo | analyst", cause="French troops left",
                effect="jihadists could take Gao", hypothetical=True,
                factuality="possible"),
            Row(text="In 2013 France sent 4,000 soldiers to help Mali.", act="FRA-GOV AID+military MLI",
                when="2013", background=True, figures=("4,000 soldiers|4000|person|soldiers",)),
        ),
    ),
)  # fmt: skip

WAGNER = (
    Row(text="Mali signed a deal with Russia.", act="MLI-GOV AGREE RUS", when="2021-09"),
    Row(text="Russia shipped helicopters to Bamako.", act="RUS AID+military MLI-GOV",
        when="2021-09-30"),
)  # fmt: skip

THAW = (
    Page(
        outlet="Island Post", published="2014-12-18", rows=(
            Row(text="Washington freed three Cuban agents.", act="USA-GOV RETREAT/release CUB-GOV",
                when="2014-12-17"),
            Row(text="Havana released an American contractor.",
                act="CUB-GOV RETREAT/release USA-GOV", when="2014-12-17"),
            Row(text="The embargo had isolated Washington in the region, a scholar said, which "
                     "brought the rapprochement.", says="A scholar",
                cause="The embargo had isolated Washington in the region",
                effect="the rapprochement", mentions=("Washington = USA-GOV",)),
        ),
    ),
    Page(
        outlet="Capital Daily", published="2014-12-20", rows=(
            Row(text="The two presidents agreed to reopen embassies.", act="USA-GOV AGREE CUB-GOV",
                when="2014-12-17"),
            Row(text="Cuba needed tourists and loans, said an economist.", says="An economist*",
                mentions=("Cuba = CUB",)),
        ),
    ),
    Page(
        outlet="Capital Daily", published="2013-05-03", rows=(
            Row(text="Havana accused Washington of spying.", act="CUB-GOV ACCUSE USA-GOV",
                when="2013-05-02"),
        ),
    ),
    Page(
        outlet="Island Post", published="2014-02-03", rows=(
            Row(text="Washington fined a bank for trade with Cuba.", act="USA-GOV SANCTION CUB",
                when="2014-02-01"),
            Row(text="Havana denounced the fine.", act="CUB-GOV ACCUSE USA-GOV", when="2014-02-02"),
        ),
    ),
)  # fmt: skip
