"""A QR code as a picture; the only import of segno."""

import io

COLOUR = "#0f5257"


def qr_svg(url: str) -> str:
    """Draw the code of a web address as SVG."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", border=0, dark=COLOUR, xmldecl=False, scale=4
    )
    return out.getvalue().decode("utf-8")


def qr_png(url: str) -> bytes:
    """Draw the code of a web address as PNG, with the quiet zone that readers need."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="png", border=2, dark=COLOUR, scale=8)
    return out.getvalue()
