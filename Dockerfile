# Whosaid's Discord bot. Built in one stage, run in another that holds no compiler, no pip and no build tools.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/whosaid
ENV PATH=/opt/whosaid/bin:$PATH
COPY requirements-build.txt requirements.txt ./
RUN pip install --no-deps --require-hashes -r requirements-build.txt -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
RUN pip install --no-deps --no-build-isolation . \
    && pip uninstall --yes setuptools pip

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data whosaid \
    && install --directory --owner whosaid --mode 700 /data
COPY --from=build /opt/whosaid /opt/whosaid
ENV PATH=/opt/whosaid/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    WHOSAID_DATABASE_URL=sqlite+aiosqlite:////data/whosaid.sqlite3
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# Healthy while the gateway's connection is open: an established one to elsewhere, PostgreSQL's (port 5432) not counted.
# A bot that hangs sends no heartbeats, and Discord closes its connection within a minute or so.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["sh", "-c", "cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '$4 == \"01\" && $3 !~ /^0100007F|^0+1000000:|:1538$/ {open = 1} END {exit !open}'"]
ENTRYPOINT ["whosaid"]
CMD ["run"]
