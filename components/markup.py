"""The one place that makes HTML, and the one highlighter.

``tag`` escapes every plain string it is given; only what this module made itself (``Html``) passes as it is. Article
text is shown as printed, with two exceptions that a reader can see: control and direction characters appear as their
code, and a pile of combining marks is cut after four (it freezes browsers and hides other lines).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.views.articles import Source

# Control, direction and other unseen characters; tab, line feed and carriage return are layout and stay.
_UNSEEN = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069"
    "\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff\\U000e0000-\\U000e007f"
)
_COMBINING = (
    "\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u064b-\\u065f\\u0e34-\\u0e3a\\u0e47-\\u0e4e"
    "\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f"
)
_STRANGE = re.compile(f"(?P<control>[{_UNSEEN}])|(?P<kept>[{_COMBINING}]{{4}})(?P<pile>[{_COMBINING}]+)")


_MARKDOWN = re.compile(r"[\\`*\[\]~$:<>@]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])|^[-+#]|(?<=[wW])\.")


class Html(str):
    """Text that is already HTML, made in this module."""

    __slots__ = ()


Child = str | None | Iterable["Child"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A range of the article's text and the classes that a reader sees it by. ``title`` is said on hover."""

    start: int
    end: int
    classes: str
    title: str = ""


def text(value: str) -> Html:
    """The text, escaped, with what cannot be seen made visible."""
    return Html(_STRANGE.sub(_seen, html.escape(value, quote=True)))


def tag(name: str, *children: Child, **attributes: str | bool | int | None) -> Html:
    """One element. ``class_`` and ``for_`` lose their underscore, other underscores become hyphens; None is left out."""
    said = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    return Html(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: Child) -> Html:
    """The children one after the other: Html as it is, strings escaped, None left out, iterables opened."""
    return Html("".join(_child(child) for child in children))


def button(token: str, *children: Child, class_: str = "open", label: str | None = None, **attributes: str | bool | None) -> Html:
    """A button that opens the evidence which ``token`` names (``claim:c-3``, ``finding:d-1``, ``span:003:10:42``)."""
    return tag("button", *children, type="button", data_open=token, class_=class_, aria_label=label, **attributes)


def span_token(article: str, start: int, end: int) -> str:
    """The token of a range of an article's text."""
    return f"span:{article}:{int(start)}:{int(end)}"


def chip(source: Source) -> Html:
    """The source's letter on its colour; its title is its name on hover and to screen readers."""
    return tag("span", source.letter, class_=f"chip s{source.colour}", title=f"{source.letter}, {source.name}", role="img")


def link(url: str | None, words: str) -> Html:
    """The words, clickable when the address is http or https; otherwise the plain words."""
    if url and re.match(r"https?://[^\s<>\"']+\Z", url, re.IGNORECASE):
        return tag("a", words, href=url, rel="noopener noreferrer nofollow", target="_blank")
    return text(words)


def marked(source: str, start: int, end: int, marks: Sequence[Mark]) -> Html:
    """``source[start:end]``, escaped, with the marks that touch it. Marks may overlap: a piece carries the classes of all."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    return join(_piece(source, left, right, inside) for left, right in pairwise(cuts))


def style(rules: Iterable[str]) -> Html:
    """A style sheet of our own rules. Nothing from a table may enter it but numbers."""
    return Html(f"<style>{''.join(rules)}</style>")


def plain_label(value: str) -> str:
    """The text made safe for a widget's label, which Streamlit reads as Markdown.

    A screen reader is told the label as it is written, so only what Markdown would read is escaped: not the point in
    "civiclens.in", but the one in "www.civiclens.in", which would become a link.
    """
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(value.split()))


def _piece(source: str, left: int, right: int, marks: Sequence[Mark]) -> Html:
    over = [mark for mark in marks if mark.start <= left and mark.end >= right]
    if not over:
        return text(source[left:right])
    classes = " ".join(sorted({name for mark in over for name in mark.classes.split()}))
    return tag("mark", source[left:right], class_=classes, title="; ".join(dict.fromkeys(m.title for m in over if m.title)) or None)


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, str):
        return child if isinstance(child, Html) else text(child)
    return join(*child)


def _attribute(key: str, value: str | bool | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(_bare(str(value)), quote=True)}"'


def _bare(value: str) -> str:
    """An attribute's value: what cannot be seen becomes its code."""
    return _STRANGE.sub(lambda m: f"U+{ord(m['control']):04X}" if m["control"] else m["kept"], value)


def _seen(match: re.Match[str]) -> str:
    if match["control"]:
        return f'<span class="ctl">U+{ord(match["control"]):04X}</span>'
    return f'{match["kept"]}<span class="ctl">+{len(match["pile"])} marks</span>'
