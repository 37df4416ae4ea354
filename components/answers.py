"""Where the page's own components ask the server while a click waits; ``components/answering.py`` answers.

An answer is a plain GET beside the page, so it is there before Streamlit has begun to run the script. The script then runs
all the same, puts the choice into the link and says the same again; where the answer fails, that is what the reader gets.
"""

from __future__ import annotations

from urllib.parse import urlencode

from components import store
from data.load import Tables
from data.views.scope import Filters

PATH = "/answers/"
EVIDENCE, NEAR, PROOF = "evidence", "near", "proof"  # what is asked for


def address(kind: str, tables: Tables, filters: Filters) -> str | None:
    """Where the answers of a kind lie, less the token; None where the tables are this reader's alone.

    ``tables`` are those of the story.
    """
    if store.own():
        return None
    return f"{PATH}{kind}?" + urlencode([("version", tables.version), ("story", filters.story), *(("off", one) for one in filters.off)])
