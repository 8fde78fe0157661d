"""Gives every packet of a run's capture a label, from the plan and the journals.

Exact, because an attack program is known by one of two things:
- An attacker's host does nothing but attack, one attack in each time slot. Its packets belong to that attack.
- An infected client also does ordinary work. Its attack programs write each of their connections to a journal, with
  addresses and ports, before the first packet.
A conversation (addresses, ports, protocol) keeps the label of its first packet until a SYN begins a new one. So an
answer gets the label of what it answers, also after the slot. ICMP errors get the label of the packet that they quote.
"""

import csv
import glob
import json
import socket
import struct
from collections import Counter

BENIGN = "benign"
TCP, UDP = 6, 17
# After this silence a packet begins a new conversation. UDP has no SYN, and hosts use its ports again soon.
IDLE = {UDP: 4.0}
LONG_IDLE = 120.0
# An attack program sends its first packet this soon after its entry in the journal. A UDP socket lives 3 seconds.
JOURNAL_LIFE = {TCP: 15.0, UDP: 3.5}
CLOCK_TOLERANCE = 0.002


class Labeler:
    def __init__(self, plan, journal):
        self.start = plan["start"]
        self.names = {host["address"]: name for name, host in plan["hosts"].items()}
        self.names |= {plan[side]["gateway"]: "router" for side in ("inside", "outside")}
        self.names_by_mac = {host["mac"]: name for name, host in plan["hosts"].items()}
        self.names_by_mac[plan["inside"]["gateway_mac"]] = "router"
        self.slots = {}
        for attack in plan["instances"]:
            if attack["whole_host"]:
                for address in (plan["hosts"][attack["host"]]["address"], *attack["spoofed"]):
                    self.names.setdefault(address, attack["host"])
                    self.slots.setdefault(address, []).append((attack["from"], attack["until"], attack["kind"]))
        self.connections = {}
        for entry in journal:
            key = (TCP if entry["transport"] == "tcp" else UDP, *entry["from"], *entry["to"])
            self.connections.setdefault(key, []).append((entry["time"], entry["kind"]))
        self.conversations = {}

    def label(self, time, frame):
        """Returns the packet's label and its sender."""
        if len(frame) < 34 or frame[12:14] != b"\x08\x00":
            return BENIGN, self.names_by_mac.get(frame[6:12].hex(":"), "switch")
        header = 4 * (frame[14] & 15)
        ip = frame[14:]
        protocol, source, target = ip[9], socket.inet_ntoa(ip[12:16]), socket.inet_ntoa(ip[16:20])
        sender = self.names.get(source, "unknown")
        first, second, begins = self._ends(protocol, source, target, ip[header:])
        if first is None:
            return self.label_of_quoted(time, ip[header + 8 :]) or self._of_host(time, source, target), sender
        key = (protocol, *min((first, second), (second, first)))
        known = self.conversations.get(key)
        if known is None or begins or time - known[1] > IDLE.get(protocol, LONG_IDLE):
            label = self._of_journal(time, protocol, first, second) or self._of_host(time, source, target)
        else:
            label = known[0]
        self.conversations[key] = (label, time)
        return label, sender

    def label_of_quoted(self, time, ip):
        """The label of the conversation that an ICMP error quotes; None if it quotes none."""
        if len(ip) < 28:
            return None
        first, second, _ = self._ends(
            ip[9], socket.inet_ntoa(ip[12:16]), socket.inet_ntoa(ip[16:20]), ip[4 * (ip[0] & 15) :]
        )
        known = first and self.conversations.get((ip[9], *min((first, second), (second, first))))
        return known[0] if known else None

    @staticmethod
    def _ends(protocol, source, target, payload):
        """Both ends of a conversation, and whether this packet begins one. None for an ICMP error."""
        if protocol in (TCP, UDP):
            ports = struct.unpack(">HH", payload[:4])
            begins = protocol == TCP and len(payload) > 13 and payload[13] & 0x12 == 2
            return (source, ports[0]), (target, ports[1]), begins
        if protocol == 1 and payload[0] in (0, 8):
            number = struct.unpack(">H", payload[4:6])[0]
            return (source, number), (target, number), payload[0] == 8
        return (None, None, False) if protocol == 1 else ((source, 0), (target, 0), False)

    def _of_journal(self, time, protocol, first, second):
        """The kind of a journalled connection that was opened in the last seconds before this packet."""
        for key in ((protocol, *first, *second), (protocol, *second, *first)):
            for opened, kind in self.connections.get(key, ()):
                if opened - CLOCK_TOLERANCE <= time <= opened + JOURNAL_LIFE[protocol]:
                    return kind
        return None

    def _of_host(self, time, source, target):
        for address in (source, target):
            slots = self.slots.get(address)
            if slots:
                at = time - self.start
                return next(
                    (kind for start, end, kind in slots if start <= at < end), slots[0 if at < slots[0][0] else -1][2]
                )
        return BENIGN


def packets(path):
    """Time stamp and bytes of each packet of a pcap file."""
    with open(path, "rb") as file:
        magic = file.read(24)[:4]
        order, unit = {b"\xd4\xc3\xb2\xa1": ("<", 1e6), b"\xa1\xb2\xc3\xd4": (">", 1e6)}[magic]
        while len(head := file.read(16)) == 16:
            seconds, fraction, length, _ = struct.unpack(order + "IIII", head)
            frame = file.read(length)
            if len(frame) < length:
                break
            yield seconds + fraction / unit, frame


def label_run(plan, journals, capture, out):
    """Writes `packet,label,sender` for each packet, and returns how many packets have each label."""
    journal = []
    for path in sorted(glob.glob(journals)):
        with open(path, encoding="utf-8") as lines:
            journal += [json.loads(line) for line in lines]
    labeler, counts = Labeler(plan, journal), Counter()
    with open(out, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("packet", "label", "sender"))
        for number, (time, frame) in enumerate(packets(capture), start=1):
            label, sender = labeler.label(time, frame)
            counts[label] += 1
            rows.writerow((number, label, sender))
    return dict(sorted(counts.items()))
