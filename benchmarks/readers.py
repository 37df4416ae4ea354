"""What many readers cost: the server's memory per reader and over many clicks, and how long twenty who click at once wait.

``python -m benchmarks.readers``. The readers are plain sockets that speak Streamlit's protocol, so that what is measured is
the server. A click opens the sentence behind a figure, as the page does it: the answer is asked for, which is what a reader
waits for, and then the drawer's fragment runs, which puts it into the link.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pandas as pd
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.results import put, section, table  # noqa: E402
from benchmarks.server import served  # noqa: E402
from components import answers  # noqa: E402
from data.load import Tables, load_tables  # noqa: E402
from data.views.scope import Filters  # noqa: E402

READERS, CLICKS = 20, 300
MORE = 50  # further readers whose memory is measured
PAUSE = 0.2  # seconds between a reader's clicks
LASTING = 8.0  # seconds
VIEW = "Numbers"


@dataclass(slots=True, kw_only=True)
class Reader:
    """An open page: its socket, and the fragment that draws the drawer."""

    socket: ClientConnection
    drawer: str

    async def run(self, link: dict[str, str], fragment: str = "") -> None:
        """Runs the page, or one fragment of it, for a link, until Streamlit says that it is done."""
        message = BackMsg()
        message.rerun_script.query_string = urlencode(link)
        message.rerun_script.fragment_id = fragment
        await self.socket.send(message.SerializeToString())
        while True:
            came = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), 60))
            if came.WhichOneof("type") == "delta" and came.delta.new_element.bidi_component.component_name.endswith("drawer"):
                self.drawer = came.delta.fragment_id
            if came.WhichOneof("type") == "script_finished":
                return


async def opened(address: str) -> Reader:
    """A reader whose page stands."""
    socket = await connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", subprotocols=["streamlit"], max_size=None)
    reader = Reader(socket=socket, drawer="")
    await reader.run({"view": VIEW})
    return reader


async def clicking(address: str, readers: list[Reader], tables: Tables, story: str, lasting: float) -> list[float]:
    """Milliseconds that each click of each reader waited for its sentence, all clicking for so many seconds."""
    asked = answers.address("evidence", tables, Filters(story=story))
    tokens = [f"claim:{claim}" for claim in tables["claims"]["claim"]]
    spent: list[float] = []
    end = time.perf_counter() + lasting

    async def one(reader: Reader, first: int) -> None:
        async with httpx.AsyncClient(base_url=address) as browser:
            number = first
            while time.perf_counter() < end:
                token = tokens[number % len(tokens)]
                start = time.perf_counter()
                (await browser.get(f"{asked}&{urlencode({'token': token})}")).raise_for_status()
                spent.append((time.perf_counter() - start) * 1000)
                await reader.run({"view": VIEW, "open": token}, reader.drawer)
                number += 1
                await asyncio.sleep(PAUSE)

    await asyncio.gather(*(one(reader, number) for number, reader in enumerate(readers)))
    return spent


async def measured(address: str, server: int, tables: Tables, story: str) -> list[tuple[str, object]]:
    """The rows of the table."""
    readers = [await opened(address) for _ in range(READERS)]
    before = memory(server)
    further = [await opened(address) for _ in range(MORE)]
    per_reader = (memory(server) - before) / MORE
    for reader in further:
        await reader.socket.close()
    alone = statistics.median(await clicking(address, readers[:1], tables, story, LASTING))
    crowd = statistics.median(await clicking(address, readers, tables, story, LASTING))
    grown = await many_clicks(readers[0], tables, server)
    return [
        ("memory per further reader, MB", round(per_reader, 2)),
        (f"memory after {CLICKS} clicks ÷ after {CLICKS // 6}", round(grown, 3)),
        ("a click, one reader, ms", round(alone, 1)),
        (f"a click, {READERS} readers at once ÷ one", round(crowd / alone, 2)),
    ]


async def many_clicks(reader: Reader, tables: Tables, server: int) -> float:
    """How the server's memory grows while one reader opens sentences and changes filters."""
    claims = list(tables["claims"]["claim"])
    early = 0.0
    for number in range(CLICKS):
        link = {"view": VIEW, "open": f"claim:{claims[number % len(claims)]}"} | ({"source_B": "false"} if number % 20 == 0 else {})
        await reader.run(link, "" if number % 10 == 0 else reader.drawer)
        if number == CLICKS // 6:
            early = memory(server)
    return memory(server) / early


def memory(process: int) -> float:
    """Megabytes that the process holds of its own."""
    with open(f"/proc/{process}/smaps_rollup", encoding="utf-8") as told:
        held = [int(line.split()[1]) for line in told if line.startswith(("Private_Clean", "Private_Dirty"))]
    return sum(held) / 1000


def listening(address: str) -> int:
    """The id of our child that serves the address."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
    return next(int(child) for child in children if b"dashboard.py" in Path(f"/proc/{child}/cmdline").read_bytes())


def main() -> None:
    """Prints the table and keeps it among the results."""
    whole = load_tables(ROOT / "data" / "tables")
    story = str(pd.Series(whole["stories"]["story"]).iloc[0])
    with served(ROOT / "dashboard.py") as address:
        rows = asyncio.run(measured(address, listening(address), whole.story(story), story))
    found = table(("readers", "figure"), rows)
    print(found)
    put("readers", section("readers", "many readers of one server, on the shipped story", found, "python -m benchmarks.readers"))


if __name__ == "__main__":
    main()
