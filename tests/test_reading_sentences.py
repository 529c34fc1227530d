"""Where German sentences end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.reading import split_sentences, splitting_version

# A bar stands where a sentence ends.
CASES = [
    "Der Rat tagt am 3. Juni in Ulm.| Danach ist Pause.",
    "Im 19. Jahrhundert stand hier ein Tor.",
    "Der 1. FC Köln gewann.| Die Fans jubelten.",
    "Friedrich II. war König.| Er las viel.",
    "Das Buch steht im 2. Stock, z. B. bei Nr. 5.",
    "„Das reicht!“, sagte er.| Dann ging er.",
    "„Wirklich?“ fragte sie.| Niemand antwortete.",
    "„Wir kommen. Wir bleiben.“|".replace("kommen. ", "kommen.| "),
    "Das kostet 3.500,50 Euro.| Zu viel, fand Dr. Weber.",
    "Der Dax stieg um 2.5 Prozent.",
    "Sie zögerte ... und ging.",
    "Er war 1990 dort.| 2004 kam er zurück.",
    "Das sagte Prof. Dr. Anna M. Keller am Abend.",
    "Laut Art. 5 Abs. 2 gilt das nicht.",
    "Es regnet!| Wer hilft?| Alle.",
    "Er kam um 8.30 Uhr an.",
    "Das Team wurde im Jahr 2004 gegründet.| Der Klub zahlt.",
    "1. Die Stadt spart.",
    "Die Firma, d. h. ihr Chef, schweigt.",
    'Sie rief: "Halt!"| Dann lief sie los.',
    "Der Umsatz stieg auf 3,5 Mio. Euro.| Der Gewinn fiel um 2 Mrd. Dollar.",
    "Das kostet 5 Mio.| Der Rest ist offen.",
    "Am 3. Juni 2024 um 20.15 Uhr beginnt es.| Dann folgt die Pause.",
    "Der FC St. Pauli gewann 2:1.| St. Gallen verlor.",
    "Angela Merkel (geb. Kasner) sprach.| Sie kam gegen 9 Uhr.",
    "„Wir kommen!“, sagte er.| „Wir bleiben.“| Dann ging er.",
    "„Was nun?“, fragte Weber.| „Das weiß niemand“, sagte Kern.",
    "Er sagte: „Das geht nicht.| Wir brauchen Zeit.“| Dann schwieg er.",
    "Mehr unter www.tagesschau.de.| Dort steht alles.",
    "Die Regeln gelten u. a. für Schulen.| Kitas sind, z. B. in Ulm, frei.",
    "J. K. Rowling las vor.| Das Publikum war still.",
    "Der Bundestag (Abg. Müller war krank.) stimmte zu.",
    "Er zögerte … und ging.| Sie blieb …| Dann war es still.",
    "Im 2. Weltkrieg zerstört, wurde die Kirche 1950 gebaut.",
    "Friedrich II. war König von Preußen.| Er starb 1786.",
    "Papst Johannes Paul II. reiste viel.",
    "Das Spiel endete 3:1.| 20.000 Zuschauer sahen zu.",
    "Die Aktie fiel auf 12,5 Prozent.| 2023 war sie noch teurer.",
    "Er wohnt in der Hauptstr. 5 in Bonn.| Sie auch.",
    "Prof. Dr. Lisa Klein von der TU Berlin warnt.",
    "Das ist das Ende usw.| Der Rest folgt.",
    "Sie kam am Fr., 5. Mai, an.",
    "Das Urteil (Az. 5 C 3/20) ist rechtskräftig.",
    "Gemäß § 5 Abs. 2 Nr. 1 ist das verboten.",
    "Wer zahlt das?!| Niemand weiß es.",
    "(Die Namen wurden geändert.)| Der Fall ist offen.",
    "Es geht um 1.000.000 Euro.| Das ist viel.",
    "Dr. med. Kurz operierte.| Er war um 8 Uhr da.",
    "Die USA zahlen.| Die EU auch.| Und die NATO?",
    "Das Gesetz gilt ab dem 1. 1. 2025.| Bis dahin bleibt alles.",
    "Rund 30 v. Chr. begann es.| Um 300 n. Chr. endete es.",
    "Seit Ende Aug. steigen die Preise.",
    "Der 5. Senat entschied.| Die 3. Kammer nicht.",
    "Das gilt bzw. galt bis 2020.",
    "„Nein“, sagte Kern.| „Ich komme nicht.“",
    "„Wir wissen nicht, ob das stimmt“, so Weber.| „Aber wir prüfen es.“",
    "Das war der 1. FC Union.| Die 2. Liga ruft.",
    "Der Zug hielt um 8.15 Uhr.| 40 Menschen stiegen aus.",
    "Sie liest »Die Zeit«.| Er liest »Bild«.",
    "Frage: Wann kommt die Reform?| Antwort: Bald.",
    "Das schrieb sie auf X.| Dort hat sie 2 Mio. Follower.",
    "Er ist Nr. 1.| Sie ist Nr. 2.",
    "Die Firma Meyer & Co. KG zahlt.",
    "Das kostet ca. 30 Euro pro Std. im Schnitt.",
    "Er wurde 1. in Rom.",
    "Die Polizei bzw. das BKA ermittelt.| Es geht um Mord.",
    "Heute sprach Kanzler Friedrich Merz.| Er war in Rom.",
    "Etwa am 21. Dezember ist es so weit.| 2026 dann wieder.",
    "Das betrifft die Jahre 2019 bis 2021.| Danach sank die Zahl.",
    "Er verwies auf Art. 1.| Darin steht alles.",
    "Sie gehört zur Gruppe A.| Die Gruppe B spielt morgen.",
    "Andere \nWege gibt es nicht.",
    "Schwimmbad\n|Der Eintritt kostet 5 Euro.",
    "Es gab:\n|• rote Rosen\n|• blaue Veilchen",
    "Das Geld fehlt.|Die Stadt spart.",
    "Er nutzt das Programm von heise.de täglich.",
    "Die Lage ist für alle Beteiligten ernst:| Der Fluss steigt seit Tagen an.",
    "Ob Wind oder Regen oder Schnee kommt: Die Fähre fährt nach Plan weiter.",
    "Die Folge: Es wird kälter.",
    "Der Trainer zeigte sich nach dem Spiel zufrieden:| „Das war eine starke Leistung von allen.“",
    "Der Trainer sagte nach dem letzten Spiel: „Das war eine starke Leistung von allen.“",
    "Die Ursache ist noch unklar;| die Polizei sucht nach Zeugen.",
    "Dabei sind Ulm, Bonn und Köln; Trier, Mainz und Worms; Essen.",
    "Der Bau (sein Preis ist hoch; er steigt weiter) ruht.",
    "``Das ist so.| ``Wir bleiben.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_they_should(marked):
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|") if part.strip()]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_white_space_that_the_library_fails_on():
    for text in ("a1.\u00a0", "1.\u00a0B", "a?\u2003", "\n\n1.\u00a0\n"):
        assert split_sentences(text)


def test_a_blank_line_ends_a_sentence():
    text = "Ohne Punkt\n\nNächster Absatz."
    assert [text[a:b] for a, b in split_sentences(text)] == ["Ohne Punkt", "Nächster Absatz."]


@given(st.text() | st.text(alphabet='aB1. \n"„“!?:…)(;-\u00a0'))
@settings(deadline=None)
def test_spans_are_ordered_and_cover_all_but_white_space(text):
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("piece", ["„a. ", "Er ging. ", "a", "?", "1. ", "… ", '"'])
def test_long_text_takes_linear_time(piece):
    text = piece * (300_000 // len(piece))
    spans = split_sentences(text)
    assert spans[-1][1] == len(text.rstrip())


def test_the_version_names_the_library_and_our_rules():
    assert splitting_version().startswith("sentencex ")
    assert "rules" in splitting_version()
