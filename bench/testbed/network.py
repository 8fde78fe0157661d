"""Network namespaces: one for each host, two bridges and a router. Nothing connects them to the machine's network."""

import os
import shutil
import signal
import subprocess
import time

PREFIX = "gruardbed"


def sh(*command, check=True, text=None):
    """Runs a command and returns its standard output."""
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if check and done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def links():
    """Names of the network interfaces of the machine's own namespace."""
    return sorted(os.listdir("/sys/class/net"))


class Network:
    """The namespaces of one run, named PREFIX-ID-HOST."""

    def __init__(self, plan, run_id):
        self.plan = plan
        self.run_id = run_id
        self.ports = {"inside": 0, "outside": 0}

    def namespace(self, host):
        return f"{PREFIX}-{self.run_id}-{host}"

    def build(self):
        for side in ("inside", "outside"):
            self._add(f"switch-{side}")
            switch = self.namespace(f"switch-{side}")
            sh("ip", "-n", switch, "-batch", "-", text="link add name br0 type bridge\nlink set br0 up\n")
        self._add("router")
        for side in ("inside", "outside"):
            gateway = self.plan[side]["gateway"]
            self._plug("router", side, f"eth-{side}", gateway, self.plan[side]["gateway_mac"])
        self._inside("router", "sysctl -qw net.ipv4.ip_forward=1")
        for name, host in self.plan["hosts"].items():
            self._add(name)
            self._write_etc(name, host)
            self._plug(name, host["side"], "eth0", host["address"], host["mac"])
            sh("ip", "-n", self.namespace(name), "route", "add", "default", "via", self.plan[host["side"]]["gateway"])
            self._inside(name, *self._settings(host))

    def _add(self, host):
        sh("ip", "netns", "add", self.namespace(host))
        # No IPv6: neighbour discovery would add packets that belong to no conversation.
        self._inside(host, "sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1")
        sh("ip", "-n", self.namespace(host), "link", "set", "lo", "up")

    def _plug(self, host, side, interface, address, mac):
        """Connects a host to the switch of its side. Offloads are off, so the capture holds packets as on a wire."""
        self.ports[side] += 1
        port = f"port{self.ports[side]}"
        switch, namespace = self.namespace(f"switch-{side}"), self.namespace(host)
        prefix = self.plan[side]["network"].split("/")[1]
        sh(
            "ip",
            "-n",
            switch,
            "link",
            "add",
            "name",
            port,
            "type",
            "veth",
            "peer",
            "name",
            interface,
            "netns",
            namespace,
        )
        sh("ip", "-n", switch, "link", "set", port, "master", "br0", "up")
        sh(
            "ip",
            "-n",
            namespace,
            "-batch",
            "-",
            text=f"link set {interface} address {mac}\n"
            f"address add {address}/{prefix} dev {interface}\n"
            f"link set {interface} up\n",
        )
        off = "tx off rx off tso off gso off gro off"
        self._inside(host, f"ethtool -K {interface} {off} >/dev/null")
        self._inside(f"switch-{side}", f"ethtool -K {port} {off} >/dev/null")

    def _settings(self, host):
        yield f"sysctl -qw net.ipv4.ip_default_ttl={host['ttl']}"
        yield "sysctl -qw net.ipv4.tcp_synack_retries=2 net.ipv4.tcp_syn_retries=2"
        if host["mbit"]:
            yield f"tc qdisc add dev eth0 root tbf rate {host['mbit']}mbit burst 32kbit latency 200ms"
        if host["firewall"] != "none":
            rules = [
                "add table inet filter",
                "add chain inet filter input { type filter hook input priority 0; policy drop; }",
                "add rule inet filter input iif lo accept",
                "add rule inet filter input ct state established,related accept",
            ]
            if host["firewall"] == "drop":
                rules.append("add rule inet filter input icmp type echo-request accept")
                rules += [
                    f"add rule inet filter input meta l4proto {{ tcp, udp }} th dport {port} accept"
                    for port in host["ports"]
                ]
            yield f"nft '{'; '.join(rules)}'"

    def _write_etc(self, name, host):
        """Files that `ip netns exec` lays over /etc: the host's own resolver and users, never the machine's."""
        folder = f"/etc/netns/{self.namespace(name)}"
        os.makedirs(folder, mode=0o700)
        for file, lines in host["etc"].items():
            with open(f"{folder}/{file}", "w", encoding="utf-8") as out:
                out.write("".join(line + "\n" for line in lines))
            os.chmod(f"{folder}/{file}", 0o600 if file == "shadow" else 0o644)
        os.chmod(folder, 0o755)

    def _inside(self, host, *scripts):
        sh("ip", "netns", "exec", self.namespace(host), "sh", "-ec", "\n".join(scripts))

    def start(self, host, command, log):
        """Starts a program on a host. It sees empty folders for logs, spools and sockets instead of the machine's."""
        empty = "/run /var/log /var/spool /var/mail"
        private = f"for d in {empty}; do mount -t tmpfs -o mode=755 tmpfs $d; done; mkdir -p /run/sshd"
        with open(log, "ab") as out:
            return subprocess.Popen(
                ["ip", "netns", "exec", self.namespace(host), "sh", "-ec", f'{private}; exec "$@"', "sh", *command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                env={**os.environ, "HOME": "/run"},
            )

    def remove(self):
        remove(f"{PREFIX}-{self.run_id}-")


def listening(pid):
    """TCP ports that are open in the namespace of a process."""
    ports = set()
    for table in ("tcp", "tcp6"):
        try:
            with open(f"/proc/{pid}/net/{table}", encoding="ascii") as lines:
                next(lines)
                ports |= {int(row.split()[1].rsplit(":", 1)[1], 16) for row in lines if row.split()[3] == "0A"}
        except OSError:
            pass
    return ports


def remove(prefix):
    """Ends every process in the namespaces whose name starts with the prefix, and removes the namespaces."""

    def pids():
        found = set()
        for name in names:
            found |= {int(pid) for pid in sh("ip", "netns", "pids", name, check=False).split()}
        return found - {os.getpid()}

    names = [line.split()[0] for line in sh("ip", "netns", "list").splitlines() if line.startswith(prefix)]
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for pid in pids():
            try:
                os.kill(pid, sign)
            except ProcessLookupError:
                pass
        deadline = time.monotonic() + 3
        while pids() and time.monotonic() < deadline:
            time.sleep(0.1)
    for name in names:
        sh("ip", "netns", "del", name, check=False)
        shutil.rmtree(f"/etc/netns/{name}", ignore_errors=True)
    if os.path.isdir("/etc/netns") and not os.listdir("/etc/netns"):
        os.rmdir("/etc/netns")
    return names
