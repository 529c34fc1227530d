"""Sample documents, made by other libraries than those which read them, or by hand."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
from fpdf import FPDF

TITLE = "Ahrenfeld saniert seine alte Brücke"
HEADING = "Umweg für den Verkehr"
BODY = (
    "Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanieren. Das sagte die Bürgermeisterin am Montag vor dem Rat.",
    "Für die Arbeiten sind nach Angaben der Verwaltung rund 3,5 Millionen Euro vorgesehen. Die Hälfte davon soll das Land übernehmen, das die Brücke für den Verkehr braucht.",
    "Während der Bauzeit müssen Autofahrer einen Umweg von zwölf Kilometern fahren. Für Fußgänger wird es einen Steg geben, der bis zum Ende der Arbeiten bleibt.",
)
ENDING = "Die Brücke wurde vor mehr als hundert Jahren gebaut. Seit dem Frühjahr dürfen schwere Lastwagen sie nicht mehr befahren."


def make_docx(change=lambda document: None):
    document = docx.Document()
    document.core_properties.title = "Vorlage Pressemitteilung"
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(BODY[0])
    document.add_paragraph(BODY[1])
    document.add_heading(HEADING, level=1)
    document.add_paragraph(BODY[2])
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class Paper(FPDF):
    """A4 with a running head and page numbers."""

    head = ""

    def header(self):
        if self.head:
            self.set_font("Times", size=8)
            self.cell(0, 6, f"{self.head} - Seite {self.page_no()}", new_x="LMARGIN", new_y="NEXT")
            self.ln(4)

    def footer(self):
        if self.head:
            self.set_y(-15)
            self.set_font("Times", size=8)
            self.cell(0, 6, str(self.page_no()), align="C")


def paper(head="", *, title=TITLE):
    pdf = Paper(format="A4")
    pdf.head = head
    pdf.set_auto_page_break(True, margin=20)
    pdf.add_page()
    if title:
        pdf.set_font("Times", "B", 20)
        pdf.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return pdf


def add_text(pdf, text, *, style="", width=0):
    pdf.set_font("Times", style, 11)
    pdf.multi_cell(width, 5, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)


def make_pdf():
    pdf = paper()
    add_text(pdf, BODY[0])
    add_text(pdf, BODY[1])
    add_text(pdf, HEADING, style="B")
    add_text(pdf, BODY[2])
    return bytes(pdf.output())


def make_mail(text=None, html=None, *, subject=TITLE, date="Mon, 10 Jun 2025 08:15:00 +0200"):
    mail = EmailMessage()
    mail["From"] = "Ahrenfelder Bote <bote@beispiel.de>"
    mail["To"] = "leser@beispiel.de"
    mail["Subject"] = subject
    if date:
        mail["Date"] = date
    if text is not None:
        mail.set_content(text, cte="quoted-printable")
    if html is not None and text is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail


def make_mbox(*mails):
    return b"".join(
        b"From bote@beispiel.de Mon Jun 10 08:15:00 2025\n" + mail.as_bytes() + b"\n"
        for mail in mails
    )


def make_page(title, *paragraphs):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    )


CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def make_epub(pages, extra=(), *, compression=zipfile.ZIP_DEFLATED):
    """An e-book of pages, {name: XHTML}, and further members."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Der Bote</dc:title></metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": package,
        **{f"OEBPS/{name}": page for name, page in pages.items()},
        **dict(extra),
    }
    return make_zip(members, compression)


def make_zip(members, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
