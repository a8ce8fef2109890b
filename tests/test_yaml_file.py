"""What the author of a YAML file is told, and what the reader refuses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.errors import ContentError
from logic.content.model import Model, Text, load
from logic.content.yaml_file import read_yaml

REFUSED = {
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, "key 'a' is given twice. Keep one of the two."),
    "an alias": ("a: &x 1\nb: *x\n", 2, "an alias ('*'). Write the value out."),
    "a question mark in flow style": ("t: {es: ¿Cuántos?, en: a: b}\n", 1, None),
    "not closed": ("a: [1, 2\n", 2, None),
    "a python tag": ("a: !!python/object/apply:os.system ['true']\n", 1, None),
    "a control character": ("a: \x00\n", 1, None),
    "tabs": ("a:\n\t- 1\n", 2, None),
    "a key that is a list": ("? [1, 2]\n: 3\n", 1, "a key must be plain text."),
    "nested too deep": ("a: " + "[" * 40 + "]" * 40 + "\n", 1, "nested too deep. Flatten it."),
}


class Named(Model):
    title: Text
    size: int = 1


def _file(tmp_path, text):
    file = tmp_path / "named.yaml"
    file.write_text(text, "utf-8", newline="")
    return file


@pytest.mark.parametrize("case", REFUSED)
def test_fault_is_told_with_its_line(tmp_path, case):
    text, line, sentence = REFUSED[case]

    with pytest.raises(ContentError) as refused:
        read_yaml(_file(tmp_path, text))

    (fault,) = refused.value.faults
    assert fault.line == line
    assert sentence is None or f"{fault.fault} {fault.mend}".startswith(sentence)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", "no"),
        ("a: sí", "sí"),
        ("a: 1:30", "1:30"),
        ("a: 2026-01-02", "2026-01-02"),
        ("a: true", True),
        ("a: -3", -3),
        ("a: 2.5", 2.5),
        ("a: ~", None),
        ("a: 1e999999", "1e999999"),
    ],
)
def test_values_are_read_as_their_author_means_them(tmp_path, text, value):
    assert read_yaml(_file(tmp_path, text)) == {"a": value}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: {es: a, en: b}\nsise: 3\n", "named.yaml:2: unknown key 'sise'. Did you mean 'size'?"),
        ("size: 2\ntitle: {es: a}\n", "named.yaml:2: title: no text in 'en'. Write it beside the others."),
        (
            "title: {es: a, en: b, fr: c}\n",
            "named.yaml:1: title: unknown language 'fr'. Known are: es, en.",
        ),
        ("size: 2\n", "named.yaml:1: title: missing. Write it."),
    ],
)
def test_model_fault_names_line_and_mend(tmp_path, text, message):
    with pytest.raises(ContentError) as refused:
        load(_file(tmp_path, text), Named)

    assert str(refused.value) == message


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    with pytest.raises(ContentError) as refused:
        load(_file(tmp_path, "title: {es: a}\nsize: many\n"), Named)

    assert [fault.line for fault in refused.value.faults] == [1, 2]


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_no_text_crashes_the_reader(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("yaml") / "any.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_yaml(file)
        faults = 0
    except ContentError as refused:
        faults = len(refused.faults)
    assert faults in (0, 1)
