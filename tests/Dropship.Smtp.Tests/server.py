"""A mail server (aiosmtpd) on a free port of this machine. Mail lands in the folder as it came; recipients and the mode choose what goes wrong.

It prints its port and ends when its standard input does."""
import asyncio
import os
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Handler:
    def __init__(self, folder):
        self.folder, self.count = folder, 0

    def note(self, line):
        with open(os.path.join(self.folder, "log.txt"), "a", encoding="utf-8") as log:
            log.write(line + "\n")

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.note(f"rcpt {address}")
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        if address.startswith("later@"):
            return "451 4.7.1 come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        self.note(f"data {to} {envelope.mail_from}")
        if to.startswith("spam@"):
            return "554 5.7.1 refused"
        self.count += 1
        name = os.path.join(self.folder, f"{self.count}.eml")
        with open(name + ".part", "wb") as mail:
            mail.write(envelope.original_content)
        os.rename(name + ".part", name)
        if to.startswith("breaks@"):
            server.transport.abort()  # taken, and the answer is lost
        return "250 OK"

    def authenticate(self, server, session, envelope, mechanism, data):
        self.note(f"auth {data.login.decode()}")
        return AuthResult(success=(data.login, data.password) == (b"orders", b"right"), handled=False)


def main(folder, mode):
    handler = Handler(folder)
    settings = {}
    if mode == "auth":
        settings = {"authenticator": handler.authenticate, "auth_required": True, "auth_require_tls": False}
    if mode == "tls":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem"))
        settings = {"tls_context": context}
    controller = Controller(handler, hostname="127.0.0.1", port=0, **settings)
    # Controller connects to its own port to start; with port 0 it has to be told which one that is.
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(controller.factory, host="127.0.0.1", port=0))
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.run_in_executor(None, sys.stdin.read).add_done_callback(lambda _: loop.stop())
    loop.run_forever()


main(sys.argv[1], sys.argv[2])
