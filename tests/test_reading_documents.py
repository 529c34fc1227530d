"""Documents: what is read of .docx, .pdf, .epub, .eml and .mbox files, and what is refused."""

import io
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from documents import (
    BODY,
    ENDING,
    HEADING,
    TITLE,
    add_text,
    make_docx,
    make_epub,
    make_mail,
    make_mbox,
    make_page,
    make_pdf,
    make_zip,
    paper,
)

from translator.errors import (
    BrokenDocument,
    EmptyArticle,
    MissingExtra,
    NotText,
    ReadingError,
    TooLarge,
)
from translator.reading import Source, find_sources, load, read_article
from translator.reading.formats import extract
from translator.reading.formats.layout import Line


def read(data, ending):
    return read_article(Source("a", f"a{ending}", Path(f"a{ending}"), ending), data)


def texts(article):
    return [paragraph.text for paragraph in article.paragraphs]


def reasons(article):
    return {dropped.text: dropped.reason for dropped in article.dropped}


def mail(*args, **kwargs):
    return make_mail(*args, **kwargs).as_bytes()


SAMPLES = {
    ".docx": make_docx(),
    ".pdf": make_pdf(),
    ".eml": mail("\n\n".join(BODY)),
}


@pytest.mark.parametrize("ending", SAMPLES)
def test_a_document_is_read_like_its_text(ending):
    article = read(SAMPLES[ending], ending)
    assert article.title == TITLE
    headed = [*BODY[:2], HEADING, BODY[2]]
    assert texts(article) == (list(BODY) if ending == ".eml" else headed)


@pytest.mark.parametrize("ending", SAMPLES)
def test_positions_point_into_the_extracted_text(ending):
    article = read(SAMPLES[ending], ending)
    text = extract(ending, SAMPLES[ending], "a").text
    for piece in (*article.sentences, *article.paragraphs, *article.dropped):
        assert " ".join(text[piece.start : piece.end].split()) == piece.text


@pytest.mark.parametrize("ending", SAMPLES)
def test_headings_stay_headings(ending):
    kinds = {p.text: p.kind for p in read(SAMPLES[ending], ending).paragraphs}
    assert kinds.get(HEADING, "heading") == "heading"


# Word


def test_lists_of_a_word_document_and_what_follows_them_are_kept():
    def add(document):
        document.add_paragraph("Ein Steg für Fußgänger", style="List Bullet")
        document.add_paragraph(ENDING)

    assert texts(read(make_docx(add), ".docx"))[-2:] == ["Ein Steg für Fußgänger", ENDING]


def test_the_caption_of_a_word_document_is_dropped_as_one():
    caption = "Die alte Brücke ist gesperrt und wird bald saniert."
    article = read(make_docx(lambda d: d.add_paragraph(caption, style="Caption")), ".docx")
    assert reasons(article)[caption] == "image caption"
    assert caption not in texts(article)


def test_an_insertion_that_is_tracked_is_read_and_a_deletion_is_not():
    stream = io.BytesIO()
    tracked = (
        '<w:p><w:r><w:t xml:space="preserve">Der Rat stimmte dem Plan </w:t></w:r>'
        '<w:ins w:id="1" w:author="x"><w:r><w:t>ohne Gegenstimme </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>knapp </w:delText></w:r></w:del>'
        "<w:r><w:t>am Abend zu.</w:t></w:r></w:p><w:sectPr"
    )
    with zipfile.ZipFile(io.BytesIO(make_docx())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:sectPr", tracked.encode(), 1)
            new.writestr(name, content)
    assert "Der Rat stimmte dem Plan ohne Gegenstimme am Abend zu." in texts(
        read(stream.getvalue(), ".docx")
    )


# PDF


def test_words_broken_between_lines_of_a_pdf_are_put_together():
    pdf = paper()
    lines = ["Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanie-", "ren, sagte die Bür-",
             "germeisterin. Autos müssen auf die Haupt- ", "und Nebenstraßen der Region Nord-", "West ausweichen."]  # fmt: skip
    pdf.set_font("Times", size=11)
    for line in lines:
        pdf.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    (text,) = texts(read(bytes(pdf.output()), ".pdf"))
    assert text == (
        "Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanieren, sagte die "
        "Bürgermeisterin. Autos müssen auf die Haupt- und Nebenstraßen der Region Nord-West "
        "ausweichen."
    )


def test_running_heads_and_page_numbers_are_dropped_and_paragraphs_go_on_behind_them():
    pdf = paper("Der Bote")
    sentences = [f"{number}. Meldung: {BODY[0]}" for number in range(1, 30)]
    long = " ".join(f"Am {n}. Mai waren es {n} Autos, sagte die Verwaltung." for n in range(1, 60))
    for sentence in sentences:
        add_text(pdf, sentence)
    add_text(pdf, long)
    article = read(bytes(pdf.output()), ".pdf")
    assert long in texts(article)
    assert reasons(article)["Der Bote - Seite 1"] == "running head or foot"
    assert reasons(article)["2"] == "page number"
    assert not any("Der Bote" in text for text in texts(article))


@pytest.mark.parametrize("row_by_row", [False, True])
def test_columns_are_read_one_after_the_other(row_by_row):
    pdf = paper()
    pdf.set_font("Times", size=10)
    top = pdf.get_y()
    left, right = (pdf.multi_cell(80, 5, " ".join(t), dry_run=True, output="LINES", align="L")
                   for t in (BODY[:2], (BODY[2], ENDING)))  # fmt: skip
    cells = [(10, top + 5 * n, line) for n, line in enumerate(left)]
    cells += [(110, top + 5 * n, line) for n, line in enumerate(right)]
    if row_by_row:
        cells.sort(key=lambda cell: (cell[1], cell[0]))
    for x, y, line in cells:
        pdf.set_xy(x, y)
        pdf.cell(80, 5, line)
    assert " ".join(texts(read(bytes(pdf.output()), ".pdf"))) == " ".join((*BODY, ENDING))


def test_a_pdf_that_opens_without_a_password_is_read():
    pdf = paper()
    add_text(pdf, BODY[0])
    pdf.set_encryption(owner_password="geheim", encryption_method="AES-256")
    assert texts(read(bytes(pdf.output()), ".pdf")) == [BODY[0]]


def test_fonts_that_change_inside_a_line_of_a_pdf_dont_break_it():
    pdf = paper()
    pdf.set_font("Times", size=11)
    pdf.write_html(
        f"<p>{BODY[0]} <b>Das ist fett</b>, und <i>das kursiv</i>, sagte er.</p><ul><li>Ein Steg</li></ul>"
    )
    add_text(pdf, ENDING)
    data = bytes(pdf.output())
    assert texts(read(data, ".pdf"))[-2:] == ["Ein Steg", ENDING]
    text = extract(".pdf", data, "a").text
    assert f"{BODY[0]} Das ist fett, und das kursiv, sagte er.\n\n• Ein Steg" in text


def test_text_that_is_drawn_twice_to_look_bold_is_read_once():
    pdf = paper()
    pdf.set_font("Times", size=11)
    for x in (10, 10.1):
        pdf.set_xy(x, 60)
        pdf.cell(0, 5, ENDING[:52])
    assert extract(".pdf", bytes(pdf.output()), "a").text.count(ENDING[:52]) == 1


def test_ligatures_and_split_umlauts_of_a_pdf_become_letters():
    line = Line("Die \ufb01nanzierte Bru\u0308cke", 0, 0, 10, 100)
    assert line.tidy().text == "Die finanzierte Brücke"


# Mail


def test_a_mail_gives_title_and_date_and_its_signature_is_dropped():
    text = "\n\n".join(BODY) + "\n\n-- \nRedaktion Der Bote\nAhrenfeld\n"
    article = read(mail(text, subject="WG: " + TITLE), ".eml")
    assert (article.title, article.date) == (TITLE, "2025-06-10")
    assert texts(article) == list(BODY)
    assert reasons(article)["-- Redaktion Der Bote Ahrenfeld"] == "signature"


def test_a_quoted_reply_is_not_the_article():
    old = "Die alte Nachricht hat einen eigenen Satz, der nicht zum Artikel gehört."
    text = (
        "\n\n".join(BODY) + f"\n\nAm 3. Juni 2025 um 10:12 schrieb Eva Muster:\n> {old}\n> {old}\n"
    )
    article = read(mail(text, subject="AW: " + TITLE), ".eml")
    assert texts(article) == list(BODY)
    assert any(old in text and why == "quoted reply" for text, why in reasons(article).items())


HEADS = "-------- Weitergeleitete Nachricht --------\nBetreff: x\nDatum: Mon, 2 Jun 2025\nVon: Eva <e@beispiel.de>\nAn: b@beispiel.de\n\n"


def test_what_is_forwarded_is_the_article_and_what_is_answered_is_not():
    text = HEADS + "\n\n".join(BODY)
    assert texts(read(mail(text, subject="Fwd: " + TITLE), ".eml")) == list(BODY)
    text = ENDING + "\n\n" + text
    assert texts(read(mail(text, subject="Re: " + TITLE), ".eml")) == [ENDING]


@pytest.mark.parametrize("plain", [None, "Bitte öffnen Sie die Nachricht im Browser."])
def test_an_html_mail_is_read_as_a_page(plain):
    article = read(mail(plain, make_page("x", *BODY)), ".eml")
    assert texts(article) == list(BODY)
    assert article.title == TITLE


def test_a_mail_whose_encoding_is_declared_wrongly_is_decoded_by_its_bytes():
    head = (
        b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    )
    data = head + "\n\n".join(BODY).encode("cp1252")
    assert texts(read(data, ".eml")) == list(BODY)


def test_each_mail_of_a_mailbox_is_a_source(tmp_path):
    first, second = (
        make_mail("\n\n".join(BODY)),
        make_mail(f"{BODY[2]}\n\nFrom here on.\n\n{ENDING}"),
    )
    (tmp_path / "post.mbox").write_bytes(make_mbox(first, second))
    sources = find_sources([tmp_path]).sources
    assert [(s.id, s.ending, s.name) for s in sources] == [
        ("post/000001", ".eml", "post.mbox, mail 1"),
        ("post/000002", ".eml", "post.mbox, mail 2"),
    ]
    assert texts(read_article(sources[0], load(sources[0]))) == list(BODY)
    assert texts(read_article(sources[1], load(sources[1])))[-1] == ENDING


# E-books


def test_each_chapter_with_text_is_a_source_and_covers_are_not(tmp_path):
    pages = {"cover.xhtml": make_page("Der Bote"), "eins.xhtml": make_page(TITLE, *BODY),
             "zwei.xhtml": make_page("Noch ein Artikel", *BODY[1:], ENDING)}  # fmt: skip
    (tmp_path / "bote.epub").write_bytes(make_epub(pages))
    sources = find_sources([tmp_path]).sources
    assert [source.id for source in sources] == ["bote/000001", "bote/000002"]
    assert load(sources[0]) == pages["eins.xhtml"].encode()
    article = read_article(sources[0], load(sources[0]))
    assert (article.title, texts(article)) == (TITLE, list(BODY))


# What can't be read


def encrypted_pdf():
    pdf = paper()
    pdf.set_encryption(owner_password="geheim", user_password="geheim")
    return bytes(pdf.output())


def raw_pdf(content, *further):
    """A PDF of one page, with `content` as its stream and `further` objects from number 6."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources 5 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Font << /A << /Type /Font /Subtype /Type1 >> >> /XObject << /F 6 0 R >> >>",
        *further,
    ]
    body, places = b"%PDF-1.4\n", b""
    for number, item in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, places)
    trailer = b"trailer\n<< /Root 1 0 R /Size %d >>\n" % (len(objects) + 1)
    return body + table + trailer + b"startxref\n%d\n%%%%EOF" % len(body)


def forms_in_forms():
    """A page that draws a form, that draws ten, each of which draws ten, and so on."""
    head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 60 /Resources << /XObject << /F %d 0 R >> >> >>"
    forms = [head % (n + 1) + b"\nstream\n" + b"/F Do " * 10 + b"\nendstream" for n in range(6, 15)]
    last = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\nq\nendstream"
    return raw_pdf(zlib.compress(b"/F Do"), *forms, last)


def empty_paper():
    pdf = paper(title=None)
    return bytes(pdf.output())


def docx_with(member, content):
    stream = io.BytesIO(make_docx())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(member, content)
    return stream.getvalue()


DRM = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod '
    'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'
)
FONTS = DRM.replace(
    "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"
)
PAGES = {"a.xhtml": make_page(TITLE, *BODY)}

REFUSED = {
    "a scan": (".pdf", empty_paper, NotText, "has no text layer"),
    "a password": (".pdf", encrypted_pdf, BrokenDocument, "is encrypted"),
    "half a PDF": (".pdf", lambda: b"%PDF-1.7\n" + make_pdf()[200:900], BrokenDocument, "is damaged"),
    "no PDF": (".pdf", lambda: b"<html></html>", BrokenDocument, "no PDF file"),
    "forms in forms": (".pdf", forms_in_forms, NotText, "has no text layer"),
    "a PDF bomb": (".pdf", lambda: raw_pdf(zlib.compress(bytes(80_000_000))), TooLarge, "too intricately"),
    "half a docx": (".docx", lambda: make_docx()[:9000], BrokenDocument, "is damaged"),
    "an old .doc": (".docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), BrokenDocument, "old .doc"),
    "any zip": (".docx", lambda: make_zip({"a.txt": "a"}), BrokenDocument, "no Word document"),
    "a zip bomb": (".docx", lambda: docx_with("word/x.xml", bytes(2**25)), TooLarge, "fill memory"),
    "entities": (".docx", lambda: docx_with("word/x.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), BrokenDocument, "document type"),
    "DRM": (".epub", lambda: make_epub(PAGES, {"META-INF/encryption.xml": DRM}), BrokenDocument, "DRM"),
    "half an epub": (".epub", lambda: make_epub(PAGES)[:400], BrokenDocument, "is damaged"),
    "no package": (".epub", lambda: make_zip({"mimetype": "application/epub+zip"}), BrokenDocument, "is damaged"),
    "only a cover": (".epub", lambda: make_epub({"a.xhtml": make_page("Cover")}), EmptyArticle, "no text"),
    "an epub bomb": (".epub", lambda: make_epub({"a.xhtml": "a" * 2**25}), TooLarge, "fill memory"),
    "no mailbox": (".mbox", lambda: b"Nur Text.\n", BrokenDocument, "no mailbox"),
    "no mail": (".eml", lambda: b"Nur Text, ohne Kopf.\n", NotText, "no mail"),
    "an empty mail": (".eml", lambda: mail(""), NotText, "no text part"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cant_be_read_says_why_in_one_line(case, tmp_path):
    ending, make, kind, why = REFUSED[case]
    (tmp_path / f"a{ending}").write_bytes(make())
    (source,) = find_sources([tmp_path]).sources
    with pytest.raises(kind, match=why) as caught:
        read_article(source, load(source))
    assert str(caught.value).startswith(f"a{ending}: ")
    assert "\n" not in str(caught.value)


def test_fonts_that_are_obfuscated_are_no_drm(tmp_path):
    (tmp_path / "a.epub").write_bytes(make_epub(PAGES, {"META-INF/encryption.xml": FONTS}))
    assert len(find_sources([tmp_path]).sources) == 1


@pytest.mark.parametrize(("ending", "library"), [(".docx", "mammoth"), (".pdf", "pypdf")])
def test_a_missing_extra_names_the_command_that_installs_it(ending, library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r'pip install "translator\[formats\]"') as caught:
        read(SAMPLES[ending], ending)
    assert f"a{ending}: " in str(caught.value)


@pytest.mark.parametrize("ending", SAMPLES)
def test_damage_anywhere_raises_nothing_but_a_reading_error(ending):
    data = SAMPLES[ending]
    for place in range(0, len(data), max(1, len(data) // 40)):
        for damaged in (data[:place], data[:place] + b"\xff\x00" + data[place + 2 :]):
            try:
                read(damaged, ending)
            except ReadingError as error:
                assert "\n" not in str(error)


def test_a_document_under_the_ending_of_a_text_is_told_its_own():
    with pytest.raises(NotText, match=r"PDF file.*\.pdf"):
        read(make_pdf(), ".txt")
    with pytest.raises(NotText, match=r"\.docx"):
        read(make_docx(), ".txt")
