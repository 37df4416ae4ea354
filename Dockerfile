# The dashboard on the committed tables, as an ordinary user: docker build -t parallax . && docker run --rm -p 8501:8501 parallax
FROM python:3.11-slim

RUN useradd --create-home reader
WORKDIR /home/reader/parallax

# The packages change less often than the code, so they are a layer of their own.
COPY requirements.txt constraints.txt ./
RUN pip install --no-cache-dir -r requirements.txt

COPY --chown=reader:reader . .
RUN python -m parallax.reading.weights && python -m serving.bundles

USER reader
EXPOSE 8501
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://localhost:8501/_stcore/health', timeout=3)"
CMD ["streamlit", "run", "dashboard.py", "--server.address=0.0.0.0", "--server.headless=true"]
