"""The floor: a page of Streamlit with one question and nothing else."""

import streamlit as st

st.radio("?", ["1", "2", "3"], index=None)
