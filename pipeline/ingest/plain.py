"""bytes -> Article, for plain text: its offsets hold against the source."""

from pipeline.errors import InputError
from pipeline.ingest.boilerplate import without_boilerplate
from pipeline.ingest.chunks import plain_drafts
from pipeline.ingest.decode import decode
from pipeline.ingest.drafts import assemble
from pipeline.ingest.flattened import with_flattened
from pipeline.ingest.headings import with_levels, without_banners
from pipeline.ingest.questions import with_questions
from pipeline.model import Article


def read_text(
    id: str,  # noqa: A002 - the contract's name for it
    data: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    title: str | None = None,
) -> Article:
    """The article of a plain text; ``Article.text`` is the decoded text unchanged.

    Args:
        id: the article's id; one that repeats the title helps to tell it from a banner.
        data: the text, or its bytes.
        url: where it was found.
        charset: the encoding, as told from outside.
        title: the title, where it is known apart from the text.

    Raises:
        InputError: empty, binary, or nothing but boilerplate.
    """
    text = data if isinstance(data, str) else decode(data, id, declared=charset)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(f"{id}: the input is empty; give it some text, or leave it out.")
    drafts, first = without_banners(without_boilerplate(plain_drafts(text)), id, title)
    drafts = with_flattened(with_questions(with_levels(drafts, first)))
    if all(draft.kind == "heading" for draft in drafts):
        raise InputError(f"{id}: no article found, only headings or boilerplate; check that this is the right input.")
    heading = drafts[0].text if first is not None else None
    return Article(id=id, text=text, blocks=assemble(drafts), title=title or heading, url=url)
