"""What both peers do: install themselves in target/peers, run one program after the other, say that they are ready,
and end with their standard input or when told to, with everything they started."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[2] / "target" / "peers"

# Seconds for the service to answer its first request, and for its processes to end.
PATIENCE, GRACE = 120, 10


class Peer:
    def __init__(self, name):
        if len(sys.argv) != 3:
            sys.exit(f"usage: {sys.argv[0]} postgres://USER@HOST:PORT PORT")
        self.name = name
        self.folder = TARGET / name
        self.server = f"postgresql://{urlsplit(sys.argv[1]).netloc}"
        self.base = f"http://127.0.0.1:{sys.argv[2]}"
        self.environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(HERE)}
        self.child = None

    def __enter__(self):
        for told in [signal.SIGTERM, signal.SIGINT]:
            signal.signal(told, lambda *_: sys.exit())
        threading.Thread(target=end_with_input, daemon=True).start()
        return self

    def __exit__(self, *_):
        for told in [signal.SIGTERM, signal.SIGINT]:
            signal.signal(told, signal.SIG_IGN)
        if self.child:
            self.end(signal.SIGTERM)
            try:
                self.child.wait(GRACE)
            except subprocess.TimeoutExpired:
                pass
            self.end(signal.SIGKILL)
            self.child.wait()

    def end(self, how):
        """Tells all processes of the program that runs, if there still are any."""
        try:
            os.killpg(self.child.pid, how)
        except ProcessLookupError:
            pass

    def install(self):
        """Brings the packages the list of the peer names, unless they are there."""
        wanted = (HERE / f"{self.name}.txt").read_text()
        installed = self.folder / "installed"
        if not installed.exists() or installed.read_text() != wanted:
            venv.create(self.folder, clear=True, with_pip=True)
            self.run("pip", "install", "--quiet", "--disable-pip-version-check", "-r", HERE / f"{self.name}.txt")
            installed.write_text(wanted)

    def create_database(self):
        self.run("python", HERE / "database.py", self.server, self.name)

    def run(self, program, *arguments):
        """Runs a program of the peer to its end, and returns what it prints."""
        self.start(program, *arguments, stdout=subprocess.PIPE)
        printed, _ = self.child.communicate()
        if self.child.returncode:
            sys.exit(f"{program} failed")
        return printed

    def serve(self, application):
        self.start(
            *["gunicorn", "--bind", self.base.removeprefix("http://"), "--workers", "2", "--threads", "4"],
            *["--keep-alive", "75", "--graceful-timeout", "2", "--log-level", "warning", "--no-control-socket"],
            application,
            stdout=sys.stderr,
        )

    def start(self, program, *arguments, stdout):
        """The program gets a group of its own, and ends when this process does, however that happens."""
        command = ["setpriv", "--pdeathsig=TERM", self.folder / "bin" / program, *arguments]
        self.child = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            start_new_session=True,
        )

    def post(self, path, body):
        """What the service answers as soon as it does."""
        request = urllib.request.Request(
            self.base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        return json.loads(self.answer(request))

    def answer(self, request):
        begun = time.monotonic()
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while True:
            try:
                with direct.open(request, timeout=PATIENCE) as answer:
                    return answer.read()
            except urllib.error.HTTPError as refused:
                sys.exit(f"{self.name} answers {refused.code}: {refused.read(1_000)}")
            except OSError as error:
                if self.child.poll() is not None or time.monotonic() - begun > PATIENCE:
                    sys.exit(f"{self.name} does not answer: {error}")
                time.sleep(0.1)

    def ready(self, version, authorization, accounts, stored, operations):
        """Proves each operation but the first, which would count, and prints what a client must know; then waits."""
        headers = {"Authorization": authorization, "Content-Type": "application/json"}
        for operation in operations[1:]:
            body = operation["body"].replace("{n}", "0").encode() or None
            path = self.base + operation["path"]
            request = urllib.request.Request(path, body, headers, method=operation["method"])
            if operation["expect"].encode() not in self.answer(request):
                sys.exit(f"{self.name} does not do: {operation['name']}")
        ready = {
            "peer": self.name,
            "version": version,
            "base": self.base,
            "headers": headers,
            "accounts": accounts,
            "stored": {"database": self.name, "query": stored},
            "operations": operations,
        }
        print(json.dumps(ready), flush=True)
        sys.exit(f"{self.name} ended by itself: {self.child.wait()}")


def end_with_input():
    while os.read(sys.stdin.fileno(), 1_024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def operation(name, method, path, body, expect):
    """A request: `{n}` stands for a running number, `{account}` for one of the accounts. It was done if the status is
    200 and the answer contains what is expected."""
    return {"name": name, "method": method, "path": path, "body": body, "expect": expect}
