# syntax=docker/dockerfile:1
# The browser application behind nginx, which passes /api/ on to the service.
# Build it from the repository's folder: docker build -f docker/web.Dockerfile -t talonario-web .

FROM rust:1.95-bookworm AS build
RUN rustup target add wasm32-unknown-unknown
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo run --locked -p xtask -- web \
    && install --directory /out \
    && cp web/dist/*.* /out/ \
    && rm /out/*.br \
    && gzip --keep --best /out/*

FROM nginx:1.28-bookworm
COPY docker/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /out /srv/web
# nginx
USER 101
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/"]
