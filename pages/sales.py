"""A sales file: what was read of it, what it says, and whom to write to first."""

from logic.sales.values import Reading
from pages.parts import frame
from pages.parts.sales import figures, file, kept, leads, receipt, upload

t = frame.open_page("sales")

if upload.take(t, file.SALES):
    reading = upload.read(t, file.SALES)
    if isinstance(reading, Reading):
        receipt.show(reading, t)
        measured = upload.measure(t)
        if measured:
            file.keep_figures()
            figures.show(measured, t)
        leads.show(t)
        frame.go_on("results")
    elif reading:
        receipt.mend(reading, t)
else:
    kept.show(figures.HEADLINES, t)
    upload.explain(t)
    leads.show(t)
