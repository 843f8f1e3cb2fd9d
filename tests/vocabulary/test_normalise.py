import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vocabulary import normalise

SAME = [
    ("Headaches", "headache"),  # number
    ("biopsies", "biopsy"),
    ("viruses", "virus"),
    ("diagnoses", "diagnosis"),
    ("teeth", "tooth"),
    ("abscesses", "abscess"),
    ("potatoes", "potato"),
    ("toes", "toe"),
    ("calories", "calorie"),
    ("older women", "older woman"),
    ("non-scarring alopecia", "nonscarring alopecia"),  # hyphens
    ("non scarring alopecia", "nonscarring alopecia"),
    ("anti-inflammatory", "antiinflammatory"),
    ("beta-blockers", "beta blocker"),
    ("nausea/vomiting", "nausea vomiting"),
    ("Crohn’s disease", "Crohn's disease"),  # possessives
    ("Alzheimer's disease", "Alzheimer disease"),
    ("tumours", "tumor"),  # British spelling
    ("haemorrhoids", "hemorrhoid"),
    ("diarrhoea", "diarrhea"),
    ("oestrogen", "estrogen"),
    ("anaemia", "anemia"),
    ("paediatric", "pediatric"),
    ("oesophagus", "esophagus"),
    ("coeliac disease", "celiac disease"),
    ("immunisation", "immunization"),
    ("desensitised", "desensitized"),
    ("Ménière's disease", "Meniere disease"),  # accents
    ("F.D.A.", "FDA"),  # initials
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_two_spellings_of_a_name_are_one(first: str, second: str) -> None:
    assert normalise(first) == normalise(second)


@pytest.mark.parametrize(
    "word", ["diabetes", "lens", "pus", "psoriasis", "virus", "abscess", "herpes", "measles", "gas"]
)
def test_a_singular_in_s_stays(word: str) -> None:
    assert normalise(word) == (word,)


@pytest.mark.parametrize(
    ("first", "second"),
    [("hear", "hair"), ("causes", "caus"), ("rise", "rize"), ("four", "for"), ("swelling", "sweling")],
)
def test_different_words_stay_different(first: str, second: str) -> None:
    assert normalise(first) != normalise(second)


@pytest.mark.parametrize("name", ["", " ", "-", "'s", "…"])
def test_no_letters_give_no_words(name: str) -> None:
    assert normalise(name) == ()


@given(st.text())
def test_normalise_is_idempotent(name: str) -> None:
    words = normalise(name)
    assert normalise(" ".join(words)) == words


HARD = ["non", "-", "pre", "viruses", "calories", "haemorrhoids", "’s", "ies", "oesophaguses"]


@given(st.lists(st.sampled_from(HARD)))
def test_normalise_is_idempotent_on_hard_pieces(pieces: list[str]) -> None:
    words = normalise(" ".join(pieces))
    assert normalise(" ".join(words)) == words
