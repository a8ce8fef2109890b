"""A sales file: what was read of it, what it says, and whom to write to first."""

from logic.sales.values import Reading
from pages.parts import frame, sales_figures, sales_file, sales_leads, sales_receipt, sales_upload

t = frame.open_page("sales")

if sales_upload.take(t, sales_file.SALES):
    reading = sales_upload.read(t, sales_file.SALES)
    if isinstance(reading, Reading):
        sales_receipt.show(reading, t)
        measured = sales_upload.measure(t)
        if measured:
            sales_file.keep_figures()
            sales_figures.show(measured, t)
        sales_leads.show(t)
        frame.go_on("results")
    elif reading:
        sales_receipt.mend(reading, t)
else:
    sales_upload.explain(t)
    sales_leads.show(t)
