"""A document made by hand, with every kind of block, so that the formats are tested without a diagnosis."""

import datetime as dt
from pathlib import Path

from logic.content.texts import load_texts
from logic.exports import blocks as b
from logic.exports.document import Event, PromptPart, Report
from logic.exports.workbook import Action, CostRow, Inputs, Sheet, Spent, Test, Workbook, workbook_words

LOCALES = Path(__file__).parent.parent / "locales"
SCORES = (
    ("Disposición a recomendar", ((82, 74, 90), (71, 63, 79), (58, 50, 66))),
    ("Confianza", ((77, 65, 89), (69, 61, 77))),
    ("Resistencia a ofertas", ((38, 22, 54), (44, None, None))),
    ("Sentido compartido y propósito del barrio", ()),
)
TYPES = (("Personalizada individual", 66), ("Autoservicio", 62), ("Automatizada", 61), ("Comunidad", 44))
PLAN_HEADS = (
    "Tipo",
    "Medio",
    "Justificación",
    "Costo estimado (horas · efectivo · oportunidad)",
    "Objetivo",
    "Métrica y umbral",
    "Caja de tiempo",
    "Decisión",
)
PLAN_ROWS = (
    (
        "Personal individual",
        "WhatsApp: lista de encargos",
        "Es el canal que ya usan 8 de cada 10 clientes y permite responder en menos de dos horas.",
        "12,99 h al mes\nS/\xa00 de caja\nS/\xa0155,88 de tu tiempo",
        "Retener",
        "Recompra: escalar con 8 o más de 10, parar con 2 o menos",
        "28 días",
        "Pendiente",
    ),
    (
        "Comunidad",
        "Mañana de prueba mensual",
        "Reúne a los compradores frecuentes y genera recomendaciones.",
        "6 h al mes\nS/\xa090 de caja\nS/\xa072 de tu tiempo",
        "Retener",
        "Recomienda: escalar con 6 o más de 12, parar con 1 o menos",
        "30 días",
        "Pendiente",
    ),
)
MONTHS = (
    ("may", 51.0, 38),
    ("jun", 50.0, 34),
    ("jul", None, 41),
    ("ago", 49.0, 29),
    ("sep", 47.0, 26),
    ("oct", 46.0, 31),
)
SURVEY = "https://vinculo.example/e/la-espiga-7f3k"


def sample_report(**changed: object) -> Report:
    """Return the document; named parts of it may be replaced."""
    parts: dict[str, object] = {
        "session_id": "3f0c2a52-8f2f-4c1e-9d51-2f64d7a1b0c9",
        "language": "es",
        "title": "Relación mínima viable",
        "business": "Panadería La Espiga",
        "subtitle": "Rosa Quispe · Arequipa, Perú",
        "made": dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC),
        "made_on": "Elaborado el 21 de noviembre de 2026",
        "segment": ("Segmento", "Familias del barrio que compran pan a diario"),
        "blocks": sample_blocks(),
        "pending": ("Falta el margen por compra: sin él no hay punto de equilibrio.",),
        "events": (
            Event("start", dt.date(2026, 12, 1), "Empezar la prueba", "Invitar a diez clientes seguidos"),
            Event(
                "decide", dt.date(2026, 12, 29), "Decidir: escalar, iterar o parar", "8 o más de 10: escalar"
            ),
        ),
        "workbook": sample_workbook(),
        "prompt": (
            PromptPart("Tu tarea", ("Revisa este plan como lo haría un mentor exigente.",)),
            PromptPart("Hechos", ("412 clientes identificados (mayo a octubre de 2026).",)),
            PromptPart("Suposiciones", ("Creo que confían en mí: 77 de 100.",)),
        ),
        "session": None,
        "session_name": "vinculo.json",
        "session_label": "La sesión completa, para volver a abrirla",
    }
    return Report(**{**parts, **changed})  # type: ignore[arg-type]


def sample_blocks() -> tuple[b.Block, ...]:
    """Return the blocks of the document, every kind at least once."""
    return (
        b.Heading("Resumen"),
        b.Figures(
            (
                b.Figure("72", "Índice de calidad del vínculo", "entre 61 y 83; 9 de 12 respuestas"),
                b.Figure("S/ 641", "Costo mensual total", "incluye tu tiempo a S/ 18 la hora"),
                b.Figure("18,99 h", "Horas al mes", "≈ 4,4 por semana"),
                b.Figure("412", "Clientes con compras", "mayo a octubre de 2026"),
            )
        ),
        b.Paragraph(
            "Crees que tus clientes confían en ti; el archivo de ventas muestra que cada vez vuelven menos."
        ),
        b.Marks(
            tuple(_mark_row(label, marks) for label, marks in SCORES),
            caption="Cada dimensión de 0 a 100. La banda muestra la duda.",
            alt="Cada dimensión de 0 a 100. Confianza: tú 77 (65 a 89); clientes 69 (61 a 77).",
            legend={
                "owner": "Lo que dices tú",
                "customers": "Lo que dicen tus clientes",
                "sales": "Lo que muestran las ventas",
            },
        ),
        b.Callout(
            "Lograr que 5 de los próximos 10 clientes vuelvan a comprar antes del 29 de diciembre.",
            "Objetivo",
        ),
        b.Heading("Relación por probar"),
        b.Table(
            PLAN_HEADS, PLAN_ROWS, "l" * 8, (2, 2.1, 3, 2.3, 1.5, 2.6, 1.3, 1.6), compact=True, group=True
        ),
        b.Bars(
            (
                b.Bar("WhatsApp: lista de encargos", (b.Part(0, "second"), b.Part(155.88)), "S/ 155,88"),
                b.Bar("Mañana de prueba mensual", (b.Part(90, "second"), b.Part(72)), "S/ 162"),
            ),
            162,
            caption="Costo mensual por medio.",
            alt="Costo mensual por medio. WhatsApp: S/ 0 y S/ 155,88. Mañana de prueba: S/ 90 y S/ 72.",
            legend=(b.Key("Sale de caja", "second"), b.Key("Sale de tu tiempo", "main")),
        ),
        b.Table(
            ("Clientes observados", "Escalar con", "Parar con"),
            (("10", "8 o más", "2 o menos"), ("12", "9 o más", "3 o menos")),
            "lrr",
            (3, 2, 2),
            foot=("Otro número", "según la regla", "según la regla"),
            note="Límites de Wilson a una cola, 90 %.",
        ),
        b.Cards(
            (
                b.Card(
                    "Hipótesis",
                    "Creemos que responder en dos horas hará que vuelvan.",
                    "H1",
                    (("Plazo", "28 días"),),
                ),
                b.Card(
                    "Supuesto más riesgoso",
                    "Que lean los mensajes.",
                    "S1",
                    chips=("Sin evidencia", "Por averiguar"),
                ),
            ),
            columns=2,
        ),
        b.Heading("Acciones a 30, 60 y 90 días"),
        b.Stages(
            (
                b.Stage(
                    "30",
                    "días",
                    (
                        b.Task("Invitar a diez clientes seguidos", "Rosa · 5 de diciembre · 4 h"),
                        b.Task("Anotar"),
                    ),
                ),
                b.Stage("60", "días", (b.Task("Revisar y decidir", "Rosa · 20 de enero"),)),
            )
        ),
        b.Heading("Tipo de relación"),
        b.Heading("Comparación", 2),
        b.Bars(
            tuple(
                b.Bar(name, (b.Part(value, "main" if i == 0 else "quiet"),), str(value))
                for i, (name, value) in enumerate(TYPES)
            ),
            100,
            caption="Ajuste de cada tipo con tu contexto.",
            alt="Ajuste de cada tipo. " + "; ".join(f"{name} {value}" for name, value in TYPES),
            style="lollipop",
        ),
        b.Heading("Métricas de clientes"),
        b.Months(
            tuple(
                b.Month(m, line, "" if line is None else f"{line:.0f} %", new, str(new))
                for m, line, new in MONTHS
            ),
            caption="Recompra (línea) y clientes nuevos (barras).",
            alt="Recompra y clientes nuevos por mes: mayo 51 % y 38.",
        ),
        b.Heading("Pendiente"),
        b.Listing(("Falta el margen por compra.",), boxes=True),
        b.Listing(("Un dato", "Otro dato")),
        b.Paragraph("Inspirado en constructos publicados; sin validar.", small=True),
        b.QrCode(SURVEY, "Encuesta para clientes", f"Código QR de {SURVEY}"),
    )


def _mark_row(label: str, marks: tuple[tuple[float, float, float], ...]) -> b.MarkRow:
    witnesses: tuple[b.Witness, ...] = ("owner", "customers", "sales")
    drawn = tuple(b.Mark(witness, *values) for witness, values in zip(witnesses, marks, strict=False))
    return b.MarkRow(label, drawn, " · ".join(str(value) for value, _, _ in marks) or "sin datos")


def sample_workbook() -> Workbook:
    """Return the sheet data that goes with the blocks; an hour is worth 12."""
    first, second = PLAN_ROWS
    return Workbook(
        inputs=Inputs(12, 20, 80, 6, 4.5, 1.2816),
        costs=(
            _cost_row(first, (0, 12.99, 0), 10, (0, 0, 0), Spent(12.99, 0, 155.88, 155.88), 15.588, 35),
            _cost_row(second, (12, 2.8, 0.1), 12, (60, 10, 20), Spent(6, 90, 72, 162), 13.5, 36),
        ),
        whole=Spent(18.99, 90, 227.88, 317.88),
        sensitivity=((0.5, 203.94), (1, 317.88), (2, 545.76)),
        tests=(
            Test(
                "Creemos que…",
                "Recompra",
                0.5,
                0.5,
                10,
                dt.date(2026, 12, 29),
                10,
                8,
                0.6031,
                0.9145,
                "scale",
            ),
            Test("Creemos que…", "Recomienda", 0.5, 0.5, 12, dt.date(2027, 1, 20)),
        ),
        actions=(
            Action("30", dt.date(2026, 12, 5), "Invitar a diez clientes", "Rosa", 4),
            Action("60", dt.date(2027, 1, 20), "Decidir", "Rosa", None),
        ),
        statements=(("La hora de Rosa vale S/ 12.", "Supuesto", "Media"),),
        sheets=(
            Sheet("Puntajes", ("Dimensión", "Puntaje"), (30, 12), (("Confianza", 77.0), ("Ataduras", None))),
            Sheet(
                "Respuestas", ("Pregunta", "Día"), (60, 12), (("¿Vuelven?", dt.date(2026, 11, 21)),), "Nota"
            ),
        ),
        words=workbook_words(load_texts(LOCALES, "es")),
    )


def _cost_row(
    texts: tuple[str, ...],
    hours: tuple[float, ...],
    customers: int,
    money: tuple[float, ...],
    spent: Spent,
    *units: float,
) -> CostRow:
    said = (*texts[:3], *texts[4:])
    return CostRow(*said, *hours, customers, *money, spent, *units)  # type: ignore[arg-type]
