"""What the checks find wrong is put right where it can be, and recorded; nothing gets worse."""

from __future__ import annotations

import pytest

from translator.article import Flag
from translator.engines import Hypothesis, Search, piece_spans
from translator.translation import translate_sentences
from translator.translation.alignment import Alignment
from translator.translation.drafts import Draft, is_better
from translator.translation.figure_repair import apply, figures_lost, insertions, prefix
from translator.translation.figures import lost_figures
from translator.translation.repair import repair


class Scripted:
    """An engine that says what it is told: by the kind of search and the prefix."""

    callers = 1

    def __init__(self, first, *, loops=None, others=(), goes_on=None, parts=None):
        self.first, self.loops, self.others = first, loops, others
        self.goes_on, self.parts = goes_on, parts
        self.asked: list[tuple[Search, str]] = []

    def count(self, segments):
        return [len(segment.split()) for segment in segments]

    def pieces(self, segment):
        return segment.split()

    def translate(self, segments):
        return (hypothesis(self.parts or self.first) for _ in segments)

    def search(self, segments, search, prefixes=None):
        starts = iter(prefixes) if prefixes is not None else None
        for _ in segments:
            start = next(starts) if starts else ""
            self.asked.append((search, start))
            yield tuple(map(hypothesis, self.said(search, start)))

    def said(self, search, start):
        if start:
            return [self.goes_on or start]
        if search.no_repeat:
            return [self.loops or self.first]
        if search.hypotheses > 1:
            return [self.first, *self.others][: search.hypotheses]
        return [self.first]


def hypothesis(text):
    return Hypothesis(text, -0.3, complete=True, pieces=tuple(text.split()))


def translated(engine, source):
    (chunk,) = translate_sentences(engine, [source])
    return chunk[source]


@pytest.mark.parametrize(
    ("source", "said", "repaired"),
    [
        ("Es kamen 10.000 Menschen.", "10 people came.", "10,000 people came."),
        ("Er gewann mit 83:76.", "He won 8-637-4.", "He won 83-76."),
        ("Am 3. Mai 2024 kam er.", "On 8 May 2024 he came.", "On 3 May 2024 he came."),
        ("Um 13.30 Uhr kam er.", "He came at 11:30 p.m.", "He came at 1:30 p.m."),
        ("Vier Menschen starben dort.", "Two people died there.", "Four people died there."),
    ],
)
def test_a_lost_figure_takes_the_place_of_an_invented_one(source, said, repaired):
    found = translated(Scripted(said), source)
    assert found.text == repaired
    assert all(flag.severity == "info" for flag in found.flags)
    assert found.repairs[-1].name == "figures"
    assert found.repairs[-1].before == said


def test_a_lost_name_takes_the_place_of_an_invented_one(monkeypatch):
    def names_only(source, target, **_):
        if "Scholz" in target:
            return ()
        lost = Flag("names", "error", "Not in the English: Olaf Scholz.")
        return (lost, Flag("names", "error", "Not in the German: Oslo Scholarship."))

    monkeypatch.setattr("translator.translation.drafts.check", names_only)
    found = translated(Scripted("Yesterday Oslo Scholarship came."), "Gestern kam Olaf Scholz.")
    assert found.text == "Yesterday Olaf Scholz came."
    assert [repair.name for repair in found.repairs] == ["names"]


def test_a_lost_figure_without_another_in_its_place_is_where_the_model_goes_on_from():
    engine = Scripted("Prices rose this year.", goes_on="Prices rose by 12 percent this year.")
    found = translated(engine, "Die Preise stiegen um 12 Prozent.")
    assert found.text == "Prices rose by 12 percent this year."
    assert next(start for _, start in engine.asked if start).endswith("12")


def test_where_the_model_loses_it_again_the_figure_goes_in_all_the_same():
    engine = Scripted("Prices rose this year.", goes_on="Prices rose this year.")
    found = translated(engine, "Die Preise stiegen um 12 Prozent.")
    assert "12" in found.text
    assert found.repairs[-1].message == ("12 had been lost, and was put where it seems to belong.")


def test_a_loop_is_translated_again_without_repetition():
    said = "The train goes to the train goes to the train goes to Hamburg."
    engine = Scripted(said, loops="The train goes to Hamburg.")
    found = translated(engine, "Der Zug fährt heute Abend nach Hamburg.")
    assert found.text == "The train goes to Hamburg."
    assert [(r.name, r.before) for r in found.repairs] == [("repetition", said)]


def test_another_hypothesis_is_taken_where_the_checks_hold_less_against_it():
    engine = Scripted("Der Zug fährt nicht.", others=["The train doesn't run."])
    found = translated(engine, "Der Zug fährt nicht.")
    assert found.text == "The train doesn't run."
    assert found.repairs[0].name == "n-best"


def test_what_the_checks_let_pass_is_not_touched():
    engine = Scripted("She has two children.")
    assert translated(engine, "Sie hat zwei Kinder.").repairs == ()
    assert len(engine.asked) == 1


def test_a_repair_that_breaks_something_else_is_not_taken():
    old = draft("Er hat 5 Hunde und 7 Katzen.", "He has 5 dogs and cats.")
    worse = draft(old.source, "He has 7 dogs dogs dogs and cats.")
    better = draft(old.source, "He has 5 dogs and 7 cats.")
    assert is_better(better, old)
    assert not is_better(worse, old)
    assert not is_better(old, old)


def test_the_same_sentence_gets_the_same_english_in_any_company(engine):
    sentence = "Am Freitag kamen etwa 10.000 Menschen in die Stadt."
    alone = translated(engine, sentence)
    others = [f"Er hat {number} Bücher und {number + 3} Hefte." for number in range(20)]
    together = {}
    for chunk in translate_sentences(engine, [*others, sentence]):
        together.update(chunk)
    assert together[sentence].repairs == alone.repairs
    assert together[sentence].text == alone.text


def test_figures_come_through_the_real_engine(engine):
    sentences = [
        "Im Jahr 2023 stieg der Anteil auf 40,5 Prozent.",
        "Am 15.11.2024 gewann Schalke mit 3:1 gegen Mainz 05.",
        "Die Firma zahlte 1,5 Mio. Euro an 312 Mitarbeiter.",
    ]
    for chunk in translate_sentences(engine, sentences):
        for source, found in chunk.items():
            assert lost_figures(source, found.text) == []


def test_repair_keeps_the_order():
    drafts = [draft("Er hat 5 Hunde.", "He has dogs."), draft("Ja, gut.", "Yes, good.")]
    done = repair(Scripted("He has dogs."), drafts)
    assert [each.source for each in done] == [each.source for each in drafts]


SOURCE, TARGET = "Seit Mai 2024 sind 312 Züge verspätet.", "Since 2024 trains have been late."


def test_a_month_goes_before_its_year_and_a_figure_where_the_decoder_looked():
    pieces = SOURCE.split()
    looked = {"trains": 4}
    rows = tuple(
        tuple(float(looked.get(word) == n) for n in range(len(pieces))) for word in TARGET.split()
    )
    alignment = Alignment(
        SOURCE, TARGET, piece_spans(SOURCE, pieces), piece_spans(TARGET, TARGET.split()), rows
    )
    lost = figures_lost(SOURCE, TARGET)
    assert [one.english for one in lost] == ["May", "312"]
    assert apply(TARGET, insertions(alignment, lost)) == (
        "Since May 2024 312 trains have been late."
    )
    assert prefix(alignment, lost) == "Since May"


def draft(source, target):
    return Draft.of(source, [hypothesis(target)])
