"""The one highlighter: nothing of a text becomes markup, and what is shown is what is printed."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import markup
from components.markup import Mark
from data.views.articles import Source

HOSTILE = [
    "<script>alert(1)</script>",
    "<iframe srcdoc='<script>1</script>'>",
    "&lt;b&gt; &amp;",
    '"\' onmouseover=alert(1) x="',
    "</mark></span></div>",
    "<!-- ",
    "<style>@import 'http://x'</style>",
    "$x$ **b** :red[x] ![](http://x)",
    "]]>",
    "\x00<\x00script>",
]
VISIBLE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Mn", "Mc", "Me", "Zl", "Zp")), max_size=60)


class Shown(HTMLParser):
    """The tags and the text of a piece of HTML, as a browser would have them."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.said, self.attributes = [], "", {}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data):
        self.said += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text):
    shown = Shown(markup.tag("p", text, title=text, data_open=text))
    assert shown.tags == ["p"] + ["span"] * text.count("\x00")
    assert shown.said.replace("U+0000", "\x00") == text
    assert set(shown.attributes) - {"class"} == {"title", "data-open"}


@given(text=VISIBLE)
def test_ordinary_text_is_shown_as_printed(text):
    assert Shown(markup.text(text)).said == text
    assert Shown(markup.tag("p", title=text)).attributes["title"] == text


@given(text=VISIBLE, ranges=st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_marks_change_nothing_of_the_text(text, ranges):
    marks = [Mark(start=a, end=b, classes=f"m{n}") for n, (a, b) in enumerate(ranges)]
    assert Shown(markup.marked(text, 0, len(text), marks)).said == text


def test_overlapping_marks_share_their_common_piece():
    html = markup.marked(
        "at least 13 strikes", 0, 19, [Mark(start=0, end=11, classes="number"), Mark(start=9, end=19, classes="status", title="planned")]
    )
    assert html == (
        '<mark class="number">at least </mark><mark class="number status" title="planned">13</mark>'
        '<mark class="status" title="planned"> strikes</mark>'
    )


def test_what_cannot_be_seen_is_made_visible():
    assert Shown(markup.text("a\u202eb\x07c\u200b")).said == "aU+202EbU+0007cU+200B"
    assert Shown(markup.text("line\r\n\ttab")).said == "line\r\n\ttab"


def test_a_pile_of_combining_marks_is_cut_and_the_cut_is_told():
    assert Shown(markup.text("é̂ naïve")).said == "é̂ naïve"
    assert Shown(markup.text("e" + "\u0301" * 500 + "x")).said == "e" + "\u0301" * 4 + "+496 marksx"


@pytest.mark.parametrize(
    ("url", "clickable"),
    [
        ("https://example.org/a?b=c&d", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ('https://exa" onclick="x', False),
        ("https://a b", False),
        (" https://example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_links_are_clickable(url, clickable):
    shown = Shown(markup.link(url, "<words>"))
    assert shown.said == "<words>"
    assert shown.tags == (["a"] if clickable else [])
    assert "noopener" in shown.attributes.get("rel", "") or not clickable


def test_html_passes_and_strings_are_escaped():
    assert markup.tag("p", markup.tag("b", "<"), "<", None, ["a", markup.text("&")]) == "<p><b>&lt;</b>&lt;a&amp;</p>"
    assert markup.tag("td", hidden=True, class_=None, colspan=2) == '<td hidden colspan="2"></td>'


@given(text=st.text(max_size=40))
def test_a_label_holds_no_markdown(text):
    label = markup.plain_label(text)
    bare = re.sub(r"\\.", "", label)
    assert not set(bare) & set("\\`*[]~$:<>@\n")
    assert not re.search(r"&#?\w+;|www\.|\b_|_\b", bare, re.IGNORECASE)
    assert not re.match(r"[-+#]", label)


@pytest.mark.parametrize("name", ["civiclens.in", "Outlet not stated (000)", "AT&T Times!", "a_b_c | d-e #1"])
def test_a_label_that_markdown_leaves_alone_stays_as_it_is(name):
    assert markup.plain_label(name) == name


def test_a_chip_says_the_name_of_its_source():
    source = Source(article="a", letter="A", colour=3, name='"The" <Herald>', title=None, author=None, url=None, dated="undated", words=1)
    shown = Shown(markup.chip(source))
    assert (shown.said, shown.attributes["title"], shown.attributes["class"]) == ("A", 'A, "The" <Herald>', "chip s3")
