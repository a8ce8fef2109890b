"""Scores, draws and verdicts of the seven types."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.advice import load_advice
from logic.content.relationship import CHANNEL_FACTOR, OBJECTIVE_FACTOR, OBJECTIVES
from logic.content.yaml_file import read_yaml
from logic.recommendation.choice import choose
from logic.recommendation.context import build_context, order_weights
from logic.recommendation.ranking import lay_fits, pole_fit, score
from logic.recommendation.reasons import compare, find_flips
from logic.recommendation.stability import first_shares, judge
from logic.workspace import Workspace

ADVICE = load_advice(Path("questionnaires/outcomes"))
POLICY = ADVICE.factors.ranking
STATES = ("F1", "F2", "F3", "F4", "F5", "F7", "F8", "F9", "F10", "F11", "F12")
CASES = read_yaml(Path("tests/cases/ranking.yaml"))


def _context(states, objective, channels):
    guide = dict(zip(STATES, states, strict=True))
    profile = {"channels": tuple(channels)}
    if isinstance(objective, list):
        profile |= dict(zip(("objective", "objective_second"), objective, strict=False))
    context = build_context(ADVICE, Workspace(answers={"guide": guide, "profile": profile}), {})
    return context if isinstance(objective, list) else _with_objectives(context, objective)


def _with_objectives(context, objectives):
    state = replace(context.states[OBJECTIVE_FACTOR], origin="profile")
    return replace(context, objectives=objectives, states={**context.states, OBJECTIVE_FACTOR: state})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_archetype_keeps_its_place(case):
    fits = lay_fits(ADVICE, _context(case["states"], case["objective"], case["channels"]))
    expected = case["expect"]

    scores = score(fits)
    order = sorted(scores, key=lambda type: -scores[type])
    shares = first_shares(fits, POLICY, fits.types)

    assert order[0] == next(iter(expected["scores"]))
    assert {t: scores[t] for t in expected["scores"]} == pytest.approx(expected["scores"], abs=1)
    assert shares[order[0]] == pytest.approx(expected["share"], abs=0.03)
    assert judge(scores[order[0]] - scores[order[1]], shares[order[0]], POLICY) == expected["verdict"]


def test_flip_points_of_the_online_shop_with_three_thousand_customers():
    # A lead of 1.25 flips at 2.06 of the objective's weight (now 3) and at 0.75 of the channels' (now 2).
    context = _context([1, 0, 1, 2, 1, 3, 3, 4, 1, 1, 1], ["retener", "ampliar"], ["correo", "web", "redes"])
    fits = lay_fits(ADVICE, context)

    flips = {flip.factor: (flip.weight, flip.flips_at) for flip in find_flips(fits, "AU", "AS", 5)}

    assert sum(fits.difference("AU", "AS").values()) == pytest.approx(1.25)
    assert flips[OBJECTIVE_FACTOR] == (3, pytest.approx(2.0625))
    assert flips[CHANNEL_FACTOR] == (2, pytest.approx(0.75))


def test_at_a_flip_point_the_two_types_draw_level():
    context = _context(*(CASES[6][part] for part in ("states", "objective", "channels")))
    flips = find_flips(lay_fits(ADVICE, context), "CC", "CO", 5)

    moved = [replace(context, weights={**context.weights, flip.factor: flip.flips_at}) for flip in flips]
    scores = [score(lay_fits(ADVICE, one)) for one in moved]

    assert len(flips) > 3
    assert [one["CC"] for one in scores] == pytest.approx([one["CO"] for one in scores])


def test_every_type_wins_more_than_one_in_fifty_random_contexts():
    random = np.random.default_rng(7)
    fits, contexts = lay_fits(ADVICE, build_context(ADVICE, Workspace(), {})), 20_000
    drawn = [answers[random.integers(len(answers), size=contexts)] for answers in fits.answers]
    second = fits.factors.index(OBJECTIVE_FACTOR)
    answers = fits.answers[second]
    drawn[second] = drawn[second] * 2 / 3 + answers[random.integers(len(answers), size=contexts)] / 3

    scores = np.einsum("f,fct->ct", fits.weights, np.array(drawn))
    wins = np.bincount(scores.argmax(axis=1), minlength=len(fits.types)) / contexts

    assert dict(zip(fits.types, wins > 0.02, strict=True)) == dict.fromkeys(fits.types, True)


@settings(max_examples=60, deadline=None)
@given(
    states=st.lists(st.integers(0, 4), min_size=11, max_size=11),
    raised=st.integers(0, 10),
    objective=st.sampled_from(OBJECTIVES),
    channel=st.sampled_from(sorted(ADVICE.channels.channels)),
)
def test_raising_a_factor_never_hurts_the_type_it_favours_most(states, raised, objective, channel):
    factor = STATES[raised]
    gains = {
        type: high - low for type in ADVICE.types.types for low, high in [pole_fit(ADVICE, type, factor)]
    }
    favoured = max(gains, key=lambda type: gains[type])
    higher = [*states[:raised], min(states[raised] + 1, 4), *states[raised + 1 :]]

    before = score(lay_fits(ADVICE, _context(states, [objective], [channel])))
    after = score(lay_fits(ADVICE, _context(higher, [objective], [channel])))

    assert after[favoured] >= before[favoured] - 1e-9
    assert _types_above(favoured, after) <= _types_above(favoured, before)


def _types_above(type, scores):
    return {other for other, points in scores.items() if points > scores[type] + 1e-9}


@settings(max_examples=40, deadline=None)
@given(states=st.lists(st.integers(0, 4), min_size=11, max_size=11), unknown=st.sets(st.sampled_from(STATES)))
def test_what_is_unknown_has_no_weight_in_the_scores(states, unknown):
    known = {f: v for f, v in zip(STATES, states, strict=True) if f not in unknown}
    silent = {"guide": {**known, **dict.fromkeys(unknown)}, "profile": {"objective": "retener"}}
    context = build_context(ADVICE, Workspace(answers=silent), {})

    weightless = {**context.weights, **dict.fromkeys(unknown, 0.0), CHANNEL_FACTOR: 0.0}
    answered = _context(states, ["retener"], ["presencial"])

    expected = score(lay_fits(ADVICE, replace(answered, weights=weightless)))
    assert score(lay_fits(ADVICE, context)) == pytest.approx(expected)


def test_not_knowing_shows_as_doubt():
    case = CASES[5]
    whole = lay_fits(ADVICE, _context(case["states"], case["objective"], case["channels"]))
    guide = dict(zip(STATES[5:], case["states"][5:], strict=True))
    profile = {"objective": "captar", "channels": tuple(case["channels"])}
    partial = lay_fits(
        ADVICE, build_context(ADVICE, Workspace(answers={"guide": guide, "profile": profile}), {})
    )

    assert first_shares(whole, POLICY, whole.types)["PD"] > first_shares(partial, POLICY, partial.types)["PD"]


def test_the_same_answers_always_give_the_same_shares():
    fits = lay_fits(ADVICE, _context(*(CASES[1][part] for part in ("states", "objective", "channels"))))

    assert first_shares(fits, POLICY, fits.types) == first_shares(fits, POLICY, fits.types)


def test_types_that_are_not_allowed_have_no_share():
    fits = lay_fits(ADVICE, _context(*(CASES[1][part] for part in ("states", "objective", "channels"))))

    shares = first_shares(fits, POLICY, ["PI", "PD"])

    assert {type for type, share in shares.items() if share == 0} == {"PE", "AU", "AS", "CC", "CO"}
    assert shares["PI"] + shares["PD"] == pytest.approx(1)


@pytest.mark.parametrize(
    ("lead", "share", "verdict"),
    [(5, 0.70, "clear"), (4.9, 0.99, "likely"), (20, 0.69, "likely"), (5, 0.50, "likely"), (20, 0.49, "tie")],
)
def test_verdict_needs_both_the_lead_and_the_share(lead, share, verdict):
    assert judge(lead, share, POLICY) == verdict


def test_reasons_add_up_to_the_lead():
    context = _context(*(CASES[1][part] for part in ("states", "objective", "channels")))
    choice = choose(ADVICE, context)

    compared = compare(choice.fits, "PI", "AS")

    assert sum(reason.points for reason in compared.reasons) == pytest.approx(
        choice.scores["PI"] - choice.scores["AS"]
    )
    assert [reason.factor for reason in compared.shown] == ["F1", "F6", CHANNEL_FACTOR]
    assert compared.against is not None
    assert compared.against.factor == "F9"


def test_an_order_of_importance_shares_out_the_same_weight():
    weights = order_weights(ADVICE, ["F7", "F2", "F3"])

    assert weights == pytest.approx({"F7": 5 * 11 / 18, "F2": 5 * 5 / 18, "F3": 5 * 2 / 18})


def test_own_weights_stay_within_what_is_allowed():
    context = build_context(ADVICE, Workspace(weights={"F1": 5, "F2": 0}), {})

    assert (context.weights["F1"], context.weights["F2"], context.weights["F3"]) == (5, 0, 2)
