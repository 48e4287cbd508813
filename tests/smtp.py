"""A mail server for the stories: real SMTP on loopback, with the faults that servers have.

Run as `smtp.py [CERTIFICATE KEY]`: without them it has no protected doors. The first line it writes has its ports, each further line is a letter it took.
It reads commands: `refuse` and `accept` say what becomes of every letter from then on. It ends with its input.
"""

import asyncio
import email
import email.policy
import json
import logging
import ssl
import sys
import warnings
from functools import partial

from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = b"correo@sillar.example", b"clave-del-correo"


class Letters:
    refusing = False

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("ajeno"):
            return "553 5.7.1 Sender address rejected: not owned by user"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refusing:
            return "451 4.3.0 Try again later"
        if address.startswith("nadie"):
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        if "virus" in str(message["subject"]):
            return "554 5.7.1 Message refused"
        body = lambda kind: part.get_content() if (part := message.get_body((kind,))) else None
        tell({
            "id": str(message["message-id"]),
            "from": str(message["from"]),
            "to": str(message["to"]),
            "reply_to": message["reply-to"] and str(message["reply-to"]),
            "subject": str(message["subject"]),
            "text": body("plain"),
            "html": body("html"),
            "enclosed": [
                {"name": part.get_filename(), "media_type": part.get_content_type(), "content": part.get_content().hex()}
                for part in message.iter_attachments()
            ],
            "headers": sorted(name.lower() for name in message.keys()),
            "envelope": [envelope.mail_from, *envelope.rcpt_tos],
            "protected": server.transport.get_extra_info("sslcontext") is not None,
            "login": session.auth_data.decode() if session.auth_data else None,
        })
        return "250 Taken"


def authenticate(server, session, envelope, mechanism, data):
    if (data.login, data.password) == (USER, PASSWORD):
        return AuthResult(success=True, auth_data=data.login)
    return AuthResult(success=False, handled=False, message="535 5.7.8 Authentication credentials invalid")


async def stall(reader, writer):
    await reader.read()
    writer.close()


async def garbage(reader, writer):
    writer.write(b"\xff\xfe<html>not a mail server</html>\r\n" * 3)
    await writer.drain()
    await reader.read(1)
    writer.close()


async def close(reader, writer):
    writer.close()


def tell(value):
    print(json.dumps(value), flush=True)


async def main(certificate=None, key=None):
    letters = Letters()
    smtp = partial(SMTP, letters, hostname="correo.example", loop=asyncio.get_running_loop())
    login = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}
    loop = asyncio.get_running_loop()
    listen = partial(loop.create_server, host="127.0.0.1", port=0)
    servers = {
        "plain": await listen(smtp),
        "login": await listen(partial(smtp, **login)),
        "stall": await asyncio.start_server(stall, "127.0.0.1", 0),
        "garbage": await asyncio.start_server(garbage, "127.0.0.1", 0),
        "close": await asyncio.start_server(close, "127.0.0.1", 0),
    }
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        servers["starttls"] = await listen(partial(smtp, tls_context=context, require_starttls=True, **login))
        servers["tls"] = await listen(partial(smtp, **login), ssl=context)
    tell({name: server.sockets[0].getsockname()[1] for name, server in servers.items()})
    while command := await loop.run_in_executor(None, sys.stdin.readline):
        letters.refusing = command.strip() == "refuse"
        tell({"command": command.strip()})


if __name__ == "__main__":
    logging.disable()
    warnings.simplefilter("ignore")
    asyncio.run(main(*sys.argv[1:]))
