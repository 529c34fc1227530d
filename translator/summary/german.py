"""Words of German that tell little of what a sentence is about."""

import re

STOP_WORDS = frozenset(
    """
    ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes
    angesichts auch auf aus außerdem bei beim bereits bis bisher da dabei dadurch dafür dagegen
    daher damit danach dann daran darauf darüber das dass davon dazu dem den denen denn der deren
    des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
    einen einer eines einige er erst erste ersten es etwa etwas für ganz gegen geht gibt habe haben
    hat hatte hatten hätte hätten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
    indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner
    konnte können könnte könnten lassen laut man mehr mehrere mit müssen musste nach nachdem neben
    nicht nichts noch nun nur ob oder ohne rund sagt sagte sagten schon sehr sei seien sein seine
    seinem seinen seiner seit sich sie sind so sogar solche soll sollen sollte sollten sondern sonst
    sowie über um und uns unser unter viel viele vom von vor während war waren was weil weiter
    weitere weiteren welche wenn wer werde werden wie wieder will wir wird wo wollen wollte worden
    würde würden wurde wurden zu zufolge zum zur zwar zwischen
    """.split()
)

# A sentence that opens with one of these leans on the sentence before it.
CONNECTIVES = frozenset(
    """
    aber allerdings also anschließend auch außerdem da dabei dadurch dafür dagegen daher damit
    danach daneben dann daran darauf daraufhin darüber darum darunter davon dazu demnach
    denn dennoch deren deshalb dessen deswegen dies diese diesem diesen dieser dieses
    doch dort er es hier hierbei hierfür hinzu ihm ihr ihre ihren insgesamt jedoch jene nun sein
    seine seinen seiner seitdem sie so somit sondern stattdessen trotzdem und währenddessen weiter
    weiterhin zudem zuvor
    """.split()
)

# Personal and possessive pronouns of the third person.
PRONOUNS = frozenset(
    """
    er sie es ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen seiner seines
    """.split()
)

DEMONSTRATIVES = frozenset(
    """
    das dem den denen der deren dessen die dies diese diesem diesen dieser dieses jene jenem jenen
    jener jenes
    """.split()
)

FIRST_PERSON = frozenset(
    """
    ich mich mir mein meine meinem meinen meiner wir uns unser unsere unserem unseren unserer
    """.split()
)

QUOTES = "\"„“”»«›‹‚‘'’"

# What follows is for cohesion.py: what a sentence leans on.

# Words that point to something said before, when they open a sentence.
POINTING = frozenset(
    """
    beide beiden beides daran darauf daraufhin daraus darin darüber darum darunter davon davor dazu
    dabei dadurch dafür dagegen daher damit danach daneben demnach demzufolge denen dennoch
    derartige derartiges deren deshalb dessen deswegen dies diese diesem diesen dieser dieses dort
    dorthin ebenfalls ebenso er erstere ersterer gleiches hierbei hierfür hiermit hierzu ihm ihn
    ihnen ihr ihre ihrem ihren ihrer ja jene jenem jenen jener jenes letztere letzterer letzteres
    nein sein seine seinem seinen seiner seinerseits sie solch solche solchen solcher solches
    """.split()
)

# Of those that open a sentence, the words that only join it to the one before.
JOINING = CONNECTIVES - POINTING - PRONOUNS

ARTICLES = frozenset({"das", "dem", "den", "der", "die"})
PAIRS = frozenset(
    "anderen beiden drei fünf gleiche gleichen sechs selbe selben vier übrigen zwei".split()
)
# Verbs that "Das" and "Die" are the subject or object of, when they stand for a noun.
FINITE = frozenset(
    """
    bedeutet bedeute bedeutete bestätigte betont betonte betraf betreffe betrifft bringt darf dürfe
    dürfte ergab ergaben ergibt erklärt erklärte folgt fordert forderte führt führte galt geht gehe
    gelang gelte gelten gilt ging hat habe haben hatte hatten hätte hätten heißt heiße hieß ist kam
    kamen kann kommt können könne könnte könnten lag lässt liegt liege ließ macht machte mache muss
    musste müsse müssen reicht sagt sagte sagten scheint schließt schrieb sehen sei seien sieht sind
    soll solle sollen sollte sollten sprach spricht stand steht teilt teilte teilten trifft wäre
    wären war waren werde werden will wiederum wirkt wird wolle wollen wollte wollten wurde wurden
    würde würden zeigen zeigt zeigte zeigten
    """.split()
)
PREPOSITIONS = frozenset(
    """
    ab am an auf aus bei bis durch für gegen im in jenseits mit nach neben ohne seit sowohl über um
    unter vom von vor während wegen zu zum zur zwischen
    """.split()
)
# Pronouns that want a noun before them in their own clause.
BARE = frozenset({"er", "ihm", "ihn", "ihnen", "sie"})
TIMES = frozenset(
    """
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Montagabend Morgen Abend Nachmittag
    Vormittag Nacht Tag Tage Tagen Woche Wochen Monat Monate Monaten Jahr Jahre Jahren Jahres Uhr
    Anfang Ende Mitte Januar Februar März April Mai Juni Juli August September Oktober November
    Dezember Sommer Winter Herbst Frühjahr Zeit Beginn
    """.split()
)
# After "dies-", times that are those of the report itself.
PRESENT = TIMES - {"Tag", "Tage", "Tagen", "Zeit", "Morgen", "Abend", "Nacht", "Uhr"}
FEMININE = ("ung", "ungen", "heit", "keit", "schaft", "ion", "ionen", "tät", "enz", "anz")

# Ends of nouns for a person or body that was named before, where nothing narrows them down.
ROLES = (
    *("mann", "männer", "frau", "frauen", "politiker", "politikerin", "minister", "ministerin"),
    *("sprecher", "sprecherin", "chef", "chefin", "präsident", "präsidentin", "kanzler", "anwalt"),
    *("trainer", "trainerin", "spieler", "spielerin", "experte", "expertin", "forscher", "paar"),
    *("forscherin", "wissenschaftler", "wissenschaftlerin", "autor", "autorin", "sänger"),
    *("sängerin", "schauspieler", "schauspielerin", "unternehmer", "unternehmerin", "gründer"),
    *("gründerin", "abgeordnete", "vorsitzende", "richter", "richterin", "fahrer", "fahrerin"),
    *("angeklagte", "angeklagten", "verdächtige", "verdächtigen", "beschuldigte", "machthaber"),
    *(
        "polizist",
        "polizistin",
        "konzern",
        "unternehmen",
        "firma",
        "behörde",
        "organisation",
        "verein",
        "verband",
    ),
    *("herr", "dame", "fürst", "fürstin", "könig", "königin", "prinz", "prinzessin", "star"),
    *("spanier", "franzose", "brite", "amerikaner", "russe", "ukrainer", "schweizer", "pole"),
    *("österreicher", "italiener", "niederländer", "türke", "chinese", "däne", "belgier"),
    *("spanierin", "französin", "britin", "amerikanerin", "russin", "ukrainerin", "schweizerin"),
    *("studie", "gesetzentwurf", "entwurf", "vorfall", "tat", "täter", "opfer", "maßnahme"),
    *("maßnahmen", "vorschlag", "vorstoß", "entscheidung", "erklärung", "mitteilung"),
)
# After such a noun: what says which one is meant.
NARROWING = PREPOSITIONS | frozenset("das dem den der des die dieser eines einer".split())

# Words that point to something said before, wherever they stand in the first clause.
POINTER = re.compile(
    r"diese[mnrs]?|entsprechende[mnrs]?|derartige[mnrs]?|solche[mnrs]?|demnach|demzufolge|dessen"
)

# What follows "das" where it stands for something said before ("findet das nicht allein").
AFTER_THAT = frozenset("aber auch der die ein eine gar jedoch kein keine man nicht".split())
# Words that may stand before one that points back ("Nur deshalb").
STRESS = frozenset("auch eben erst gerade genau nur schon selbst".split())

# "Es" that stands for nothing.
EXPLETIVE = re.compile(
    r"Es (?:gibt|gab|gebe|gäbe|geht|ging|gehe|heißt|hieß|bleibt|blieb|handelt|handele|kommt|kam"
    r"|fehlt|fehle|fehlten|scheint|gilt|bestehe|besteht|herrscht|dauert|dauerte|regnet|schneit"
    r"|braucht|brauche)\b"
    r"|Es (?:ist|war|sei|sind|waren|wird|werde|wurde|wäre|würde)\b.*"
    r"(?:, (?:dass|ob|wenn|weil|was|wie|wer)\b|\bzu \w+en\b|\berste Mal\b)"
)

_SAY = (
    r"(?:sag|erklär|beton|forder|kritisier|warn|mein|glaub|äußer|erläuter|versicher|behaupt"
    r"|ergänz|erzähl|klag|bekräftig|bestätig|berichte|antwort|mahn|räum|lob|kündig|teil)"
    r"(?:e|t|te|ten|en|n|ete|eten)?"
)
_SAY_STRONG = (
    r"(?:schreibt|schreiben|schrieb|schrieben|findet|fand|hieß|heißt|spricht|sprach|nennt|nannte"
    r"|hält|sieht|sprechen|ruft|rief|gibt|gab|geht|wies|weist|verwies|verweist|wirft|warf)"
)
# Words that say whose claim a sentence is.
SOURCE = re.compile(
    rf"\b(?:{_SAY}|{_SAY_STRONG})\b"
    r"|\b(?:laut|zufolge|Angaben|Ansicht|Worten|Einschätzung|Berichte[ns]?|Bericht|Aussagen?"
    r"|Meinung|Medienberichten|Informationen|Augen|Sicht|Auffassung)\b"
    r"|\b[Ss]o (?:der|die|das|ein|eine|[A-ZÄÖÜ]\w+)\b"
)
# The mood of reported speech, whose forms can't be taken for anything else.
REPORTED = re.compile(
    r"\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|komme|gehe|stehe|brauche|lasse"
    r"|bleibe|wisse)\b"
)
REPORTED_MANY = re.compile(r"\b(?:hätten|wären|würden|könnten|müssten)\b")
SAID_IT = re.compile(rf"(?:Das|So|Dies|Damit|Mit diesen Worten) (?:{_SAY}|{_SAY_STRONG})\b")
# What follows a quote whose speaker is a mere pronoun.
PRONOUN_SPEAKS = re.compile(rf"\W*(?:{_SAY}|{_SAY_STRONG}|so) (?:er|sie)\b")

# The publisher speaks to its readers: no news. The forms that stood in 1,500 articles of 2020-21.
PROMOTION = re.compile(
    r"\b(?:[Ll]esen Sie|[Hh]ier (?:finden|lesen|sehen|können) Sie|finden Sie (?:hier|auf|unter)"
    r"|[Aa]bonnieren|[Kk]ostenlos testen|Korrekturhinweis|Mehr (?:dazu|zum Thema)"
    r"|[Uu]nser(?:e[mnr]?)? (?:App|Newsletter|Podcasts?|Liveblogs?|Newsblog|Serie|Themenseite)"
    r"|(?:SZ|ZEIT|Zeit|Tagesspiegel|F|Spiegel|SPIEGEL|Bild|BILD|WELT)[ +]?Plus"
    r"|Dieser (?:Artikel|Text|Beitrag) (?:ist|erschien|liegt|wurde|stammt|erscheint))\b|^\["
)
