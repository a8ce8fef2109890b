"""What the author of a YAML file is told, and what the reader refuses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.content.errors import ContentError
from logic.content.model import Model, Text, load
from logic.content.yaml_file import MAX_DEPTH, line_of, read_yaml

A_TAG = "a tag ('tag:yaml.org,2002:"
REFUSED = {
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, "key 'a' is given twice. Keep one of the two."),
    "a number as key twice": ("1: a\n1: b\n", 2, "key 1 is given twice. Keep one of the two."),
    "an alias": ("a: &x 1\nb: *x\n", 2, "an alias ('*'). Write the value out."),
    "aliases that grow": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        2,
        "an alias ('*'). Write the value out.",
    ),
    "merged keys that grow": (
        "a: &a {x: 1}\n" + "b: &b {<<: [*a, *a]}\n" * 40,
        2,
        "an alias ('*'). Write the value out.",
    ),
    "an alias to itself": ("a: &a [*a]\n", 1, "an alias ('*'). Write the value out."),
    "an alias to nothing": ("a: *nowhere\n", 1, "an alias ('*'). Write the value out."),
    "a question mark in flow style": (
        "t: {es: ¿Cuántos?, en: a: b}\n",
        1,
        "did not find expected ',' or '}'.",
    ),
    "a bracket not closed": ("a: [1, 2\n", 2, "did not find expected ',' or ']'. Put texts"),
    "a quote not closed": ('a: "x\n', 2, "found unexpected end of stream. Put texts"),
    "an unknown escape": ('a: "\\q"\n', 1, "found unknown escape character. Put texts"),
    "half a character by its number": ('a: "\\ud800"\n', 1, "found invalid Unicode character escape code."),
    "a reserved sign": ("a: @x\n", 1, "found character that cannot start any token. Put texts"),
    "a wrong indent": ("a: 1\n  b: 2\n", 2, "mapping values are not allowed"),
    "tabs": ("a:\n\t- 1\n", 2, "found character that cannot start any token. Put texts"),
    "code": ("a: !!python/object/apply:os.system ['true']\n", 1, f"{A_TAG}python/object/apply"),
    "a function": ("b: 1\na: !!python/name:os.system\n", 2, f"{A_TAG}python/name:os.system"),
    "a number that is none": ("a: !!int x\n", 1, f"{A_TAG}int'). Write the value without it."),
    "a number of 5,000 digits": ("a: !!int " + "9" * 5000 + "\n", 1, f"{A_TAG}int')."),
    "a truth that is none": ("a: !!bool maybe\n", 1, f"{A_TAG}bool')."),
    "a day that is none": ("a: !!timestamp 2026-99-99\n", 1, f"{A_TAG}timestamp')."),
    "bytes": ("a: !!binary aGVsbG8=\n", 1, f"{A_TAG}binary')."),
    "a set": ("a: !!set {x, y}\n", 1, f"{A_TAG}set')."),
    "a list called a mapping": ("a: !!map [x]\n", 1, f"{A_TAG}map')."),
    "a tag of one's own": ("a: !mine 1\n", 1, "a tag ('!mine'). Write the value without it."),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "but found another document. Remove the second '---'"),
    "another version of YAML": ("%YAML 9.9\n---\na: 1\n", 1, "found incompatible YAML document."),
    "a NUL": ("a: 1\nñ: \x00\n", 2, "the control character U+0000. Remove it."),
    "an escape for terminals": ("a: 1\nb: 2\nc: \x1b[31m\n", 3, "the control character U+001B. Remove it."),
    "a key that is a list": ("? [1, 2]\n: 3\n", 1, "a key must be plain text."),
    "a key that is a mapping": ("{a: 1}: 2\n", 1, "a key must be plain text."),
    "brackets without end": ("a: " + "[" * 100_000, 1, "nested too deep. Flatten it."),
    "lists without end": ("- " * 3000 + "x\n", 1, "nested too deep. Flatten it."),
    "levels without end": (
        "".join(" " * level + f"a{level}:\n" for level in range(60)),
        25,
        "nested too deep. Flatten it.",
    ),
}
NOT_UTF_8 = {
    "Latin-1": ("b: 1\n" + "a: ñ\n").encode("latin-1"),
    "UTF-16": "b: 1\n".encode("utf-16"),
    "half a character": b"b: 1\na: \xc3",
    "a character written too long": b"b: 1\na: \xc0\xaf",
    "half a pair": b"b: 1\na: \xed\xa0\x80",
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
    assert f"{fault.fault} {fault.mend}".startswith(sentence)
    assert fault.mend.endswith(".")


@pytest.mark.parametrize("case", NOT_UTF_8)
def test_other_encodings_are_refused_with_their_line(tmp_path, case):
    file = tmp_path / "any.yaml"
    file.write_bytes(NOT_UTF_8[case])

    with pytest.raises(ContentError) as refused:
        read_yaml(file)

    line = 1 if case == "UTF-16" else 2
    assert str(refused.value) == f"any.yaml:{line}: not UTF-8. Save the file as UTF-8."


@pytest.mark.parametrize("depth", [23, 24])
def test_nesting_is_read_up_to_its_limit(tmp_path, depth):
    text = "a: " + "[" * depth + "]" * depth

    if depth < MAX_DEPTH:
        assert str(read_yaml(_file(tmp_path, text))["a"]) == "[" * depth + "]" * depth
    else:
        with pytest.raises(ContentError):
            read_yaml(_file(tmp_path, text))


@pytest.mark.parametrize(
    "text", ["a: " + "x" * 10_000_000, "#" * 10_000_000 + "\na: 1", "a:" + " 1" * 2_000_000], ids=len
)
def test_ten_megabytes_are_read(tmp_path, text):
    assert list(read_yaml(_file(tmp_path, text))) == ["a"]


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
        ("a: 1.5e999", "1.5e999"),
        ("a: 1.5e3", 1500.0),
        ("a: 1.25E-2", 0.0125),
        ("a: .5", 0.5),
        ("a: -0.5", -0.5),
        ("a: .nan", ".nan"),
        ("a: -.inf", "-.inf"),
        ("a: 999999999999999", 999_999_999_999_999),
        ("a: 1000000000000000", "1000000000000000"),
        ("a: 010", "010"),
        ("a: 0x1F", "0x1F"),
        ("a: 1_000", "1_000"),
        ("a: 1٣", "1٣"),
        ("a: 0", 0),
        ("a: False", "False"),
        ("a: false", False),
        ("a: trueish", "trueish"),
        ("a: =", "="),
        ("a: <<", "<<"),
        ("\ufeffa: 1", 1),
        ("a: 1\r\n", 1),
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


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("a",), 1),
        (("a", "b"), 2),
        (("a", "b", 0), 3),
        (("a", "b", 1), 4),
        (("a", "b", 1, "c"), 4),
        (("a", "b", 1, "d"), 5),
        (("a", "b", 2), 2),
        (("a", "not there", "b", 1), 4),
        (("e",), 6),
        (("1",), 7),
        (("e", "f", 3), 6),
        ((), 1),
    ],
)
def test_a_place_is_found_by_its_line(tmp_path, place, line):
    text = "a:\n  b:\n  - x\n  - c: 1\n    d: 2\ne: 5\n1: 6\n"

    assert line_of(_file(tmp_path, text), place) == line


@pytest.mark.parametrize(
    "text", ["", "hello", "- 1", "~: 1", "? ", "title: !", "title: [1, 2]", "title: .nan"]
)
def test_a_file_of_the_wrong_shape_is_refused_with_a_sentence(tmp_path, text):
    with pytest.raises(ContentError) as refused:
        load(_file(tmp_path, text), Named)

    assert all(fault.line == 1 and fault.fault and fault.mend for fault in refused.value.faults)


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    with pytest.raises(ContentError) as refused:
        load(_file(tmp_path, "title: {es: a}\nsize: many\n"), Named)

    assert [fault.line for fault in refused.value.faults] == [1, 2]


PIECES = (
    "a", "b", "1", ".5", "true", "~", ": ", "- ", "? ", "\n", "  ", "\t", "[", "]", "{", "}", ", ", "'", '"',
    "#", "|", ">", "&x ", "*x", "<<", "=", "!", "!!int ", "!!float ", "!!bool ", "!!timestamp ", "!!binary ",
    "!!map ", "!!set ", "---", "...", "%YAML 1.1", "\\", "\x00", "\ufeff", "2026-99-99", "1:30", "9" * 5000,
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
@settings(max_examples=400)
def test_no_text_crashes_the_reader(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("yaml") / "any.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_yaml(file)
        faults = 0
    except ContentError as refused:
        faults = len(refused.faults)
    assert faults in (0, 1)
