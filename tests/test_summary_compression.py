"""Long sentences lose only what they can do without, and stay sentences; else they stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.summary.compression import LONG, compress
from translator.summary.words import words

# Each {…} is what goes.
SHORTENED = [
    # where, when and to whom somebody said it
    (
        "„Wir haben lange darauf gewartet, dass endlich alle Anwohner wieder auf kurzem Weg in die "
        "Innenstadt kommen“, sagte die Bürgermeisterin Anna Berger (SPD){ am Freitag in einem "
        "Interview mit dem örtlichen Rundfunk}."
    ),
    (
        "Die Verhandlungen über den neuen Vertrag stünden kurz vor dem Abschluss und würden noch in "
        "dieser Woche fortgesetzt, sagte der Unternehmer Jens Hofmann{ den Zeitungen der Region}."
    ),
    # parentheses and dashes
    (
        "Die Stadtwerke wollen ihre alten Busse bis zum kommenden Winter gegen neue austauschen und "
        "dafür auch die Werkstatt am Hafen{ (ein Bau der Nachkriegszeit)} von Grund auf erneuern."
    ),
    (
        "Der Stadtrat hat nach langer Debatte beschlossen, die Bäder der Gemeinde{ – darunter das "
        "Freibad am See –} in den kommenden Monaten zu sanieren und danach wieder allen zu öffnen."
    ),
    # relative clauses to a name, and to some one of whom something is told
    (
        "Anna Berger{, die seit dem vergangenen Sommer das Museum der Stadt leitet,} hat am Montag die "
        "Pläne für einen Anbau mit Werkstatt, Café und einem Saal vorgestellt."
    ),
    (
        "Die Ausstellung über das Leben am Fluss kommt bald nach Hamburg{, wo der Verein seit "
        "langer Zeit seinen Sitz hat,} nach allen Plänen mit neuen Bildern und Karten."
    ),
    (
        "Eine Lehrerin{, die in der Nähe des Bahnhofs lange auf den Bus gewartet hatte,} hatte die "
        "Polizei gerufen und den Weg beschrieben, auf dem die Männer in den Wald geflohen waren."
    ),
    # appositions to a name
    (
        "Karin Vogt{, die Leiterin der städtischen Bäder,} hat am Montag angekündigt, dass die Halle "
        "im Norden der Stadt nach dem Umbau wieder für alle Vereine öffnet."
    ),
    (
        "„Ein Teil der Bäume wird die lange Trockenheit leider auch dann kaum überstehen, wenn es bald "
        "wieder regnet“, sagt Karin Vogt{, Leiterin der Forschungsgruppe am Institut}."
    ),
    # clauses of time and reason, purposes and examples at the end
    (
        "Die Gemeinde hat am Montag die Brücke über den Mühlbach für den gesamten Verkehr gesperrt und "
        "einen Gutachter beauftragt{, nachdem Anwohner Risse im Pfeiler entdeckt hatten}."
    ),
    (
        "Der Verein hat im vergangenen Sommer ein Stück Land am Rand der Stadt gekauft und dort Bäume "
        "gepflanzt{, um den Kindern der Siedlung einen Garten zu geben}."
    ),
    (
        "Die Stadt hat in den vergangenen Wochen an mehreren Stellen neue Bänke, Tische und Lampen "
        "aufstellen lassen{, darunter am Bahnhof und auf dem Platz vor der Kirche}."
    ),
]

WHOLE = [
    # no long sentence
    "Anna Berger, die seit dem Sommer das Museum leitet, hat am Montag die Pläne vorgestellt.",
    # relative clauses that say which one
    (
        "Die Anwohner, die in der Nähe des Flusses wohnen und deren Keller voll Wasser gelaufen sind, "
        "hat die Gemeinde am Montag in einer Turnhalle im Norden der Stadt untergebracht."
    ),
    (
        "Die Abgeordneten der CDU, die in der vergangenen Woche gegen den Antrag gestimmt hatten, "
        "haben am Montag in einem Brief an alle Mitglieder der Partei ihre Gründe genannt."
    ),
    (
        "Ein Mensch, der sein ganzes Leben lang Tabak raucht und wenig Sport treibt, lebt im Mittel "
        "kürzer als einer, der darauf verzichtet und sich viel an der frischen Luft bewegt."
    ),
    (
        "Der neue Leiter des Museums ist ein Mann, der lange in großen Häusern gearbeitet hat und "
        "von dem sich die Stadt vor allem neue Ideen und mehr Besucher erhofft hatte."
    ),
    # enumerations
    (
        "Zu dem Treffen im Rathaus kamen am Montag neben Anna Berger, der Leiterin des Museums, und "
        "dem Chef der Stadtwerke auch viele Anwohner, die den Bau der Halle ablehnen."
    ),
    (
        "Die Reise führt die Gruppe in diesem Sommer durch Frankreich, die Schweiz, Italien und "
        "Österreich und endet nach vielen Wochen wieder in der Stadt, in der sie begonnen hat."
    ),
    # what a clause can't do without
    (
        "Die Stadt will nicht nur die Brücke am Hafen erneuern, sondern auch den Platz vor dem Rathaus "
        "umbauen und dort Bäume pflanzen lassen, unter denen man im Sommer sitzt."
    ),
    (
        "Wenn der Fluss in der Nacht weiter steigt und die Dämme an mehreren Stellen brechen, müssen "
        "die Anwohner ihre Häuser verlassen und in der Turnhalle der Schule übernachten."
    ),
    (
        "Die Feuerwehr hatte am Abend versucht, die Bewohner des Hauses über eine lange Leiter zu "
        "retten, und die Straße vor dem Haus für den gesamten Verkehr sperren lassen."
    ),
    (
        "Man muss die Brücke über den Mühlbach noch in diesem Sommer von Grund auf erneuern und die "
        "Pfeiler am Ufer sichern, um die Stadt vor dem nächsten Hochwasser zu schützen."
    ),
    (
        "Der Stadtrat hat beschlossen, dass die Bäder der Gemeinde wieder öffnen – wenn das Land die "
        "Kosten trägt –, und will in der kommenden Woche über alles Weitere beraten."
    ),
    # a dash for a comma, or for a second clause
    (
        "Weil die Pegel am Fluss seit dem Morgen wieder fallen – vor allem im Süden – kehren die "
        "Anwohner der Siedlung nach und nach in ihre Häuser an den Dämmen zurück."
    ),
    # the claim stays with the one who makes it
    (
        "„Die Lage an den Dämmen ist ernst, aber wir haben alles vorbereitet, was in so kurzer Zeit "
        "vorzubereiten war“, teilte die Leitung der Feuerwehr am Montag in einem Schreiben mit."
    ),
    (
        "Die Dämme im Norden der Stadt seien in der Nacht an mehreren Stellen gebrochen und das Wasser "
        "stehe in den Straßen, sagte ein Sprecher der Feuerwehr."
    ),
    (
        "Der Fluss ist nach dem langen Regen an mehreren Stellen über die Ufer getreten und hat – so "
        "die Leitung der Feuerwehr – die Keller der Siedlung unter Wasser gesetzt."
    ),
    (
        "Bei dem Brand in der Halle am Hafen wurde am Abend niemand verletzt, teilte die Polizei mit, "
        "die mit vielen Leuten vor Ort war und die Straßen sperrte."
    ),
    # figures, negations, doubts and quotations
    (
        "Die Stadtwerke wollen ihre alten Busse bis zum kommenden Winter gegen neue austauschen und "
        "dafür auch die Werkstatt am Hafen (ein Bau von 1954) von Grund auf erneuern."
    ),
    (
        "Die Stadtwerke wollen ihre alten Busse bis zum kommenden Winter gegen neue austauschen und "
        "dafür auch die Werkstatt am Hafen (ein Bau für zwölf Busse) von Grund auf erneuern."
    ),
    (
        "Anna Berger, die den Anbau im vergangenen Sommer noch nicht geplant hatte, hat am Montag die "
        "Pläne für ein Haus mit Werkstatt, Café und einem Saal vorgestellt."
    ),
    (
        "Anna Berger, die das Museum der Stadt offenbar bald verlassen wird, hat am Montag die Pläne "
        "für einen Anbau mit Werkstatt, Café und einem großen Saal vorgestellt."
    ),
    (
        "Anna Berger, die den Anbau gern „ein Geschenk an die Stadt“ nennt, hat am Montag die Pläne "
        "für ein Haus mit Werkstatt, Café und einem großen Saal vorgestellt."
    ),
    (
        "„Die Halle am Hafen (ein Bau der Nachkriegszeit) ist so marode, dass wir sie abreißen und an "
        "derselben Stelle eine neue errichten werden“, sagte der Leiter der Stadtwerke."
    ),
    # a quotation that goes on in the next sentence
    (
        "„Die Werkstatt am Hafen (ein Bau der Nachkriegszeit) ist so marode, dass wir sie abreißen und "
        "an derselben Stelle für viel Geld eine neue und größere errichten."
    ),
    # a parenthesis behind a quotation may say whose it is
    (
        "„Die Werkstatt am Hafen ist so marode, dass wir sie abreißen und an derselben Stelle für viel "
        "Geld eine neue errichten“ (der Leiter der Stadtwerke)."
    ),
]


def marked(text: str) -> tuple[str, str]:
    """Give the whole sentence and what is left without the words in braces."""
    head, _, rest = text.partition("{")
    lost, _, tail = rest.partition("}")
    return head + lost + tail, head + tail


@pytest.mark.parametrize("text", SHORTENED)
def test_what_a_sentence_can_do_without_goes(text):
    whole, short = marked(text)
    found = compress(whole)
    assert found is not None
    assert found.text == short


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_stays_whole_where_a_cut_could_harm_it(text):
    assert compress(text) is None


def test_what_went_is_told_with_its_rule():
    whole, _ = marked(SHORTENED[2])
    assert compress(whole).lost == (("parenthesis", " (ein Bau der Nachkriegszeit)"),)


def test_nothing_more_goes_than_makes_a_sentence_short():
    found = compress(
        "Anna Berger, die das Museum der Stadt leitet, hat am Montag die Pläne für einen Anbau "
        "(mit einer Werkstatt für die Kinder der Schulen) und einen Saal vorgestellt."
    )
    assert [rule for rule, _ in found.lost] == ["parenthesis"]
    assert len(found.text.split()) <= LONG


PIECES = [
    *(" – ", " (", ")", ", ", ". ", "„", "“", ", die ", ", um ", " zu ", " und ", ", sagte ", " "),
    *("Anna Berger", "Hamburg", "der Leiter", "am Montag", "hat", "leitet", "nicht", "zwölf"),
    *("das Haus", "gekommen", "nachdem", "darunter", "eine Frau", "den Zeitungen", "warten"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=20, max_size=60).map("".join))
def test_any_shortened_text_is_made_of_the_words_of_the_whole_in_their_order(text):
    text = " ".join(text.split())  # as sentences are
    found = compress(text)
    if found is None:
        return
    rest = iter(words(text))
    assert all(word in rest for word in words(found.text))
    assert found.text[-1:] == text[-1:]
    assert len(found.text.split()) < len(text.split())


@given(st.text())
def test_any_text_can_be_looked_at(text):
    compress(text)
