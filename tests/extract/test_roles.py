"""Sentence -> the words that fill a role of one of its words."""

import pytest

from pipeline.extract import roles
from pipeline.lexicon import parse_frame
from pipeline.run import Engine
from tests.extract.reading import scene_of, token_of

SUBJECTS_AND_OBJECTS = [
    ("Aspirin relieves pain.", "relieves", "subj", ["Aspirin"]),
    ("Aspirin relieves pain.", "relieves", "obj", ["pain"]),
    # passive
    ("Pain is relieved by aspirin.", "relieved", "subj", ["aspirin"]),
    ("Pain is relieved by aspirin.", "relieved", "obj", ["Pain"]),
    ("Pain is relieved by aspirin.", "relieved", "surface", ["Pain"]),
    ("Pain can be relieved.", "relieved", "subj", []),
    # relative and reduced relative clauses
    ("Aspirin is a medicine that relieves pain.", "relieves", "subj", ["Aspirin", "medicine"]),
    ("The tablets, which relieve pain, are cheap.", "relieve", "subj", ["tablets"]),
    ("Doctors prescribe medicines used to treat asthma.", "used", "obj", ["medicines"]),
    ("The medicine prescribed by doctors is cheap.", "prescribed", "subj", ["doctors"]),
    ("The pain that aspirin relieves returns.", "relieves", "obj", ["pain"]),
    # control and raising
    ("Aspirin seems to relieve pain.", "relieve", "subj", ["Aspirin"]),
    ("Doctors use aspirin to relieve pain.", "relieve", "subj", ["Doctors", "aspirin"]),
    ("Aspirin is used to relieve pain.", "relieve", "subj", ["Aspirin"]),
    ("Aspirin works by blocking enzymes.", "blocking", "subj", ["Aspirin"]),
    ("Massage helps patients to relax.", "relax", "subj", ["patients"]),
    # conjuncts borrow the subject, and pass on their object
    ("Aspirin relieves pain and reduces fever.", "reduces", "subj", ["Aspirin"]),
    ("Aspirin relieves pain and may reduce fever.", "reduce", "subj", ["Aspirin"]),
    ("Fever is lowered and pain is relieved by aspirin.", "relieved", "obj", ["pain"]),
    ("There is pain.", "is", "subj", []),
]
NOUNS = [
    # copula and apposition
    ("Aspirin is a remedy for pain.", "remedy", "is", ["Aspirin"]),
    ("Aspirin, a remedy for pain, is cheap.", "remedy", "is", ["Aspirin"]),
    ("Aspirin is used as a remedy for pain.", "remedy", "is", ["Aspirin"]),
    ("The first choice is aspirin.", "choice", "is", ["aspirin"]),
    # members of a class
    ("Painkillers such as aspirin and ibuprofen are cheap.", "Painkillers", "eg", ["aspirin", "ibuprofen"]),
    ("Painkillers, including aspirin, are cheap.", "Painkillers", "eg", ["aspirin"]),
    ("Side effects include nausea, headache and a rash.", "Side effects", "eg", ["nausea", "headache", "rash"]),
    ("Aspirin, ibuprofen and other painkillers are cheap.", "painkillers", "eg", ["ibuprofen", "Aspirin"]),
    ("Painkillers (e.g., aspirin) are cheap.", "Painkillers", "eg", ["aspirin"]),
    # what specifies a noun, owns it, has it
    ("Hair loss treatments are costly.", "treatments", "mod", ["Hair loss"]),
    ("The knee's cartilage wears out.", "cartilage", "poss", ["knee"]),
    ("Aspirin has side effects.", "side effects", "haver", ["Aspirin"]),
    ("Aspirin has an effect on platelets.", "effect", "on", ["platelets"]),
    ("A tablet for the prevention of stroke is sold.", "prevention", "holder", ["tablet"]),
]
ADVERBIALS = [
    ("Pain is treated with aspirin.", "treated", "with", ["aspirin"]),
    ("Pain is treated with aspirin.", "treated", "by_means", ["aspirin"]),
    ("You can relieve pain by taking aspirin.", "relieve", "by_means", ["taking"]),
    ("Aspirin is safer than warfarin.", "safer", "than", ["warfarin"]),
    ("Do not take aspirin if you have asthma.", "take", "if_have", ["asthma"]),
    ("Aspirin may be unsafe if you are pregnant.", "unsafe", "if_have", ["pregnant"]),
    ("Aspirin is safe.", "safe", "subj", ["Aspirin"]),
    ("Aspirin is safe.", "safe", "verb", ["is"]),
    ("Wounds heal faster.", "heal", "adv", ["faster"]),
]


@pytest.mark.parametrize(("sentence", "word", "role", "expected"), [*SUBJECTS_AND_OBJECTS, *NOUNS, *ADVERBIALS])
def test_fill(sentence: str, word: str, role: str, expected: list[str], engine: Engine) -> None:
    token = token_of(scene_of(sentence, engine), word)
    assert [each.text for each in roles.fill(token, role, engine.world.lexicon)] == expected


@pytest.mark.parametrize(
    ("sentence", "word", "path", "expected"),
    [
        ("Aspirin lowers the risk of stroke.", "lowers", "obj[risk|chance]>of", ["stroke"]),
        ("Aspirin lowers the price of stroke care.", "lowers", "obj[risk|chance]>of", []),
        ("Aspirin lowers the risk of stroke and heart failure.", "lowers", "obj[risk]>of", ["stroke", "heart failure"]),
        ("Aspirin is used for the prevention of stroke.", "used", "for[prevention]>of", ["stroke"]),
        ("Aspirin is used to prevent stroke.", "used", "comp[prevent]>obj", ["stroke"]),
        ("Relief comes from aspirin.", "Relief", "self", ["Relief"]),
    ],
)
def test_follow(sentence: str, word: str, path: str, expected: list[str], engine: Engine) -> None:
    token = token_of(scene_of(sentence, engine), word)
    steps = parse_frame(f"verb x : S=self O={path}", predicate="treats").object[0]
    assert [each.text for each in roles.follow(token, steps, engine.world.lexicon)] == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Aspirin relieves pain, fever and cramps.", "pain", ["pain", "fever", "cramps"]),
        ("Aspirin relieves pain but not fever.", "pain", ["pain"]),
        ("Aspirin relieves pain (cramps) and fever.", "pain", ["pain", "fever"]),
    ],
)
def test_conjuncts(sentence: str, word: str, expected: list[str], engine: Engine) -> None:
    assert [each.text for each in roles.conjuncts(token_of(scene_of(sentence, engine), word))] == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Aspirin relieves pain.", "relieves", "relieve"),
        ("Stress can set off an attack.", "set", "set_off"),
        ("Stress can bring migraine on.", "bring", "bring_on"),
    ],
)
def test_key(sentence: str, word: str, expected: str, engine: Engine) -> None:
    assert roles.key(token_of(scene_of(sentence, engine), word)) == expected
