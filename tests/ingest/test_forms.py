"""Word documents, PDFs, tables, mails and archives: what becomes an article, and what is said of the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parallax.ingest import Problem, read_inputs
from parallax.ingest.papers import flowed
from parallax.records import Article
from tests.ingest.paper import paper

BODY = "At least 12 people died when the ferry sank, the mayor said."


def read_all(*paths: Path) -> tuple[list[Article], list[Problem]]:
    items = list(read_inputs(paths))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return path


def document(*paragraphs: str, title: str = "") -> bytes:
    made, held = docx.Document(), io.BytesIO()
    if title:
        made.add_paragraph(title, style="Title")
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(held)
    return held.getvalue()


def test_a_word_document_gives_its_paragraphs_and_its_title(tmp_path):
    articles, problems = read_all(written(tmp_path / "a.docx", document(BODY, "", "Nine are missing.", title="Ferry sinks")))
    assert problems == []
    assert (articles[0].id, articles[0].title, articles[0].text) == ("a", "Ferry sinks", f"Ferry sinks\n{BODY}\n\nNine are missing.")


def test_a_paper_gives_its_paragraphs_without_its_line_breaks(tmp_path):
    lines = ["Ferry sinks off the coast", "At least 12 people died when the ferry sank, the mayor", "said on Monday. The govern-",
             "ment promised help to all who lost a relative in the", "storm."]
    articles, problems = read_all(written(tmp_path / "a.pdf", paper([lines])))
    assert problems == []
    assert articles[0].text.split("\n")[0] == "Ferry sinks off the coast"
    assert "the ferry sank, the mayor said on Monday." in articles[0].text


FLOWS = [
    ("a full line runs on", ["one two three four five six", "seven eight nine ten and it", "ends here."],
     "one two three four five six seven eight nine ten and it ends here."),
    ("a short line ends a paragraph", ["one two three four five six", "seven.", "eight nine ten eleven twelve"],
     "one two three four five six seven.\neight nine ten eleven twelve"),
    ("a broken word is mended", ["the plans of the new govern-", "ment were told on Monday"],
     "the plans of the new government were told on Monday"),
    ("a hyphen before a name stays", ["the plans of the pro-South-", "Sea party were told Monday"],
     "the plans of the pro-South- Sea party were told Monday"),
    ("a blank line ends a paragraph", ["one two three four five six", "", "seven eight nine ten eleven"],
     "one two three four five six\nseven eight nine ten eleven"),
    ("a heading stands alone", ["on the coast of the country.", "Storm Kills Many People Today", "The storm has killed many on", "Monday."],
     "on the coast of the country.\nStorm Kills Many People Today\nThe storm has killed many on Monday."),
    ("names within a sentence are no heading", ["the talks were led by Foreign", "Minister Ada Quill and Mayor",
     "Lindt in the capital Haven."],
     "the talks were led by Foreign Minister Ada Quill and Mayor Lindt in the capital Haven."),
    ("nothing", [], ""),
]


@pytest.mark.parametrize(("lines", "text"), [flow[1:] for flow in FLOWS], ids=[flow[0] for flow in FLOWS])
def test_printed_lines_become_paragraphs(lines, text):
    assert flowed(lines) == text


def test_a_sentence_runs_on_over_the_page(tmp_path):
    pages = [["The Herald", "At least 12 people were killed in the"], ["The Herald", "storm on the coast, the mayor said now."]]
    assert read_all(written(tmp_path / "a.pdf", paper(pages)))[0][0].text == (
        "At least 12 people were killed in the storm on the coast, the mayor said now.")


def test_running_heads_and_page_numbers_are_no_part_of_the_article(tmp_path):
    pages = [["The Herald", f"Part {n} says that people died on the coast in the storm.", f"Page {n} of 3"] for n in (1, 2, 3)]
    pages += [[f"Part {n} says that people died on the coast in the storm.", "The Herald", f"{n}"] for n in (4, 5, 6)]
    text = read_all(written(tmp_path / "a.pdf", paper(pages)))[0][0].text
    assert text.count("people died") == 6
    assert "Herald" not in text
    assert "of 3" not in text


def test_a_table_gives_an_article_for_each_row_and_names_the_line_of_a_broken_one(tmp_path):
    raw = 'ID;Outlet;Text\nA;The Post;"One died.\nTwo are missing."\n;;\nB;The Herald;\n;;Three.\n'
    articles, problems = read_all(written(tmp_path / "t.csv", raw.encode()))
    assert [(a.outlet, a.text) for a in articles] == [("The Post", "One died.\nTwo are missing."), (None, "Three.")]
    assert articles[0].id == "A"
    assert [(p.line, p.wrong) for p in problems] == [(5, "'text' is empty")]


def test_a_table_with_an_open_quotation_mark_is_told_and_not_swallowed(tmp_path):
    articles, problems = read_all(written(tmp_path / "t.csv", b'id,text\nA,One died.\nB,"Two died.\nC,Three died.\n'))
    assert [a.id for a in articles] == ["A"]
    assert "quotation marks" in problems[0].advice


def test_a_saved_mail_gives_its_body_sender_and_date(tmp_path):
    raw = f"From: The Herald <news@herald.example>\nSubject: Ferry sinks\nDate: Mon, 6 May 2024 10:00:00 +0200\n\n{BODY}\n"
    articles, _ = read_all(written(tmp_path / "m.eml", raw.encode()))
    assert (articles[0].outlet, articles[0].title, articles[0].published, articles[0].text.strip()) == (
        "The Herald", "Ferry sinks", "2024-05-06", BODY)


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>
<item><title>Ferry &amp;amp; sea</title><link>https://herald.example/a</link><guid>h-1</guid>
<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;At least 12 people died.&lt;/p&gt;
&lt;p&gt;Nine are &lt;b&gt;missing&lt;/b&gt;.&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>No text</title></item></channel></rss>"""


def test_a_feed_gives_its_entries_and_names_the_one_without_text(tmp_path):
    articles, problems = read_all(written(tmp_path / "f.rss", RSS.encode()))
    assert [(a.id, a.outlet, a.url, a.published) for a in articles] == [("h-1", "The Herald", "https://herald.example/a", "2024-05-06")]
    assert articles[0].text == "Ferry & sea\n\nAt least 12 people died.\nNine are missing."
    assert [p.wrong for p in problems] == ["entry 2 has no text"]


def test_a_feed_with_entities_that_grow_stays_small(tmp_path):
    names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    raw = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{names}]>' + RSS.split("?>", 1)[1].replace("No text", "&a9;")
    articles, _ = read_all(written(tmp_path / "f.xml", raw.encode()))
    assert sum(len(article.text) for article in articles) < 10_000


def test_an_archive_is_read_as_a_folder_is_and_one_broken_file_costs_only_itself(tmp_path):
    path = packed(tmp_path / "z.zip", {
        "in/a.txt": BODY.encode(), "in/b.docx": document(BODY), "c.txt": "Café".encode("latin-1"), "d.mp4": b"x", "__MACOSX/e.txt": b"x",
        "in/.hidden.txt": b"x", "other/a.txt": b"Another.", "sources.csv": b"file,id,outlet\na.txt,A1,The Post\n"})
    articles, problems = read_all(path)
    assert {(a.id, a.outlet) for a in articles} == {("A1", "The Post"), ("a (2)", None), ("b", None)}
    assert {p.file for p in problems} == {f"{path}/c.txt", f"{path}/d.mp4"}


def test_an_archive_cannot_write_outside_its_place(tmp_path):
    path = packed(tmp_path / "z.zip", {"../../evil.txt": BODY.encode(), "/root/evil2.txt": BODY.encode()})
    articles, _ = read_all(path)
    assert {a.id for a in articles} == {"evil", "evil2"}
    assert not list(tmp_path.parent.glob("evil*"))


REFUSED = [
    ("not a zip", "z.zip", b"PK nothing", "this archive is broken"),
    ("empty", "z.zip", b"PK\x05\x06" + b"\0" * 18, "there are no articles in this archive"),
    ("no PDF", "p.pdf", b"%PDF-1.4 and nothing more", "this is not a PDF"),
    ("no text", "p.pdf", paper([[]]), "this PDF holds pictures"),
    ("no document", "d.docx", b"PK nothing", "this is not a Word document"),
    ("a zip that is no document", "d.docx", b"PK\x05\x06" + b"\0" * 18, "this is not a Word document"),
    ("an empty document", "d.docx", document(), "this document holds no text"),
    ("a table without text", "t.csv", b"id,words\nA,One.\n", "the table has no column 'text'"),
    ("no feed", "f.xml", b"<?xml version='1.0'?><page/>", "this is not a feed"),
    ("a mail without text", "m.eml", b"Subject: x\n\n", "this mail holds no text"),
]


@pytest.mark.parametrize(("name", "raw", "wrong"), [refused[1:] for refused in REFUSED], ids=[refused[0] for refused in REFUSED])
def test_what_is_no_article_is_told_with_what_to_do(tmp_path, name, raw, wrong):
    articles, problems = read_all(written(tmp_path / name, raw))
    assert articles == []
    assert problems[0].wrong.startswith(wrong)
    assert problems[0].advice


def test_what_was_made_to_fill_a_disk_is_refused(tmp_path):
    bomb = packed(tmp_path / "bomb.zip", {"a.txt": b"0" * 4_000_000})
    many = packed(tmp_path / "many.zip", {f"{n}.txt": b"x" for n in range(301)})
    large = packed(tmp_path / "large.zip", {"a.txt": bytes(range(32, 127)) * 60_000})
    nested = packed(tmp_path / "nested.zip", {"in.zip": bomb.read_bytes(), "a.txt": BODY.encode()})
    word = written(tmp_path / "bomb.docx", bomb.read_bytes())
    assert "times its size" in read_all(bomb)[1][0].wrong
    assert "301 files" in read_all(many)[1][0].wrong
    assert read_all(large)[0] == []
    articles, problems = read_all(nested)
    assert ([a.text for a in articles], problems[0].wrong) == ([BODY], "archives inside an archive are not opened")
    assert "times its size" in read_all(word)[1][0].wrong


def test_an_archive_that_lies_about_a_size_is_not_believed(tmp_path):
    """The list says ten bytes; the file unpacks to more than any article has."""
    path = packed(tmp_path / "z.zip", {"a.txt": b"word " * 1_200_000})
    raw = path.read_bytes().replace((6_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    articles, problems = read_all(written(path, raw))
    assert articles == []
    assert problems


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".csv", ".zip", ".eml", ".html", ".rss"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=st.binary(max_size=300))
def test_any_bytes_under_any_name_are_survived(tmp_path, suffix, raw):
    for item in read_inputs([written(tmp_path / f"x{suffix}", raw)]):
        assert isinstance(item, Problem) or item.text.strip()


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".zip"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_file_with_a_bad_byte_costs_no_more_than_itself(tmp_path, suffix, data):
    archive = packed(tmp_path / "whole.zip", {"a.txt": BODY.encode()}).read_bytes()
    whole = {".pdf": paper([[BODY]]), ".docx": document(BODY), ".zip": archive}
    raw = bytearray(whole[suffix])
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    assert list(read_inputs([written(tmp_path / f"x{suffix}", bytes(raw))]))
