FROM python:3.12-slim

# Streamlit's greeting would ask an outside service for this machine's address at every start.
ENV PIP_NO_CACHE_DIR=1 \
    OPENBLAS_NUM_THREADS=1 \
    STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE=true \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_HEADLESS=true

# Bytecode is compiled once here, not at every start. The libraries' own tests are a tenth of the image.
WORKDIR /app
COPY requirements.txt .
RUN pip install --compile -r requirements.txt \
    && find /usr/local/lib -path '*/site-packages/*' -type d -name tests -prune -exec rm -r {} +

COPY app.py asgi.py ./
COPY .streamlit .streamlit
COPY static static
COPY locales locales
COPY questionnaires questionnaires
COPY logic logic
COPY pages pages
RUN python -m compileall -q . && useradd --uid 10001 --no-create-home --home-dir /app visitor
# By number: a host that forbids root cannot tell what a name stands for.
USER 10001

EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

CMD ["streamlit", "run", "asgi.py"]
