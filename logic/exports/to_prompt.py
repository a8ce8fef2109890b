"""A document as a prompt for any assistant: what is known apart from what is guessed, as plain text."""

from logic.exports.document import Report


def to_prompt(report: Report) -> bytes:
    """Write the parts of the prompt, each line of it on one line."""
    parts = (
        "\n".join([part.title.upper(), *(f"- {_one_line(line)}" for line in part.lines)])
        for part in report.prompt
    )
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _one_line(text: str) -> str:
    """Fold white space: no line that somebody typed may pass for a part of the prompt."""
    return " ".join(text.split())
