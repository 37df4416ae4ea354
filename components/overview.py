"""Overview."""

from components import clickable, markup
from data.load import Tables
from data.views.scope import Filters, discrepancies


def render_overview(tables: Tables, filters: Filters) -> None:
    rows = discrepancies(tables, filters)
    clickable.show(
        markup.join([markup.tag("p", markup.button(f"finding:{r.discrepancy}", r.title)) for r in rows.itertuples()]), key="overview"
    )
