"""How many purchases to expect: BG/NBD and the modified BG/NBD, which can lose a customer after the first.

Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), "Counting your customers" the easy way, Marketing
Science 24(2), 275-284. Modified: Batislam, E. P., Denizel, M. and Filiztekin, A. (2007), International
Journal of Research in Marketing 24, 201-209.

Both are one likelihood. A customer may drop out after each of n purchases: after each repeat one in
BG/NBD (n = x), after the first one too in the modified model (n = x + 1).
Letters are the papers': r, alpha (purchase rate), a, b (dropout), x, t_x, T.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from logic.metrics.histories import Histories
from logic.purchases import IntArray
from logic.statistics import Z_95

Kind = Literal["bg", "mbg"]
Floats = NDArray[np.float64]

START = (0.5, 5.0, 0.7, 1.5)
"""Where the search for r, alpha (weeks), a, b begins."""
SEARCH_WITHIN = (1e-5, 1e5)
"""Bounds of every parameter in the search; wider than what is believed afterwards."""
STEP = 1e-5
"""Step in log-parameters for the derivatives of the interval."""


@dataclass(frozen=True)
class Parameters:
    """Of the purchase model; times in weeks."""

    r: float
    alpha: float
    a: float
    b: float
    kind: Kind = "mbg"

    @property
    def values(self) -> tuple[float, float, float, float]:
        """r, alpha, a, b."""
        return self.r, self.alpha, self.a, self.b

    def chances(self, repeats: IntArray) -> Floats:
        """n: purchases after which the customer may have dropped out."""
        return repeats.astype(np.float64) + (1.0 if self.kind == "mbg" else 0.0)


@dataclass(frozen=True, eq=False)
class Fit:
    """The parameters that make the histories most likely."""

    parameters: Parameters
    log_likelihood: float
    covariance: Floats
    """Of the log-parameters, robust to a wrong model (White's sandwich)."""


def fit(histories: Histories, kind: Kind = "mbg") -> Fit:
    """Find the most likely parameters."""
    from scipy.optimize import minimize

    def loss(log_parameters: Floats) -> tuple[float, Floats]:
        each, slopes = likelihood(_read(log_parameters, kind), histories)
        return -float(histories.weight @ each), -(slopes @ histories.weight)

    bounds = [tuple(np.log(SEARCH_WITHIN))] * len(START)
    options = {"ftol": 1e-13, "gtol": 1e-7 * histories.customers, "maxiter": 500}
    found = minimize(loss, np.log(START), jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    return Fit(_read(found.x, kind), -float(found.fun), _covariance(found.x, histories, kind))


def likelihood(parameters: Parameters, histories: Histories) -> tuple[Floats, Floats]:
    """Return the log-likelihood of each history and its slope in each log-parameter.

    Returns:
        One entry a history; four rows (r, alpha, a, b) of one entry a history.
    """
    from scipy.special import digamma, gammaln

    r, alpha, a, b = parameters.values
    x = histories.repeats
    n = parameters.chances(x)
    # gamma functions depend on x alone: worked out once a count, not once a history
    counts = np.arange(int(x.max(initial=0)) + 1)
    chances = parameters.chances(counts)
    by_count = gammaln(r + counts) - gammaln(r) + r * np.log(alpha)
    by_count += gammaln(a + b) + gammaln(b + chances) - gammaln(b) - gammaln(a + b + chances)
    log_age, log_last = np.log(alpha + histories.age), np.log(alpha + histories.last)
    dropped, log_odds = _dropout(parameters, histories)
    each = by_count[x] - (r + x) * log_age + np.where(n > 0, np.logaddexp(0, log_odds), 0)

    in_both = digamma(a + b) - digamma(a + b + chances)
    gained = 1 / (alpha + histories.age) - 1 / (alpha + histories.last)
    slopes = np.stack(
        [
            (digamma(r + counts) - digamma(r) + np.log(alpha))[x] - log_age + dropped * (log_age - log_last),
            r / alpha - (r + x) / (alpha + histories.age) + dropped * (r + x) * gained,
            in_both[x] + dropped / a,
            (in_both + digamma(b + chances) - digamma(b))[x] - dropped / (b + np.maximum(n, 1) - 1),
        ]
    )
    return each, slopes * np.array(parameters.values)[:, None]


def alive(parameters: Parameters, histories: Histories) -> Floats:
    """Return the probability of each history that the customer will buy again one day."""
    dropped, _ = _dropout(parameters, histories)
    return 1 - dropped


def expect_purchases(parameters: Parameters, histories: Histories, weeks: float) -> Floats:
    """Return the purchases to expect from each history in the weeks after the reference day.

    The hypergeometric function is taken in Euler's form, in which it stays small; it depends on x and T
    only, so each pair is worked out once.
    """
    from scipy.special import hyp2f1

    r, alpha, a, b = parameters.values
    a = a if abs(a - 1) > STEP else 1 + STEP  # the formula has a removable hole at a = 1
    x, age, pair = histories.pairs
    c = a + b + parameters.chances(x) - 1
    z = weeks / (alpha + age + weeks)
    kept = (1 - z) ** (a - 1) * hyp2f1(c - r - x, a - 1, c, z)
    if_alive: Floats = c / (a - 1) * (1 - kept)
    return if_alive[pair] * alive(parameters, histories)


def doubt_of_total(found: Fit, histories: Histories, weeks: float) -> float:
    """Return by which factor the purchases to expect from all customers may be off, at 95 %.

    It follows from the covariance of the parameters (delta method, on the log of the total), which costs
    nine evaluations where a bootstrap of the customers costs two hundred fits.
    """
    centre = np.log(found.parameters.values)

    def total(log_parameters: Floats) -> float:
        moved = _read(log_parameters, found.parameters.kind)
        return float(histories.weight @ expect_purchases(moved, histories, weeks))

    steps = STEP**0.5 * np.eye(len(centre))
    slope = np.array([(total(centre + s) - total(centre - s)) / (2 * s.max()) for s in steps])
    middle = total(centre)
    return float(np.exp(Z_95 * np.sqrt(slope @ found.covariance @ slope) / middle))


def _dropout(parameters: Parameters, histories: Histories) -> tuple[Floats, Floats]:
    """Return the probability that the customer has dropped out, and its log-odds."""
    r, alpha, a, b = parameters.values
    n = parameters.chances(histories.repeats)
    silent = np.log(alpha + histories.age) - np.log(alpha + histories.last)
    log_odds = np.log(a) - np.log(b + np.maximum(n, 1) - 1) + (r + histories.repeats) * silent
    return np.where(n > 0, 1 / (1 + np.exp(-np.clip(log_odds, -700, 700))), 0.0), log_odds


def _covariance(log_parameters: Floats, histories: Histories, kind: Kind) -> Floats:
    _, slopes = likelihood(_read(log_parameters, kind), histories)
    spread = (slopes * histories.weight) @ slopes.T
    hessian = np.array([_bend(log_parameters, step, histories, kind) for step in STEP * np.eye(4)])
    inverse = np.linalg.pinv((hessian + hessian.T) / 2)
    return np.asarray(inverse @ spread @ inverse)


def _bend(log_parameters: Floats, step: Floats, histories: Histories, kind: Kind) -> Floats:
    """Return one row of the Hessian, from the analytic slopes on both sides."""
    _, above = likelihood(_read(log_parameters + step, kind), histories)
    _, below = likelihood(_read(log_parameters - step, kind), histories)
    return np.asarray((above - below) @ histories.weight / (2 * step.max()))


def _read(log_parameters: Floats, kind: Kind) -> Parameters:
    r, alpha, a, b = np.exp(log_parameters).tolist()
    return Parameters(r, alpha, a, b, kind)
