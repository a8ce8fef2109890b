"""One way through a sales file, in a process of its own: python -m benchmarks.sales_engines NAME FILE.

Prints a line of JSON: CPU and wall seconds without imports, peak memory, and what came out.
"""

import datetime as dt
import gc
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Outcome = Mapping[str, float]
Engine = Callable[[], Callable[[Path, bool], Outcome]]
"""Imports what it needs, then returns the work: (file, whether it is the messy one) -> what came out."""

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2025, 1, 31)


def floor() -> Callable[[Path, bool], Outcome]:
    """Read the bytes and count the lines: less cannot be done."""
    return lambda file, messy: {"lines": file.read_bytes().count(b"\n")}


def ours(*, with_model: bool = False) -> Callable[[Path, bool], Outcome]:
    """Recognise, clean with a receipt, and measure: all of it."""
    from logic.metrics.measure import measure
    from logic.metrics.policy import load_policy
    from logic.sales.read import read_sales
    from logic.sales.values import Reading

    policy = load_policy(ROOT / "questionnaires" / "outcomes")
    read_sales(
        b"customer,date,amount\na,2025-01-01,1.00\nb,2025-01-02,2.00\n", today=TODAY
    )  # loads the vocabulary
    if with_model:
        import scipy.optimize
        import scipy.special  # noqa: F401

    def work(file: Path, messy: bool) -> Outcome:
        reading = read_sales(file.read_bytes(), today=TODAY, limited=False)
        assert isinstance(reading, Reading), reading
        found = measure(reading.payload, policy, with_model=with_model)  # type: ignore[arg-type]
        return _outcome(found.customers, found.occasions, found.repeat_customers, found.revenue / 100)

    return work


def ours_with_model() -> Callable[[Path, bool], Outcome]:
    """The same, with the purchase and spend models fitted and tested on the file's own past."""
    return ours(with_model=True)


def duckdb_parse() -> Callable[[Path, bool], Outcome]:
    """Parse the three columns, typed and told everything, and touch them once."""
    import duckdb

    def work(file: Path, messy: bool) -> Outcome:
        if messy:
            types = ("VARCHAR",) * 6
            day, amount = "strptime(c2, '%d/%m/%Y')", "translate(translate(c3, 'R$ .', ''), ',', '.')::DOUBLE"
            options = "delim=';', encoding='latin-1'"
        else:
            types = ("BIGINT", "VARCHAR", "DATE", "DOUBLE", "VARCHAR", "VARCHAR")
            day, amount, options = "c2", "c3", "delim=','"
        columns = ", ".join(f"'c{at}': '{type}'" for at, type in enumerate(types))
        read = f"read_csv(?, header=true, auto_detect=false, columns={{{columns}}}, {options})"
        query = f"SELECT count(c1), max({day}), sum({amount}) FROM {read}"  # noqa: S608
        return {"rows": duckdb.execute(query, [str(file)]).fetchall()[0][0]}

    return work


def plain_pandas() -> Callable[[Path, bool], Outcome]:
    """What a tutorial does: read_csv, groupby, the same metrics, nothing recognised or explained."""
    from benchmarks.plain_pandas import read_clean, read_messy, work_through

    return lambda file, messy: work_through(read_messy(file) if messy else read_clean(file))


def lifetimes_summary() -> Callable[[Path, bool], Outcome]:
    """The summary table of the package lifetimes alone: recency, frequency, value."""
    from lifetimes.utils import summary_data_from_transaction_data

    from benchmarks.plain_pandas import read_clean, read_messy

    def work(file: Path, messy: bool) -> Outcome:
        orders = read_messy(file) if messy else read_clean(file)
        table = summary_data_from_transaction_data(orders, "customer_id", "order_date", "amount", freq="D")
        return {"customers": len(table)}

    return work


ENGINES: Mapping[str, Engine] = {
    "floor": floor,
    "ours": ours,
    "ours_with_model": ours_with_model,
    "duckdb_parse": duckdb_parse,
    "plain_pandas": plain_pandas,
    "lifetimes_summary": lifetimes_summary,
}


def run(engine: str, file: Path) -> dict[str, Any]:
    """Measure one engine once on one file, imports left out."""
    work = ENGINES[engine]()
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # peak memory counts from here
    before, cpu, wall = _peak_megabytes(), time.process_time(), time.perf_counter()
    outcome = work(file, "messy" in file.name)
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "peak": _peak_megabytes(),
        "before": before,
        "outcome": outcome,
    }


def _outcome(customers: int, occasions: int, repeat: int, revenue: float) -> Outcome:
    return {"customers": customers, "occasions": occasions, "repeat": repeat, "revenue": round(revenue, 2)}


def _peak_megabytes() -> float:
    status = Path("/proc/self/status").read_text()
    return float(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], Path(sys.argv[2]))))
