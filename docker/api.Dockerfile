# syntax=docker/dockerfile:1
# The service. Build it from the repository's folder: docker build -f docker/api.Dockerfile -t talonario-api .

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked -p talonario \
    && install -D target/release/talonario /out/talonario

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin talonario \
    && install --directory --owner=talonario --group=talonario --mode=0700 /var/lib/talonario
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/talonario /usr/local/bin/talonario
USER 10001
ENV TALONARIO_ADDRESS=0.0.0.0 \
    TALONARIO_DATA=/var/lib/talonario \
    TALONARIO_LOG_JSON=true
VOLUME /var/lib/talonario
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["talonario"]
CMD ["serve"]
