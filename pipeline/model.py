"""The values that pass between the rooms: frozen, and free of any heavy library.

Offsets count Unicode code points in ``Article.text``; ``start`` is inclusive, ``end`` exclusive.
"""

from dataclasses import dataclass, field
from typing import Literal

Polarity = Literal["affirmed", "negated"]
Certainty = Literal["asserted", "hedged"]
FoundBy = Literal["vocabulary", "learned", "shape"]
BlockKind = Literal["heading", "paragraph", "item", "cell", "term", "definition"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The run itself."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this run."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two runs share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One run of an article with its place in the page's structure.

    All references to other blocks are indices into ``Article.blocks`` and point backwards.
    """

    index: int
    kind: BlockKind
    span: Span
    """The content: no bullet, no surrounding white space."""
    body: Span
    """What follows the label; equal to ``span`` where there is none."""
    label: Span | None = None
    """A lead-in that opens the block ("Treatment plan" of "Treatment plan: one session …"), no colon."""
    level: int = 0
    """1–6 for headings (1 is the title), list depth from 1 for items, else 0."""
    headings: tuple[int, ...] = ()
    """The headings this block stands under, outermost first."""
    parent: int | None = None
    """Item: the item it is nested in, else the paragraph that introduces its list (if one directly does).
    Definition: its term. Otherwise None."""
    row_head: int | None = None
    """Cell: the first cell of its row, where that is a head."""
    column_head: int | None = None
    """Cell: the head cell of its column."""
    quoted: bool = False
    """Inside a block quotation."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its text, and the blocks that make it up, in order, without boilerplate."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    date: str | None = None
    """Publication date, ISO 8601, where the page tells."""
    publisher: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the page's country, where the page tells (``lang="en-AU"`` …)."""


Recognition = Literal["on", "auto", "off"]
"""How the recogniser is used: it settles names, or only mentions where no reader is spoken to, or not at all."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that claims speak of."""

    id: str
    label: str
    type: str
    """Local name of a class of ``caregraph.ttl``."""
    alt_labels: tuple[str, ...] = ()
    """The other names by which this article calls it, sorted."""
    links: tuple[str, ...] = ()
    """IRIs of the same thing in public vocabularies (``skos:exactMatch``), sorted."""
    close_links: tuple[str, ...] = ()
    """IRIs of nearly the same thing (``skos:closeMatch``), sorted."""
    broader: tuple[str, ...] = ()
    """Ids of the entities it is a kind of, sorted."""
    ancestors: tuple[str, ...] = ()
    """Ids of the entities further above, sorted."""

    @property
    def nearest_links(self) -> tuple[str, ...]:
        """The links, and the close ones to vocabularies in which the thing itself is not; sorted."""
        known = {_vocabulary(link) for link in self.links}
        return tuple(sorted({*self.links, *(link for link in self.close_links if _vocabulary(link) not in known)}))


def _vocabulary(iri: str) -> str:
    """What all IRIs of one vocabulary begin with: MeSH's numbers have a letter before them."""
    return iri.rstrip("0123456789").removesuffix("C").removesuffix("D")


@dataclass(frozen=True, slots=True)
class Cost:
    """An amount of money. ``None`` at either side means open there; one value has low = high."""

    label: str
    low: float | None
    high: float | None
    currency: str
    """ISO 4217 code."""
    per: str | None = None
    """Bare noun: session, month, knee."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time in one unit; open sides as in :class:`Cost`."""

    label: str
    low: float | None
    high: float | None
    unit: str
    """second, minute, hour, day, week, month or year."""


@dataclass(frozen=True, slots=True)
class Regimen:
    """How much, how often, for how long: ``sessions`` in each ``every``, for as long as ``for_``."""

    label: str
    sessions: float | None = None
    every: str | None = None
    """A time with its number: "1 day", "12 weeks"."""
    for_: str | None = None
    """A time with its number: "4 months"."""
    dose: str | None = None
    """As written: "10 mg"."""
    route: str | None = None
    step: int | None = None
    """1, 2 … where a dose changes on the way."""


@dataclass(frozen=True, slots=True)
class Text:
    """An object that is a text."""

    label: str
    low: float | None = None
    """Of a prevalence given as a number: the proportion, 0–1."""
    high: float | None = None


Quantity = Cost | Duration | Regimen
Object = Entity | Cost | Duration | Regimen | Text


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name found in an article."""

    span: Span
    text: str
    entity: Entity
    found_by: FoundBy = "vocabulary"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """The words that gave a claim part of its status."""

    span: Span
    text: str
    role: str
    """negation, hedge, condition, exception, frequency, severity, attribution …"""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A run of text copied from the article: ``article.text[span.start:span.end] == text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The smallest run that bears a claim, the cues in it, and the further runs it needs."""

    quote: Quote
    cues: tuple[Cue, ...] = ()
    context: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of an article, its status, and where it stands."""

    id: str
    article: str
    subject: Entity
    predicate: str
    object: Object
    evidence: tuple[Evidence, ...]
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    qualifiers: tuple[tuple[str, str], ...] = ()
    """Pairs of name and text, sorted by name."""
    attributed_to: Entity | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
