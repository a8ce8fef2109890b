"""The lock: no content changes unnoticed, and no translation outlives its source text."""

from logic.content.library import ROOT, load_content
from logic.content.lock import Lock, find_stale, find_unannounced, make_lock, read_lock
from tests.small_questionnaire import SCALES, SMALL

FILE = {"version": "1.0.0", "title": {"es": "Confianza", "en": "Trust"}, "items": ["a"]}


def locked(data=FILE):
    return make_lock({"a.yaml": data}, {"small": SMALL}, SCALES, Lock())


def unannounced(data, lock):
    return [problem.mend for _, problem in find_unannounced({"a.yaml": data}, lock)]


def stale(data, lock):
    return [problem.place for _, problem in find_stale({"a.yaml": data}, lock)]


def titled(**title):
    return {**FILE, "title": {**FILE["title"], **title}}


def test_same_content_has_nothing_to_tell():
    assert (unannounced(FILE, locked()), stale(FILE, locked())) == ([], [])


def test_changed_content_needs_a_new_version():
    changed = {**FILE, "items": ["a", "b"]}

    assert unannounced(changed, locked()) == ["Raise the version, then run `python -m logic check --accept`."]
    assert unannounced({**changed, "version": "1.1.0"}, locked()) == []


def test_order_of_the_keys_is_no_change():
    assert unannounced(dict(reversed(FILE.items())), locked()) == []


def test_file_never_seen_is_to_be_accepted():
    lock = locked()

    told = [problem.mend for _, problem in find_unannounced({"b.yaml": FILE}, lock)]

    assert told == ["Run `python -m logic check --accept`."]


def test_before_the_first_lock_nothing_is_told():
    assert unannounced(FILE, Lock()) == []


def test_file_without_a_version_is_free_to_change():
    free = {"title": {"es": "Confianza", "en": "Trust"}}

    assert unannounced(free, locked(free)) == []


def test_translation_left_behind_by_its_source_is_stale():
    assert stale(titled(es="Confianza mutua"), locked()) == [("title", "en")]


def test_new_translation_of_a_changed_source_is_not_stale():
    assert stale(titled(es="Confianza mutua", en="Mutual trust"), locked()) == []


def test_better_translation_of_the_same_source_is_not_stale():
    assert stale(titled(en="Reliance"), locked()) == []


def test_same_translation_of_another_text_is_not_stale():
    more = {**FILE, "label": {"es": "Fiarse", "en": "Trust"}}

    assert stale(more, locked()) == []


def test_items_of_earlier_versions_are_kept():
    lock = make_lock({}, {"small": SMALL}, SCALES, locked())
    later = SMALL.model_copy(update={"version": "2.0.0"})

    history = make_lock({}, {"small": later}, SCALES, lock).history()

    assert set(history["small"]) == {"1.0.0", "2.0.0"}
    assert history["small"]["1.0.0"]["T1"].dimension == "TRU"


def test_wording_and_measure_of_an_item_are_told_apart():
    item = SMALL.item("T1")
    reworded = item.model_copy(update={"text": {"es": "otra", "en": "other"}})
    turned = item.model_copy(update={"key": -1})
    sections = [SMALL.sections[0].model_copy(update={"items": (one,)}) for one in (item, reworded, turned)]
    prints = [
        make_lock({}, {"small": SMALL.model_copy(update={"sections": (section,)})}, SCALES, Lock()).history()[
            "small"
        ]["1.0.0"]["T1"]
        for section in sections
    ]

    assert (prints[0].measure, prints[0].wording) != (prints[1].measure, prints[1].wording)
    assert prints[0].measure == prints[1].measure != prints[2].measure
    assert prints[0].wording == prints[2].wording != prints[1].wording


def test_shipped_content_is_locked_with_the_items_of_its_versions():
    content = load_content()
    lock = read_lock(ROOT / "questionnaires")

    assert {name for name in lock.files if name.endswith("/quality.yaml")} == {"questionnaires/quality.yaml"}
    for id, asked in content.questionnaires.items():
        assert asked.version in content.history[id], "run `python -m logic check --accept`"
