"""Every content file and the model that reads it: what `check` loads and `schema` describes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from logic.content import coverage, pace, planning, questionnaire, readings, relationship, retention, survey
from logic.content.model import Model
from logic.metrics import policy
from logic.sales.cells import vocabulary
from logic.sales.recognition import platforms

OUTCOMES: dict[str, type[Model]] = {
    "bands": readings.Bands,
    "channels": relationship.Channels,
    "evidence": readings.EvidenceRules,
    "factors": relationship.Factors,
    "flags": readings.Flags,
    "followup": survey.FollowUp,
    "gates": policy.GatesFile,
    "interview": readings.Interview,
    "ior": readings.ReturnRules,
    "leads": policy.LeadRules,
    "ledger": readings.Ledger,
    "limits": relationship.Limits,
    "loyalty": retention.Loyalty,
    "metrics": policy.MetricsFile,
    "pace": pace.Pace,
    "patterns": readings.Patterns,
    "plan": planning.PlanPolicy,
    "references": readings.References,
    "relationship_types": relationship.RelationshipTypes,
    "seed_coverage": coverage.Coverage,
    "segments": policy.SegmentsFile,
    "strategies": retention.Strategies,
    "survey": survey.SurveyContent,
    "witnesses": survey.Witnesses,
}
SALES: dict[str, type[Model]] = {
    "columns": vocabulary.Columns,
    "currencies": vocabulary.Currencies,
    "customers": vocabulary.Customers,
    "dates": vocabulary.Dates,
    "limits": vocabulary.Limits,
    "platforms": platforms.Platforms,
    "statuses": vocabulary.Statuses,
}
SCALES_ENDING = "scales"


@dataclass(frozen=True)
class ContentFile:
    """One file."""

    path: Path
    model: type[Model] | None
    """None: nothing of ours reads such a file."""
    schema: str
    """Stem of its JSON Schema."""


def list_files(root: Path) -> Iterator[ContentFile]:
    """Go through questionnaires/, its outcomes and its words for sales files."""
    folder = root / "questionnaires"
    for path in sorted(folder.glob("*.yaml")):
        is_scales = path.stem.endswith(SCALES_ENDING)
        model: type[Model] = questionnaire.Scales if is_scales else questionnaire.Questionnaire
        yield ContentFile(path, model, "scales" if is_scales else "questionnaire")
    for path in sorted((folder / "outcomes").glob("*.yaml")):
        yield ContentFile(path, OUTCOMES.get(path.stem), path.stem)
    for path in sorted((folder / "sales").glob("*.yaml")):
        yield ContentFile(path, SALES.get(path.stem), f"sales_{path.stem}")


def list_schemas() -> dict[str, type[Model]]:
    """Return every schema's stem with the model it describes."""
    return {
        "questionnaire": questionnaire.Questionnaire,
        "scales": questionnaire.Scales,
        **OUTCOMES,
        **{f"sales_{name}": model for name, model in SALES.items()},
    }
