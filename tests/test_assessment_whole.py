"""The whole assessment: what each part of it hands to the others."""

from dataclasses import replace

import pytest

from logic.assessment.assess import assess
from logic.content.library import load_content
from logic.workspace import Workspace

CONTENT = load_content()
SEVEN = ("ALI", "NAT", "PRO", "VAL", "PER", "CON", "EXP")
"""Their core items are not reversed."""


def test_every_score_and_the_index_stand_among_the_figures():
    answers = {
        "quality": {f"{id}1": 4 for id in SEVEN},
        "lock_in": dict.fromkeys(("ATA1", "ATA2", "ATA3"), 5),
    }

    found = assess(CONTENT, Workspace(answers=answers, evidence={"ALI": "E3"}), {"sales.repeat_rate": 0.4})

    figures = found.figures
    assert (figures["quality.ALI"], figures["lock_in.ATA"], figures["index"]) == (75, 100, 75)
    assert (figures["quality.OFE"], figures["sales.repeat_rate"]) == (None, 0.4)
    assert figures["evidence"] == found.evidence == pytest.approx(100 / 7)
    assert found.index_equal_weights.value == 75


def test_every_score_has_a_band_and_what_has_none_has_no_words():
    found = assess(CONTENT, Workspace(answers={"quality": {f"{id}1": 4 for id in SEVEN}}))

    assert {id for id, band in found.bands.items() if band == "mostly"} == {*SEVEN, "index"}
    assert {band for id, band in found.bands.items() if id not in {*SEVEN, "index"}} == {None}
    assert found.words_withheld is None


def test_flag_that_withholds_words_takes_every_band_and_is_named():
    answers = {"profile": {"has_customers": "none"}, "quality": {f"{id}1": 4 for id in SEVEN}}

    found = assess(CONTENT, Workspace(answers=answers))

    assert found.words_withheld == "no_customers"
    assert set(found.bands.values()) == {None}
    assert found.index.value == 75


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        ({"VAL5": 1, "VAL6": 3}, (1 - 1 / 4) * 2 / 3),
        ({"VAL5": 3, "VAL6": 3}, (1 - 3 / 4) * 2 / 3),
        ({"VAL5": 1, "VAL6": 1}, 1),
        ({"VAL5": 3, "VAL6": 1}, None),
        ({"VAL5": 1}, None),
        ({"VAL6": 3}, None),
    ],
    ids=["first of three", "last of three", "alone", "last of one", "of unknown many", "rank unknown"],
)
def test_share_of_the_wallet_comes_from_the_rank_among_the_suppliers(answers, share):
    found = assess(CONTENT, Workspace(answers={"quality": answers})).wallet_share

    assert found == (None if share is None else pytest.approx(share))


def test_index_needs_content_that_says_how_many_dimensions_it_takes():
    quality = CONTENT.questionnaires["quality"]
    without = quality.model_copy(
        update={"scoring": quality.scoring.model_copy(update={"min_dimensions": None})}
    )
    content = replace(CONTENT, questionnaires={**CONTENT.questionnaires, "quality": without})

    with pytest.raises(ValueError, match=r"quality\.yaml states no min_dimensions"):
        assess(content, Workspace())
