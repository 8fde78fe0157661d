"""Ordinary work. Each function is one action of a schedule.

It takes the host, a random generator and the planned arguments.
"""

import base64
import ftplib
import http.client
import imaplib
import io
import os
import poplib
import smtplib
import socket
import subprocess
import threading

from clients import TLS, Mqtt, echo_request, modbus_read, ssh_passwords


def web(site, tls, seconds=20):
    return (
        http.client.HTTPSConnection(site, timeout=seconds, context=TLS)
        if tls
        else http.client.HTTPConnection(site, timeout=seconds)
    )


def get(connection, path, **headers):
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def browse(host, draw, site, tls, pages, connections, think):
    """Reads pages as a browser does: the page, then what it refers to, over several connections that stay open."""
    open_connections = [web(site, tls) for _ in range(connections)]

    def load(connection, paths):
        try:
            for path in paths:
                get(connection, path)
        except (OSError, http.client.HTTPException):
            connection.close()

    for _ in range(pages):
        page = draw.choice(("/", "/index.html", "/r/1"))
        try:
            get(open_connections[0], page)
        except http.client.RemoteDisconnected:
            # The server has closed the idle connection.
            get(open_connections[0], page)
        parts = [f"/r/{draw.randrange(20)}" for _ in range(draw.randint(0, 12))] + draw.choices(
            ("/missing", "/api"), k=draw.randint(0, 2)
        )
        threads = [
            threading.Thread(target=load, args=(connection, parts[number::connections]), daemon=True)
            for number, connection in enumerate(open_connections)
            if parts[number::connections]
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        if draw.random() < 0.05:
            give_up(site, tls)
        if not host.pause(draw.expovariate(1 / think)):
            break
    for connection in open_connections:
        connection.close()


def give_up(site, tls):
    """Asks for a large file and closes the connection before all of it has come."""
    connection = web(site, tls)
    connection.request("GET", "/large")
    connection.getresponse().read(1_000)
    connection.sock.close()


def crawl(host, draw, site, pages, gap):
    """A crawler: many pages, one connection each."""
    for number in range(pages):
        connection = web(site, False)
        get(connection, f"/r/{number % 23}", Connection="close")
        connection.close()
        if not host.pause(draw.uniform(0.5, 1.5) * gap):
            break


def agent(host, draw, site, tls, path):
    connection = web(site, tls)
    get(connection, path)
    connection.close()


def stay(host, draw, site, period, seconds):
    """One connection that stays open and asks again and again, as a chat or a dashboard does."""
    connection = web(site, False, 60)
    left = seconds
    while left > 0:
        get(connection, "/api")
        gap = draw.uniform(0.5, 1.5) * period
        left -= gap
        if not host.pause(gap):
            break
    connection.close()


def web_login(host, draw, site, user, wrong, tls):
    connection = web(site, tls)
    for number in range(wrong + 1):
        password = host.password(user) if number == wrong else "mistyped"
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        get(connection, "/admin/", Authorization=f"Basic {token}")
        host.pause(draw.uniform(1, 4))
    connection.close()


def fetch(host, draw, site, rate, tls):
    url = f"{'https' if tls else 'http'}://{site}/large"
    subprocess.run(["curl", "-sko", "/dev/null", "-m", "120", *_rate(rate), url], check=True)


def put(host, draw, site, size, rate, tls):
    """Uploads a file: a backup or a photograph."""
    url = f"{'https' if tls else 'http'}://{site}/up/{host.name}-{draw.randrange(10)}"
    subprocess.run(
        ["curl", "-sko", "/dev/null", "-m", "120", *_rate(rate), "-T", "-", url], input=os.urandom(size), check=True
    )


def _rate(rate):
    return ["--limit-rate", str(rate)] if rate else []


def ftp(host, draw, server, user, wrong, get, put):
    """Logs in after some wrong passwords (-1: never gets it right), then fetches and stores files."""
    for _ in range(abs(wrong)):
        try:
            with ftplib.FTP(server, timeout=20) as session:
                session.login(user, "expired" if wrong < 0 else "mistyped")
        except ftplib.error_perm:
            host.pause(draw.uniform(1, 4))
    if wrong < 0:
        return
    with ftplib.FTP(server, timeout=20) as session:
        session.login(user, host.password(user))
        for number in get:
            session.retrbinary(f"RETR {number}", lambda data: None)
            host.pause(draw.expovariate(1))
        for number, size in enumerate(put):
            session.storbinary(f"STOR put/{host.name}{number}", io.BytesIO(os.urandom(size)))
            host.pause(draw.expovariate(1))


def _ssh(host, user, server):
    options = {
        "StrictHostKeyChecking": "no",
        "UserKnownHostsFile": "/dev/null",
        "IdentitiesOnly": "yes",
        "LogLevel": "ERROR",
        "ConnectTimeout": "10",
    }
    return [part for name, value in options.items() for part in ("-o", f"{name}={value}")] + [
        "-i",
        f"{host.shared}/user-key",
        f"{user}@{server}",
    ]


def sftp(host, draw, server, user, get, put):
    local = f"/run/upload{draw.randrange(10**9)}"
    with open(local, "wb") as out:
        out.write(os.urandom(put))
    lines = f"get {get} {local}-back\nput {local} put/{host.name}\n"
    subprocess.run(
        ["sftp", "-q", "-b", "-", *_ssh(host, user, server)],
        input=lines,
        text=True,
        check=True,
        capture_output=True,
        timeout=90,
    )


def shell(host, draw, server, user, lines, gap):
    """A session of a remote shell: a command now and then, some lines of answer."""
    session = subprocess.Popen(
        ["ssh", "-T", *_ssh(host, user, server), "cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    for _ in range(lines):
        session.stdin.write(b"x" * draw.randint(10, 800) + b"\n")
        session.stdin.flush()
        if not host.pause(draw.expovariate(1 / gap)):
            break
    session.stdin.close()
    session.wait(20)


def mistyped_ssh(host, draw, server, user, wrong):
    """Types the password wrong and then gives up or logs in with the key."""
    ssh_passwords(server, user, ["mistyped"] * wrong)
    if draw.random() < 0.7:
        subprocess.run(["ssh", "-T", *_ssh(host, user, server), "true"], check=True, timeout=60, capture_output=True)


def send_mail(host, draw, server, sender, to, size):
    with smtplib.SMTP(server, timeout=20, local_hostname=host.name) as session:
        session.sendmail(
            sender, [to], f"From: {sender}\nTo: {to}\nSubject: report\n\n" + "text of a mail\n" * (size // 15)
        )


def poll_mail(host, draw, server, user, protocol):
    if protocol == "imap":
        with imaplib.IMAP4(server, timeout=20) as session:
            session.login(user, host.password(user))
            session.select("INBOX")
            numbers = session.search(None, "UNSEEN")[1][0].split()
            for number in numbers[:5]:
                session.fetch(number, "(RFC822)")
    else:
        session = poplib.POP3(server, timeout=20)
        session.user(user)
        session.pass_(host.password(user))
        if session.stat()[0]:
            session.retr(1)
        session.quit()


def _broker(host, server, user):
    sock = socket.create_connection((server, 1883), 20)
    client = Mqtt(sock)
    client.connect(f"{host.name}-{os.urandom(3).hex()}", user, host.password(user))
    return client


def mqtt_stay(host, draw, server, user, topic, period, seconds):
    """A connection over which measured values go out at a period, with pings between them."""
    client, left = _broker(host, server, user), seconds
    while left > 0:
        client.publish(topic, os.urandom(draw.randint(10, 200)))
        if draw.random() < 0.2:
            client.ping()
        gap = draw.uniform(0.9, 1.1) * period
        left -= gap
        if not host.pause(gap):
            break
    client.disconnect()
    client.sock.close()


def mqtt_once(host, draw, server, user, topic, size):
    subprocess.run(
        ["mosquitto_pub", "-h", server, "-u", user, "-P", host.password(user), "-t", topic, "-m", "v" * size],
        check=True,
        timeout=30,
    )


def mqtt_listen(host, draw, server, user, seconds):
    subprocess.run(
        [
            "mosquitto_sub",
            "-h",
            server,
            "-u",
            user,
            "-P",
            host.password(user),
            "-t",
            "plant/#",
            "-k",
            "15",
            "-W",
            str(int(seconds)),
        ],
        stdout=subprocess.DEVNULL,
    )


def modbus(host, draw, server, period, polls):
    with socket.create_connection((server, 502), 10) as sock:
        for number in range(polls):
            modbus_read(sock, number, draw.randrange(50), draw.choice((1, 2, 10, 40)))
            if not host.pause(period):
                break


def lookup(host, draw, names):
    for name in names:
        try:
            socket.getaddrinfo(name, 80)
        except socket.gaierror:
            pass
        host.pause(draw.uniform(0, 0.5))


def check(host, draw, targets, pings, gap, banner):
    """One round of the monitoring host: pings, opens each port and may read the server's first line."""
    for address in pings:
        ping(address, draw.getrandbits(16))
        host.pause(gap)
    for address, port in targets:
        try:
            with socket.create_connection((address, port), 5) as sock:
                if port in (80, 443, 502, 1883):
                    pass
                elif banner:
                    sock.recv(200)
        except OSError:
            pass
        host.pause(gap)


def ping(address, number):
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP) as sock:
        sock.settimeout(1)
        payload = os.urandom(56)
        sock.sendto(echo_request(number, payload), (address, 0))
        try:
            sock.recv(200)
        except OSError:
            pass


def collect_logs(host, draw, seconds):
    """Receives the log messages of other hosts."""
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.bind((host.address, 514))
        sock.settimeout(seconds)
        try:
            while True:
                sock.recv(2000)
        except OSError:
            pass


def send_logs(host, draw, server, lines):
    """A few log messages over UDP, which nobody answers."""
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.connect((server, 514))
        for number in range(lines):
            sock.send(f"<134>{host.name} daemon: message {number} ".encode() + b"x" * draw.randint(20, 300))
            host.pause(draw.uniform(0, 0.3))


def reach(host, draw, address, port, times, gap):
    """Tries a port that may be closed, or a host that does not answer."""
    for _ in range(times):
        try:
            with socket.create_connection((address, port), 4) as sock:
                sock.settimeout(2)
                sock.recv(100)
        except OSError:
            pass
        if not host.pause(gap):
            break
