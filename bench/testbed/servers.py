"""Configures and starts the servers of a host: the distribution's own programs, with all their files in one folder."""

import os
import random
import subprocess

from plan import FTP_DATA, PORTS

UID = 60001
MODBUS = """
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartTcpServer
block = ModbusSequentialDataBlock(0, list(range(200)))
slave = ModbusSlaveContext(di=block, co=block, hr=block, ir=block)
StartTcpServer(context=ModbusServerContext(slaves=slave, single=True), address=("0.0.0.0", 502))
"""
NGINX = """
worker_processes 1; daemon off; pid {home}/nginx.pid; error_log {home}/nginx-error.log warn; user www-data;
events {{ worker_connections 512; }}
http {{
  access_log {home}/nginx-access.log; types {{ text/html html; }}
  keepalive_timeout {keep}; client_header_timeout 40s; client_body_timeout 40s;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi; client_max_body_size 20m;
  server {{
    listen 80; listen 443 ssl;
    ssl_certificate {shared}/tls.pem; ssl_certificate_key {shared}/tls.key; root {shared}/pages;
    location /api {{ return 200 "{answer}"; }}
    location = /login {{ error_page 405 =200 /login.html; return 405; }}
    location /admin {{ auth_basic "staff"; auth_basic_user_file {shared}/web-users; try_files /index.html =404; }}
    location /up/ {{ root {home}; dav_methods PUT; create_full_put_path on; }}
  }}
}}
"""
SSHD = """
Port 22
ListenAddress 0.0.0.0
HostKey {shared}/host-key
AuthorizedKeysFile {shared}/user-key.pub
StrictModes no
UsePAM no
PasswordAuthentication yes
KbdInteractiveAuthentication no
PermitRootLogin no
PidFile none
Subsystem sftp internal-sftp
"""
VSFTPD = """
listen=YES
background=NO
local_enable=YES
write_enable=YES
anonymous_enable=NO
chroot_local_user=YES
allow_writeable_chroot=YES
secure_chroot_dir={home}/empty
pam_service_name=vsftpd
pasv_min_port={first}
pasv_max_port={last}
delay_failed_login={delay}
seccomp_sandbox=NO
xferlog_enable=NO
"""
EXIM = """
primary_hostname = {name}
exim_user = mail
exim_group = mail
spool_directory = {home}/spool
log_file_path = {home}/exim-%slog
never_users =
daemon_smtp_ports = 25
local_interfaces = 0.0.0.0
acl_smtp_rcpt = accept
acl_smtp_data = accept
host_lookup =
rfc1413_query_timeout = 0s
disable_ipv6
message_size_limit = 20M
begin acl
begin routers
away:
  driver = manualroute
  domains = ! {domain}
  route_list = * {other}
  self = send
  transport = out
here:
  driver = accept
  local_parts = lsearch;{shared}/mail-names
  transport = maildir
begin transports
out:
  driver = smtp
  hosts_try_fastopen =
maildir:
  driver = appendfile
  directory = {shared}/mail/$local_part_data
  maildir_format
  user = mail
  create_directory
begin retry
* * F,1h,1m
begin rewrite
begin authenticators
"""
DOVECOT = """
base_dir = {home}/dovecot
log_path = {home}/dovecot.log
protocols = imap pop3
listen = *
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:{shared}/mail/%n
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = {shared}/mail-users
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={shared}/mail/%n
}}
"""
MOSQUITTO = """
listener 1883 0.0.0.0
user root
allow_anonymous false
password_file {shared}/mqtt-users
persistence false
"""


def prepare(plan, shared):
    """Writes what the servers share: pages, certificate, keys and passwords. Adds the users' files to the plan."""

    def write(name, text, mode=0o644):
        with open(f"{shared}/{name}", "w", encoding="utf-8") as out:
            out.write(text)
        os.chmod(f"{shared}/{name}", mode)

    def crypt(kind, password):
        return _output("openssl", "passwd", kind, password)

    random_bytes = random.Random(plan["seed"])
    os.makedirs(f"{shared}/pages/r")
    sizes = sorted(int(random_bytes.lognormvariate(9.2, 1.3)) + 200 for _ in range(20))
    for number, size in enumerate(sizes):
        with open(f"{shared}/pages/r/{number}", "wb") as out:
            out.write(random_bytes.randbytes(min(size, 150_000)))
    with open(f"{shared}/pages/large", "wb") as out:
        out.write(random_bytes.randbytes(random_bytes.randint(300_000, 1_200_000)))
    write("pages/index.html", "<html>" + "welcome " * random_bytes.randint(100, 2_000))
    write("pages/login.html", "<html>wrong name or password</html>")
    _output(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=bed.test",
        "-keyout",
        f"{shared}/tls.key",
        "-out",
        f"{shared}/tls.pem",
    )
    for key in ("host-key", "user-key"):
        _output("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{shared}/{key}")
    people = plan["users"].items()
    write("web-users", "".join(f"{user}:{crypt('-apr1', password)}\n" for user, password in people))
    write("mail-users", "".join(f"{user}:{{PLAIN}}{password}\n" for user, password in people))
    write("mail-names", "".join(f"{user}: {user}\n" for user, _ in people))
    write("mqtt-users", "".join(f"{user}:{password}\n" for user, password in people), 0o600)
    _output("mosquitto_passwd", "-U", f"{shared}/mqtt-users")
    write("dns-names", "".join(f"{address} {name}\n" for name, address in plan["names"].items()))
    os.makedirs(f"{shared}/mail")
    _output("chown", "mail:mail", f"{shared}/mail")
    with open("/etc/passwd", encoding="utf-8") as lines:
        system = lines.read().splitlines()
    passwd, shadow = list(system), [f"{line.split(':')[0]}:*:19000:0:99999:7:::" for line in system]
    for number, (user, password) in enumerate(people):
        home = f"{shared}/home/{user}"
        os.makedirs(f"{home}/put")
        for file in range(20):
            os.link(f"{shared}/pages/r/{file}", f"{home}/{file}")
        os.chown(home, UID + number, 65534)
        os.chown(f"{home}/put", UID + number, 65534)
        passwd.append(f"{user}:x:{UID + number}:65534::{home}:/bin/sh")
        shadow.append(f"{user}:{crypt('-6', password)}:19000:0:99999:7:::")
    for host in plan["hosts"].values():
        if {"ssh", "files"} & set(host["services"]):
            host["etc"] |= {"passwd": passwd, "shadow": shadow}


def commands(plan, name, home, shared):
    """Commands that start the servers of a host, each in the foreground."""
    host = plan["hosts"][name]
    draw = random.Random(f"{plan['seed']} {name}")

    def write(file, text):
        with open(f"{home}/{file}", "w", encoding="utf-8") as out:
            out.write(text)
        return f"{home}/{file}"

    os.makedirs(f"{home}/empty")
    for service in host["services"]:
        if service == "web":
            os.makedirs(f"{home}/up")
            _output("chown", "www-data", f"{home}/up")
            config = NGINX.format(
                home=home, shared=shared, keep=draw.randint(10, 75), answer="a" * draw.randint(2, 900)
            )
            yield ["nginx", "-c", write("nginx.conf", config), "-e", f"{home}/nginx-error.log"]
        elif service == "ssh":
            yield ["/usr/sbin/sshd", "-D", "-e", "-f", write("sshd.conf", SSHD.format(shared=shared))]
        elif service == "files":
            yield [
                "vsftpd",
                write(
                    "vsftpd.conf",
                    VSFTPD.format(home=home, first=FTP_DATA[0], last=FTP_DATA[-1], delay=draw.randint(0, 2)),
                ),
            ]
        elif service == "mail":
            other = next(
                o["address"] for o in plan["hosts"].values() if "mail" in o["services"] and o["side"] != host["side"]
            )
            domain = "office.test" if host["side"] == "inside" else "world.test"
            os.makedirs(f"{home}/spool")
            _output("chown", "mail:mail", f"{home}/spool", home)
            yield [
                "exim4",
                "-bdf",
                "-q1m",
                "-C",
                write(
                    "exim.conf",
                    EXIM.format(name=f"{name}.{domain}", home=home, shared=shared, domain=domain, other=other),
                ),
            ]
            os.makedirs(f"{home}/dovecot")
            yield ["dovecot", "-F", "-c", write("dovecot.conf", DOVECOT.format(home=home, shared=shared))]
        elif service == "mqtt":
            yield ["mosquitto", "-c", write("mosquitto.conf", MOSQUITTO.format(shared=shared))]
        elif service == "dns":
            forward = next(
                o["address"] for o in plan["hosts"].values() if "dns" in o["services"] and o["side"] == "outside"
            )
            names = [f"--addn-hosts={shared}/dns-names"] if host["side"] == "outside" else [f"--server={forward}"]
            yield [
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--no-hosts",
                "--no-resolv",
                "--user=root",
                "--pid-file=",
                "--bind-interfaces",
                "--listen-address=" + host["address"],
                f"--cache-size={draw.choice((0, 150))}",
                *names,
            ]
        elif service == "modbus":
            yield ["/usr/bin/python3", "-c", MODBUS]


def ready(host, ports):
    """Whether all ports of a host's services are open."""
    return {port for service in host["services"] for port in PORTS[service]} <= ports


def _output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
