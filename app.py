"""Vínculo: `streamlit run app.py`. The frame round the pages; the pages themselves live in pages/."""

from pages.parts import frame

frame.run()
