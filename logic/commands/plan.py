"""`python -m logic plan SESSION --out FILE`: the plan as a document; the ending chooses the format."""

import argparse
import datetime as dt
from pathlib import Path

from logic.commands.inputs import InputError, add_session_options, read_file, read_session, write_file
from logic.content.library import ROOT, load_content
from logic.content.texts import Texts, load_texts
from logic.diagnosis import diagnose
from logic.exports.formats import FORMATS, Format
from logic.exports.report import Extras, build_report
from logic.metrics.as_json import figures_to_keep
from logic.metrics.measure import Metrics, measure
from logic.metrics.policy import MetricsPolicy, load_policy
from logic.purchases import Purchases
from logic.recommendation.facts import gather_facts
from logic.sales.describe import say_refusal
from logic.sales.read import read_sales
from logic.sales.values import Refusal
from logic.storage.session_file import to_bytes
from logic.workspace import Workspace


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    endings = ", ".join(f".{format.ending}" for format in FORMATS)
    add_session_options(parser)
    said = f"a file whose ending is one of {endings}; or a folder, for all of them"
    parser.add_argument("--out", required=True, metavar="FILE", help=said)
    parser.add_argument("--sales", metavar="FILE", help="a sales file: the third witness")
    parser.add_argument("--with-session", action="store_true", help="let the session travel inside the PDF")
    parser.add_argument("--with-answers", action="store_true", help="print every answer as an annex")
    parser.add_argument("--date", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="instead of today")


def run(options: argparse.Namespace) -> int:
    """Run the command. Returns 0: written."""
    texts, content = load_texts(ROOT / "locales", options.language), load_content()
    files = _files(options.out, texts)
    workspace = read_session(options.session, texts, content)
    policy, metrics = load_policy(ROOT / "questionnaires" / "outcomes"), None
    if options.sales:
        metrics = _measure(options.sales, workspace, policy, texts)
        workspace = workspace.model_copy(update={"sales": figures_to_keep(metrics)})
    session = to_bytes(workspace) if options.with_session else None
    extras = Extras(metrics=metrics, session=session, answers=options.with_answers)
    now = _now(options.date)
    seen = diagnose(content, workspace, now.date())
    report = build_report(seen, policy, texts, now, extras)
    if len(files) > 1:
        Path(options.out).mkdir(exist_ok=True)
    for out, format in files.items():
        write_file(out, format.render(report))
        print(out)
    return 0


def _files(out: str, texts: Texts) -> dict[str, Format]:
    """Return what to write: one file, or one of every format in a folder, which is made if need be."""
    if Path(out).suffix and not Path(out).is_dir():
        return {out: _format(out, texts)}
    stem = texts("plan_page.file")
    return {str(Path(out) / f"{stem}.{format.ending}"): format for format in FORMATS}


def _format(out: str, texts: Texts) -> Format:
    ending = Path(out).suffix.removeprefix(".").lower()
    found = next((format for format in FORMATS if format.ending == ending), None)
    if found is None:
        endings = texts.list([f".{format.ending}" for format in FORMATS])
        raise InputError(f"{out}: {texts('session.unknown_ending', endings=endings)}")
    return found


def _measure(file: str, workspace: Workspace, policy: MetricsPolicy, texts: Texts) -> Metrics:
    read = read_sales(read_file(file), name=file, limited=False)
    if isinstance(read, Refusal):
        raise InputError(f"{file}: {say_refusal(read, texts)}")
    if not isinstance(read.payload, Purchases):
        raise InputError(f"{file}: {texts('session.no_orders')}")
    return measure(read.payload, policy, margin=gather_facts(workspace, {}).margin_share)


def _now(date: dt.date | None) -> dt.datetime:
    now = dt.datetime.now().astimezone()
    return dt.datetime.combine(date, dt.time(12), now.tzinfo) if date else now
