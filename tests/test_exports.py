"""Every format renders and opens again, and says what the document says."""

import datetime as dt
import io
import json
import re
import subprocess
import sys
import zlib
from typing import get_args

import docx
import icalendar
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from sample_report import sample_report

from logic.exports import blocks as b
from logic.exports.formats import FORMATS
from logic.storage.session_in_pdf import find_session

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl's own

RENDER = {form.id: form.render for form in FORMATS}


def test_importing_the_formats_loads_no_document_library():
    heavy = ("typst", "docx", "xlsxwriter", "jinja2", "icalendar", "segno")
    code = f"import sys; import logic.exports.formats; print([m for m in {heavy} if m in sys.modules])"

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed == "[]\n"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_a_document_has_the_same_bytes_each_time(form):
    assert form.render(sample_report()) == form.render(sample_report())


def test_pdf_names_its_language_title_and_sections():
    reader = pypdf.PdfReader(io.BytesIO(RENDER["pdf"](sample_report())))
    headings = [block.text for block in sample_report().blocks if isinstance(block, b.Heading)]

    assert reader.trailer["/Root"]["/Lang"] == "es"
    assert reader.metadata.title == "Relación mínima viable · Panadería La Espiga"
    assert _titles(reader.outline) == headings


def test_pdf_claims_universal_accessibility_and_describes_every_chart():
    report = sample_report()
    data = RENDER["pdf"](report)

    described = [block.alt for block in report.blocks if isinstance(block, b.Chart | b.QrCode)]

    assert _claims_accessibility(data)
    assert sorted(_alternative_texts(data)) == sorted(described)


def test_pdf_gives_the_session_back():
    session = '{"negocio": "Panadería «La Espiga»"}'.encode()

    reader = pypdf.PdfReader(io.BytesIO(RENDER["pdf"](sample_report(session=session))))

    assert reader.attachments["vinculo.json"] == [session]
    assert _claims_accessibility(RENDER["pdf"](sample_report(session=session)))


def test_pdf_carries_no_session_unless_asked():
    data = RENDER["pdf"](sample_report())

    assert dict(pypdf.PdfReader(io.BytesIO(data)).attachments) == {}
    assert find_session(data) is None


@pytest.mark.parametrize("size", [0, 400_000], ids=["small", "large"])
def test_session_is_found_in_its_pdf_without_a_pdf_library(size):
    session = json.dumps({"negocio": "Panadería «Ñ» 🥖", "notas": "pan " * size}, ensure_ascii=False).encode()

    assert find_session(RENDER["pdf"](sample_report(session=session))) == session


def test_session_is_found_after_another_program_saved_the_pdf():
    session = b'{"vinculo": 1}'
    writer = pypdf.PdfWriter(io.BytesIO(RENDER["pdf"](sample_report(session=session))))
    writer.compress_identical_objects()
    saved = io.BytesIO()
    writer.write(saved)

    assert find_session(saved.getvalue()) == session


def test_hostile_attachments_are_no_session():
    bomb = zlib.compress(b"{" + b" " * 60_000_000)
    head = b"%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode>>\nstream\n"
    files = {
        "bomb": head + bomb + b"\nendstream",
        "broken": head + b"not packed\nendstream",
        "endless": head + bomb[:40],
        "no stream": b"%PDF-1.7 /Type/EmbeddedFile",
        "another kind": head + zlib.compress(b"<xml/>") + b"\nendstream",
        "no PDF": b"{}",
        "many": b"%PDF-1.7" + b"/Type/EmbeddedFile " * 100_000,
    }

    assert {name: find_session(file) for name, file in files.items()} == dict.fromkeys(files)


def test_spreadsheet_keeps_its_formulas_and_their_values():
    report = sample_report()
    live = _open_xlsx(RENDER["xlsx"](report))
    shown = _open_xlsx(RENDER["xlsx"](report), data_only=True)

    assert live["Plan"]["F2"].value == '=IF(valor_hora="","",D2*valor_hora)'
    assert shown["Plan"]["F2"].value == 155.88  # 12.99 hours at 12
    assert shown["Plan"]["G4"].value == 317.88
    assert (shown["Plan"]["D5"].value, shown["Plan"]["E5"].value) == ("Cabe", "No cabe")  # of 20 h and 80
    assert shown["Prueba"]["L2"].value == "Escalar"
    assert live.defined_names["valor_hora"].attr_text == "'Supuestos'!$B$2"


def test_spreadsheet_offers_states_and_refuses_negative_hours():
    book = _open_xlsx(RENDER["xlsx"](sample_report()))

    states = book["Acciones"].data_validations.dataValidation[0]
    hours = book["Costos"].data_validations.dataValidation[0]

    assert states.formula1 == '"Pendiente,En curso,Hecho,Descartado"'
    assert (hours.operator, hours.formula1) == ("greaterThanOrEqual", "0")


def test_spreadsheet_names_fit_in_excel():
    book = _open_xlsx(RENDER["xlsx"](sample_report()))

    assert all(re.fullmatch(r"[^\[\]:*?/\\]{1,31}", name) for name in book.sheetnames)
    assert all(re.fullmatch(r"[a-z]\w*_\w+", name) for name in book.defined_names if not name.startswith("_"))


def test_word_names_its_language_title_and_sections():
    report = sample_report()
    file = docx.Document(io.BytesIO(RENDER["docx"](report)))
    sections = [block.text for block in report.blocks if isinstance(block, b.Heading) and block.level == 1]

    assert file.core_properties.title == "Relación mínima viable · Panadería La Espiga"
    assert file.core_properties.language == "es"
    assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"] == sections
    assert file.styles["Normal"].element.find(".//" + qn("w:lang")).get(qn("w:val")) == "es-419"


def test_word_describes_every_picture_and_repeats_every_heading_row():
    report = sample_report()
    file = docx.Document(io.BytesIO(RENDER["docx"](report)))
    pictures = [block.alt for block in report.blocks if isinstance(block, b.Chart | b.QrCode)]
    tables = [block for block in report.blocks if isinstance(block, b.Table)]

    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == pictures
    assert len(file.element.findall(".//" + qn("w:tblHeader"))) == len(tables)


def test_word_finds_paragraph_properties_in_the_order_it_demands():
    file = docx.Document(io.BytesIO(RENDER["docx"](sample_report())))
    demanded = [
        "pStyle",
        "keepNext",
        "keepLines",
        "pBdr",
        "shd",
        "tabs",
        "spacing",
        "ind",
        "jc",
        "outlineLvl",
    ]

    for name in ("Callout", "Card", "Task"):
        found = [node.tag.split("}")[1] for node in file.styles[name].element.pPr]
        assert found == sorted(found, key=demanded.index)


def test_calendar_events_keep_their_ids_and_span_one_day():
    first = _events(RENDER["ics"](sample_report()))
    later = dt.datetime(2026, 12, 2, 9, 0, tzinfo=dt.UTC)
    second = _events(RENDER["ics"](sample_report(made=later, language="en")))

    assert [event["uid"] for event in first] == [event["uid"] for event in second]
    assert all(new["sequence"] > old["sequence"] for old, new in zip(first, second, strict=True))
    assert [(event["dtstart"].dt, event["dtend"].dt) for event in first] == [
        (dt.date(2026, 12, 1), dt.date(2026, 12, 2)),
        (dt.date(2026, 12, 29), dt.date(2026, 12, 30)),
    ]


def test_two_sessions_never_share_an_event():
    other = sample_report(session_id="0b2f6c9e-6d5c-4a52-9e38-5a9a3e6f0c11")

    ids = {event["uid"] for report in (sample_report(), other) for event in _events(RENDER["ics"](report))}

    assert len(ids) == 4


def test_prompt_keeps_facts_apart_from_guesses():
    assert RENDER["prompt"](sample_report()).decode() == (
        "TU TAREA\n- Revisa este plan como lo haría un mentor exigente.\n\n"
        "HECHOS\n- 412 clientes identificados (mayo a octubre de 2026).\n\n"
        "SUPOSICIONES\n- Creo que confían en mí: 77 de 100.\n"
    )


def test_every_kind_of_block_is_in_the_sample():
    kinds = {kind.kind for kind in get_args(b.Block)}

    assert {block.kind for block in sample_report().blocks} == kinds


def test_markdown_reads_word_for_word():
    report = sample_report(
        blocks=(
            b.Heading("Resumen"),
            b.Figures((b.Figure("72", "Índice", "de 61 a 83"),)),
            b.Callout("Que vuelvan 5 de 10.", "Objetivo"),
            b.Table(
                ("Tipo", "Horas"), (("Personal", "12"),), "lr", (2, 1), foot=("Total", "12"), note="Al mes."
            ),
            b.Cards(
                (b.Card("Hipótesis", "Creemos que…", "H1", (("Plazo", "28 días"),), ("Sin evidencia",)),)
            ),
            b.Stages((b.Stage("30", "días", (b.Task("Invitar", "Rosa"), b.Task("Anotar"))),)),
            b.Listing(("Falta el margen.",), boxes=True),
            b.QrCode("https://vinculo.example/e/1", "Encuesta", "Código QR"),
        )
    )

    assert RENDER["markdown"](report).decode() == MARKDOWN


def test_a_link_is_a_web_address_and_nothing_else():
    for url in ("javascript:alert(1)", "https://a b", "https://x/'\"><script>", "ftp://x", "https://"):
        with pytest.raises(ValueError, match="not a web address"):
            b.QrCode(url, "Encuesta", "Código QR")


def test_a_table_refuses_a_row_that_does_not_fit():
    with pytest.raises(ValueError, match="2 headings over"):
        b.Table(("Uno", "Dos"), (("solo uno",),), "ll", (1, 1))


def _events(data: bytes):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def _titles(outline):
    nested = (_titles(item) if isinstance(item, list) else [item.title] for item in outline)
    return [title for titles in nested for title in titles]


def _claims_accessibility(pdf: bytes) -> bool:
    return b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def _alternative_texts(pdf: bytes) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found: list[str] = []
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, dict):
            found += [node["/Alt"]] if "/Alt" in node else []
            waiting += (
                node["/K"] if isinstance(node.get("/K"), list) else [node["/K"]] if "/K" in node else []
            )
    return found


def _open_xlsx(data: bytes, **options):
    return openpyxl.load_workbook(io.BytesIO(data), **options)


MARKDOWN = """\
# Panadería La Espiga

Relación mínima viable · Rosa Quispe · Arequipa, Perú · Elaborado el 21 de noviembre de 2026

**Segmento:** Familias del barrio que compran pan a diario

## Resumen

- **72** Índice (de 61 a 83)

> **Objetivo.** Que vuelvan 5 de 10.

| Tipo | Horas |
|---|---:|
| Personal | 12 |
| Total | 12 |

*Al mes.*

### H1 · Hipótesis

Creemos que…

- Sin evidencia
- Plazo: **28 días**

### 30 días

- [ ] Invitar (Rosa)
- [ ] Anotar

- [ ] Falta el margen.

Encuesta: <https://vinculo.example/e/1>
"""
