"""What is read from disk, and what is said when it is no article."""

import json
from pathlib import Path

import pytest

from parallax.ingest import Problem, read_inputs
from parallax.records import Article


def read_all(*paths: Path) -> tuple[list[Article], list[Problem]]:
    items = list(read_inputs(paths))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def write_lines(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_text_is_kept_exactly_as_printed(tmp_path):
    raw = "Headline\r\n\r\nBody with a tab\tand a last space \n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    articles, problems = read_all(tmp_path / "a.txt")
    assert (articles[0].id, articles[0].text, problems) == ("a", raw, [])


def test_jsonl_keeps_ids_order_and_given_fields(tmp_path):
    rows = [{"id": "x", "text": "One.", "outlet": "The Paper", "published": "2016-07-14"}, {"id": 7, "text": "Two."}]
    articles, _ = read_all(write_lines(tmp_path / "s.jsonl", *map(json.dumps, rows)))
    assert [(a.id, a.outlet, a.published) for a in articles] == [("x", "The Paper", "2016-07-14"), ("7", None, None)]


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path):
    articles, problems = read_all(write_lines(tmp_path / "s.jsonl", json.dumps({"id": "a", "text": "One.\u2028Two."}, ensure_ascii=False)))
    assert (articles[0].text, problems) == ("One.\u2028Two.", [])


def test_half_a_character_is_replaced_one_for_one(tmp_path):
    articles, _ = read_all(write_lines(tmp_path / "s.jsonl", '{"id": "a", "text": "ab\\ud800cd"}'))
    assert articles[0].text == "ab\ufffdcd"


BROKEN_LINES = [
    ("{not json", "this is not JSON"),
    ("[1, 2]", "this is a JSON list"),
    ('{"id": "a"}', "there is no 'text'"),
    ('{"id": "a", "text": "  "}', "'text' is empty"),
    ('{"id": ["a"], "text": "One."}', "'id' is neither text nor a number"),
    ('{"id": "a", "text": "One.", "outlet": 3}', "'outlet' is not a string"),
    ("[" * 200_000, "this JSON is nested too deeply"),
]


@pytest.mark.parametrize(("line", "wrong"), BROKEN_LINES, ids=[w for _, w in BROKEN_LINES])
def test_a_line_that_is_no_article_is_told_with_its_place_and_the_rest_is_read(tmp_path, line, wrong):
    path = write_lines(tmp_path / "s.jsonl", '{"id": "first", "text": "One."}', line, '{"id": "last", "text": "Two."}')
    articles, problems = read_all(path)
    assert [a.id for a in articles] == ["first", "last"]
    assert (problems[0].file, problems[0].line) == (str(path), 2)
    assert problems[0].wrong.startswith(wrong)
    assert problems[0].advice


def test_the_second_article_with_an_id_is_left_out_and_told(tmp_path):
    articles, problems = read_all(write_lines(tmp_path / "s.jsonl", '{"id": "a", "text": "One."}', '{"id": "a", "text": "Two."}'))
    assert [a.text for a in articles] == ["One."]
    assert "given twice" in problems[0].wrong


BROKEN_FILES = [
    ("empty.txt", b"", "the file is empty"),
    ("blank.txt", b" \n\n ", "the file is empty"),
    ("picture.txt", bytes(range(256)) * 8, "this is not text"),
    ("latin.txt", "The café was hit.\nOne died.".encode("latin-1"), "byte 7 (in line 1) is not UTF-8"),
    ("movie.mp4", b"anything", "files that end in '.mp4' are not read"),
    ("page.html", b"<html><body><script>run()</script></body></html>", "no article text was found"),
]


@pytest.mark.parametrize(("name", "raw", "wrong"), BROKEN_FILES, ids=[n for n, _, _ in BROKEN_FILES])
def test_a_file_that_is_no_article_is_told(tmp_path, name, raw, wrong):
    (tmp_path / name).write_bytes(raw)
    articles, problems = read_all(tmp_path / name)
    assert articles == []
    assert problems[0].wrong.startswith(wrong)


def test_a_missing_file_is_told_and_the_others_are_read(tmp_path):
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    articles, problems = read_all(tmp_path / "gone.txt", tmp_path / "a.txt")
    assert [a.id for a in articles] == ["a"]
    assert problems[0].wrong == "there is no such file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_says_the_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("Café, “57 killed”".encode(encoding))
    assert read_all(tmp_path / "a.txt")[0][0].text == "Café, “57 killed”"


def test_a_page_gives_its_text_without_the_menu(tmp_path):
    body = "".join(f"<p>Part {n} says that at least {n} people were killed in the storm on the coast.</p>" for n in range(2, 9))
    head, menu = "<head><title>Storm kills many</title></head>", "<nav>Home Shop</nav>"
    page = f"<html>{head}<body>{menu}<article><h1>Storm kills many</h1>{body}</article></body></html>"
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    articles, problems = read_all(tmp_path / "p.html")
    assert problems == []
    assert "at least 5 people were killed" in articles[0].text
    assert "Shop" not in articles[0].text


def test_a_folder_is_completed_by_its_sources_table(tmp_path):
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    write_lines(tmp_path / "sources.csv", "file,id,outlet,author", 'a.txt,A1,"The ""Paper"", daily",not stated', "z.txt,Z,x,y")
    articles, problems = read_all(tmp_path)
    assert [(a.id, a.outlet, a.author) for a in articles] == [("A1", 'The "Paper", daily', None)]
    assert (problems[0].line, problems[0].wrong) == (3, "there is no file 'z.txt' in the folder")


def test_an_empty_folder_says_what_to_put_there(tmp_path):
    assert ".txt" in read_all(tmp_path)[1][0].advice


def test_a_link_that_cannot_be_fetched_is_told_with_its_line(tmp_path):
    path = write_lines(tmp_path / "s.urls", "# a note", "ftp://example.org/a", "http://127.0.0.1:9/none")
    _, problems = read_all(path)
    assert [(p.line, p.wrong.split()[-1]) for p in problems] == [(2, "link"), (3, "own")]


def test_the_seeds_are_read_under_their_short_names():
    articles, problems = read_all(Path("seeds"))
    assert ([a.id for a in articles], problems) == (["000", "001", "002", "003", "004"], [])
