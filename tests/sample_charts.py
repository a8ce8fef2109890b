"""Small tables for every chart: made-up values, one row of each kind that a chart treats apart."""

import datetime as dt
from typing import Any

import pandas as pd

from tests.sample_survey_charts import SURVEY_OPTIONS, SURVEY_TABLES

DIMENSIONS = ["Pérdida percibida", "Resistencia a ofertas ajenas", "Confianza", "Compromiso afectivo"]
SCORES = [31.25, 43.75, 81.25, float("nan")]
MONTHS = [dt.date(2025, month, 1) for month in range(10, 13)] + [dt.date(2026, 1, 1)]

TABLES: dict[str, pd.DataFrame] = {
    "profile": pd.DataFrame(
        {
            "label": DIMENSIONS,
            "score": SCORES,
            "low": [score - 20 for score in SCORES],
            "high": [min(score + 20, 100) for score in SCORES],
        }
    ),
    "risk": pd.DataFrame(
        {"label": ["Ofertas ajenas", "Por su cuenta"], "score": [56, 30], "low": [36, 10], "high": [76, 50]}
    ),
    "ior_map": pd.DataFrame(
        {"label": ["Vecinos del barrio"], "effort": [62.5], "value": [41.0], "low": [25.0], "high": [57.0]}
    ),
    "ranking": pd.DataFrame(
        {
            "label": ["Personal indirecta", "Autoservicio", "Personal directa"],
            "score": [66.2, 62.4, 51.0],
            "first_share": [0.69, 0.2, 0.0],
            "excluded": [False, False, True],
        }
    ),
    "contributions": pd.DataFrame(
        {"label": ["Objetivo", "Volumen", "Margen", "Horas"], "points": [3.45, 1.2, 0.0, -2.6]}
    ),
    "fits": pd.DataFrame(
        {
            "factor": ["Objetivo", "Objetivo", "Margen", "Margen"],
            "type": ["Personal directa", "Comunidad"] * 2,
            "fit": [3.0, 4.0, 1.25, float("nan")],
        }
    ),
    "rfv_grid": pd.DataFrame(
        [
            {
                "recency": recent,
                "frequency": often,
                "customers": recent * often,
                "segment": "Potenciales leales",
            }
            for recent in range(1, 6)
            for often in range(1, 6)
        ]
    ),
    "late_bands": pd.DataFrame(
        {
            "label": ["A tiempo", "Ya le toca", "Tarde", "Muy tarde"],
            "customers": [120, 64, 1, 0],
            "customer_share": [0.6486, 0.346, 0.0054, 0.0],
            "revenue_share": [0.7, 0.2, 0.1, 0.0],
        }
    ),
    "answers": pd.DataFrame({"answer": range(6), "count": [1, 0, 2, 4, 9, 12]}),
    "effects": pd.DataFrame({"label": ["Clientes", "Compras por cliente"], "amount": [930.0, -214.5]}),
    "cohorts": pd.DataFrame(
        [
            {"cohort": day, "month": age, "active": 20 - 6 * age, "size": 20, "share": 1 - 0.3 * age,
             "thin": row == 2}
            for row, day in enumerate(MONTHS[:3])
            for age in range(3 - row)
        ]
    ),
    "months": pd.DataFrame(
        [
            {"month": day, "kind": kind, "amount": 930.5 * (row + 1), "complete": row < 3}
            for row, day in enumerate(MONTHS)
            for kind in ("returning", "new")
        ]
    ),
    "gap_survival": pd.DataFrame(
        {"day": range(5), "still_open": [1.0, 0.8, 0.8, 0.5, 0.4], "mark": ["", "", "", "50 %", ""]}
    ),
    "concentration": pd.DataFrame(
        {"customer_share": [0, 0.1, 0.2, 1], "revenue_share": [0, 0.45, 0.6, 1], "mark": ["", "10 %", "", ""]}
    ),
    "costs": pd.DataFrame(
        {"label": ["0,5×", "1×", "2×"], "cash": [20.0, 20.0, 20.0], "time": [77.94, 155.88, 311.76]}
    ),
    "hours": pd.DataFrame(
        {"label": ["Llamadas", "Quejas", "Foro"], "hours": [4.0, 6.0, 8.5], "kept": [True, True, False]}
    ),
    "roadmap": pd.DataFrame(
        {
            "action": ["Llamar a diez clientes", "Mensaje a los siete días"],
            "track": ["Escuchar", "Conversar"],
            "start": [1, 2],
            "end": [2, 14],
            "milestone": [True, False],
        }
    ),
    **SURVEY_TABLES,
}  # fmt: skip
OPTIONS: dict[str, dict[str, Any]] = {
    "profile": {"bands": ((0.0, "casi nunca"), (25.0, "rara vez"), (50.0, "a medias"), (75.0, "siempre"))},
    "ior_map": {"fields": ("Cosecha", "Inversión", "Riego", "Fuga")},
    "contributions": {"one": "Personal indirecta", "other": "Autoservicio"},
    "effects": {"currency": "S/"},
    "months": {"currency": "PEN"},
    "costs": {"currency": "S/"},
    "hours": {"available": 10.0},
    **SURVEY_OPTIONS,
}  # fmt: skip
