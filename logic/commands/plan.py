"""`python -m logic plan SESSION --out FILE`: the plan as a document; the ending chooses the format."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from logic.commands.session_input import read_session
from logic.content.errors import ContentError
from logic.content.library import ROOT, Content, load_content
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


def run(argv: list[str]) -> int:
    """Run the command. Returns 0: written; 2: the session, the sales file or the ending cannot be used."""
    options = _parser().parse_args(argv)
    try:
        texts, content = load_texts(ROOT / "locales", options.language), load_content()
    except ContentError as refused:
        print(refused, file=sys.stderr)
        return 2
    format = _format(options.out, texts)
    workspace = read_session(options.session, texts, content) if format else None
    if format is None or workspace is None:
        return 2
    policy, metrics = load_policy(ROOT / "questionnaires" / "outcomes"), None
    if options.sales:
        metrics = _measure(options.sales, workspace, policy, texts)
        if metrics is None:
            return 2
        workspace = workspace.model_copy(update={"sales": figures_to_keep(metrics)})
    return _write(options, format, _Made(content, workspace, policy, metrics), texts)


class _Made:
    """Everything that the document is made of."""

    def __init__(
        self, content: Content, workspace: Workspace, policy: MetricsPolicy, metrics: Metrics | None
    ) -> None:
        self.content, self.workspace, self.policy, self.metrics = content, workspace, policy, metrics

    def render(self, format: Format, now: dt.datetime, texts: Texts, *, with_session: bool) -> bytes:
        seen = diagnose(self.content, self.workspace, now.date())
        extras = Extras(metrics=self.metrics, session=to_bytes(self.workspace) if with_session else None)
        return format.render(build_report(seen, self.policy, texts, now, extras))


def _parser() -> argparse.ArgumentParser:
    endings = ", ".join(f".{format.ending}" for format in FORMATS)
    parser = argparse.ArgumentParser(prog="python -m logic plan", description="Write the plan as a document.")
    parser.add_argument("session", metavar="SESSION")
    parser.add_argument("--out", required=True, metavar="FILE", help=f"its ending is one of {endings}")
    parser.add_argument("--sales", metavar="FILE", help="a sales file: the third witness")
    parser.add_argument("--with-session", action="store_true", help="let the session travel inside the PDF")
    parser.add_argument("--date", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="instead of today")
    parser.add_argument("--language", choices=["es", "en"], default="es")
    return parser


def _format(out: str, texts: Texts) -> Format | None:
    ending = Path(out).suffix.removeprefix(".").lower()
    found = next((format for format in FORMATS if format.ending == ending), None)
    if found is None:
        endings = texts.list([f".{format.ending}" for format in FORMATS])
        print(f"{out}: {texts('session.unknown_ending', endings=endings)}", file=sys.stderr)
    return found


def _measure(file: str, workspace: Workspace, policy: MetricsPolicy, texts: Texts) -> Metrics | None:
    """Read and measure the sales file; None after a sentence on standard error."""
    try:
        data = Path(file).read_bytes()
    except OSError as fault:
        print(f"{file}: {fault.strerror}", file=sys.stderr)
        return None
    read = read_sales(data, name=file, limited=False)
    if isinstance(read, Refusal):
        print(f"{file}: {say_refusal(read, texts)}", file=sys.stderr)
        return None
    if not isinstance(read.payload, Purchases):
        print(f"{file}: {texts('session.no_orders')}", file=sys.stderr)
        return None
    return measure(read.payload, policy, margin=gather_facts(workspace, {}).margin_share)


def _write(options: argparse.Namespace, format: Format, made: _Made, texts: Texts) -> int:
    now = dt.datetime.now().astimezone()
    if options.date:
        now = dt.datetime.combine(options.date, dt.time(12), now.tzinfo)
    document = made.render(format, now, texts, with_session=options.with_session)
    try:
        Path(options.out).write_bytes(document)
    except OSError as fault:
        print(f"{options.out}: {fault.strerror}", file=sys.stderr)
        return 2
    print(options.out)
    return 0
