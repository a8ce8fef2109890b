"""The metrics as tutorials write them, over a pandas table: what our way is measured against."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

USED = ["customer_id", "order_date", "amount"]
MESSY = {"Cliente": "customer_id", "Data do Pedido": "order_date", "Valor Total": "amount"}


def read_clean(file: Path) -> pd.DataFrame:
    """Read the clean file."""
    return pd.read_csv(file, usecols=USED, parse_dates=["order_date"])


def read_messy(file: Path) -> pd.DataFrame:
    """Read the messy file, told its dialect."""
    table = pd.read_csv(file, sep=";", encoding="latin-1", usecols=list(MESSY), dtype=str).rename(
        columns=MESSY
    )
    amount = table["amount"].str.replace("R$", "").str.strip().str.replace(".", "").str.replace(",", ".")
    table["amount"] = pd.to_numeric(amount)
    table["order_date"] = pd.to_datetime(table["order_date"], format="%d/%m/%Y")
    return table


def work_through(orders: pd.DataFrame) -> Mapping[str, float]:
    """Work out recency, frequency, value, segments, repeat, cycle, cohorts and concentration."""
    reference = orders["order_date"].max()
    days = orders.groupby(["customer_id", "order_date"], as_index=False)["amount"].sum()
    bought = days[days["amount"] > 0]
    table = bought.groupby("customer_id").agg(
        last=("order_date", "max"), first=("order_date", "min"), frequency=("order_date", "count")
    )
    table["value"] = days.groupby("customer_id")["amount"].sum().reindex(table.index)
    table["recency"] = (reference - table["last"]).dt.days
    _segment(table)
    gaps = bought.sort_values(["customer_id", "order_date"]).groupby("customer_id")["order_date"].diff()
    gap_days = gaps.dropna().dt.days
    gap_days.median()
    gap_days.groupby(bought.loc[gap_days.index, "customer_id"]).median().median()
    _cohorts(bought, table)
    ordered = np.sort(table["value"].clip(lower=0).to_numpy())
    n = len(ordered)
    2 * np.dot(np.arange(1, n + 1), ordered) / (n * ordered.sum()) - (n + 1) / n
    ordered[n - int(np.ceil(n / 10)) :].sum() / ordered.sum()
    return {
        "customers": n,
        "occasions": len(bought),
        "repeat": int((table["frequency"] >= 2).sum()),
        "revenue": round(float(orders["amount"].sum()), 2),
    }


def _segment(table: pd.DataFrame) -> None:
    for column, letter in (("recency", "R"), ("frequency", "F"), ("value", "V")):
        cuts = table[column].quantile([0.2, 0.4, 0.6, 0.8]).to_numpy()
        score = np.searchsorted(cuts, table[column], side="left") + 1
        table[letter] = 6 - score if letter == "R" else score
    table["segment"] = table["R"].astype(str) + table["F"].astype(str)
    table.groupby("segment").agg(customers=("value", "size"), value=("value", "sum"))


def _cohorts(bought: pd.DataFrame, table: pd.DataFrame) -> None:
    month = bought["order_date"].dt.to_period("M")
    first = bought["customer_id"].map(table["first"]).dt.to_period("M")
    age = (month.dt.year - first.dt.year) * 12 + month.dt.month - first.dt.month
    frame = pd.DataFrame({"first": first, "age": age, "customer": bought["customer_id"]})
    frame.groupby(["first", "age"])["customer"].nunique().unstack()
