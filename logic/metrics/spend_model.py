"""What a purchase is worth: gamma-gamma, which draws a customer's few amounts towards everybody's.

Fader, P. S. and Hardie, B. G. S. (2013), The gamma-gamma model of monetary value, note 025, brucehardie.com.
Letters are the note's: p, q, gamma; x repeat purchases with mean amount m.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

START = (2.0, 3.0, 1.0)
"""Where the search for p, q and gamma (in means) begins."""
SEARCH_WITHIN = (1e-5, 1e5)


@dataclass(frozen=True)
class SpendParameters:
    """Of the spend model; gamma in the unit of the amounts."""

    p: float
    q: float
    gamma: float

    @property
    def population_mean(self) -> float:
        """Mean amount over customers; q must be above 1."""
        return self.p * self.gamma / (self.q - 1)

    def expect(self, repeats: Floats, mean_amount: Floats) -> Floats:
        """Return the amount to expect of each customer's purchases; without repeats, everybody's mean."""
        seen = self.p * repeats
        own = seen / (seen + self.q - 1)
        return (1 - own) * self.population_mean + own * mean_amount


@dataclass(frozen=True)
class SpendFit:
    """The parameters that make the amounts most likely."""

    parameters: SpendParameters
    log_likelihood: float
    scale: float
    """Mean amount, by which gamma must be divided before it is judged."""


def fit_spend(repeats: Floats, mean_amount: Floats) -> SpendFit:
    """Find the most likely parameters.

    Args:
        repeats: Of each customer who came back, repeat purchases, at least 1.
        mean_amount: Mean of the repeat amounts, above 0.
    """
    from scipy.optimize import minimize
    from scipy.special import digamma, gammaln

    scale = float(mean_amount.mean())
    x, m = repeats, mean_amount / scale
    # gamma functions depend on x alone: worked out once a count, not once a customer
    counts, at = np.unique(x, return_inverse=True)
    customers, spent = np.bincount(at).astype(np.float64), x * m
    log_m, log_x = np.bincount(at, weights=np.log(m)), customers * np.log(counts)

    def loss(log_parameters: Floats) -> tuple[float, Floats]:
        p, q, gamma = np.exp(log_parameters).tolist()
        shape, log_gamma = p * counts, np.log(gamma)
        log_sum = np.bincount(at, weights=np.log(gamma + spent))
        one_over = np.bincount(at, weights=1 / (gamma + spent))
        each = customers * (gammaln(shape + q) - gammaln(shape) - gammaln(q) + q * log_gamma)
        each += (shape - 1) * log_m + shape * log_x - (shape + q) * log_sum
        both = digamma(shape + q)
        in_p = counts * (customers * (both - digamma(shape)) + log_m + log_x - log_sum)
        in_q = customers * (both - digamma(q) + log_gamma) - log_sum
        in_gamma = customers * q / gamma - (shape + q) * one_over
        slopes = np.array([in_p.sum() * p, in_q.sum() * q, in_gamma.sum() * gamma])
        return -float(each.sum()), -slopes

    bounds = [tuple(np.log(SEARCH_WITHIN))] * len(START)
    options = {"ftol": 1e-13, "gtol": 1e-7 * len(x), "maxiter": 500}
    found = minimize(loss, np.log(START), jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    p, q, gamma = np.exp(found.x).tolist()
    # the density of an amount is that of the scaled one over the scale
    log_likelihood = -float(found.fun) - len(x) * float(np.log(scale))
    return SpendFit(SpendParameters(p, q, gamma * scale), log_likelihood, scale)
