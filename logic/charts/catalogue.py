"""Every chart with what goes with it: its sentence for who cannot see it, and the table behind it."""

from collections.abc import Callable
from dataclasses import dataclass

import altair as alt
import pandas as pd

from logic.charts import (
    change,
    customers,
    effects,
    experiment,
    fits,
    gap,
    map,
    months,
    plan,
    profile,
    ranking,
    spread,
    witnesses,
)


@dataclass(frozen=True)
class Chart:
    """What a page needs to show one chart. All three take the chart's options, such as its currency."""

    draw: Callable[..., alt.LayerChart]
    """(table, t, ink, **options)."""
    describe: Callable[..., str]
    """(table, t, **options): one short sentence."""
    tabulate: Callable[..., pd.DataFrame]
    """(table, t, **options): words only, in the reader's language."""


CHARTS = {
    "profile": Chart(profile.profile, profile.profile_alt, profile.profile_rows),
    "risk": Chart(profile.risk, profile.risk_alt, profile.profile_rows),
    "ior_map": Chart(map.ior_map, map.ior_map_alt, map.ior_map_rows),
    "ranking": Chart(ranking.ranking, ranking.ranking_alt, ranking.ranking_rows),
    "contributions": Chart(ranking.contributions, ranking.contributions_alt, ranking.contributions_rows),
    "fits": Chart(fits.fits, fits.fits_alt, fits.fits_rows),
    "rfv_grid": Chart(customers.rfv_grid, customers.rfv_grid_alt, customers.rfv_grid_rows),
    "late_bands": Chart(customers.late_bands, customers.late_bands_alt, customers.late_bands_rows),
    "answers": Chart(customers.answers, customers.answers_alt, customers.answers_rows),
    "effects": Chart(effects.effects, effects.effects_alt, effects.effects_rows),
    "cohorts": Chart(months.cohorts, months.cohorts_alt, months.cohorts_rows),
    "months": Chart(months.months, months.months_alt, months.months_rows),
    "gap_survival": Chart(spread.gap_survival, spread.gap_survival_alt, spread.gap_survival_rows),
    "concentration": Chart(spread.concentration, spread.concentration_alt, spread.concentration_rows),
    "costs": Chart(plan.costs, plan.costs_alt, plan.costs_rows),
    "hours": Chart(plan.hours, plan.hours_alt, plan.hours_rows),
    "roadmap": Chart(plan.roadmap, plan.roadmap_alt, plan.roadmap_rows),
    "witnesses": Chart(witnesses.witnesses, witnesses.witnesses_alt, witnesses.witnesses_rows),
    "segments": Chart(witnesses.segments, witnesses.segments_alt, witnesses.segments_rows),
    "gap": Chart(gap.gap, gap.gap_alt, gap.gap_rows),
    "distribution": Chart(gap.distribution, gap.distribution_alt, gap.distribution_rows),
    "change": Chart(change.change, change.change_alt, change.change_rows),
    "experiment": Chart(experiment.experiment, experiment.experiment_alt, experiment.experiment_rows),
}
