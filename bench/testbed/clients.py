"""Small clients of protocols for which Python has none: DNS, MQTT, Modbus, and passwords for the SSH client."""

import os
import ssl
import struct
import subprocess
import tempfile

TLS = ssl.create_default_context()
TLS.check_hostname = False
TLS.verify_mode = ssl.CERT_NONE


def dns_query(name, number):
    """A question for the A record of a name."""
    labels = b"".join(bytes((len(label),)) + label.encode() for label in name.split("."))
    return struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 0) + labels + b"\0\0\1\0\1"


def echo_request(number, payload):
    """An ICMP echo request."""
    message = struct.pack(">BBHHH", 8, 0, 0, number, 1) + payload
    total = sum(struct.unpack(f">{len(message) // 2}H", message))
    total = (total & 0xFFFF) + (total >> 16)
    return message[:2] + struct.pack(">H", ~(total + (total >> 16)) & 0xFFFF) + message[4:]


class Mqtt:
    """MQTT 3.1.1 with QoS 0, over a connected socket."""

    def __init__(self, sock):
        self.sock = sock

    def connect(self, client, user, password, keep_alive=60):
        """Returns the broker's code: 0 accepted, 4 or 5 refused."""
        body = (
            _text("MQTT")
            + bytes((4, 0xC2))
            + struct.pack(">H", keep_alive)
            + _text(client)
            + _text(user)
            + _text(password)
        )
        self._send(0x10, body)
        answer = self.sock.recv(4)
        return answer[3] if len(answer) == 4 else -1

    def publish(self, topic, payload):
        self._send(0x30, _text(topic) + payload)

    def ping(self):
        self._send(0xC0, b"")
        self.sock.recv(2)

    def disconnect(self):
        self._send(0xE0, b"")

    def _send(self, kind, body):
        length, size = b"", len(body)
        while True:
            size, digit = divmod(size, 128)
            length += bytes((digit | (0x80 if size else 0),))
            if not size:
                break
        self.sock.sendall(bytes((kind,)) + length + body)


def modbus_read(sock, number, register, count):
    """Reads holding registers of unit 1."""
    sock.sendall(struct.pack(">HHHBBHH", number, 0, 6, 1, 3, register, count))
    return sock.recv(9 + 2 * count)


def _text(text):
    return struct.pack(">H", len(text)) + text.encode()


def ssh_passwords(server, user, passwords):
    """Offers passwords to an SSH server in one connection of the ordinary client."""
    with tempfile.TemporaryDirectory(dir="/run") as folder:
        with open(f"{folder}/list", "w", encoding="utf-8") as out:
            out.write("\n".join(passwords) + "\n")
        with open(f"{folder}/ask", "w", encoding="utf-8") as out:
            out.write(f"#!/bin/sh\nhead -n 1 {folder}/list\nsed -i 1d {folder}/list\n")
        os.chmod(f"{folder}/ask", 0o700)
        options = [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "PubkeyAuthentication=no",
            "ConnectTimeout=10",
            f"NumberOfPasswordPrompts={len(passwords)}",
        ]
        subprocess.run(
            ["ssh", *(part for option in options for part in ("-o", option)), "-T", f"{user}@{server}", "true"],
            env={**os.environ, "SSH_ASKPASS": f"{folder}/ask", "SSH_ASKPASS_REQUIRE": "force"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
        )
