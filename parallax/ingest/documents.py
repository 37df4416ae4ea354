"""A Word document or a mail → Article."""

from __future__ import annotations

import io
import zipfile
import zlib
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from parallax.ingest.archives import refuse_bomb
from parallax.ingest.pages import read_page
from parallax.ingest.problems import Unreadable
from parallax.records import Article

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError, AttributeError, TypeError)


def read_document(raw: bytes, *, id: str) -> Article:
    """The paragraphs of a .docx, one per line, with its title where a paragraph is styled as one.

    Raises: Unreadable when it is broken, made to fill a disk, or without text.
    """
    import docx  # heavy, and only Word documents need it
    from docx.opc.exceptions import OpcError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            refuse_bomb(archive.infolist())
        paragraphs = docx.Document(io.BytesIO(raw)).paragraphs
    except Unreadable:
        raise
    except (*_BROKEN, OpcError) as error:
        raise Unreadable(f"this is not a Word document that can be opened ({type(error).__name__})",
                         "save it again as .docx, or paste its text") from None
    lines = [paragraph.text.strip() for paragraph in paragraphs]
    text = "\n".join(lines).strip()
    if not text:
        raise Unreadable("this document holds no text", "paste the article's text instead")
    titled = [paragraph.text.strip() for paragraph in paragraphs if paragraph.style is not None and paragraph.style.name == "Title"]
    return Article(id=id, text=text, title=next((title for title in titled if title), None))


def read_mail(raw: bytes, *, id: str) -> Article:
    """The body of a saved mail (.eml): its subject is the title, its sender the outlet, its date the publication.

    Raises: Unreadable when it holds no text.
    """
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(preferencelist=("plain", "html")) if isinstance(mail, EmailMessage) else None
    try:
        text = str(body.get_content()) if body is not None else ""
    except (LookupError, ValueError) as error:
        raise Unreadable(f"its body cannot be decoded ({error})", "save the mail's text as .txt instead") from None
    if not text.strip():
        raise Unreadable("this mail holds no text", "save the mail's text as .txt instead")
    title, sender = _header(mail, "subject"), parseaddr(_header(mail, "from") or "")[0]
    if body is not None and body.get_content_type() == "text/html":
        text = read_page(text, id=id).text
    return Article(id=id, text=text.replace("\r\n", "\n"), title=title, outlet=sender or None, published=_sent(_header(mail, "date")))


def _header(mail: EmailMessage, name: str) -> str | None:
    return " ".join(str(mail.get(name) or "").split()) or None


def _sent(date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else None
    except (ValueError, TypeError):
        return None
