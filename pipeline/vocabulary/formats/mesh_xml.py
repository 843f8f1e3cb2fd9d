"""The XML in which the National Library of Medicine gives out MeSH: descriptors and supplementary records."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from pipeline.errors import OntologyError
from pipeline.vocabulary.formats.record import Record, unique

_KINDS = {"DescriptorRecord": "Descriptor", "SupplementalRecord": "SupplementalRecord"}


def read(path: Path, _options: Mapping[str, object]) -> Iterator[Record]:
    """All records of ``desc….xml`` or ``supp….xml``.

    Raises:
        OntologyError: the file is not well-formed.
    """
    try:
        for _, element in etree.iterparse(str(path), tag=tuple(_KINDS), load_dtd=False, no_network=True):
            yield _record(element, _KINDS[element.tag])
            element.clear()
    except etree.XMLSyntaxError as error:
        raise OntologyError(f"{path.name}: not well-formed XML ({error}); fetch it anew.") from error


def _record(element: etree._Element, kind: str) -> Record:
    label = element.findtext(f"{kind}Name/String", "")
    headings = (found.text or "" for found in element.iterfind(".//HeadingMappedTo//DescriptorUI"))
    return Record(
        id=element.findtext(f"{kind}UI", ""),
        label=label,
        names=unique(t.text or "" for t in element.iterfind(".//Term/String") if t.text != label),
        branches=unique(t.text or "" for t in element.iterfind("TreeNumberList/TreeNumber")),
        parents=unique(heading.lstrip("*") for heading in headings),
    )
