"""What every article that ingest makes must keep to."""

from pipeline.model import Article


def sound(article: Article) -> None:
    """Whether the blocks keep the promises of the model."""
    end = 0
    for rank, block in enumerate(article.blocks):
        text = block.span.of(article.text)
        assert block.index == rank
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert text == text.strip()
        assert block.span.covers(block.body)
        assert block.body.of(article.text).strip()
        assert block.label is None or (block.span.covers(block.label) and block.label.end <= block.body.start)
        back = [*block.headings, block.parent, block.row_head, block.column_head]
        assert all(0 <= at < rank for at in back if at is not None)
        assert all(article.blocks[at].kind == "heading" for at in block.headings)
        assert block.kind != "heading" or 1 <= block.level <= 6
        end = block.span.end
