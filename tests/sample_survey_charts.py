"""Small tables for the charts of the customers' side: one row of each kind that a chart treats apart."""

import datetime as dt
from typing import Any

import pandas as pd

NONE = float("nan")

SURVEY_TABLES: dict[str, pd.DataFrame] = {
    "witnesses": pd.DataFrame(
        [
            ("Riesgo propio", "owner", 80.0, 68.0, 92.0),
            ("Riesgo propio", "customers", 61.0, 50.0, 72.0),
            ("Riesgo propio", "sales", 44.0, NONE, NONE),
            ("Confianza", "owner", 75.0, 50.0, 100.0),
            ("Confianza", "customers", NONE, NONE, NONE),
        ],
        columns=["label", "who", "value", "low", "high"],
    ),
    "segments": pd.DataFrame(
        [
            ("Confianza", "Vecinos", 75.0, 63.0, 87.0),
            ("Confianza", "Oficinas", 50.0, 38.0, 62.0),
            ("Alianza", "Vecinos", NONE, NONE, NONE),
        ],
        columns=["label", "segment", "value", "low", "high"],
    ),
    "gap": pd.DataFrame(
        [
            ("Alianza", 100.0, 66.0, 58.0, 74.0, 34.0, True, 38),
            ("Confianza", 75.0, 72.0, 64.0, 80.0, 3.0, False, 38),
            ("Pérdida percibida", 75.0, NONE, NONE, NONE, NONE, False, 9),
        ],
        columns=["label", "own", "mean", "low", "high", "gap", "flagged", "n"],
    ),
    "distribution": pd.DataFrame(
        [
            ("Un aliado", 1, "Nada cierto", 1),
            ("Un aliado", 2, "A medias", 0),
            ("Un aliado", 3, "Totalmente cierto", 9),
        ],
        columns=["label", "step", "choice", "count"],
    ),
    "change": pd.DataFrame(
        [
            ("Alianza", "customers", 48.0, 40.0, 56.0, 66.0, 58.0, 74.0, 18.0, "moved"),
            ("Alianza", "owner", 75.0, 50.0, 100.0, 75.0, 63.0, 87.0, 0.0, "within_doubt"),
            ("Riesgo propio", "sales", 50.0, NONE, NONE, 62.0, NONE, NONE, 12.0, "unclear"),
            ("Confianza", "customers", NONE, NONE, NONE, 72.0, 64.0, 80.0, NONE, "absent"),
        ],
        columns=["label", "who", "before", "before_low", "before_high", "after", "after_low", "after_high",
                 "difference", "verdict"],
    ),
    "experiment": pd.DataFrame(
        [(dt.date(2026, 9, 10), 1, 2), (dt.date(2026, 9, 27), 8, 10)],
        columns=["day", "successes", "participants"],
    ),
}  # fmt: skip
SURVEY_OPTIONS: dict[str, dict[str, Any]] = {
    "experiment": {
        "start": dt.date(2026, 9, 7),
        "end": dt.date(2026, 10, 5),
        "planned": 10,
        "scale_from": 8,
        "stop_to": 2,
    },
}
