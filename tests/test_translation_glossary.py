"""Terms are found in German as it inflects, and a glossary that can't be read says which line."""

from __future__ import annotations

import time

import pytest

from translator.errors import GlossaryError
from translator.translation import Glossary
from translator.translation.entries import shipped_entries


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return Glossary.load()


def own(folder, text: str) -> Glossary:
    path = folder / "mine.tsv"
    path.write_text(text, "utf-8")
    return Glossary.load(path)


FOUND = [
    ("Das Urteil des Bundesverfassungsgerichts fällt im Mai.", ["Federal Constitutional Court"]),
    ("Er klagte vor dem Bundesverfassungsgericht.", ["Federal Constitutional Court"]),
    ("Die Landgerichte sind überlastet.", ["regional court"]),
    ("Ein ukrainischer Bauer half ukrainischen Soldaten.", ["Ukrainian", "Ukrainian"]),
    ("Die Rede des Europäischen Gerichtshofs", ["European Court of Justice"]),
    (
        "der Europäische Gerichtshof für Menschenrechte",
        ["European Court of Human Rights"],
    ),
    ("Auswärtiges Amt und Auswärtigen Amtes", ["Foreign Office", "Foreign Office"]),
    ("Beim Nato-Gipfel in Den Haag", ["NATO", "The Hague"]),
    ("Seit dem Ukraine-Krieg und dem Ukrainekrieg", ["war in Ukraine", "war in Ukraine"]),
    ("KIEW MELDET ANGRIFFE AUF CHARKIW", ["Kyiv", "Kharkiv"]),
    ("Selenskyjs Rede in Kiew", ["Zelensky", "Kyiv"]),
    ("Die Staatsanwältinnen und Präsidenten", ["prosecutor"]),
    ("Mehrere Bundesländer, in zwei Bundesländern", ["federal state", "federal state"]),
    ("Im Aussenministerium der Schweiz", ["Foreign Ministry", "Switzerland"]),
    ("In der Neuen Zürcher Zeitung stand es.", ["Neue Zürcher Zeitung"]),
    ("Rot-weißes Trikot, kein Weißes Haus", ["White House"]),
]

NOT_FOUND = [
    "Adrian fährt nach Rheine.",
    "Er posierte und sie lobte die Reise.",
    "Die Pole-Position ging an ihn.",
    "Sie haben es gewusst.",
    "Weiß, Haus und Hof",
    "Vereinte, Nationen",
    "",
    "–",
]


@pytest.mark.parametrize(("german", "english"), FOUND)
def test_terms_are_found_as_they_inflect(shipped, german, english):
    assert [match.entry.preferred for match in shipped.terms(german)] == english


@pytest.mark.parametrize("german", NOT_FOUND)
def test_words_that_only_look_like_terms_are_none(shipped, german):
    assert shipped.terms(german) == ()


def test_a_match_says_where_it_stands(shipped):
    source = "Gestern sprach das Weiße Haus davon."
    (match,) = shipped.terms(source)
    assert source[match.start : match.end] == match.text == "Weiße Haus"


HELD = [
    ("Kiew meldet Angriffe.", "Kyiv reports attacks.", True),
    ("Kiew meldet Angriffe.", "Kiev reports attacks.", False),
    ("Selenskyjs Rede", "Zelenskyy’s speech", True),
    ("Erdoğan kommt.", "Erdogan is coming.", True),
    ("Die Vereinigten Staaten drohen.", "The U.S. threatens.", True),
    ("Die Vereinigten Staaten drohen.", "They threaten us.", False),
    ("Zwei Außenminister kamen.", "Two foreign ministers came.", True),
    ("Ein Bundestagsabgeordneter ging.", "Two members of parliament left.", True),
    ("Der Uno-Generalsekretär warnt.", "The UN Secretary General warns.", True),
    ("Bundestag", "BUNDESTAG", True),
]


@pytest.mark.parametrize(("german", "english", "held"), HELD)
def test_accepted_forms_count_and_others_dont(shipped, german, english, held):
    assert (not shipped.missing(german, english)) is held


def test_a_missing_term_is_flagged_in_words(shipped):
    (flag,) = shipped.check("Der Machthaber schwieg.", "The owner was silent.")
    assert (flag.name, flag.severity) == ("glossary", "warning")
    assert flag.message == "Glossary: „Machthaber“ should be “ruler”."


def test_a_persons_own_term_wins_and_the_shipped_ones_stay(tmp_path):
    mine = own(tmp_path, "# mine\nMachthaber\tstrongman\nDeich\tthe dyke | levee\tcoast\n")
    found = mine.terms("Der Machthaber besuchte den Deich bei Kiew.")
    assert [match.entry.preferred for match in found] == ["strongman", "dyke", "Kyiv"]
    assert found[1].entry.article


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("Netz\tgrid", "NETZ Netz netz Netze", 3),
        ("Netz\tgrid\t\texact", "NETZ Netz netz Netze", 2),
        ("Netz\tgrid\t\tany", "NETZ Netz netz Netze", 4),
        ("laut\tloud", "laut Laut LAUTER", 3),
        ("IS\tIslamic State\t\texact", "IS Is is", 1),
    ],
)
def test_the_case_rule_decides_on_capitals(tmp_path, line, text, found):
    assert len(own(tmp_path, line).terms(text)) == found


BROKEN = [
    (b"Netz grid\n", "line 1: no tab"),
    (b"# mine\n\nNetz\tgrid\nNetz\tnet\n", "line 4: 'Netz' stands in line 3 already"),
    (b"Netz | Netz\tgrid\n", "line 1: the same German twice"),
    (b"Netz\tgrid\nM\xfcnze\tcoin\n", "line 2: not UTF-8"),
    (b"Netz\t\n", "line 1: an empty term"),
    (b"\tgrid\n", "line 1: an empty term"),
    (b"Netz\tgrid | \n", "line 1: an empty term"),
    (b"Netz\tthe \n", "line 1: an empty term"),
    (b"Netz\tgrid\t\tloud\n", "line 1: unknown case rule 'loud'"),
    (b"Netz\tgrid\t\tany\tmore\n", "line 1: more than four columns"),
]


@pytest.mark.parametrize(("data", "words"), BROKEN)
def test_a_broken_line_is_named(tmp_path, data, words):
    path = tmp_path / "mine.tsv"
    path.write_bytes(data)
    with pytest.raises(GlossaryError) as caught:
        Glossary.load(path)
    assert f"mine.tsv, {words}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(GlossaryError, match="can't be read"):
        Glossary.load(tmp_path / "none.tsv")


def test_windows_files_are_read(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"\xef\xbb\xbfNetz\tgrid\r\nDeich\tdyke\r\n")
    found = Glossary.load(path).terms("Netz und Deich")
    assert [match.entry.preferred for match in found] == ["grid", "dyke"]


def test_the_digest_is_of_the_terms_and_not_of_notes(tmp_path, shipped):
    assert own(tmp_path, "# only a comment\n").digest == shipped.digest
    with_note = own(tmp_path, "Netz\tgrid\tof the city\n").digest
    assert with_note == own(tmp_path, "Netz\tgrid\n").digest
    assert len({with_note, shipped.digest, own(tmp_path, "Netz\tthe grid\n").digest}) == 3


def test_the_shipped_glossary_is_large_and_clean():
    entries = shipped_entries()
    german = [text for entry in entries for text in entry.german]
    assert len(entries) >= 400
    assert len(set(german)) == len(german)
    for entry in entries:
        for text in (*entry.german, *entry.english):
            assert text == " ".join(text.split())
        assert len(set(entry.english)) == len(entry.english), entry


def test_every_shipped_term_is_found_by_its_own_name(shipped):
    lost = [
        german
        for entry in shipped_entries()
        for german in entry.german
        if [match.entry for match in shipped.terms(german)] != [entry]
        or shipped.missing(german, entry.preferred)
    ]
    assert lost == []


def test_many_terms_cost_no_more_than_few(tmp_path):
    sentence = "Am Montag sprach der Präsident des Landes in der Hauptstadt mit seinen Gästen."
    many = own(tmp_path, "".join(f"Wort{number}\tword{number}\n" for number in range(20_000)))
    many.terms(sentence)  # the index is made at the first look
    started = time.process_time()
    for _ in range(2_000):
        many.terms(sentence)
    assert time.process_time() - started < 1.0  # an order of magnitude more than it takes


@pytest.mark.parametrize(
    ("german", "english", "expected"),
    [
        (
            "Russlands Machthaber Wladimir Putin",
            "Russia's ruler Wladimir Putin",
            "Russia's ruler Vladimir Putin",
        ),
        ("Kyrylo Budanow", "Kyrylo Budanow", "Kyrylo Budanov"),
        ("der Präsident", "the president", "the president"),
        ("Anna Kiewitz", "Anna Kiewitz", "Anna Kiewitz"),
    ],
)
def test_names_that_stayed_german_are_spelled_in_english(german, english, expected):
    assert Glossary.load().spelled(german, english) == expected
