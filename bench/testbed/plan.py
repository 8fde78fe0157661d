"""Draws a whole run from its seed: networks, hosts, roles, users, and who does what when. No packet is sent here."""

import ipaddress
import random

KNOWN = (
    "syn-scan",
    "connect-scan",
    "udp-scan",
    "version-scan",
    "slow-scan",
    "ssh-guess",
    "ftp-guess",
    "http-guess",
    "slow-requests",
    "syn-flood",
    "connection-flood",
    "command-and-control",
    "lateral-contacts",
)
TEST_ONLY = ("mqtt-guess", "exfiltration")
ATTACKS = {"none": (), "known": KNOWN, "all": KNOWN + TEST_ONLY}
# Attacks of a host that also does ordinary work. Its attack programs log each of their connections.
OF_INFECTED_CLIENTS = ("command-and-control", "lateral-contacts", "exfiltration")

PORTS = {
    "web": (80, 443),
    "ssh": (22,),
    "files": (21,),
    "mail": (25, 143, 110),
    "mqtt": (1883,),
    "dns": (53,),
    "modbus": (502,),
}
FTP_DATA = range(30000, 30100)
USERS = ("alice", "bruno", "chen", "dina", "emeka", "fatima", "goran", "hana")
FIRST_SECOND = 3.0


class Draw(random.Random):
    """A random generator with the draws that schedules are made of."""

    def between(self, low, high):
        return round(self.uniform(low, high), 3)

    def regular(self, period, jitter, start, end):
        """Times at a fixed period; each gap is stretched or shrunk by at most the share `jitter`."""
        times, at = [], start + self.uniform(0, period)
        while at < end:
            times.append(round(at, 3))
            at += period * (1 + self.uniform(-jitter, jitter))
        return times

    def poisson(self, mean, start, end):
        """Times with exponential gaps of the given mean."""
        times, at = [], start + self.expovariate(1 / mean)
        while at < end:
            times.append(round(at, 3))
            at += self.expovariate(1 / mean)
        return times


class Planner:
    def __init__(self, seed, minutes, attacks):
        self.draw = Draw(f"gruard test bed, seed {seed}")
        self.end = minutes * 60.0
        self.hosts = {}
        self.plan = {"seed": seed, "minutes": minutes, "attacks": attacks, "kinds": list(ATTACKS[attacks])}

    def build(self):
        self._networks()
        self._people()
        self._hosts()
        self._names()
        plans = {
            "desk": self._desk,
            "sensor": self._report,
            "meter": self._report,
            "panel": self._panel,
            "monitor": self._monitor,
            "guest": self._guest,
            "crawler": self._crawler,
        }
        for host in self.hosts.values():
            for role in host["roles"]:
                if role in plans:
                    plans[role](host)
        self._attacks()
        for host in self.hosts.values():
            host["schedule"].sort(key=lambda action: action[0])
        self.plan["hosts"] = self.hosts
        return self.plan

    # Networks, users, hosts

    def _networks(self):
        d = self.draw
        inside = d.choice(
            (
                f"10.{d.randrange(256)}.{d.randrange(256)}.0/24",
                f"172.{d.randrange(16, 32)}.{d.randrange(256)}.0/24",
                f"192.168.{d.randrange(256)}.0/24",
            )
        )
        # 198.18.0.0/15 is reserved for benchmarks of networks (RFC 2544): no host of the Internet has such an address.
        for side, network in (("inside", inside), ("outside", "198.18.0.0/15")):
            network = ipaddress.ip_network(network)
            free = d.sample(range(2, network.num_addresses - 1), 200)
            self.plan[side] = {
                "network": str(network),
                "gateway": str(network[1]),
                "gateway_mac": self._mac(),
                "free": [str(network[number]) for number in free],
            }

    def _mac(self):
        return ":".join(f"{byte:02x}" for byte in (2, *(self.draw.randrange(256) for _ in range(5))))

    def _people(self):
        self.users = self.draw.sample(USERS, 5)
        self.plan["users"] = {
            user: f"{self.draw.choice(('river', 'stone', 'cloud', 'maple'))}-{self.draw.randrange(10000)}"
            for user in self.users
        }

    def _host(self, name, side, roles, services=(), firewall=None):
        d = self.draw
        ports = sorted(port for service in services for port in PORTS[service])
        if "files" in services:
            ports += list(FTP_DATA)
        self.hosts[name] = {
            "side": side,
            "roles": list(roles),
            "address": self.plan[side]["free"].pop(),
            "mac": self._mac(),
            "services": list(services),
            "ports": ports,
            "firewall": firewall or d.choice(("none", "drop")),
            "ttl": d.choice((64, 64, 128, 255)),
            "mbit": d.choice((4, 10, 30, 100)) if side == "outside" else 0,
            "schedule": [],
        }

    def _hosts(self):
        d = self.draw
        # The services of the inside network, each host with one to three of them.
        services = ["web", "files", "mail", "mqtt", "dns", "modbus"] + d.sample(["web", "modbus"], d.randint(0, 2))
        d.shuffle(services)
        number = 0
        while services:
            number += 1
            here = {services.pop() for _ in range(min(len(services), d.choice((1, 1, 2))))}
            if "modbus" not in here and (number <= 2 or d.random() < 0.5):
                here.add("ssh")
            self._host(f"server{number}", "inside", ["server"], sorted(here))
        if not self.of("ssh", "inside"):
            self._host(f"server{number + 1}", "inside", ["server"], ["ssh"])
        for number in range(d.randint(5, 8)):
            self._host(f"desk{number + 1}", "inside", ["desk"])
        for number in range(d.randint(2, 4)):
            self._host(f"sensor{number + 1}", "inside", ["sensor"])
        self._host("panel", "inside", ["panel"])
        self._host("monitor", "inside", ["monitor"])
        self.hosts["monitor"]["ports"] = [514]
        for number in range(d.randint(1, 2)):
            self._host(f"silent{number + 1}", "inside", ["silent"], firewall="silent")
        for number in range(d.randint(3, 5)):
            self._host(f"site{number + 1}", "outside", ["site"], ["web"] + (["files", "ssh"] if number == 0 else []))
        self._host("relay", "outside", ["relay"], ["mail"])
        self._host("names", "outside", ["names"], ["dns"])
        for number in range(d.randint(4, 7)):
            self._host(f"guest{number + 1}", "outside", ["guest"])
        self._host("crawler", "outside", ["crawler"])
        for number in range(d.randint(1, 3)):
            self._host(f"meter{number + 1}", "outside", ["meter"])
        if self.plan["kinds"]:
            for number, side in enumerate(("outside", "outside", "outside", "inside", "inside")):
                self._host(f"attacker{number + 1}", side, ["attacker"], firewall="none")
            self._host("patient", d.choice(("inside", "outside")), ["attacker"], firewall="none")

    def of(self, service, side):
        return [name for name, host in self.hosts.items() if service in host["services"] and host["side"] == side]

    def _names(self):
        inside, outside = (self.hosts[self.of("dns", side)[0]]["address"] for side in ("inside", "outside"))
        for host in self.hosts.values():
            host["etc"] = {
                "resolv.conf": [
                    f"nameserver {inside if host['side'] == 'inside' else outside}",
                    "options timeout:2 attempts:2",
                ],
                "hosts": ["127.0.0.1 localhost"],
            }
        self.plan["names"] = {
            f"{name}.{'office' if host['side'] == 'inside' else 'world'}.test": host["address"]
            for name, host in self.hosts.items()
        }

    def name(self, host):
        return f"{host}.{'office' if self.hosts[host]['side'] == 'inside' else 'world'}.test"

    # Benign work

    def add(self, host, at, action, **arguments):
        """Adds an action to a host's schedule: at that second of the run, with these arguments."""
        host["schedule"].append([at, action, arguments])

    def any_of(self, service, side):
        return self.name(self.draw.choice(self.of(service, side)))

    def site(self, inside_share):
        return self.any_of("web", "inside" if self.draw.random() < inside_share else "outside")

    def times(self, mean):
        return self.draw.poisson(mean, FIRST_SECOND, self.end - 5)

    def _browse(self, host, mean, inside_share):
        d = self.draw
        for at in self.times(mean):
            self.add(
                host,
                at,
                "browse",
                site=self.site(inside_share),
                tls=d.random() < 0.6,
                pages=d.randint(1, 5),
                connections=d.randint(1, 6),
                think=d.between(1, 8),
            )

    def _transfers(self, host, mean, side):
        """Files over FTP and SFTP, large and small, and sessions of a remote shell."""
        d = self.draw
        for at in self.times(mean):
            user, kind = d.choice(self.users), d.random()
            if kind < 0.45:
                self.add(
                    host,
                    at,
                    "ftp",
                    server=self.any_of("files", side),
                    user=user,
                    wrong=0,
                    get=[d.randrange(20) for _ in range(d.choice((1, 2, 12)))],
                    put=[d.randint(500, 200_000) for _ in range(d.choice((0, 1, 5)))],
                )
            elif kind < 0.75:
                self.add(
                    host,
                    at,
                    "sftp",
                    server=self.any_of("ssh", side),
                    user=user,
                    get=d.randrange(20),
                    put=d.randint(500, 500_000),
                )
            else:
                self.add(
                    host,
                    at,
                    "shell",
                    server=self.any_of("ssh", side),
                    user=user,
                    lines=d.randint(3, 30),
                    gap=d.between(0.2, 3),
                )

    def _mistakes(self, host, mean, side):
        """A person mistypes a password and then gets it right; a program asks for what is not there."""
        d = self.draw
        for at in self.times(mean):
            user, wrong, kind = d.choice(self.users), d.randint(1, 3), d.choice((0, 1, 2, 3, 3, 3, 4))
            if kind == 0:
                self.add(
                    host,
                    at,
                    "ftp",
                    server=self.any_of("files", side),
                    user=user,
                    wrong=wrong,
                    get=[d.randrange(20)],
                    put=[],
                )
            elif kind == 1:
                self.add(host, at, "mistyped_ssh", server=self.any_of("ssh", side), user=user, wrong=wrong)
            elif kind == 2:
                self.add(
                    host, at, "web_login", site=self.any_of("web", side), user=user, wrong=wrong, tls=d.random() < 0.5
                )
            elif kind == 3:
                self.add(
                    host,
                    at,
                    "reach",
                    address=self.hosts[d.choice([n for n in self.hosts if self.hosts[n]["side"] == side])]["address"],
                    port=d.choice((21, 22, 80, 443, 445, 3306, 5432, 8080, 8443)),
                    times=d.randint(1, 4),
                    gap=d.between(0.5, 5),
                )
            else:
                self.add(
                    host,
                    at,
                    "lookup",
                    names=[f"{d.choice('abcdefgh')}{d.randrange(1000)}.world.test" for _ in range(d.randint(1, 4))],
                )

    def _long_lived(self, host, side):
        d = self.draw
        start = d.between(FIRST_SECOND, self.end / 3)
        self.add(
            host,
            start,
            "stay",
            site=self.any_of("web", side),
            period=d.between(2, 12),
            seconds=d.between(0.2, 0.65) * self.end,
        )

    def _agent(self, host, side):
        """A program that asks for updates at a period: benign, and as regular as malware that calls home."""
        d = self.draw
        site, tls, path = self.any_of("web", side), d.random() < 0.7, d.choice(("/api", "/r/3", "/r/7"))
        for at in d.regular(d.between(8, 60), d.between(0, 0.4), FIRST_SECOND, self.end - 5):
            self.add(host, at, "agent", site=site, tls=tls, path=path)

    def _desk(self, host):
        d = self.draw
        self._browse(host, d.between(25, 50), 0.3)
        self._transfers(host, d.between(90, 240), d.choice(("inside", "inside", "outside")))
        self._mistakes(host, d.between(40, 120), d.choice(("inside", "outside")))
        mail, user = self.any_of("mail", "inside"), d.choice(self.users)
        for at in d.regular(d.between(30, 90), 0.1, FIRST_SECOND, self.end - 5):
            self.add(host, at, "poll_mail", server=mail, user=user, protocol=d.choice(("imap", "imap", "pop3")))
        for at in self.times(d.between(80, 200)):
            to = d.choice(self.users) + d.choice(("@office.test", "@world.test"))
            self.add(
                host,
                at,
                "send_mail",
                server=mail,
                sender=f"{user}@office.test",
                to=to,
                size=d.choice((800, 5_000, 120_000)),
            )
        if d.random() < 0.6:
            self._agent(host, "outside")
        if d.random() < 0.5:
            self._long_lived(host, d.choice(("inside", "outside")))
        for at in self.times(d.between(150, 400)):
            self.add(
                host,
                at,
                "put",
                site=self.any_of("web", "outside"),
                size=d.randint(20_000, 2_000_000),
                rate=d.choice((0, 0, 60_000)),
                tls=d.random() < 0.5,
            )
        for at in self.times(d.between(200, 500)):
            self.add(
                host,
                at,
                "fetch",
                site=self.any_of("web", "outside"),
                rate=d.choice((0, 0, 40_000)),
                tls=d.random() < 0.5,
            )

    def _report(self, host):
        """Measured values to the MQTT broker: over one long connection, or a connection for each value."""
        d = self.draw
        broker, user, topic = self.any_of("mqtt", "inside"), d.choice(self.users), f"plant/{d.randrange(100)}"
        if d.random() < 0.5:
            for at in d.regular(self.end / d.randint(1, 4), 0.2, FIRST_SECOND, self.end - 20):
                self.add(
                    host,
                    at,
                    "mqtt_stay",
                    server=broker,
                    user=user,
                    topic=topic,
                    period=d.between(1, 10),
                    seconds=d.between(0.2, 0.9) * self.end,
                )
        else:
            for at in d.regular(d.between(5, 30), d.between(0, 0.2), FIRST_SECOND, self.end - 5):
                self.add(host, at, "mqtt_once", server=broker, user=user, topic=topic, size=d.randint(10, 200))

    def _panel(self, host):
        d = self.draw
        for plant in self.of("modbus", "inside"):
            if d.random() < 0.5:
                self.add(
                    host,
                    FIRST_SECOND,
                    "modbus",
                    server=self.name(plant),
                    period=d.between(0.5, 3),
                    polls=int(self.end / 2),
                )
            else:
                for at in d.regular(d.between(4, 15), 0.05, FIRST_SECOND, self.end - 5):
                    self.add(host, at, "modbus", server=self.name(plant), period=0.05, polls=d.randint(1, 4))
        if d.random() < 0.5:
            self.add(
                host,
                FIRST_SECOND,
                "mqtt_listen",
                server=self.any_of("mqtt", "inside"),
                user=d.choice(self.users),
                seconds=self.end - 10,
            )

    def _monitor(self, host):
        """Polls every port that is open, and some that are not, at a fixed interval. Collects log messages."""
        d = self.draw
        servers = [o for o in self.hosts.values() if o["services"] and (o["side"] == "inside" or d.random() < 0.3)]
        targets = [
            [other["address"], port]
            for other in servers
            for port in other["ports"]
            if port not in FTP_DATA and port != 53
        ]
        # A service that was moved, and a machine that is switched off.
        targets.append([d.choice(servers)["address"], d.choice((8080, 8443, 9100, 5432))])
        targets.append([self.plan["inside"]["free"].pop(), d.choice((22, 80, 9100))])
        pings = [other["address"] for other in servers if d.random() < 0.7]
        for at in d.regular(d.between(12, 40), 0, FIRST_SECOND, self.end - 5):
            self.add(host, at, "check", targets=targets, pings=pings, gap=0.05, banner=d.random() < 0.7)
        self.add(host, 0, "collect_logs", seconds=self.end)
        for other in self.hosts.values():
            if other["services"] and other["side"] == "inside":
                for at in self.times(d.between(15, 90)):
                    self.add(other, at, "send_logs", server=host["address"], lines=d.randint(1, 4))

    def _guest(self, host):
        """Benign inbound connections."""
        d = self.draw
        self._browse(host, d.between(25, 60), 1)
        self._transfers(host, d.between(100, 250), "inside")
        self._mistakes(host, d.between(100, 250), "inside")
        for at in self.times(d.between(100, 300)):
            self.add(
                host,
                at,
                "send_mail",
                server=self.any_of("mail", "outside"),
                sender=f"{d.choice(self.users)}@world.test",
                to=f"{d.choice(self.users)}@office.test",
                size=d.choice((800, 5_000, 120_000)),
            )
        if d.random() < 0.5:
            self._agent(host, "inside")
        if d.random() < 0.4:
            self._long_lived(host, "inside")
        for at in self.times(d.between(200, 500)):
            self.add(
                host,
                at,
                "fetch",
                site=self.any_of("web", "inside"),
                rate=d.choice((0, 0, 40_000)),
                tls=d.random() < 0.5,
            )
        for at in self.times(d.between(200, 500)):
            self.add(
                host,
                at,
                "put",
                site=self.any_of("web", "inside"),
                size=d.randint(20_000, 1_500_000),
                rate=d.choice((0, 0, 60_000)),
                tls=d.random() < 0.5,
            )

    def _crawler(self, host):
        """A search engine's crawler, and a nightly job whose password has expired and that tries again and again."""
        d = self.draw
        for at in self.times(150):
            self.add(
                host, at, "crawl", site=self.any_of("web", "inside"), pages=d.randint(20, 60), gap=d.between(0.05, 0.6)
            )
        user, server = d.choice(self.users), self.any_of("files", "inside")
        for at in d.regular(d.between(30, 90), 0.02, FIRST_SECOND, self.end - 5):
            self.add(host, at, "ftp", server=server, user=user, wrong=-1, get=[], put=[])

    # Attacks

    def _attacks(self):
        kinds, d = self.plan["kinds"], self.draw
        self.plan["instances"] = []
        if not kinds:
            return
        # Each attacker has one time slot after the other, one attack in each.
        turns = [kind for kind in kinds if kind not in OF_INFECTED_CLIENTS and kind != "slow-scan"] * (
            2 if self.end >= 300 else 1
        )
        d.shuffle(turns)
        attackers = [name for name in self.hosts if name.startswith("attacker")]
        slot = (self.end - 2 * FIRST_SECOND) / -(-len(turns) // len(attackers))
        for number, kind in enumerate(turns):
            start = FIRST_SECOND + slot * (number // len(attackers))
            self._attack(kind, attackers[number % len(attackers)], start, start + slot, d.between(0, 0.3) * slot)
        self._attack("slow-scan", "patient", FIRST_SECOND, self.end, d.between(0, 0.1) * self.end)
        desks = [name for name in self.hosts if name.startswith("desk")]
        for name in d.sample(desks, 2):
            self.hosts[name]["roles"].append("infected")
            for kind in OF_INFECTED_CLIENTS:
                if kind in kinds:
                    lead = d.between(0, 0.1) if kind == "command-and-control" else d.between(0.1, 0.6)
                    self._attack(kind, name, FIRST_SECOND, self.end, lead * self.end)

    def _attack(self, kind, host, start, until, lead):
        """Plans one attack. It begins at start + lead and stops 6 seconds before the slot ends."""
        begin = round(start + lead, 3)
        side = "inside" if kind == "lateral-contacts" else "outside" if kind in OF_INFECTED_CLIENTS else None
        if side is None:
            side = "outside" if self.hosts[host]["side"] == "inside" and self.draw.random() < 0.35 else "inside"
        seconds = round(until - 6 - begin, 3)
        arguments = getattr(self, "_" + kind.replace("-", "_"))(side, host, seconds)
        arguments.setdefault("seconds", seconds)
        self.plan["instances"].append(
            {
                "kind": kind,
                "host": host,
                "from": round(start, 3),
                "until": round(until, 3),
                "begin": begin,
                "whole_host": kind not in OF_INFECTED_CLIENTS,
                "spoofed": arguments.get("spoofed", []),
            }
        )
        self.add(self.hosts[host], begin, kind.replace("-", "_"), **arguments)

    def _targets(self, side, host, count):
        others = [
            other["address"]
            for name, other in self.hosts.items()
            if other["side"] == side and name != host and "attacker" not in other["roles"]
        ]
        return self.draw.sample(others, min(count, len(others)))

    def _server(self, service, side):
        """A server of the side, or of the other one if the side has none, as [address, port]."""
        other = "inside" if side == "outside" else "outside"
        host = self.draw.choice(self.of(service, side) or self.of(service, other))
        return [self.hosts[host]["address"], self.draw.choice(PORTS[service])]

    def _syn_scan(self, side, host, seconds):
        d = self.draw
        targets = self._targets(side, host, d.randint(1, 5))
        return {
            "targets": targets,
            "top_ports": int(d.choice((100, 200, 400, 600)) / len(targets)),
            "rate": d.randint(20, 150),
        }

    _connect_scan = _syn_scan

    def _udp_scan(self, side, host, seconds):
        d = self.draw
        targets = self._targets(side, host, d.randint(1, 3))
        return {"targets": targets, "top_ports": int(d.choice((40, 80, 120)) / len(targets)), "rate": d.randint(8, 30)}

    def _version_scan(self, side, host, seconds):
        d = self.draw
        servers = [name for name, other in self.hosts.items() if other["services"] and other["side"] == side]
        chosen = d.sample(servers, min(len(servers), d.randint(1, 3)))
        ports = {port for name in chosen for port in self.hosts[name]["ports"] if port not in FTP_DATA}
        ports |= set(d.sample((23, 135, 139, 445, 3306, 3389, 5432, 5900, 8080, 8443), d.randint(0, 6)))
        return {
            "targets": [self.hosts[name]["address"] for name in chosen],
            "ports": sorted(ports),
            "intensity": d.randint(0, 6),
        }

    def _slow_scan(self, side, host, seconds):
        d = self.draw
        targets, delay = self._targets(side, host, d.randint(1, 2)), d.between(0.006, 0.014) * self.end
        return {
            "targets": targets,
            "top_ports": max(5, int(0.8 * seconds / delay / len(targets))),
            "delay": round(delay, 2),
        }

    def _guesses(self, service, side, most):
        d = self.draw
        attempts = d.randint(most // 3, most)
        return {
            "server": self._server(service, side),
            "users": d.sample(("root", "admin", "test", "oracle", "guest", *self.users), d.randint(1, 4)),
            "attempts": attempts,
            "each": d.randint(1, 3),
            "parallel": d.randint(1, 3),
            "gap": d.between(0.1, 1.5),
        }

    def _ssh_guess(self, side, host, seconds):
        return self._guesses("ssh", side, 45)

    def _ftp_guess(self, side, host, seconds):
        return self._guesses("files", side, 90)

    def _http_guess(self, side, host, seconds):
        return {**self._guesses("web", side, 150), "form": self.draw.random() < 0.5}

    def _mqtt_guess(self, side, host, seconds):
        return self._guesses("mqtt", "inside", 90)

    def _slow_requests(self, side, host, seconds):
        d = self.draw
        return {
            "server": [self._server("web", side)[0], 80],
            "connections": d.randint(15, 50),
            "gap": d.between(1.5, 7),
            "mode": d.choice(("headers", "body", "read")),
            "seconds": min(seconds, d.between(30, 80)),
        }

    def _syn_flood(self, side, host, seconds):
        d = self.draw
        service = d.choice(("web", "mail", "ssh", "mqtt"))
        spoofed = []
        if self.hosts[host]["side"] == "outside" and d.random() < 0.5:
            spoofed = [self.plan["outside"]["free"].pop() for _ in range(d.randint(3, 12))]
        return {
            "server": self._server(service, side),
            "rate": d.randint(15, 60),
            "seconds": min(seconds, d.between(8, 20)),
            "spoofed": spoofed,
        }

    def _connection_flood(self, side, host, seconds):
        d = self.draw
        return {
            "server": self._server(d.choice(("web", "web", "mail", "mqtt", "files")), side),
            "rate": d.randint(8, 35),
            "seconds": min(seconds, d.between(8, 20)),
            "hold": d.between(0, 6),
            "request": d.random() < 0.5,
        }

    def _command_and_control(self, side, host, seconds):
        d = self.draw
        site = self.hosts[d.choice(self.of("web", "outside"))]
        # The first infected client opens a connection for each call, so that every run has many of them.
        others = any(attack["kind"] == "command-and-control" for attack in self.plan["instances"])
        return {
            "server": site["address"],
            "name": f"{d.choice('stuvwxyz')}{d.randrange(10**6)}.world.test" if d.random() < 0.5 else "",
            "resolver": self.hosts[self.of("dns", "inside")[0]]["address"],
            "tls": d.random() < 0.5,
            "post": d.random() < 0.5,
            "stays": others and d.random() < 0.5,
            "period": d.between(6, 25) if self.end >= 300 else 6,
            "jitter": d.between(0.1, 0.5),
            "size": d.randint(50, 900),
        }

    def _lateral_contacts(self, side, host, seconds):
        d = self.draw
        return {
            "targets": self._targets("inside", host, d.randint(5, 12)),
            "ports": d.sample((22, 80, 135, 139, 445, 3389, 5985), d.randint(2, 4)),
            "gap": d.between(0.2, 3),
        }

    def _exfiltration(self, side, host, seconds):
        d = self.draw
        site = self.hosts[d.choice(self.of("web", "outside"))]
        return {
            "server": site["address"],
            "tls": d.random() < 0.5,
            "total": d.randint(500_000, 4_000_000),
            "chunk": d.choice((60_000, 250_000, 5_000_000)),
            "gap": d.between(0.3, 6),
        }


def make(seed, minutes, attacks):
    """The plan of a run: the same arguments, the same plan."""
    return Planner(seed, minutes, attacks).build()
