"""Token -> the words of the noun phrase it heads, without what only determines, counts or grades it."""

import re

from pipeline.lexicon import Lexicon
from pipeline.parse.tree import Token

#: How a word of a name hangs on the words to its right.
_PARTS = frozenset({"amod", "compound", "nmod", "npadvmod", "punct", "advmod", "poss", "case", "nummod"})
#: Words that a name does not start with.
_DETERMINERS = frozenset(
    {"DT", "PDT", "PRP$", "WDT", "WP$", "CD", "EX", "JJR", "JJS", "RBR", "RBS", "RB", "CC", "IN", "POS"}
)
#: Marks and words that no name holds.
_BREAKS = frozenset({",", ";", ":", "(", ")", "“", "”", '"', "—", "–"})
_NOT_OF_NAMES = frozenset({"DT", "PRP$", "WP$", "CC", "IN", "TO", "WDT", "POS", "PRP", "EX", "PDT", "MD"})
_WORD = re.compile(r"\w+(?:[’'.]\w+)*|[^\w\s]")


def split(text: str) -> list[str]:
    """Words and marks of a text, much as the parser has them."""
    return _WORD.findall(text)


def tidy(text: str) -> str:
    """A name as a label: no line breaks, no marks around it, no capital at its start but of a word in capitals."""
    words = " ".join(text.split()).strip(" ,;:.-–“”\"'()").split(" ")
    first = words[0]
    if len(first) == 1 or first[1:].islower():
        words[0] = first[0].lower() + first[1:]
    return " ".join(words)


def first_of_name(head: Token, lexicon: Lexicon) -> Token:
    """The leftmost token of the name that ``head`` ends: its own modifiers, no determiner, grade or bland word."""
    first = head
    index = head.i - 1
    start, verbs = head.sent.start, lexicon.words("never_in_names")
    while index >= start and head.doc[index].lower_ not in verbs and _part_of(head.doc[index], head):
        first = head.doc[index]
        index -= 1
    return _skip_light(first, head, lexicon)


def is_dash(token: Token) -> bool:
    """Whether a dash stands between two parts of a line, and not inside a word."""
    return token.text in {"-", "–", "—"} and token.i > 0 and bool(token.nbor(-1).whitespace_ and token.whitespace_)


def _part_of(token: Token, head: Token) -> bool:
    """Whether a token to the left belongs to the phrase of ``head``, directly or through a modifier."""
    if token.text in _BREAKS or token.tag_ in _NOT_OF_NAMES or is_dash(token):
        return False
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound", "nmod"}:
        return False
    above = token
    while above.dep_ in _PARTS and above.i < head.i:
        above = above.head
        if above == head:
            return True
    return False


def _past_hyphens(token: Token, head: Token) -> Token:
    """The word after a hyphenated group: "long-term" goes as a whole."""
    while token.i + 1 < head.i and token.nbor().text == "-":
        token = token.nbor(2)
    return token.nbor() if token.i < head.i else token


def _skip_light(first: Token, head: Token, lexicon: Lexicon) -> Token:
    light = lexicon.light
    token = first
    while token.i < head.i and (
        token.tag_ in _DETERMINERS
        or token.pos_ in {"PUNCT", "ADV"}
        or token.lemma_.lower() in light
        or token.lower_ in light
        or token.like_num
    ):
        token = _past_hyphens(token, head)
    return token


def full_text(head: Token, lexicon: Lexicon) -> tuple[Token, Token]:
    """First and last token of an open noun phrase: with what completes it directly after ("trouble sleeping")."""
    last = head
    if head.tag_ == "VBG" and head.dep_ == "ROOT" and head.right_edge.i - head.i < 6:
        return head.left_edge, head.right_edge
    for child in head.children:
        if child.i == last.i + 1 and (
            (child.dep_ == "prep" and child.lower_ in lexicon.words("completing"))
            or (child.dep_ in {"acl", "xcomp", "pcomp"} and child.tag_ == "VBG")
        ):
            last = _end_of(child)
    return first_of_name(head, lexicon), last


def shared_of(head: Token) -> str:
    """The "of …" that a noun shares with the one coordinated after it: "activation and production of hair"."""
    if any(child.lower_ == "of" and child.i == head.i + 1 for child in head.children):
        return ""
    others = [head, *head.conjuncts]
    last = max(other.i for other in others)
    shared = next(
        (c for o in others for c in o.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > last),
        None,
    )
    return head.doc[shared.i : _end_of(shared).i + 1].text if shared is not None else ""


def _end_of(token: Token) -> Token:
    """The end of a phrase, before coordination, clauses and further prepositions."""
    last = token
    for child in token.children:
        if child.i > token.i and child.dep_ in {"pobj", "dobj", "prt", "det", "amod", "compound"}:
            last = max(last, _end_of(child), key=lambda t: t.i)
    return last


def is_specific(head: Token, lexicon: Lexicon) -> bool:
    """Whether words before ``head`` say which kind is meant."""
    first = first_of_name(head, lexicon)
    empty = lexicon.words("bland") | frozenset(lexicon.tables["generic"])
    words = [
        t for t in head.doc[first.i : head.i] if t.is_alpha and t.lemma_.lower() not in empty and t.lower_ not in empty
    ]
    return bool(words) or any(
        child.dep_ in {"nmod", "compound"} and child.lemma_.lower() not in empty for child in head.children
    )


def is_definite(head: Token, lexicon: Lexicon) -> bool:
    """Whether the phrase points back: "this therapy", "the drug", "such treatments"."""
    pointing = lexicon.words("definite")
    return any(child.lower_ in pointing for child in head.lefts)
