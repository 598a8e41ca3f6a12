# syntax=docker/dockerfile:1
# One image for `marelle serve`, `marelle work` and `marelle migrate`.

FROM node:22-bookworm-slim AS pages
WORKDIR /marelle/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY openapi/ /marelle/openapi/
COPY frontend/ ./
RUN npm run build

FROM rust:1.95.0-slim-bookworm AS program
# For aws-lc, the only part that is not Rust.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends cmake g++ make \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /marelle
COPY Cargo.toml Cargo.lock ./
COPY backend/ backend/
COPY tests/ tests/
COPY xtask/ xtask/
COPY openapi/ openapi/
# The cache is not part of the layer: the program is taken out of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/marelle/target \
    cargo build --locked --release --package backend --bin marelle \
 && install -D target/release/marelle /out/marelle

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --user-group --no-create-home marelle
COPY --from=program /out/marelle /usr/local/bin/marelle
COPY --from=pages /marelle/frontend/dist/ /usr/share/marelle/pages/
ENV BIND=0.0.0.0:8080 STATIC_DIR=/usr/share/marelle/pages
USER marelle
EXPOSE 8080
# Asked without a client: the image holds nothing that the program does not need.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /livez HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
# The program stops by itself on SIGTERM, after the requests under way.
STOPSIGNAL SIGTERM
ENTRYPOINT ["marelle"]
CMD ["serve"]
