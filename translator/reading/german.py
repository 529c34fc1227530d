"""What we know of German: words that tell prose from menus, and how news pages speak.

The lists hold words of the language and of the trade, never names of single publishers.
"""

from __future__ import annotations

import re
from itertools import zip_longest

FUNCTION_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bereits bis da dabei
    dafür dagegen damit danach dann daran darauf daraus darin darüber das dass daß davon dazu dem
    den denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch
    dort du durch ein eine einem einen einer eines er erst es etwa etwas für fuer gegen hat hatte
    hatten habe haben hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede
    jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner können koennen könne
    könnte mehr mein mit muss muß müssen mussten nach nicht nichts noch nun nur ob oder ohne schon
    sehr sei seien sein seine seinem seinen seiner seit selbst sich sie sind so sogar solche
    soll sollen sollte sowie über ueber um und uns unser unter vom von vor war waren warum was
    weil wenn wer werde werden wie wieder wir wird wo wurde wurden würde wuerde würden während
    zu zum zur zwar zwischen zudem
    """.split()
)

# After one of these a line can't end: the text goes on in the next one.
OPEN_WORDS = frozenset(
    """
    an am auf aus bei beim bis das dem den der des die diese diesem diesen dieser dieses ein eine
    einem einen einer eines für gegen ihre ihrem ihren ihrer im in ins mit nach oder seine seinem
    seinen seiner sein ihr mein kein keine keinen unser sowie um und unter vom von vor wegen zum
    zur zwischen über durch ohne als dass wie auch sehr nicht
    """.split()
)

# Finite forms that no ending gives away: auxiliaries, modals, strong verbs of news prose.
FINITE_VERBS = frozenset(
    """
    ist sind war waren wird werden wurde wurden hat haben hatte hatten sei seien wäre wären würde
    würden habe hätte hätten kann können konnte konnten könne könnte könnten muss müssen musste
    mussten müsse müsste müssten soll sollen sollte sollten solle will wollen wollte wollten wolle
    darf dürfen durfte durften dürfe dürfte dürften mag mögen möchte möchten gab geben ging gehen
    kam kamen kommen kommt nahm nahmen stand standen stehen steht lag lagen liegen liegt blieb
    blieben bleiben bleibt ließ ließen lassen lässt rief riefen sprach sprachen sprechen spricht
    traf trafen trifft treffen fiel fielen fällt fand fanden finden findet hielt hielten halten
    hält lief liefen läuft schrieb schrieben sah sahen sieht sehen trat traten tritt trug trugen
    trägt zog zogen verlor verloren gewann gewannen begann begannen bat baten half halfen hilft
    starb starben schlug schlugen stieg stiegen sank sanken warf warfen wuchs wuchsen hieß hießen
    heißt weiß wissen tun tut tat taten macht machen sagt sagen scheint zeigt zeigen gilt gelten
    """.split()
)

# Adverbs and adjectives without an ending, for `has_finite_verb`.
_NO_VERBS = frozenset(
    (
        "links rechts oben unten vorn hinten mitte rund etwa neben zuletzt heute "
        "unterhalb oberhalb außerhalb innerhalb nahe unweit"
    ).split()
)
_ADJECTIVE = ("e", "en", "er", "es", "em")

# Headlines of boxes that stand after, or between parts of, an article.
END_MARKER = re.compile(
    r"(?:lesen sie (?:auch|mehr|hier|dazu|weiter)|lesen sie zum thema|mehr (?:zum|zu diesem) thema"
    r"|mehr (?:aus|von|über|zu|nachrichten|artikel)\b|mehr dazu|zum thema\b|hintergrund zum thema"
    r"|das könnte (?:sie|dich|ihnen)|auch interessant|passend dazu|siehe auch|hier geht es zu"
    r"|(?:ähnliche|verwandte|weitere|weiterführende|relevante|neueste|aktuelle|beliebte|empfohlene"
    r"|alle|top|meistgelesene) (?:themen|artikel|beiträge|nachrichten|meldungen|links|news|videos"
    r"|inhalte|storys|stories)|meist ?gelesen|meist ?kommentiert|am meisten gelesen|topthemen"
    r"|themen(?: folgen)?\b.{0,3}$|themen in diesem artikel|schlagw(?:ort|örter)"
    r"|stichw(?:ort|örter)"
    r"|tags?:?$|kommentare?\b|leserkommentare|leserbriefe|diskutieren sie|schreiben sie einen"
    r"|newsletter\b|impressum|verwendete quellen|quellenangaben|zur startseite|startseite$"
    r"|zurück zur|über den autor|über die autorin|folgen sie uns|bleiben sie|unternehmen$"
    r"|empfehlungen|empfohlen|hinweis auf einen verwandten|jobs\b|stellenmarkt|angebote?$|shopping"
    r"|©|\(c\)|copyright|alle rechte vorbehalten|teilen sie|artikel teilen|artikel drucken"
    r"|fehler (?:gefunden|entdeckt)|feedback|schicken sie uns|melden sie sich|anmelden"
    r"|registrieren)",
    re.IGNORECASE,
)

# Lines which point to something else and stand inside the article too.
POINTER = re.compile(
    r"(?:im video|video|audio|podcast|fotostrecke|bilderstrecke|bildergalerie|galerie|grafik"
    r"|infografik|liveblog|liveticker|newsblog|live-blog|lesen sie|lesetipp|lies auch"
    r"|mehr (?:dazu|zu)"
    r"|siehe auch|hören sie|sehen sie|hier (?:lesen|finden|geht|gelangen)|passend dazu|hintergrund"
    r"|interview|kommentar|analyse|reportage|externer inhalt|empfohlener (?:externer )?inhalt"
    r"|mehr zum thema)"
    r"(?: sie)?(?: auch| mehr| dazu| hier)?\s*[:|]",
    re.IGNORECASE,
)

ADVERT = re.compile(
    r"^[-–—\s]*(?:anzeigen?|werbung|reklame|sponsored|advertisement|ad|promotion)[-–—\s:]*$",
    re.IGNORECASE,
)

# Words on buttons and in menus; a line made of them is no heading.
FURNITURE = re.compile(
    r"(?:loading|lade|lädt|laden|teilen|merken|drucken|anhören|vorlesen|speichern|folgen|abonnieren"
    r"|kopieren|link|facebook|twitter|whatsapp|x|e-mail|mail|email|instagram|youtube|telegram"
    r"|linkedin|xing|bluesky|mastodon|threads|pinterest|pocket|tiktok|spotify|rss|feedback|icon"
    r"|menü|menu|suche|suchen|login|anmelden|abmelden|registrieren|abo|news|artikel|seite|bild"
    r"|bilder|video|videos|audio|foto|fotos|detailansicht|öffnen|schließen|schliessen|vergrößern"
    r"|anzeigen?|anzeige|werbung|kommentare?|kommentieren|zur|zum|den|des|der|die|auf|in|per|via|als"
    r"|mit|von|bei|und|oder|nach|oben|unten|inhalt|springen|startseite|übersicht|weiterlesen|mehr"
    r"|weniger|infos?|hier|lesezeit|lesedauer|min|minuten?|uhr|stand|weiter|zurück|ok|gemerkt"
    r"|aufklappen|zuklappen|ausklappen|einklappen|box|newsletter|app|apps|google|apple|diesen"
    r"|dieser|diese|transkript|shorts?|pdf|versenden|senden|autor|themen|schriftgröße|hören|player"
    r"|abspielen|wiedergabe|pause|stopp?|quellen?|geschenk|verschenken|jetzt|lesen|ansehen"
    r"|news­letter|topthemen|redaktion|externer?|externen|inhalte?|einverstanden|akzeptieren)"
)
_NOT_WORD = re.compile(r"[^\wäöüÄÖÜß-]+")

# Vocabulary of services around an article, and words by which they address the reader.
SERVICE = re.compile(
    r"newsletter|abonn|abo\b|abos\b|cookie|datenschutz|e-mail|push-|benachrichtig|browser"
    r"|diesen artikel|direkt auf (?:ihr|dein)|audiofassung|computerstimme"
    r"|javascript|registrier|anmeld|einloggen|eingeloggt|login|passwort|nutzerkonto|benutzerkonto"
    r"|account|agb\b|impressum|klick|audioversion|ki-generiert|künstlich generiert|vorgelesen"
    r"|text-to-speech|einwillig|zustimm|widerruf|externe[rn]? inhalt|personenbezogene"
    r"|drittplattform"
    r"|drittanbieter|gutschein|rabatt|app store|play store|kundenservice|kundendienst"
    r"|kommentarfunktion|kommentarbereich|netiquette|nutzungsbedingungen|affiliate|provision|whatsapp-kanal"
    r"|postfach|probeabo|testen sie|freischalt|jederzeit kündbar|kündbar|werbefrei|paywall"
    r"|aktivierungs|sms-code|mobilnummer|jugendschutz|lesezeichen|merkliste|rechte vorbehalten"
    r"|veröffentlichung und weiterverwendung|unterstützen sie|spende|crowdfunding|redaktionell"
    r"|transparenzhinweis|barrierefrei|adblock|ad-blocker|youtube-video|instagram-post",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"\b(?:Sie|Ihre?[nmrs]?|Ihnen|[Dd]u|[Dd]ir|[Dd]ich|[Dd]eine?[nmrs]?|[Ww]ir|[Uu]ns|[Uu]nsere?[nmrs]?"
    r"|[Ii]ch (?:möchte|will|bin)|[Jj]etzt|[Hh]ier|[Bb]itte|Diese Audio\w+)\b"
)

CREDIT_WORD = (
    r"(?:fotos?|bild(?:er)?|bildquelle|bildnachweis|bildrechte|quelle|credits?|copyright|archivfoto"
    r"|symbolfoto|foto/grafik|grafik|screenshot|imago|getty images|picture alliance)"
)
CREDIT_LINE = re.compile(
    rf"[(\[|]*\s*(?:©|\(c\)|{CREDIT_WORD}\s*[:/|©]|picture alliance|imago\b)", re.IGNORECASE
)
CREDIT_END = re.compile(
    rf"(?:\s|\(|\[|[^\W\d_](?=[A-Z])|[.!?|])(?:©|{CREDIT_WORD}\s?(?:©|:|/))"
    r"\s?[^\s!?]{2,40}(?:\s[^\s!?]{1,40}){0,8}[.\s]?[)\]]?$"
    r"|\((?:Symbol|Archiv)(?:bild|foto)?\)\.?$",
    re.IGNORECASE,
)
CAPTION_WORD = re.compile(
    r"^(?:legende|bildlegende|bildunterschrift)\s*:|\(v\. ?l\.(?: ?n\. ?r\.)?\)"
    r"|\((?:symbol|archiv)(?:bild|foto|aufnahme)?\)|\b(?:dieses|diesem) (?:bild|foto)\b"
    r"|vergrößern des bildes|\b(?:auf|in) (?:dem|diesem|diesen|einem undatierten) (?:bild|foto)s?\b"
    r"|\b(?:symbolbild|archivbild|symbolfoto|archivfoto|undatiertes? foto)\b",
    re.IGNORECASE,
)
PICTURE = re.compile(r"\b(?:Das|Dieses|Die|Diese) (?:Foto|Bild|Aufnahme|Archivbild|Archivfoto)\b")
CAPTION_OPENER = re.compile(
    r"(?:detailansicht öffnen|bild vergrößern|legende:?|bildunterschrift:?|bild:?|foto:?|vergrößern"
    r"|(?:bild|foto) \d+ (?:von|/) \d+|\d+/\d+|bild in lightbox öffnen)$",
    re.IGNORECASE,
)
_BYLINE_HEAD = re.compile(
    r"(?:(?:ein|eine|der|die) )?(?:[\w-]+ )?(?:von|text|autor|autorin|interview|fotos?):? ",
    re.IGNORECASE,
)
_BYLINE_LINK = frozenset("und aus in von der de für mit dpa vom am zu".split())
_INTERVIEWER = re.compile(r"das (?:gespräch|interview) führten?\b", re.IGNORECASE)
AGENCY = re.compile(
    r"(?i:quellen?|mit material von|mit agenturmaterial|text|\()\s*:?\s*[^.!?]*"
    r"\b(?:dpa|AFP|afp|APA|apa|rtr|Reuters|reuters|SDA|sda|KNA|kna|EPD|epd|SID|sid|AP"
    r"|[\w-]+\.(?:de|at|ch|com|net))\b.*$"
    r"|[(/-]?\s*(?:dpa|AFP|afp|SID|sid|KNA|kna|epd|AP|APA|Reuters|[a-z]{2,4})"
    r"(?:[/,;-]+\s?[\w.-]{2,12})*\s*\)?$"
)


def words(text: str) -> list[str]:
    """The words of a text, without punctuation."""
    return [word for word in _NOT_WORD.split(text) if word]


def is_byline(text: str) -> bool:
    """Whether a line only says who wrote the text."""
    if _INTERVIEWER.match(text):
        return True
    head = (
        _BYLINE_HEAD.match(text) if len(text) < 120 and not text.endswith(("?", "!", ":")) else None
    )
    if not head:
        return False
    names = text[head.end() :].split()
    return 0 < len(names) <= 9 and all(
        name[0].isupper() or name.strip("(),&/|").lower() in _BYLINE_LINK or not name[0].isalpha()
        for name in names
    )


def is_source(text: str) -> bool:
    """Whether a line names the agency or site that the text is from ("Quelle: dpa, abc")."""
    return text.startswith("Quelle") and len(text) < 120 and AGENCY.match(text) is not None


def function_share(tokens: list[str]) -> float:
    """The share of German function words, from 0 to 1; 0 without tokens."""
    if not tokens:
        return 0.0
    return sum(token.lower() in FUNCTION_WORDS for token in tokens) / len(tokens)


def has_finite_verb(tokens: list[str]) -> bool:
    """Whether a finite verb may be among the words; when in doubt, yes."""
    return any(
        token.lower() in FINITE_VERBS or (token[0].islower() and _may_be_verb(token, following))
        for token, following in zip_longest(tokens, tokens[1:], fillvalue="und")
    )


def _may_be_verb(word: str, following: str) -> bool:
    """Whether a word is no function word, and no adjective before its noun."""
    if word in _NO_VERBS or word in FUNCTION_WORDS:
        return False
    return not (
        word.endswith(_ADJECTIVE) and (following[0].isupper() or following.endswith(_ADJECTIVE))
    )


def is_furniture(tokens: list[str]) -> bool:
    """Whether a line is made of the words of buttons and menus alone."""
    return bool(tokens) and all(FURNITURE.fullmatch(token.lower()) for token in tokens)
