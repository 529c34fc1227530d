"""What makes a sentence salient, and that the weights that ship say what they were learned on."""

from __future__ import annotations

import json
import time

import pytest
from plain_articles import article

from training.ranker import train as training
from training.ranker.teasers import HELD_BACK, fold_of, plain_article, read_teasers
from translator.summary import load_summariser
from translator.summary.extractive import SHIPPED, Extractive, load
from translator.summary.features import NAMES, sheet
from translator.summary.salience import Salience, ranking

TEXTS = [
    "Die Stadt Neustadt baut eine Brücke über die Saale.",
    "„Wir freuen uns“, sagte Bürgermeisterin Eva Roth.",
    "Im Juli 2027 sollen 12.000 Autos am Tag darüber fahren.",
    "Warum dauert der Bau so lange?",
]


def figures(texts, name, title="Neue Saalebrücke", kinds=None):
    rows = list(zip(texts, kinds or ["body"] * len(texts), strict=True))
    made = sheet(article(rows, title), range(len(texts)))
    return [row[NAMES.index(name)] for row in made.rows]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("position 1/n", [1, 1 / 2, 1 / 3, 1 / 4]),
        ("opens paragraph", [1, 1, 1, 1]),
        ("figures", [0, 0, 2, 0]),
        ("day", [0, 0, 1, 0]),
        ("says", [0, 1, 0, 0]),
        ("opens with quote", [0, 1, 0, 0]),
        ("question", [0, 0, 0, 1]),
        ("names", [1, 2, 0, 0]),
        ("words", [9, 7, 10, 6]),
    ],
)
def test_the_figures_of_a_sentence(name, expected):
    assert figures(TEXTS, name) == pytest.approx(expected)


def test_the_title_is_met_in_parts_of_words():
    found = figures(TEXTS, "title parts")
    assert found[0] > 0.3 > found[2]


def test_likeness_has_a_direction():
    texts = [TEXTS[0], "Die Brücke über die Saale ist alt.", "Es regnet in Hamburg seit Tagen."]
    earlier, later = figures(texts, "like earlier"), figures(texts, "like later")
    assert earlier[0] == 0 < earlier[1]
    assert later[0] > 0 == pytest.approx(later[1])


def test_what_was_said_comes_later_in_the_ranking():
    same = {"brück": 1.0}
    salience = Salience((3.0, 2.9, 1.0), (same, same, {"wetter": 1.0}), redundancy=2.5)
    assert ranking(salience) == [0, 2, 1]
    assert ranking(Salience((3.0, 2.9, 1.0))) == [0, 1, 2]
    assert salience.shares()[0] == 1


@pytest.mark.parametrize("name", ["textrank", "lexrank"])
def test_the_graph_methods_prefer_what_is_like_the_rest(name):
    texts = [
        "Ein Bäcker verteilt Brötchen.",
        "Die Elbe steigt und bedroht die Brücke.",
        "Die Brücke über die Elbe ist gesperrt.",
        "Die Feuerwehr bewacht Elbe und Brücke.",
    ]
    source = article([(text, "body") for text in texts])
    salience = load_summariser(name).weigh(source, range(4))
    assert ranking(salience)[-1] == 0


SUBTITLE = "Neustadt sperrt die alte Saalebrücke."
FULLER = "Die Stadt Neustadt sperrt am Montag die alte Saalebrücke für sechs Monate."
OTHER = "Ein Gutachten hatte im Frühjahr Risse an zwei Pfeilern gefunden."


@pytest.mark.parametrize(
    ("texts", "lead", "expected"),
    [
        ([SUBTITLE, FULLER, OTHER], 1, [0]),
        ([SUBTITLE, OTHER, FULLER], 1, [0]),
        ([SUBTITLE, "Doch " + FULLER, OTHER], 1, []),  # that one hangs in the air
        ([FULLER, SUBTITLE, OTHER], 1, []),
        ([SUBTITLE, OTHER, OTHER], 1, []),
        ([SUBTITLE, FULLER, OTHER], 0, []),
    ],
)
def test_a_subtitle_gives_way_to_the_sentence_that_says_it_more_fully(texts, lead, expected):
    rows = [(text, "lead" if place < lead else "body") for place, text in enumerate(texts)]
    source = article(rows)
    assert list(sheet(source, range(3)).announced) == expected


def test_positions_start_anew_behind_a_subtitle():
    kinds = ["lead", "body", "body"]
    found = figures([SUBTITLE, FULLER, OTHER], "position 1/n", kinds=kinds)
    assert found == pytest.approx([1, 1, 1 / 2])
    found = figures([OTHER, FULLER, SUBTITLE], "position 1/n", kinds=kinds)
    assert found == pytest.approx([1, 1 / 2, 1 / 3])


def test_the_weights_that_ship_tell_what_they_were_learned_on():
    found = json.loads(SHIPPED.read_text("utf-8"))
    assert list(found["weights"]) == list(NAMES)
    held_out = found["held_out"]
    for measure in ("ROUGE-1", "ROUGE-2"):
        assert held_out["model"][measure] > held_out["lead"][measure]


def test_ranking_takes_milliseconds():
    source = article(
        [(f"{text[:-1]} am {day}. Mai.", "body") for day in range(10) for text in TEXTS]
    )
    method = Extractive()
    method.weigh(source, range(40))
    started = time.process_time()
    ranking(method.weigh(source, range(40)))
    assert time.process_time() - started < 0.1


def teasers(path, count=60):
    """Articles whose teaser says what the sentence with a figure says, wherever it stands."""
    lines = []
    for number in range(count):
        facts = [f"Der Ort {name} liegt am Wasser." for name in "ABCDEFGHIJKLMN"]
        facts.insert(number % 14, f"Die Brücke kostet rund {number + 10} Millionen Euro.")
        record = {"id": f"a-{number}", "title": "Neues", "text": " ".join(facts)}
        lines.append(json.dumps({**record, "summary": f"Rund {number + 10} Millionen Euro"}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_learning_finds_what_teasers_take_up(tmp_path, monkeypatch):
    weights = tmp_path / "weights.json"
    source = teasers(tmp_path / "teasers.jsonl")
    monkeypatch.setattr("sys.argv", ["train", str(source), str(weights)])
    training.main()
    first = weights.read_bytes()
    found = json.loads(first)
    assert found["held_out"]["articles"] == sum(
        teaser.fold == HELD_BACK for teaser in read_teasers(source)
    )
    assert found["held_out"]["model"]["ROUGE-1"] > found["held_out"]["lead"]["ROUGE-1"]
    text = " ".join(
        [*(f"Der Ort {name} liegt am Wasser." for name in "ABCDE"), "Er kostet 9 Euro."]
    )
    made = plain_article("Neues", text)
    assert ranking(Extractive(weights).weigh(made, range(6)))[0] == 5
    load.cache_clear()
    training.main()
    assert weights.read_bytes() == first


@pytest.mark.parametrize(
    ("sentence", "teaser", "expected"),
    [
        ("die brücke kommt", "die brücke kommt", 2.0),
        ("die brücke", "der tunnel", 0.0),
        ("die brücke kommt", "brücke die", 0.5 * 0.8),
    ],
)
def test_worth_is_what_a_sentence_shares_with_the_teaser(sentence, teaser, expected):
    assert training.worth(sentence.split(), teaser.split()) == pytest.approx(expected)


def test_a_fifth_is_held_back_by_the_hash_of_the_id():
    folds = [fold_of(f"article-{number}") for number in range(1000)]
    assert 150 < folds.count(HELD_BACK) < 250


def test_line_breaks_end_a_paragraph_only_behind_a_sentence():
    made = plain_article("T", "Die Elbe\nsteigt. Es regnet.\nDie Brücke ist zu.")
    assert [p.text for p in made.paragraphs] == [
        "Die Elbe steigt. Es regnet.",
        "Die Brücke ist zu.",
    ]
    assert [s.paragraph for s in made.sentences] == [0, 0, 1]
