"""Words of German by what they are to a fact."""

from __future__ import annotations

MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
          "Oktober", "November", "Dezember")  # fmt: skip
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
TIMES = frozenset({*MONTHS, *WEEKDAYS, "Jänner", "Sonnabend", "Uhr", "Ende", "Anfang", "Mitte"})
DEFINITE = frozenset("der die das dem den des".split())
DETERMINERS = DEFINITE | frozenset("ein eine einem einen einer eines".split())

# Common nouns that are frequent surnames too.
SURNAMES = frozenset(
    """
    Bauer Baum Becker Berg Brandt Braun Busch Bäcker Engel Ernst Fischer Fuchs Förster Graf Hahn
    Heil Herbst Herzog Hirsch Hofmann Holz Horn Huber Jäger Kaiser Kaufmann Klein Koch Kohl
    Kraft Kramer Krüger Kurz König Lang Lehmann Lehrer Maurer Meister Metzger Meyer Müller
    Neumann Pfeiffer Pohl Rau Reiter Richter Ritter Roth Sauer Schmidt Schmied Schmitt Schneider
    Scholz Schröder Schulz Schulze Schuster Schwarz Schäfer Sommer Stark Stein Steiner Strauß
    Vogel Vogt Wagner Weber Weiß Winter Wirth Wolf Wolff Wulff Ziegler Zimmermann
    """.split()
)

# Words of organisations: no surname, and what has one behind it is no person.
ORGANISATION = frozenset(
    """
    AG Akademie Allee Arminia Award Bank Borussia Bund Bundesliga Center Chor City Club College
    Cup Dynamo Eintracht FC Fonds Fortuna Foundation Gesellschaft GmbH Group Gymnasium Halle
    Haus Hertha Hochschule Hotel House Institut Institute Kaserne Klinik Klinikum Kolleg League
    Liga Museum News Orchester Park Partei Platz Post Preis Report SC Schalke Schule Stadion
    Stiftung Straße Street Studios Theater Times Tower Trophy TSV Union University Universität
    Verband Verein Verlag VfB VfL Welt Werke Zeitung
    """.split()
)

# What bears the name of a person and is none.
NAMED_AFTER = frozenset(
    """
    Agentur Band Bankhaus Bündnis Bündnisses Film Firma Galerie Gruppe Hotel Kanzlei Marke
    Orchester Roman Schiff Schule Serie Stiftung Straße Verlag
    """.split()
)

# Small words that look like an adjective with its ending.
NO_ADJECTIVES = DETERMINERS | frozenset(
    """
    aber alle allem allen aller auch berichtete bisher dabei daher denen deren diese diesem
    diesen dieser dieses ehe er erklärte gestern habe haben hatte hatten heute hinter hätte
    hätten ihnen ihre ihrem ihren ihrer ihres immer jede jedem jeden jeder jedes jene keine
    keinem keinen keiner konnte konnten können lassen machte mehrere meine meiner meldete morgen
    müssen neben oder ohne sagte sei seien seine seinem seinen seiner seines sie solche solcher
    sollen sollte sollten sonder sowie teilte unser unsere unseren unserer unter viele vielen
    vieler weder wegen welche welcher wenige wenigen wer werden wie wieder wir wolle wollen
    wollte wollten wurde wurden würde würden zwischen über
    """.split()
)

# English fields that are written small before an office that is ("health expert").
COMMON_FIELDS = frozenset(
    """
    Agriculture Climate Construction Culture Defence Development Economy Education Energy
    Environment Federal Finance Foreign Health Interior Justice Labour Oil
    Research Schools Science Sports Tourism Trade Transport Vice War
    """.split()
)

# Verbs of speech that stand before or behind the one who speaks.
SAYING = frozenset(
    """
    berichtet berichtete berichteten bestätigte bestätigten betont betonte erklärt erklärte
    erklärten kündigte mahnte meldet meldete meldeten sagt sagte sagten schreibt schrieb teilte
    teilten warnt warnte
    """.split()
)

# Verbs at the end of "wie ... berichtete".
REPORTING = frozenset(
    """
    bekanntgab berichten berichtet berichtete berichteten bestätigte betonte erklärte erklärten
    meldet meldete meldeten mitteilt mitteilte mitteilten sagt sagte sagten schreiben schreibt
    schrieb
    """.split()
)

# What a source gives: "nach Angaben der Polizei".
GIVEN = frozenset(
    """
    Angabe Angaben Ansicht Auffassung Auskunft Aussage Aussagen Berechnungen Berichten
    Darstellung Einschätzung Erkenntnissen Informationen Meinung Schätzung Schätzungen Worten
    Überzeugung
    """.split()
)

# Adjectives of "Angaben" that name no source: "nach eigenen Angaben".
OF_NOBODY = frozenset(
    """
    bisherigen damaligen diesen eigenen einige einigen ersten früheren ihren jetzigen manche
    mehrere mehreren neuen seinen solchen viele vielen vorläufigen weiteren
    """.split()
)

# Bodies that stand for one named before when they have "der" and nothing else.
ANAPHORIC = frozenset(
    """
    agentur bericht blatt gesellschaft gutachten institut klub konzern magazin mitteilung
    nachrichtenagentur organisation partei portal sender sprecher sprecherin statistik stiftung
    studie umfrage unternehmen verband verein vertreter zeitung zeitungsbericht
    """.split()
)

# Spans of time.
SPANS = frozenset(
    """
    jahre jahren jahrzehnte jahrzehnten minuten monate monaten sekunden stunden tage tagen
    wochen
    """.split()
)

# Behind these a figure says another thing than by itself.
CHANGING = frozenset(
    """
    je jede jeden jeder kein keine keinen nicht ohne per pro unter
    """.split()
)

# What a number before it does not count.
UNCOUNTED = frozenset(
    """
    auflage bundesliga drittel ende euro-marke geburtstag jahrestag jahrgang jahrhundert
    jahrhunderts klasse liga mal platz prozentig staffel stufe uhr viertel weltkrieg
    """.split()
)


# What is measured: there is less of it, not fewer, and it comes in fractions.
MEASURES = frozenset(
    """
    Barrel Cent Dollar Euro Franken Gigawatt Grad Gramm Hektar Kilo Kilogramm Kilometer
    Kilometern Kilowattstunden Kubikmeter Kubikmetern Liter Litern Megawatt Meter Metern
    Millimeter Pfund Prozent Prozentpunkte Prozentpunkten Punkte Punkten Quadratkilometer
    Quadratmeter Quadratmetern Rubel Tonnen US-Dollar Zentimeter Zentimetern
    """.split()
)
