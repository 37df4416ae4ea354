"""Bytes → text, exactly as printed."""

from __future__ import annotations

import re

from parallax.ingest.problems import Unreadable

# Byte order marks say the encoding for certain; anything else is UTF-8 or refused, never guessed.
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(raw: bytes) -> str:
    """The text of a file, line breaks kept.

    Raises: Unreadable for an empty file, binary content, or bytes that are not UTF-8.
    """
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if _looks_binary(raw):
            raise Unreadable("this is not text (binary content)", "give a .txt, .html or .jsonl file") from None
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(f"byte {error.start} (in line {line}) is not UTF-8",
                         "save the file as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8") from None
    if not text.strip():
        raise Unreadable("the file is empty", "put the article's text into it, or leave the file out")
    if _looks_binary(raw) and encoding != "utf-16":
        raise Unreadable("this is not text (binary content)", "give a .txt, .html or .jsonl file")
    return text


def _looks_binary(raw: bytes) -> bool:
    """More than one control character in fifty: no article is printed like that."""
    sample = raw[:8192].decode("latin-1")
    return len(_CONTROLS.findall(sample)) > len(sample) / 50


def whole_characters(text: str) -> str:
    """The text with lone surrogates (half a character, from a broken JSON escape) replaced one for one, so offsets hold."""
    return _SURROGATES.sub("\ufffd", text)
