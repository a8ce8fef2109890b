"""Six questions and what they rest on, each redrawn alone, with a note folded away; nothing is kept."""

import streamlit as st


@st.fragment
def ask(at: int) -> None:
    """Draw one question."""
    st.segmented_control(f"Question {at}?", list("123456"), key=f"question.{at}", width="stretch")


for at in range(6):
    ask(at)
    with st.expander("Note", type="compact"):
        st.text_area("Your note", key=f"note.{at}", max_chars=600, height=90)
ask(6)
st.button("Next")
