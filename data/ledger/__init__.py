"""What reviewers say of the findings, and how it stays with them.

records.py    an event: who, when, what, of which finding; the finding is named by its words (an anchor), not by its number
quotes.py     a quote found again in a text that has changed
anchors.py    a finding → its anchor, and an anchor → the finding that it means in the tables of today
book.py       the SQLite file: events are appended, nothing is overwritten
standing.py   events → what stands now: verdicts, corrections, notes, and what was taken back
board.py      the whole ledger against one story's tables
exchange.py   JSON and CSV out, JSON in
agreement.py  two reviewers compared: percent and Cohen's kappa
"""
