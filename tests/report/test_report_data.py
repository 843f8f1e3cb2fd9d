"""The data of the page, without a browser."""

import json
import re
from dataclasses import replace

import pytest

from pipeline.model import Article, Block, Claim, Entity, Evidence, Extraction, Quote, Span, Text
from pipeline.report.data import MOST_NODES, Json, page_data
from pipeline.report.names import Names
from pipeline.report.page import PLAIN, embedded, report


def data_of(extractions: tuple[Extraction, ...], names: Names = PLAIN) -> Json:
    return page_data(extractions, names=names)


def embedded_in(page: str) -> object:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_embedded_data_come_back_as_they_were(extractions: tuple[Extraction, ...]) -> None:
    assert embedded_in(report(extractions)) == data_of(extractions)


def test_every_claim_article_and_span_is_there(extractions: tuple[Extraction, ...]) -> None:
    data = json.loads(json.dumps(data_of(extractions)))
    claims = {claim.id: claim for one in extractions for claim in one.claims}
    assert {one["id"] for one in data["claims"]} == set(claims)
    for one in data["claims"]:
        text = data["articles"][one["article"]]["text"]
        evidence = claims[one["id"]].evidence
        assert [text[slice(*shown["span"])] for shown in one["evidence"]] == [each.quote.text for each in evidence]
        assert data["entities"][one["subject"]]["label"] == claims[one["id"]].subject.label


def test_claims_stand_in_the_order_of_their_evidence(extractions: tuple[Extraction, ...]) -> None:
    claims = json.loads(json.dumps(data_of(extractions)))["claims"]
    places = [(one["article"], one["evidence"][0]["span"]) for one in claims]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("hasSideEffect", "has side effect"), ("treats", "treats"), ("BodyPart", "Body part"), ("MRI", "Mri")],
)
def test_a_name_without_a_label_is_split_into_words(extractions: tuple[Extraction, ...], name: str, shown: str) -> None:
    first = extractions[0]
    renamed = replace(first, claims=(replace(first.claims[0], predicate=name),))
    assert json.loads(json.dumps(data_of((renamed,))))["labels"][name] == shown


def test_given_labels_and_families_are_used(extractions: tuple[Extraction, ...]) -> None:
    names = Names({"treats": "helps with"}, {"Symptom": "Condition", "Disease": "Condition"})
    data = json.loads(json.dumps(data_of(extractions, names)))
    assert data["labels"]["treats"] == "helps with"
    assert data["groups"]["names"][0] == "Condition"
    assert data["groups"]["of"]["Symptom"] == data["groups"]["of"]["Disease"] == 0


def test_each_claim_is_an_edge_and_one_thing_is_one_node(extractions: tuple[Extraction, ...]) -> None:
    data = json.loads(json.dumps(data_of(extractions)))
    for graph, count in ((data["graphs"][0], 17), (data["graphs"][1], 11), (data["graph"], 28)):
        assert len(graph["edges"]) == count
        assert len({(tuple(node[:3]), tuple(node[3:])) for node in graph["nodes"]}) == len(graph["nodes"])
    labels = [node[0] for node in data["graph"]["nodes"]]
    assert labels.count("headache") == 1
    assert labels.count("light therapy") == 1


def test_equal_quantities_of_two_things_are_two_nodes(extractions: tuple[Extraction, ...]) -> None:
    first, second = extractions
    price = Text("free")
    both = (
        replace(first, claims=(replace(first.claims[0], object=price),)),
        replace(second, claims=(replace(second.claims[0], object=price),)),
    )
    graph = json.loads(json.dumps(data_of(both)))["graph"]
    assert [node[0] for node in graph["nodes"]].count("free") == 2


def test_a_crowded_graph_keeps_its_best_connected_things_and_counts_the_rest() -> None:
    hub = Entity("hub", "hub", "Therapy")
    article = Article("many", "x", (Block(0, "paragraph", Span(0, 1), Span(0, 1)),))
    claims = tuple(
        Claim(
            f"c{i}",
            "many",
            hub,
            "treats",
            Entity(f"e{i}", f"thing {i}", "Disease"),
            (Evidence(Quote(Span(0, 1), "x")),),
        )
        for i in range(MOST_NODES + 50)
    )
    graph = json.loads(json.dumps(data_of((Extraction(article, (), claims),))))["graph"]
    assert len(graph["nodes"]) == MOST_NODES
    assert graph["left_out"] == 51
    assert graph["nodes"][0][0] == "hub"


@pytest.mark.parametrize(
    "hostile", ["</script><b>", "<!-- <script>", "a\u2028b\u2029c", "\x00\r\n\ufeff", "\ud800", "&lt;", "{{script}}"]
)
def test_any_text_survives_embedding(hostile: str) -> None:
    shown = embedded({"text": hostile})
    assert json.loads(shown) == {"text": hostile}
    assert not re.search("[<>&\u2028\u2029]", shown)
    shown.encode()


def test_no_article_and_no_claim_make_a_page() -> None:
    assert embedded_in(report(())) == data_of(())
    bare = Extraction(Article("bare", "", ()))
    assert embedded_in(report((bare,))) == data_of((bare,))
