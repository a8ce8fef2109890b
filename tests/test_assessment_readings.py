"""What is read out of scores: facts, actions, returns, money, the ledger, progress."""

from dataclasses import replace

import pytest

from logic.assessment.actions import sort_actions
from logic.assessment.answers import Given
from logic.assessment.assess import assess, band_of
from logic.assessment.index import lowest
from logic.assessment.ledger import balance_ledger
from logic.assessment.money_return import return_in_money
from logic.assessment.networks import network_counts
from logic.assessment.progress import measure_progress
from logic.assessment.say import name_figure, say_fact
from logic.content.library import ROOT, load_content
from logic.content.texts import load_texts
from logic.workspace import Workspace
from tests.small_questionnaire import RULES, SMALL, score_small

CONTENT = load_content()
RULES_OF_RETURN = CONTENT.readings.returns
MONEY = {
    "profile": {
        "customers": 100, "hour_wage": 10, "order_value": 10, "orders_month": 2, "margin_percent": 50
    },
    "ior": {"EFF_H": 10, "EFF_C": 50, "MON_RET": 20},
}  # fmt: skip


def money(**ior):
    answers = {"profile": MONEY["profile"], "ior": {**MONEY["ior"], **ior}}
    kept = {id: {k: v for k, v in given.items() if v is not None} for id, given in answers.items()}
    return return_in_money(Given({}, kept), RULES_OF_RETURN)


def test_actions_follow_level_and_evidence():
    scores = score_small({"T1": 2, "T2": 2, "S1": 1, "S2": 5}, {"TRU": "E3"})

    sorted_ = sort_actions(scores.values(), {"small": SMALL}, RULES)

    assert [(one.dimension, one.reading, one.priority) for one in sorted_["act"]] == [("TRU", "act", 0)]
    assert [(one.dimension, one.reading) for one in sorted_["ask"]] == [("STA", "ask_high")]
    assert sorted_["protect"] == ()


def test_worth_of_finding_out_is_importance_times_what_is_not_known():
    scores = score_small({"T1": 2, "T2": 2, "S1": 4, "S2": 2}, {"TRU": "E1"})

    asked = sort_actions(scores.values(), {"small": SMALL}, RULES)["ask"]

    # weights 3 and 1: 1 × (1 − .33) and 1/3 × (1 − 0)
    assert [(one.dimension, round(one.priority, 4)) for one in asked] == [("TRU", 0.67), ("STA", 0.3333)]


def sorted_by(levels, small=SMALL):
    """Sort dimensions of these scores and evidence indexes; TRU weighs three times as much as STA."""
    scores = score_small({"T1": 3, "T2": 3, "S1": 3, "S2": 3, "L1": 1, "L2": 1}, {"TIE": "E3"})
    changed = [
        replace(scores[id], value=value, evidence=evidence) for id, (value, evidence) in levels.items()
    ]
    found = sort_actions([*changed, scores["TIE"]], {"small": small}, RULES)
    return {kind: [(one.dimension, one.reading) for one in actions] for kind, actions in found.items()}


@pytest.mark.parametrize(
    ("value", "evidence", "kind", "reading"),
    [
        (74.4, 50, "act", "act"),
        (74.5, 50, "protect", "protect"),
        (75, 100, "protect", "protect"),
        (74.4, 49.9, "ask", "ask"),
        (74.5, 49.9, "ask", "ask_high"),
        (0, 50, "act", "act"),
        (0, None, "ask", "ask"),
    ],
)
def test_what_to_do_turns_at_the_limits_as_they_are_shown(value, evidence, kind, reading):
    found = sorted_by({"TRU": (value, evidence)})

    assert {id: actions for id, actions in found.items() if actions} == {kind: [("TRU", reading)]}


def test_lowest_is_acted_on_first_and_the_highest_protected_first():
    assert sorted_by({"TRU": (60, 80), "STA": (40, 90)})["act"] == [("STA", "act"), ("TRU", "act")]
    assert sorted_by({"TRU": (80, 80), "STA": (90, 80)})["protect"] == [
        ("STA", "protect"), ("TRU", "protect"),
    ]  # fmt: skip


def test_what_is_most_worth_finding_out_is_asked_first_and_of_what_is_alike_the_lower():
    assert [id for id, _ in sorted_by({"STA": (10, 0), "TRU": (90, 20)})["ask"]] == ["TRU", "STA"]
    alike = SMALL.model_copy(
        update={"dimensions": tuple(d.model_copy(update={"weight": 1}) for d in SMALL.dimensions)}
    )
    lower_first = sorted_by({"TRU": (90, 20), "STA": (10, 20)}, alike)["ask"]
    assert [id for id, _ in lower_first] == ["STA", "TRU"]


def test_dimension_without_a_score_asks_for_nothing():
    assert sorted_by({"TRU": (None, 0)}) == {"act": [], "ask": [], "protect": []}


def test_words_and_number_of_a_score_never_disagree():
    bands = CONTENT.readings.bands

    assert [band_of(bands, value) for value in (0, 24.4, 24.5, 49.9, 74.49, 74.5, 100, None)] == [
        "hardly", "hardly", "more_no", "halfway", "halfway", "mostly", "mostly", None,
    ]  # fmt: skip


def test_return_in_money_is_net_over_cost():
    found = money()

    # 100 customers × 20 % × 10 × 2 × 12 × 50 % = 2400; cost 12 × (50 + 10 × 10) = 1800
    assert (found.base.retained, found.base.cost) == (2400, 1800)
    assert found.base.ratio == pytest.approx(600 / 1800)
    assert (found.cash, found.hours, found.assumptions) == (600, 120, ("retained",))


def test_each_attribution_is_halved_and_raised_by_half_and_shares_end_at_all():
    found = money(MON_RET=80, MON_REF=10, MON_REF_SHARE=50, MON_SAVED=4)

    # margin of a customer a year: 120
    assert [v.retained for v in (found.low, found.base, found.high)] == [4800, 9600, 12000]
    assert [v.referred for v in (found.low, found.base, found.high)] == [300, 600, 900]
    assert [v.saved for v in (found.low, found.base, found.high)] == [240, 480, 720]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"EFF_H": 0, "EFF_C": 0}, "no_cost"),
        ({"MON_RET": None}, "no_return"),
    ],
)
def test_return_in_money_is_withheld_with_its_reason(change, reason):
    found = money(**change)

    assert (found.low, found.base, found.high, found.withheld) == (None, None, None, reason)


def test_own_hours_without_a_value_are_not_free():
    given = Given({}, {"profile": {"customers": 100}, "ior": {"EFF_H": 10, "EFF_C": 50}})

    assert return_in_money(given, RULES_OF_RETURN).withheld == "no_hour_value"


def test_what_was_left_open_is_named():
    assert money().silent == ("MON_REF", "MON_REF_SHARE", "MON_SAVED")


def test_cash_and_hours_add_up_to_the_cost():
    both = money(EFF_H=5, EFF_C=50)  # as much in cash as in hours

    assert both.withheld is None
    assert both.base.cost == 12 * (5 * 10 + 50)


def test_nobody_retained_brings_nothing():
    assert money(MON_RET=0).base.retained == 0


def test_half_unknown_is_told_with_its_share():
    scored = [
        item.id for item in CONTENT.questionnaires["quality"].items() if item.id[:3] in ("ALI", "CON", "VAL")
    ]
    answers = {id: None if at % 2 else 4 for at, id in enumerate(scored[:12])}

    flag = next(
        one
        for one in assess(CONTENT, Workspace(answers={"quality": answers})).flags
        if one.id == "many_unknown"
    )

    assert [(fact.id, fact.value) for fact in flag.facts] == [("unknown_share", 0.5)]


def test_doubt_that_was_measured_takes_the_place_of_the_rule():
    answers = {"quality": {"ALI1": 4, "ALI2": 4, "ALI3": 4, "ALI4": 2}}
    doubt = {"doubt.ALI": 3.0, "doubt.CON": None}
    asked, guessed = (
        assess(CONTENT, Workspace(answers=answers, evidence={"ALI": level}), doubt).dimensions["ALI"]
        for level in ("E3", "E1")
    )

    assert (asked.value, asked.low, asked.high) == (75, 72, 78)
    assert guessed.low < 72


def test_every_count_of_the_networks_comes_from_its_own_question():
    asked = {
        "reached": 900, "followers": 300, "posts": 8, "mentions": 4, "engagers": 25, "engagers_customers": 5
    }  # fmt: skip
    counts = network_counts(Given({}, {"social": asked}))

    names = ("reach", "followers", "posts", "unprompted", "engagers", "engagers_who_buy")
    assert [counts[name] for name in names] == [900, 300, 8, 4, 25, 5]
    assert (counts["interactions"], counts["by_kind"]) == (None, None)


def ledger(**counts):
    rows = tuple({"counter": id, "count": count} for id, count in counts.items())
    return balance_ledger(CONTENT.readings.ledger, Workspace(tables={"ledger": rows}))


def test_ledger_keeps_a_count_of_nothing():
    assert ledger(asked_purchase=0, gave_help=2).counts == {"asked_purchase": 0, "gave_help": 2}


def test_ledger_adds_up_both_sides():
    found = ledger(asked_purchase=8, asked_favour=1, gave_help=3, gave_recognition=2)

    assert (found.asked, found.given, found.reading) == (9, 5, "asks_more")
    assert ledger(asked_purchase=1, gave_help=1).reading == "even"
    assert ledger(asked_purchase=1, gave_help=2).reading == "gives_more"


@pytest.mark.parametrize("count", [True, False, -1, None, "3", ("3",)])
def test_what_is_no_count_stands_in_no_ledger(count):
    found = ledger(asked_purchase=count, gave_help=2)

    assert (found.counts, found.asked, found.given, found.reading) == ({"gave_help": 2}, 0, 2, None)


def test_ledger_counts_whole_times_and_takes_a_counter_that_was_zero_for_filled_in():
    assert ledger(asked_purchase=2.9, gave_help=0).counts == {"asked_purchase": 2, "gave_help": 0}
    assert ledger(asked_purchase=2, gave_help=0).reading == "asks_more"
    assert ledger(asked_purchase=0, gave_help=0).reading == "even"


def test_ledger_that_was_never_opened_is_empty():
    found = balance_ledger(CONTENT.readings.ledger, Workspace())

    assert (found.counts, found.asked, found.given, found.reading) == ({}, 0, 0, None)


def test_ledger_says_nothing_on_one_side_and_passes_over_what_is_no_count():
    assert ledger(asked_purchase=8).reading is None
    assert ledger(asked_purchase=8, gave_help=-2, other=3).counts == {"asked_purchase": 8}


def test_pattern_names_the_answers_that_fired_it_in_the_readers_words():
    workspace = Workspace(answers={"reciprocity": {"GRA4": 5}})
    hit = next(one for one in assess(CONTENT, workspace).patterns if one.id == "P07_gifts_as_bait")

    for language in ("es", "en"):
        item = CONTENT.questionnaires["reciprocity"].item("GRA4")
        said = say_fact(hit.because[0], CONTENT, load_texts(ROOT / "locales", language))
        assert item.text[language] in said
        assert CONTENT.scales["cierto"][-1].label[language] in said


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_reason_a_pattern_may_give_has_a_name(language):
    texts = load_texts(ROOT / "locales", language)
    items = {f"{id}.{item.id}" for id, one in CONTENT.questionnaires.items() for item in one.items()}
    figures = {
        name
        for pattern in CONTENT.readings.patterns.patterns
        for name in pattern.because
        if name not in items
    }

    assert all(name_figure(name, CONTENT, texts) for name in figures)


def test_progress_counts_what_will_be_asked():
    workspace = Workspace(answers={"quality": {"ALI1": 4, "NAT1": None}})
    found = assess(CONTENT, workspace)

    block = found.progress.blocks["quality"]
    assert (block.full, block.asked, block.done) == (False, 9, 2)
    assert found.progress.asked == 12
    full = measure_progress(CONTENT.questionnaires, CONTENT.pace, found.given, full={"quality"})
    assert full.blocks["quality"].asked == len(found.given.asked["quality"])


def test_minutes_left_fall_as_answers_come_in():
    empty = assess(CONTENT, Workspace()).progress
    given = assess(CONTENT, Workspace()).given
    full = measure_progress(CONTENT.questionnaires, CONTENT.pace, given, full={"quality"})

    # twelve steps of a scale at 15 seconds; the block in full has 41 of them and two numbers at 20
    assert empty.minutes_left == 3
    assert full.blocks["quality"].minutes_left == 11


def test_answering_beyond_the_express_form_asks_the_block_in_full():
    found = assess(CONTENT, Workspace(answers={"quality": {"ALI2": 4}}))

    assert found.progress.blocks["quality"].full


def test_numbers_of_the_networks_add_up_to_interactions():
    numbers = {"reached": 1000, "likes": 60, "comments": 20, "user_posts": 3, "mentions": 4, "engagers": 70}
    counts = network_counts(Given({}, {"social": numbers}))

    assert counts == {
        "interactions": 80, "reach": 1000, "followers": None, "posts": None,
        "by_kind": {"like": 60, "comment": 20, "own_content": 3},
        "unprompted": 4, "responses": 80, "engagers": 70, "engagers_who_buy": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("item", "kind"), [("likes", "like"), ("comments", "comment"), ("saves", "save"), ("shares", "share")]
)
def test_sum_of_reactions_is_known_as_soon_as_one_of_them_is(item, kind):
    counts = network_counts(Given({}, {"social": {item: 7.0}}))

    assert (counts["interactions"], counts["responses"], counts["by_kind"]) == (7, 7, {kind: 7})


def test_nothing_counted_is_a_count_and_what_customers_post_themselves_is_no_reaction():
    assert network_counts(Given({}, {"social": {"likes": 0}}))["interactions"] == 0
    own = network_counts(Given({}, {"social": {"user_posts": 3}}))
    assert (own["interactions"], own["by_kind"]) == (None, {"own_content": 3})


def test_without_numbers_of_the_networks_nothing_is_counted():
    assert set(network_counts(Given({}, {})).values()) == {None}


@pytest.mark.parametrize(
    ("core", "named"),
    [
        ({"ALI1": 2, "CON1": 3, "VAL1": 4}, {"ALI", "CON"}),
        ({"ALI1": 2, "CON1": 3, "VAL1": 3, "EXP1": 4}, {"ALI"}),
        ({"ALI1": 2, "CON1": 2, "VAL1": 2, "EXP1": 4}, {"ALI", "CON", "VAL"}),
        ({"ALI1": 2, "CON1": 4}, {"ALI"}),
        ({"ALI1": 3, "CON1": 3, "VAL1": 3}, set()),
        ({"ALI1": 3}, set()),
    ],
    ids=["two", "no half of a tie", "all of the lowest", "never the highest", "all alike", "only one"],
)
def test_lowest_dimensions_that_show_alike_are_named_together_or_not_at_all(core, named):
    found = assess(CONTENT, Workspace(answers={"quality": core}))

    assert {score.id for score in lowest(found.dimensions.values())} == named
