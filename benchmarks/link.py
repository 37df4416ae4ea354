"""A slow link between a server and a browser on one machine: two network namespaces, joined by a delay and a rate.

Needs root, and ``ip`` of Debian's iproute2. Unlike a proxy it delays acknowledgements too, so that what a server does with
small packets shows.
"""

from __future__ import annotations

import ctypes
import fcntl
import heapq
import os
import shlex
import shutil
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_NEWNET, _TUNSETIFF, _TUN_NO_PI = 0x40000000, 0x400454CA, 0x1001
_QUEUE = 0.5  # seconds of packets that wait before the last are dropped
_PACKET = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The two ends: where the server listens, and what goes before a command to run it at one end or the other."""

    host: str
    server: tuple[str, ...]
    client: tuple[str, ...]
    folder: Path

    def within(self, program: str | None) -> Path:
        """An executable that runs the program at the client's end."""
        script = self.folder / "browser"
        script.write_text(f'#!/bin/sh\nexec {shlex.join([*self.client, str(program)])} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        return script


def hindered() -> str | None:
    """Why there can be no link on this machine; None when there can."""
    if os.geteuid():
        return "a slow link is made by root alone"
    if shutil.which("ip") is None:
        return "the command ip is missing: apt-get install iproute2"
    return None if Path("/dev/net/tun").exists() else "this machine has no /dev/net/tun"


@contextmanager
def link(rtt: float, rate: float) -> Iterator[Ends]:
    """A link of ``rtt`` milliseconds there and back and ``rate`` Mbit/s each way, for as long as the block runs."""
    names = [f"plx{side}{os.getpid()}" for side in ("server", "client")]
    hosts = ("10.99.0.1", "10.99.0.2")
    for name in names:
        _ip("netns", "add", name)
    try:
        devices = [_device(name) for name in names]
        for name, host in zip(names, hosts, strict=True):
            for words in ("link set lo up", f"addr add {host}/24 dev ln0", "link set ln0 up mtu 1500"):
                _ip("-n", name, *words.split())
        for source, goal in (devices, devices[::-1]):
            threading.Thread(target=_pump, args=(source, goal, rtt / 2000, rate * 1e6), daemon=True).start()
        inside = [("ip", "netns", "exec", name) for name in names]
        with tempfile.TemporaryDirectory() as folder:
            yield Ends(host=hosts[0], server=inside[0], client=inside[1], folder=Path(folder))
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "del", name], check=False)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def _device(name: str) -> int:
    """The file of a new network device in a namespace."""
    system = ctypes.CDLL("libc.so.6", use_errno=True)
    here, there = os.open("/proc/self/ns/net", os.O_RDONLY), os.open(f"/run/netns/{name}", os.O_RDONLY)
    if system.setns(there, _NEWNET):
        raise OSError(ctypes.get_errno(), f"cannot enter the network namespace {name}")
    try:
        device = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH", b"ln0", _TUN_NO_PI))
    finally:
        system.setns(here, _NEWNET)
        os.close(here)
        os.close(there)
    return device


def _pump(source: int, goal: int, delay: float, rate: float) -> None:
    """Carries packets one way: each waits its turn at the rate, then the delay."""
    waiting: list[tuple[float, int, bytes]] = []
    ready = threading.Condition()
    threading.Thread(target=_deliver, args=(waiting, ready, goal), daemon=True).start()
    free, number = 0.0, 0
    while True:
        packet = os.read(source, _PACKET)
        now = time.perf_counter()
        after = max(free, now) + len(packet) * 8 / rate
        if after - now > _QUEUE:
            continue
        free, number = after, number + 1
        with ready:
            heapq.heappush(waiting, (free + delay, number, packet))
            ready.notify()


def _deliver(waiting: list[tuple[float, int, bytes]], ready: threading.Condition, goal: int) -> None:
    while True:
        with ready:
            while not waiting:
                ready.wait()
            left = waiting[0][0] - time.perf_counter()
            if left > 0:
                ready.wait(left)
                continue
            packet = heapq.heappop(waiting)[2]
        try:
            os.write(goal, packet)
        except OSError:
            return  # the other end is gone
