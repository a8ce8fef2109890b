"""Mistakes that authors make, each seeded once: what is edited, where it must be told, and the mend.

Edits and places are patterns on ids and keys, never on wording: texts may change without touching this table.
"""

import re
from dataclasses import dataclass
from pathlib import Path

QUALITY, PROFILE, NATURE, LOCK_IN = (
    f"questionnaires/{name}.yaml" for name in ("quality", "profile", "nature", "lock_in")
)
RECIPROCITY, SOCIAL, IOR, PRACTICES = (
    f"questionnaires/{name}.yaml" for name in ("reciprocity", "social", "ior", "practices")
)
BANDS, EVIDENCE, FLAGS, PATTERNS, RETURNS, LEDGER, INTERVIEW, REFERENCES, COVERAGE = (
    f"questionnaires/outcomes/{name}.yaml"
    for name in (
        "bands", "evidence", "flags", "patterns", "ior", "ledger", "interview", "references", "seed_coverage"
    )
)  # fmt: skip
PHRASES = "locales/assessment.yaml"


@dataclass(frozen=True)
class Mistake:
    """One edit, and what `check` must say of it."""

    name: str
    file: str
    pattern: str
    """What is replaced, once."""
    by: str
    at: str
    """The line that must be named is the one where this pattern ends, in the edited file."""
    fault: str
    mend: str
    told_in: str = ""
    """The file that must be named, where it is another."""

    def seed(self, root: Path) -> None:
        """Edit the copy of the content."""
        path = root / self.file
        text = path.read_text("utf-8") if path.exists() else ""
        edited, count = re.subn(self.pattern, self.by, text, count=1, flags=re.MULTILINE)
        assert count == 1, f"{self.name}: nothing to edit in {self.file}"
        path.write_text(edited, "utf-8")

    def line(self, root: Path) -> int:
        """Find the line that must be named."""
        text = (root / (self.told_in or self.file)).read_text("utf-8")
        found = re.search(self.at, text, re.MULTILINE)
        assert found, f"{self.name}: no '{self.at}'"
        return text.count("\n", 0, found.end()) + 1


def new_item(id, es, en, *, mirror="{business}", without="", dimension="ATA"):
    """Write a scored item that goes at the end of the lock-in block, as a replacement for `cases:`."""
    asked = f"        mirror: {{text: {{es: '{mirror}', en: '{mirror}'}}}}\n" if mirror else ""
    explained = "".join(
        f"        {part}: {{es: 'uno', en: 'one'}}\n"
        for part in ("help", "example", "criterion")
        if part != without
    )
    return (
        f"      - id: {id}\n        type: likert\n        scale: cierto\n        dimension: {dimension}\n"
        f"        text: {{es: '{es}', en: '{en}'}}\n{asked}{explained}        seed_refs: [S4-11]\ncases:"
    )


def text_of(id):
    """The line of an item's text."""
    return rf"id: {id}\n(?:        .*\n)*?        text"


STRUCTURE = [
    Mistake("a misspelt key", QUALITY, "        dimension: ALI", "        dimention: ALI",
            "dimention", "unknown key 'dimention'", "Did you mean 'dimension'?"),
    Mistake("a missing translation", LOCK_IN, r"(^title:\n  es: .*\n)  en: .*\n", r"\1",
            "^title", "no text in 'en'", "Write it beside the others."),
    Mistake("a language nobody reads", NATURE, r"^intro:\n", "intro:\n  fr: bonjour\n",
            "fr: bonjour", "unknown language 'fr'", "Known are: es, en."),
    Mistake("a kind of item that does not exist", PROFILE, "        type: multi", "        type: mutli",
            "- id: channels", "'mutli'", "Did you mean 'multi'?"),
    Mistake("a key that is no number", RECIPROCITY, "        key: -1", "        key: minus",
            "key: minus", "input should be 1, -1 or 0", "Write one of those."),
    Mistake("two tests in one condition", SOCIAL, "{item: profile.social_presence, eq: no}",
            "{item: profile.social_presence, eq: no, answered: true}", "^visible_if: {not: {item",
            "exactly one test", "Use one of eq, in"),
    Mistake("a version that is none", PRACTICES, "^version: [0-9.]+", "version: one",
            "^version: one", "should match pattern", "Write it as"),
    Mistake("a place in words", IOR, "order: [0-9]+", "order: six", "^order: six",
            "valid integer", "Write a whole number."),
    Mistake("a flag with two triggers", FLAGS, "    rule: many_unknown",
            "    rule: many_unknown\n    when: {item: profile.has_customers, eq: none}",
            "id: many_unknown", "rule or when", "Keep one."),
    Mistake("a pattern without a condition", PATTERNS, "    when: {figure: quality.CON, lt: 50}\n", "",
            "id: P05_trust_first", "when: missing", "Write it."),
    Mistake("an idea with a foreign id", COVERAGE, "  - id: S1-90", "  - id: S9-90",
            "id: S9-90", "should match pattern", "Write it as"),
    Mistake("a share above everything", RETURNS, "    target: 60", "    target: 160", "target: 160",
            "less than or equal to 100", "Write a smaller number."),
    Mistake("a key given twice", LEDGER, "^days: 30", "days: 30\ndays: 60", "^days: 60",
            "'days' is given twice", "Keep one of the two."),
    Mistake("a colon in the open", INTERVIEW, r"^closing:\n  es: .*", "closing:\n  es: dime: qué",
            "es: dime", "mapping values", "between quotes"),
    Mistake("an alias", REFERENCES, "    checked: memory", "    checked: *memory", r"checked: \*memory",
            "an alias", "Write the value out."),
    Mistake("a file nobody reads", "questionnaires/outcomes/horoscope.yaml", "^", "sign: leo\n",
            "^sign", "nothing reads 'horoscope.yaml'", "Rename it"),
    Mistake("a phrase given twice", PHRASES, "^flags_heading:",
            "flags_heading: {es: a, en: b}\nflags_heading:",
            "^flags_heading:$", "'flags_heading' is given twice", "Keep one of the two."),
]  # fmt: skip
"""Seen while each file is read by its own model."""

LOADING = [
    Mistake("bands in disorder", BANDS, "    min: 75", "    min: 30", "min: 30",
            "not above the one before", "rising order"),
    Mistake("doubt that grows with evidence", EVIDENCE, "    half_width: 8", "    half_width: 30",
            "^levels", "doubt does not shrink", "Stronger evidence, less doubt."),
    Mistake("a misspelt scale", QUALITY, "        scale: cierto", "        scale: cierta",
            "scale: cierta", "there is no scale 'cierta'", "Did you mean 'cierto'?"),
    Mistake("a misspelt dimension", RECIPROCITY, "        dimension: REC", "        dimension: REX",
            "dimension: REX", "there is no dimension 'REX'", "Did you mean 'REC'?"),
    Mistake("an id given twice", LOCK_IN, "      - id: ATA2", "      - id: ATA1",
            r"id: ATA1$(?:.*\n)*?.*id: ATA1", "the id 'ATA1' is used twice", "Give each item its own."),
    Mistake("a condition that looks ahead", IOR, r"      - id: EFF1\n",
            "      - id: EFF1\n        visible_if: {item: EFF4, gte: 3}\n", "visible_if: {item: EFF4",
            "which is not asked before", "Name an earlier item."),
    Mistake("a phrase in one language", PHRASES, r"(^flags_heading:\n  es: .*\n)  en: .*\n", r"\1",
            "^flags_heading:", "needs exactly es, en", "Write it in every language."),
    Mistake("an idea without a home", COVERAGE, r"homes: \[nature, quality\]", "homes: [natura, quality]",
            "homes: .natura", "there is no home 'natura'", "Did you mean 'nature'?"),
]  # fmt: skip
"""Seen once all files are read together."""

READING = [
    Mistake("an id that another file has", NATURE, "      - id: heading", "      - id: ALI1",
            "- id: ALI1", "is taken by quality.yaml", "Give it its own."),
    Mistake("an option that is not there", SOCIAL, "{item: profile.social_presence, eq: no}",
            "{item: profile.social_presence, eq: not}", "^visible_if: {not: {item",
            "has no option 'not'", "Did you mean 'no'?"),
    Mistake("a condition on nothing", FLAGS, r"{item: nature.kinds, includes_any: \[precio\]}",
            "{item: nature.kind, includes_any: [precio]}", "when: .item: nature.kind,",
            "there is no item 'nature.kind'", "Did you mean 'nature.kinds'?"),
    Mistake("a reason left out", PATTERNS, r"    because: \[quality.EXP, quality.PER\]",
            "    because: [quality.EXP]", r"because: \[quality.EXP\]",
            "leaves out what fires it: quality.PER", "Name every cause."),
    Mistake("a source that is not listed", LOCK_IN, r"refs: \[burnham_2003,", "refs: [burnam_2003,",
            "refs: .burnam_2003", "there is no reference 'burnam_2003'", "Did you mean 'burnham_2003'?"),
    Mistake("a figure that does not exist", PATTERNS, "    when: {figure: quality.CON, lt: 50}",
            "    when: {figure: quality.COW, lt: 50}", "figure: quality.COW",
            "there is no figure 'quality.COW'", "Did you mean 'quality.CO"),
    Mistake("an idea that no source has", PRACTICES, r"        seed_refs: \[S1-54\]",
            "        seed_refs: [S1-99]", "seed_refs: .S1-99", "there is no source idea 'S1-99'",
            "Did you mean"),
    Mistake("a set of ideas with a hole", PRACTICES, r"        seed_refs: \[S4-32\]",
            "        seed_refs: [S4-31]", "^  full_view", "no content carries 'S4-32'",
            "Name it in the seed_refs", told_in=COVERAGE),
    Mistake("blanks that differ", PHRASES, r'(^fact_figure:\n.*\n  en: "){name}', r"\1{nome}",
            r"^fact_figure:\n.*\n  en", "its blanks differ: {name, nome}", "Use the same in every language."),
    Mistake("a brace left open", PHRASES, r'(^figure_ior_share:\n.*\n  en: .*){source}', r"\1{source",
            r"^figure_ior_share:\n.*\n  en", "a brace without its pair", "Write each blank as {name}."),
    Mistake("a question left open in Spanish", IOR, r"(id: effort\n    title:\n      es: )¿", r"\1",
            r"id: effort\n    title:\n      es", "do not pair", "Open and close the question."),
    Mistake("an English word in Spanish", BANDS, r"(id: halfway\n.*\n    label:\n      es: )", r"\1Score ",
            "es: Score", "'Score' is English", "Use the word of the glossary."),
    Mistake("a figure that nobody verified", LEDGER, r"(^  even:\n    es: .*\n    en: ).*",
            r"\1It is five times cheaper to ask.", r"^  even:\n    es: .*\n    en", "nobody has verified",
            "Say what is known."),
    Mistake("a translation forgotten", INTERVIEW, r"(    listen_for:\n      es: )(.*)\n      en: .*",
            r"\1\2\n      en: \2", "listen_for", "the same words in every language", "Translate it."),
    Mistake("eleven express items", QUALITY, "        core: true\n", "",
            r"\A", "the express form has 11 items, not 12", "exactly twelve"),
    Mistake("a stem of too many words", LOCK_IN, "^cases:", new_item("NEW1", "uno" + " uno" * 22, "One."),
            rf"{text_of('NEW1')}", "23 words; at most 22", "shorter"),
    Mistake("two ideas in one", LOCK_IN, "^cases:", new_item("NEW2", "Compra y/o recomienda.", "Buys."),
            rf"{text_of('NEW2')}", "asks two things at once", "Make two items of it."),
    Mistake("a negated stem", LOCK_IN, "^cases:", new_item("NEW3", "El cliente no confía.", "Doubts."),
            rf"{text_of('NEW3')}", "a negated stem ('no')", "affirmatively"),
    Mistake("a blank nobody fills", LOCK_IN, "^cases:", new_item("NEW4", "Uno.", "One.", mirror="{empresa}"),
            r"id: NEW4\n(?:        .*\n)*?        mirror", "a blank nobody fills: ['empresa']", "{business}"),
    Mistake("no wording for customers", RECIPROCITY, "^cases:",
            new_item("NEW5", "Uno.", "One.", mirror="", dimension="PRP"),
            "id: NEW5", "has no wording for customers", "Write its mirror"),
    Mistake("nothing to observe", RECIPROCITY, "^cases:",
            new_item("NEW6", "Uno.", "One.", without="criterion", dimension="PRP"),
            "id: NEW6", "'NEW6' has no criterion", "Write it in every language."),
    Mistake("too much on one page", NATURE, "^cases:", "".join(
                f"      - {{id: EXTRA{n}, type: number, text: {{es: 'Uno', en: 'One'}}}}\n" for n in range(7)
            ) + "cases:", "^  - id: nature", "9 items on one page; at most 8", "Split the section."),
]  # fmt: skip
"""Seen by looking at texts, names and sources."""

BEHAVIOUR = [
    Mistake("a promise that no longer holds", LOCK_IN, "lock_in.ATA: 100", "lock_in.ATA: 99",
            r"^cases:\n  - name", "lock_in.ATA is 100", "Correct the content, or the case."),
    Mistake("a pattern nobody can have", PATTERNS, "    when: {item: reciprocity.GRA4, gte: 4}",
            "    when: {item: reciprocity.GRA4, gte: 9}", "- id: P07_gifts_as_bait",
            "nobody reaches 'P07_gifts_as_bait'", "Widen what leads to it."),
    Mistake("a pattern that everybody has", PATTERNS, "    when: {figure: quality.CON, lt: 50}",
            "    when: {not: {figure: quality.CON, gte: 101}}", "- id: P05_trust_first",
            "almost everybody reaches 'P05_trust_first'", "Narrow what leads to it."),
]  # fmt: skip
"""Seen by running the worked cases and made-up respondents."""
