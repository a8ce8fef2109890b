FROM python:3.12-slim

# Bytecode is compiled once here, not at every start.
ENV PIP_NO_CACHE_DIR=1 \
    OPENBLAS_NUM_THREADS=1

WORKDIR /app
COPY requirements.txt .
RUN pip install --compile -r requirements.txt

COPY app.py asgi.py ./
COPY .streamlit .streamlit
COPY static static
COPY locales locales
COPY questionnaires questionnaires
COPY logic logic
COPY pages pages
RUN python -m compileall -q . && useradd --system --home-dir /app visitor
USER visitor

EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

CMD ["streamlit", "run", "asgi.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true", "--server.fileWatcherType=none"]
