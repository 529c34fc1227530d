"""Sentences become English once each, in chunks, and nothing of them is cut or invented."""

from __future__ import annotations

from translator.engines import Hypothesis, Search
from translator.engines.protocol import MAX_SOURCE_PIECES
from translator.translation import translate_all, translate_sentences


class Recorder:
    """Wraps the real engine and writes down what it was asked to translate first."""

    def __init__(self, engine):
        self.engine = engine
        self.asked: list[str] = []

    def __getattr__(self, name):
        return getattr(self.engine, name)

    def search(self, segments, search, prefixes=None):
        def noted():
            for segment in segments:
                self.asked.append(segment)
                yield segment

        first = search == Search(attention=True) and prefixes is None
        return self.engine.search(noted() if first else segments, search, prefixes)


def test_a_repeated_sentence_is_translated_once(engine):
    recorder = Recorder(engine)
    known = translate_all(recorder, ["Sie hat zwei Kinder.", "Nein.", "Sie hat zwei Kinder."])
    assert sorted(recorder.asked) == ["Nein.", "Sie hat zwei Kinder."]
    assert known["Sie hat zwei Kinder."].text == "She has two children."


def test_what_holds_no_letter_is_passed_through(engine):
    recorder = Recorder(engine)
    known = translate_all(recorder, ["–", "10.000", "…"])
    assert {text: translated.text for text, translated in known.items()} == {
        "–": "–",
        "10.000": "10.000",
        "…": "…",
    }
    assert recorder.asked == []


def test_long_sentences_come_first(engine):
    recorder = Recorder(engine)
    sentences = ["Nein.", "Der Zug nach Hamburg fährt heute nicht.", "Ich habe keine Zeit."]
    translate_all(recorder, sentences)
    assert recorder.asked == [sentences[1], sentences[2], sentences[0]]


def test_a_sentence_beyond_the_limit_is_translated_in_parts(engine):
    clause = "der Mann arbeitet in Berlin und die Frau wohnt in Hamburg"
    sentence = ", ".join([clause] * 40) + "."
    recorder = Recorder(engine)
    known = translate_all(recorder, [sentence])
    assert len(recorder.asked) > 1
    assert max(engine.count(recorder.asked)) <= MAX_SOURCE_PIECES
    assert " ".join(recorder.asked) == sentence
    assert len(known[sentence].text.split()) > 100


def test_a_large_batch_comes_in_chunks_that_can_be_kept(engine):
    sentences = [f"Er hat {number} Bücher." for number in range(150)]
    chunks = list(translate_sentences(engine, sentences))
    assert [len(chunk) for chunk in chunks] == [32, 32, 32, 32, 22]


class Stuck:
    """An engine whose decoder reaches its limit."""

    callers = 1

    hypothesis = Hypothesis("The", -0.1, complete=False)

    def count(self, segments):
        return [1 for _ in segments]

    def pieces(self, segment):
        return [segment]

    def translate(self, segments):
        return (self.hypothesis for _ in segments)

    def search(self, segments, search, prefixes=None):
        return ((self.hypothesis,) * search.hypotheses for _ in segments)


def test_a_decoder_at_its_limit_is_flagged():
    (chunk,) = translate_sentences(Stuck(), ["Sie hat zwei Kinder."])
    assert "cut" in {flag.name for flag in chunk["Sie hat zwei Kinder."].flags}


class Spaced(Stuck):
    """An engine that sets spaces as badly as the embedded model sometimes does."""

    hypothesis = Hypothesis(" Yes , he  does . ", -0.1, complete=True)


def test_spaces_are_set_as_english_sets_them():
    (chunk,) = translate_sentences(Spaced(), ["Ja, das tut er."])
    assert chunk["Ja, das tut er."].text == "Yes, he does."
