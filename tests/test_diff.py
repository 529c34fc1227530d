"""Two states of the same articles: what changed, how much, and why."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from diff_samples import SHA, brief, changed, entry, everything, failed, state
from store_samples import FIGURE, OTHER_MODEL, SHORT, SIGNATURE

from translator.article import Flag
from translator.brief import Fact, Point, Title
from translator.diff import ASPECTS, compare, only, summary
from translator.diff.reasons import update

FIRST, SECOND, THIRD = brief().points


def point(text, en=None, number=0, **changes):
    return replace(Point(text, en or text, number, (0, len(text)), 0.5), **changes)


@pytest.mark.parametrize(
    ("before", "after", "kinds", "reasons"),
    [
        (None, entry(brief()), ["new"], []),
        (entry(brief()), None, ["gone"], []),
        (entry(brief()), entry(brief(), "failed", "cut"), ["failed"], []),
        (None, failed(), ["failed"], []),
        (failed(), failed(error="a.txt is no text"), ["failed"], []),
        (failed(), entry(brief()), ["new"], ["recovered"]),
        (entry(brief(), "failed", "cut"), entry(brief()), ["remade"], ["recovered"]),
        (entry(brief()), entry(brief(sha256=SHA[0])), ["source", "remade"], ["article"]),
        (entry(brief()), entry(brief(source="a.md")), ["remade"], ["renamed"]),
        (entry(brief()), entry(brief(signature=OTHER_MODEL)), ["remade"], ["model"]),
        (
            entry(brief()),
            entry(brief(signature=OTHER_MODEL, title=Title(brief().title.de, "A bridge"))),
            ["translation"],
            ["model"],
        ),
        (
            entry(brief()),
            entry(brief(signature=OTHER_MODEL, title=Title(brief().title.de, brief().title.en + "!"))),
            ["form"],
            ["model"],
        ),
        (
            entry(brief()),
            entry(brief(sha256=SHA[0], date="2024-11-16")),
            ["source", "details"],
            ["article"],
        ),
        (
            entry(brief()),
            entry(brief(signature=replace(SIGNATURE, checks="2"), flags=())),
            ["details"],
            ["checks"],
        ),
        (
            entry(brief()),
            entry(brief(signature=replace(SIGNATURE, summariser="lead 1"), points=(FIRST, SECOND))),
            ["selection"],
            ["summariser"],
        ),
        (
            entry(brief()),
            entry(brief(signature=replace(SIGNATURE, reading="2"), points=(
                replace(FIRST, de=FIRST.de.replace("*neue*", "neue alte")), SECOND, THIRD
            ))),
            ["wording"],
            ["reading"],
        ),
    ],
)  # fmt: skip
def test_each_change_has_its_kinds_and_reasons(before, after, kinds, reasons):
    diff = compare(state(before) if before else {}, state(after) if after else {})
    (change,) = diff.articles
    assert (list(change.kinds), [it.name for it in change.reasons]) == (kinds, reasons)
    assert diff.counts[kinds[0]] == 1
    assert diff.changed == (kinds != ["remade"])


@pytest.mark.parametrize("same", [entry(brief()), failed()])
def test_what_stays_is_only_counted(same):
    diff = compare(state(same), state(same), unchanged=2)
    assert (diff.articles, diff.unchanged, diff.changed) == ((), 3, False)
    assert summary(diff) == "0 articles changed, 3 unchanged"


def test_an_article_under_another_name_is_found_by_its_bytes():
    before = state(entry(brief("a")), entry(brief("b", sha256=SHA[1])))
    after = state(entry(brief("c", sha256=brief("a").sha256)), entry(brief("b", sha256=SHA[1])))
    (change,) = compare(before, after).articles
    assert (change.article, change.kinds) == ("c", ("remade",))
    assert change.reasons[0].message == "the file was moved: a.txt → c.txt"


def test_what_a_run_saw_move_is_known_by_that():
    went, rest = entry(brief("a", sha256=SHA[1])), entry(brief("b", sha256=SHA[1]))
    came = replace(entry(brief("c", sha256=SHA[1])), renamed="b")
    changes = compare(state(went, rest), state(came)).articles
    assert [(it.article, it.kind) for it in changes] == [("a", "gone"), ("c", "remade")]


def test_of_several_with_the_same_bytes_none_is_taken_for_another():
    before = state(entry(brief("a", sha256=SHA[1])), entry(brief("b", sha256=SHA[1])))
    after = state(entry(brief("c", sha256=SHA[1])))
    assert sorted(it.kind for it in compare(before, after).articles) == ["gone", "gone", "new"]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            {"model": "opus", "fingerprint": "cd" * 32},
            "the model changed: embedded abab… → opus cdcd…",
        ),
        ({"model": "mine"}, "the model has another name: embedded → mine, the same files"),
        (
            {"fingerprint": "cd" * 32},
            "the model embedded has other files: embedded abab… → embedded cdcd…",
        ),
        ({"reading": "2"}, "articles are read in another way: 1 → 2"),
        ({"splitting": "2"}, "sentences are split in another way: 1 → 2"),
        ({"engine": "transformers"}, "the engine changed: ctranslate2 4.8 int8 → transformers"),
        ({"decoding": "beam 1"}, "the decoding changed: beam 4 → beam 1"),
        ({"glossary": "ef" * 32}, "the glossary changed: none → efef…"),
        ({"checks": "2"}, "the checks and repairs changed: 1 → 2"),
        ({"summariser": "lead 1, facts 1"}, "the summariser changed: extractive 1 → lead 1"),
        (
            {"recurring": "ef" * 32},
            "other lines of it recur in the articles beside it, and were left out",
        ),
        ({"corrections": "ef" * 32}, "a person corrected its sentences"),
    ],
)
def test_reasons_are_said_in_words(part, message):
    change = changed(brief(), brief(signature=replace(SIGNATURE, **part)))
    assert [it.message for it in change.reasons] == [message]


def test_corrections_can_be_taken_back_and_made_again():
    one, other = (replace(SIGNATURE, corrections=it * 32) for it in ("ab", "cd"))
    back = changed(brief(signature=one), brief())
    again = changed(brief(signature=one), brief(signature=other))
    assert back.reasons[0].message == "corrections were taken back"
    assert again.reasons[0].message == "a person corrected its sentences again"


def test_several_reasons_are_all_told():
    later = brief(sha256=SHA[0], signature=replace(OTHER_MODEL, decoding="beam 1"))
    assert [it.name for it in changed(brief(), later).reasons] == ["article", "model", "decoding"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a b c|d e f", "a b c|d e g", "of its sentences 1 changed"),
        ("a b c", "a b c|x y z", "of its sentences 1 added"),
        (
            "a b c|d e f|g h i",
            "g h x|j k l|a b c",
            "of its sentences 1 added, 1 removed, 1 changed",
        ),
        ("a|b", "b|a", "the same sentences in another order"),
        ("a|b", "a|b", "no sentence differs"),
    ],
)
def test_an_update_is_told_in_sentences(before, after, told):
    assert update(before.split("|"), after.split("|")) == told


def test_sentences_are_asked_for_only_where_bytes_differ():
    asked = []

    def sentences(article):
        asked.append(article)
        return ["Ein Satz."]

    before = state(entry(brief("a")), entry(brief("b")))
    after = state(entry(brief("a", signature=OTHER_MODEL)), entry(brief("b", sha256=SHA[1])))
    compare(before, after, sentences=(sentences, sentences))
    assert asked == ["b", "b"]


# Points.


def points(old, new):
    return changed(brief(points=tuple(old)), brief(points=tuple(new), sha256=SHA[0])).points


def test_points_are_matched_by_their_german():
    better = replace(SECOND, en="On 3 October three cranes stood.", flags=())
    (change,) = points([FIRST, SECOND], [FIRST, better])
    assert change.kind == "changed"
    assert change.de == (("same", SECOND.de),)
    assert change.flags == (("gone", f"figures: {FIGURE.message}"),)
    assert [it.kind for it in points([FIRST], [THIRD])] == ["new", "gone"]


def test_a_reworded_sentence_is_a_change_and_not_another_point():
    reworded = replace(FIRST, de=FIRST.de.replace("neue", "breite"))
    (change,) = points([FIRST, SECOND], [reworded, SECOND])
    assert change.kind == "changed"
    assert ("gone", "neue") in change.de


def test_a_shortened_sentence_is_matched_by_the_whole_one():
    whole = "Die Stadt baut eine Brücke, die sie seit langem plant und die nun bezahlt ist."
    short = point("Die Stadt baut.", whole=Title(whole, "whole"))
    (change,) = points([point(whole)], [short])
    assert change.kind == "changed"


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ([0, 1, 2, 3], []),
        ([3, 0, 1, 2], [(4, 1)]),
        ([1, 2, 3, 0], [(1, 4)]),
        ([0, 2, 1, 3], [(3, 2)]),
    ],
)
def test_a_point_that_moved_is_told_from_those_that_made_room(order, moved):
    old = [point(text) for text in ("Rot ist der Wein.", "Blau war ein Meer.", "Grün.", "Weiß")]
    found = points(old, [old[at] for at in order])
    assert [it.kind for it in found] == ["moved"] * len(moved)
    assert [it.places for it in found] == moved


def test_a_point_can_move_and_change():
    better = replace(THIRD, en="The council voted for it.")
    (change,) = points([FIRST, SECOND, THIRD], [better, FIRST, SECOND])
    assert (change.kind, change.moved, change.places) == ("changed", True, (3, 1))


def test_another_score_is_no_change():
    assert points([FIRST], [replace(FIRST, score=0.9, span=(5, 9))]) == ()


@pytest.mark.parametrize(
    ("scores", "matters"), [((0.9, 0.9), False), ((0.9, 0.3), True), ((0.9, 0.85), False)]
)
def test_a_score_matters_where_the_rank_changes_with_it(scores, matters):
    rest = [replace(SECOND, score=0.5), replace(THIRD, score=0.2)]
    old, new = replace(FIRST, score=scores[0]), replace(FIRST, score=scores[1], en="Another.")
    (change,) = points([old, *rest], [new, *rest])
    assert change.salience is matters
    assert change.scores == scores


def test_a_doubt_that_measures_otherwise_is_the_same_doubt():
    was, now = (Flag("unsure", "warning", f"confidence {n}%") for n in (33, 38))
    assert points([replace(FIRST, flags=(was,))], [replace(FIRST, flags=(now,), en="New.")])[
        0
    ].flags == (("same", "unsure: confidence 38%"),)


def test_a_new_doubt_is_a_change():
    (change,) = points([FIRST], [replace(FIRST, flags=(FIGURE,))])
    assert change.kind == "changed"
    assert change.en == (("same", FIRST.en),)
    assert change.flags == (("new", f"figures: {FIGURE.message}"),)


# Texts, facts, doubts about the whole.


def test_the_summary_may_be_another_sentence_which_exchanges_no_figures():
    summary_of = [
        Title("Am Montag kamen 20 nach Rom.", "On Monday 20 came to Rome."),
        Title("Nein.", "No."),
    ]
    old, new = (brief(summary=it) for it in summary_of)
    change = changed(old, replace(new, signature=replace(SIGNATURE, summariser="x")))
    (text,) = change.texts
    assert (text.name, text.meaning.figures, change.kinds) == ("summary", (), ("selection",))


def test_a_brief_of_an_earlier_version_had_no_summary():
    change = changed(brief(summary=None), brief(signature=OTHER_MODEL))
    assert change.texts[0].en == (("new", FIRST.en),)


def fact(de, value=None, kind="figure", en=None):
    return Fact(kind, de, en or de, 0, (0, 1), value)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ([fact("3 Kräne", "3")], [fact("4 Kräne", "4")], ["changed"]),
        ([fact("3 Kräne", "3")], [fact("4 Züge", "4")], ["new", "gone"]),
        ([fact("3 Kräne", "3")], [fact("3 Kräne", "3")], []),
        (
            [fact("Montag", "2024-11-11", "when")],
            [fact("Montag", "2024-11-18", "when")],
            ["changed"],
        ),
        # Which of two became which isn't known.
        ([fact("3 %", "3"), fact("4 %", "4")], [fact("5 %", "5")], ["new", "gone", "gone"]),
        ([fact("Lea Brandt", None, "who")], [], ["gone"]),
    ],
)
def test_facts_come_go_and_change_their_value(old, new, kinds):
    change = changed(brief(facts=tuple(old)), brief(facts=tuple(new), sha256=SHA[0]))
    assert sorted(it.kind for it in change.facts) == sorted(kinds)
    assert all(it.meaning.figures for it in change.facts if it.kind == "changed")


def test_doubts_about_the_whole_come_and_go():
    assert changed(brief(flags=(SHORT,)), brief(flags=(), sha256=SHA[0])).flags == (
        ("gone", f"length: {SHORT.message}"),
    )


# The order.

LADDER = [  # each means more than the next
    "On Monday Weber did not say that 11,000 people met in the town of Rom.",
    "On Monday Weber did not say that 10,000 people met in the town of Wien.",
    "On Monday Weber said that 10,000 people may meet in the town of Rom.",
    "On Monday Weber said that 10,000 citizens gathered in the village of Rom.",
    "On Monday, Weber said that 10.000 people met in the town of Rom",
]
PLAIN = "On Monday Weber said that 10,000 people met in the town of Rom."


def test_articles_stand_in_the_order_of_what_they_mean():
    names = "edcba"
    before = state(*(entry(brief(it, points=(point("Satz", PLAIN),))) for it in names))
    after = state(
        *(
            entry(brief(it, points=(point("Satz", text),), signature=OTHER_MODEL))
            for it, text in zip(names, LADDER, strict=True)
        )
    )
    assert [it.article for it in compare(before, after).articles] == list(names)


def test_points_stand_in_the_order_of_what_they_mean():
    german = ["Rot ist der Wein.", "Blau war ein Meer.", "Grün ja.", "Weiß nein", "Gelb"]
    old = [point(it, PLAIN) for it in german]
    new = [point(it, text) for it, text in zip(german, reversed(LADDER), strict=True)]
    change = changed(brief(points=tuple(old)), brief(points=tuple(new), signature=OTHER_MODEL))
    assert [it.places[0] for it in change.points] == [5, 4, 3, 2, 1]


def test_no_amount_of_other_words_outweighs_a_figure():
    texts = [point(f"Satz{n}", f"word{n}") for n in range(10)]
    many = changed(
        brief(points=tuple(texts[:5])),
        brief(points=tuple(texts[5:]), title=Title("Anders", "Other"), sha256=SHA[0]),
    )
    one = changed(
        brief(points=(point("Es sind 3.", "It is 3."),)),
        brief(points=(point("Es sind 4.", "It is 4."),), sha256=SHA[0]),
    )
    assert many.weight < one.weight


def test_the_same_figure_in_headline_and_point_weighs_once():
    old, new = (f"They were {n} of them." for n in (300, 400))
    points_ = {"points": (point("Satz", old),)}, {"points": (point("Satz", new),)}
    once = changed(brief(**points_[0]), brief(**points_[1], sha256=SHA[0]))
    twice = changed(
        brief(**points_[0], title=Title("Titel", old)),
        brief(**points_[1], title=Title("Titel", new), sha256=SHA[0]),
    )
    assert once.weight <= twice.weight < once.weight + 5


# The filter.


@pytest.mark.parametrize(
    ("aspect", "articles", "items"),
    [
        ("figures", ["a"], 2),
        ("form", ["b"], 1),
        ("names", [], 0),
        ("facts", ["a"], 1),
        ("flags", ["a"], 1),
        ("selection", ["a"], 1),
    ],
)
def test_a_filter_keeps_what_changed_in_one_aspect(aspect, articles, items):
    diff = everything()
    kept = only(diff, [aspect])
    assert [it.article for it in kept.articles] == articles
    assert sum(len(it.items) for it in kept.articles) == items
    assert kept.passed_over == len(diff.articles) - len(articles)


def test_all_aspects_together_keep_every_text():
    diff = everything()
    kept = only(diff, ASPECTS)
    assert sum(len(it.items) for it in kept.articles) == sum(len(it.items) for it in diff.articles)


def test_thousands_of_articles_are_compared_while_one_waits():
    old = [
        f"Am Montag haben {n} Leute in der Stadt Dresden über die Brücke geredet." for n in range(5)
    ]
    new = [it.replace("geredet", "gestritten") for it in old]
    before, after = (
        state(
            *(
                entry(brief(f"a{n}", points=tuple(map(point, texts)), sha256=sha))
                for n in range(500)
            )
        )
        for texts, sha in ((old, SHA[1]), (new, SHA[2]))
    )
    started = time.monotonic()
    diff = compare(before, after)
    assert len(diff.articles) == 500
    assert time.monotonic() - started < 20  # 1 s where nothing else runs
