"""ontology/caregraph.ttl -> the shapes of its predicates and properties, kept below a mark in ontology/shapes.ttl."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, XSD, Graph, Namespace, URIRef

from pipeline.ids import PREFIXES
from pipeline.resources import ontology_dir
from pipeline.schema import TEXT, Predicate, Schema, load_schema

CG = Namespace(PREFIXES["cg"])
FILE = ontology_dir() / "shapes.ttl"
MARK = "# ---- From here on made by `make ontology` from caregraph.ttl; do not edit.\n"


def text(path: Path = FILE) -> str:
    """The file as it should be."""
    by_hand = path.read_text(encoding="utf-8").partition(MARK)[0].rstrip("\n")
    return f"{by_hand}\n\n{MARK}\n" + "\n".join(_shapes()) + "\n"


def _shapes() -> Iterator[str]:
    schema = load_schema()
    names = " ".join(f"cg:{name}" for name in schema.predicates)
    told = (
        "A claim has one predicate of the ontology: give it one rdf:predicate, or declare the new one in caregraph.ttl."
    )
    yield _shape("Predicate", "sh:targetClass cg:Claim", [_property("rdf:predicate", _one(f"sh:in ( {names} )"), told)])
    for predicate in schema.predicates.values():
        yield from _of_predicate(predicate, schema)
    graph = Graph().parse(ontology_dir() / "caregraph.ttl")
    for property_ in sorted(set(graph.subjects(RDF.type, OWL.DatatypeProperty)), key=str):
        if (property_, RDF.type, CG.Predicate) not in graph and isinstance(property_, URIRef):
            yield _of_property(graph, property_)


def _of_predicate(predicate: Predicate, schema: Schema) -> Iterator[str]:
    """Two shapes: of the claims with the predicate, and of the plain triples."""
    name, path = predicate.name, f"cg:{predicate.name}"
    rules: dict[str, str] = {}
    for end, types in (("subject", predicate.subject_types), ("object", predicate.object_types)):
        remedy = f"correct the claim or the type of the thing, or widen {path} in caregraph.ttl."
        told = f"sh:message {_quoted(f'The {end} of {path} is {_listed(types)}: {remedy}')}"
        rules[end] = f"{_any_of(types, schema)} ; {told}"
    inner = [f"[ sh:path rdf:{end} ; {rule} ]" for end, rule in rules.items()]
    same = f" ;\n        {_same_type(path, schema)}" if predicate.same_type else ""
    claims = f"[ sh:path [ sh:inversePath rdf:predicate ] ;\n        sh:property {_joined(inner, 12)}{same} ]"
    yield _shape(f"{_capital(name)}Claim", f"sh:targetNode {path}", [claims])
    plain = [rules["subject"], f"sh:property [ sh:path {path} ; {rules['object']} ]"]
    yield _node_shape(_capital(name), f"sh:targetSubjectsOf {path}", plain)


def _of_property(graph: Graph, property_: URIRef) -> str:
    """A property of claims, quantities and the like: one value, of its datatype, on things of its domain."""
    path, domain = f"cg:{property_.removeprefix(CG)}", graph.value(property_, RDFS.domain)
    datatype = f"xsd:{str(graph.value(property_, RDFS.range)).removeprefix(str(XSD))}"
    words = " ; sh:minLength 1" if datatype == "xsd:string" else ""
    told = f"{path} has one value, of the datatype {datatype}{', that is not empty' if words else ''}: correct it."
    rules = [f"sh:property {_property(path, f'sh:maxCount 1 ; sh:datatype {datatype}{words}', told)}"]
    if domain != RDFS.Resource:
        owner = f"cg:{str(domain).removeprefix(CG)}"
        said = f"{path} belongs to a {owner}: give the node this type, or take the property away."
        rules = [f"sh:class {owner}", f"sh:message {_quoted(said)}", *rules]
    return _node_shape(f"{_capital(property_.removeprefix(CG))}Property", f"sh:targetSubjectsOf {path}", rules)


def _same_type(path: str, schema: Schema) -> str:
    """Subject and object are of one topmost type, or of two that overlap."""
    pairs = []
    for top in _tops(schema):
        others = [other for other in _tops(schema) if schema.overlap(top, other)]
        ends = f"[ sh:path rdf:subject ; sh:class cg:{top} ] , [ sh:path rdf:object ; {_any_of(others, schema)} ]"
        pairs.append(f"[ sh:property {ends} ]")
    told = f"{path} joins things of one sort: correct one of the two types."
    return f"sh:node [ sh:or ( {' '.join(pairs)} ) ; sh:message {_quoted(told)} ] ; sh:message {_quoted(told)}"


def _any_of(types: Iterable[str], schema: Schema) -> str:
    """What a node of one of these types fulfils. A graph writes out all parents but the root."""
    names = [name for type_ in types for name in (_tops(schema) if type_ == "Entity" else [type_])]
    if names == [TEXT]:
        return "sh:datatype xsd:string"
    classes = [f"sh:class cg:{name}" for name in names]
    return classes[0] if len(classes) == 1 else f"sh:or ( {' '.join(f'[ {one} ]' for one in classes)} )"


def _tops(schema: Schema) -> list[str]:
    return [name for name, one in schema.types.items() if one.ancestors[1:] == ("Entity",)]


def _listed(types: Iterable[str]) -> str:
    names = ["a text" if name == TEXT else f"cg:{name}" for name in types]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _one(rule: str) -> str:
    return f"sh:minCount 1 ; sh:maxCount 1 ; {rule}"


def _property(path: str, rule: str, told: str) -> str:
    return f"[ sh:path {path} ; {rule} ; sh:message {_quoted(told)} ]"


def _shape(name: str, target: str, properties: Iterable[str]) -> str:
    return _node_shape(name, target, [f"sh:property {_joined(properties, 8)}"])


def _node_shape(name: str, target: str, rules: Iterable[str]) -> str:
    return f"cg:{name}Shape a sh:NodeShape ;\n    {target} ;\n    " + " ;\n    ".join(rules) + " .\n"


def _joined(parts: Iterable[str], indent: int) -> str:
    return f" ,\n{' ' * indent}".join(parts)


def _quoted(words: str) -> str:
    return f'"{words}"'


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
