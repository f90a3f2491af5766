"""What pages show, one method a page; the work is done in this package's other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.atlas.complete import complete
from detente.model.opened import ActorName
from detente.model.page import PairPage
from detente.model.text import DocId
from detente.ontology.scheme import load
from detente.workspace.asking import Asked, Asking
from detente.workspace.digest import digest_of
from detente.workspace.precedents import what_if
from detente.workspace.views import lists
from detente.workspace.views.actors import meaning, profile
from detente.workspace.views.answers import (
    kept_answers,
    kept_difference,
    kept_gist,
    kept_record,
    version_difference,
)
from detente.workspace.views.around import surroundings
from detente.workspace.views.claims import sayings
from detente.workspace.views.compare import compare
from detente.workspace.views.documents import opened
from detente.workspace.views.dyad import acts_view, dyad_view
from detente.workspace.views.event import Opener
from detente.workspace.views.home import asked, home_view
from detente.workspace.views.whatif import ifs
from detente.workspace.watching import watched

if TYPE_CHECKING:
    from datetime import date

    from detente.model.actors import ActorId
    from detente.model.answers import Question
    from detente.model.compared import Comparison
    from detente.model.differences import Difference, Gist
    from detente.model.digests import Digest
    from detente.model.ifs import Ifs
    from detente.model.kept import KeptAnswer
    from detente.model.listed import Doubt, OutletsView, OutletView, ReviewView
    from detente.model.opened import OpenedDocument
    from detente.model.page import ClaimPage, DocumentPage
    from detente.model.profiles import NameMeaning, Profile
    from detente.model.relations import Step
    from detente.model.runs import KeptRun
    from detente.model.sayings import Sayings, Sought
    from detente.model.searched import Search, SearchView
    from detente.model.surroundings import Surroundings
    from detente.model.viewed import (
        Acts,
        ActsView,
        DyadView,
        EventView,
        HomeView,
        NotAsked,
        Telling,
    )
    from detente.ontology.scheme import Scheme
    from detente.ports import Store
    from detente.workspace.desk import Desk


class Views:
    """Looks into one store for what a page needs. Every method raises NoEvidence for nothing."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._asking = Asking(store, desk)

    def dyad(self, asked: Asked, acts: Acts = "both") -> DyadView:
        """Return what is asked of two actors, and the acts of both or of one of them."""
        return dyad_view(self._asking, self._store, self._desk.atlas, asked, acts)

    def acts(
        self,
        asked: Asked,
        acts: Acts,
        days: tuple[date, date],
        at: tuple[float, float] | None = None,
    ) -> ActsView:
        """Return what the two did to each other between two days; `at`: only what lies there."""
        return acts_view(self._asking, self._store, asked, acts, days, at)

    def home(self) -> HomeView:
        """Return what the home page shows; of an empty store, that it is empty."""
        return home_view(self._store, self._desk)

    def asked(self, words: str) -> Question | NotAsked:
        """Return what words ask; if they are not understood, why not, and what is near."""
        return asked(self._store, self._desk, words)

    def evidence(self, identity: str) -> Telling:
        """Return a claim opened at its words, by id, or by file and line."""
        return Opener(self._store, self._desk.atlas).evidence(identity)

    def event(self, identity: str, pair: tuple[ActorId, ActorId] | None = None) -> EventView:
        """Return an event with all that tells it, merged as acts of the pair."""
        return Opener(self._store, self._desk.atlas).event(identity, pair)

    def listed_documents(self, after: str, most: int) -> DocumentPage:
        """Return documents by id, at most `most`, of those after an id ("" for the first)."""
        return self._store.catalogue.documents(after, most)

    def listed_claims(
        self, after: str, most: int, actor: str | None, kind: str | None
    ) -> ClaimPage:
        """Return claims by id, of an actor by name or id and of one kind, where these are given.

        Raises UnknownActor.
        """
        return self._store.catalogue.claims(after, most, self._parts(actor), kind)

    def listed_pairs(self, actor: str | None, most: int) -> PairPage:
        """Return who is told of together, and in how many documents. Raises UnknownActor."""
        return PairPage(items=self._store.pairs(self._parts(actor), most=most))

    def _parts(self, name: str | None) -> tuple[ActorId, ...]:
        """Return an actor with its parts; () for None. Raises UnknownActor."""
        if name is None:
            return ()
        atlas = self._desk.atlas
        return tuple(stand.actor for stand in atlas.stands_for(atlas.resolve(name).id))

    def sayings(self, asked: Asked, sought: Sought) -> Sayings:
        """Return who says what of two actors."""
        return sayings(self._asking.case(asked), self._desk.atlas, sought)

    def compare(self, one: Asked, other: Asked, *, step: Step, directed: bool | None) -> Comparison:
        """Return two relations side by side. Raises UsedWrongly if they are the same."""
        return compare(self._asking, one, other, step=step, directed=directed)

    def actor(self, name: str, on: date | None) -> Profile:
        """Return an actor by name or id: who it was when, with whom it acts. Raises UnknownActor.

        `on`: the day by which offices are told; None for the last of which something is told.
        """
        return profile(self._store, self._desk.atlas, self._scheme, name, on)

    def meaning(self, name: str, on: date | None) -> NameMeaning:
        """Return whom a name means on a day, and why. Raises UnknownActor if nobody."""
        return meaning(self._desk.atlas, name, on)

    def completions(self, words: str, most: int) -> tuple[ActorName, ...]:
        """Return actors whose names begin so, or are near to it; () for none."""
        found = complete(self._desk.atlas, words, most)
        return tuple(ActorName(id=each.id, name=each.name, kind=each.kind) for each in found)

    @property
    def _scheme(self) -> Scheme:
        return load(self._desk.settings.scheme)

    def search(self, asked: Search, actor: str | None) -> SearchView:
        """Return a page of the documents that hold some words. Raises UsedWrongly, MissingExtra."""
        return lists.search(self._store, self._desk.atlas, asked, actor)

    def outlets(self) -> OutletsView:
        """Return all outlets, and the largest reprint families."""
        return lists.outlets(self._store)

    def outlet(self, name: str) -> OutletView:
        """Return one outlet."""
        return lists.outlet(self._store, name)

    def runs(self, most: int) -> tuple[KeptRun, ...]:
        """Return the latest runs, the latest first; () for none."""
        return self._store.catalogue.runs(most)

    def review(self, doubt: Doubt, page: int) -> ReviewView:
        """Return the corrections that were made, and a page of claims worth a look."""
        return lists.review(self._store, self._desk.atlas, doubt, page)

    def document(self, doc: str) -> OpenedDocument:
        """Return a document with what was read in it."""
        return opened(self._store, self._desk.atlas, DocId(doc))

    def around(self, asked: Asked) -> Surroundings:
        """Return who else deals with two actors."""
        return surroundings(self._asking.case(asked), self._store.coverage())

    def whatif(self, asked: Asked, step: str | None, without: str | None) -> Ifs:
        """Return what may follow a step, and the curve without the acts of a theme.

        Raises UsedWrongly if no act can be read from the step, or no act has the theme.
        """
        report = what_if(self._store, self._desk, asked, step)
        case, coverage = self._asking.case(asked), self._store.coverage()
        return ifs(case, report, coverage, step=step, without=without)

    def kept(self) -> tuple[KeptAnswer, ...]:
        """Return the answers that were kept, latest first; () for none."""
        return kept_answers(self._store)

    def kept_record(self, identity: str) -> str:
        """Return the JSON form of a kept answer, by its id or its beginning."""
        return kept_record(self._store, identity)

    def kept_gist(self, identity: str) -> Gist:
        """Return what a kept answer says, by its id or its beginning."""
        return kept_gist(self._store, identity)

    def diff(self, before: str, after: str) -> Difference:
        """Return how the second of two kept answers differs from the first."""
        return kept_difference(self._store, before, after)

    def diff_of(self, asked: Asked, before: str, after: str) -> Difference:
        """Return how the answer at one data version differs from that at an earlier one."""
        return version_difference(self._store, self._desk, asked, before, after)

    def digest(self, pairs: tuple[tuple[str, str], ...], month: date) -> Digest:
        """Return a month of some pairs, each of two names or ids; `month`: any of its days."""
        rows = ({"source": source, "target": target} for source, target in pairs)
        listed = watched(rows, self._desk.atlas, month)
        return digest_of(self._store, self._desk, listed, month, None)
