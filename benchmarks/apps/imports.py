"""What any app with tables and charts must load before its first page."""

import altair  # noqa: F401
import pandas  # noqa: F401
import streamlit as st
import yaml  # noqa: F401

st.radio("?", ["1", "2", "3"], index=None)
