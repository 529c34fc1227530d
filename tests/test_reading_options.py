"""What a person chooses about reading: patterns of their own, and no cleaning at all."""

import time
from pathlib import Path

import pytest

from translator.errors import PatternsError
from translator.reading import READING_VERSION, ReadingOptions, Source, read_article, read_patterns

BODY = [
    "Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanieren. Das sagte die Bürgermeisterin am Montag.",
    "Unser Leser Paul hat dazu ein Gedicht geschrieben, das er der Redaktion am Dienstag schickte.",
    "Während der Bauzeit müssen Autofahrer einen Umweg von zwölf Kilometern fahren. Für Fußgänger gibt es einen Steg.",
]
TEXT = "\n\n".join(["Anzeige", "Ahrenfeld saniert seine Brücke", *BODY[:2], "Loading...", BODY[2]])


def read(text=TEXT, ending=".txt", **options):
    source = Source("a", f"a{ending}", Path(f"a{ending}"), ending)
    return read_article(source, text.encode(), ReadingOptions(**options))


def patterns(folder, text):
    path = folder / "mine.txt"
    path.write_text(text, "utf-8")
    return read_patterns(path)


def texts(article):
    return [paragraph.text for paragraph in article.paragraphs]


def test_own_patterns_drop_and_keep(tmp_path):
    mine = patterns(tmp_path, "# mine\ndrop ^Unser Leser\n\nkeep ^Loading\n")
    article = read(patterns=mine)
    assert texts(article) == [BODY[0], "Loading...", BODY[2]]
    reasons = {item.text: item.reason for item in article.dropped}
    assert reasons[BODY[1]].startswith("your pattern (")
    assert reasons[BODY[1]].endswith("mine.txt, line 2)")


def test_the_first_pattern_that_is_found_decides(tmp_path):
    assert BODY[1] in texts(read(patterns=patterns(tmp_path, "keep Gedicht\ndrop Leser\n")))


def test_patterns_lie_beside_the_work_and_none_are_needed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_patterns(None).rules == ()
    (tmp_path / "patterns.txt").write_text("drop Leser\n")
    assert len(read_patterns(None).rules) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\nhold Leser\n", "line 2: begins with 'hold', not keep or drop; a right line is: drop"),
        ("drop \n", "line 1: no pattern after drop; a right line is: drop"),
        ("keep (Leser\n", "line 1: '(Leser' is no regular expression"),
    ],
)
def test_a_wrong_line_is_named_with_a_right_one(tmp_path, text, words):
    with pytest.raises(PatternsError) as caught:
        patterns(tmp_path, text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_named_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(PatternsError, match="can't be read"):
        read_patterns(tmp_path / "none.txt")


def test_a_pattern_of_exponential_time_does_not_hang(tmp_path):
    slow = patterns(tmp_path, "drop (?:a|aa)+$\n")
    text = "Das Wort ist " + "a" * 90 + "b."
    started = time.process_time()
    with pytest.raises(PatternsError, match="takes more than 1 s"):
        read("\n\n".join([text, *BODY]), patterns=slow)
    assert time.process_time() - started < 5


def test_keep_all_keeps_every_line_of_the_text(tmp_path):
    article = read(keep_all=True)
    assert texts(article) == ["Anzeige", *BODY[:2], "Loading...", BODY[2]]
    assert (article.title, article.dropped) == ("Ahrenfeld saniert seine Brücke", ())


def test_keep_all_cuts_nothing_and_still_knows_the_facts():
    text = 'date 2024-11 "Ein guter Tag" Ahrenfeld saniert Brücke Stand: 15.11.2024 11:42 Uhr'
    article = read("\n\n".join([text, *BODY]), keep_all=True)
    assert texts(article) == [text, *BODY]
    assert (article.date, article.time) == ("2024-11-15", "11:42")


def test_keep_all_keeps_the_menus_of_a_page():
    page = f"<html><body><nav>Start</nav><h1>Neue Brücke</h1><p>{BODY[0]}</p></body></html>"
    assert texts(read(page, ".html", keep_all=True))[-1] == BODY[0]
    assert "Start" in texts(read(page, ".html", keep_all=True))


def test_the_signature_says_what_was_chosen_and_is_the_old_one_without(tmp_path):
    one, same, other = (
        patterns(tmp_path, text) for text in ("drop A\n", "# x\ndrop A\n", "drop B\n")
    )
    assert ReadingOptions().version == READING_VERSION
    assert ReadingOptions(patterns=one).version == ReadingOptions(patterns=same).version
    versions = {
        ReadingOptions(*chosen).version
        for chosen in [(), (True,), (False, True), (False, False, one), (False, False, other)]
    }
    assert len(versions) == 5
