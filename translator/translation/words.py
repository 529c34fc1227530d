"""Words of German and English as the lexicon knows them: cut, folded and lightly stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

MIN_STEM = 3
SHORT_FORM = 4  # letters of a word in capitals that is an abbreviation rather than a loud word

_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"[.!?:;…\"“”„»«‘‚(\[•*/|–—]|\s-\s|(?<=\s)'")
_FOLD = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})

# Stems are shorter than a dictionary's. The lexicon is learned over the same ones.
_GERMAN_END = re.compile(
    r"(?:erinnen|innen|erin|sten|ste|ern|tet|ten|ter|tes|te|en|em|er|es|e|n|s|t)$"
)
_ENGLISH_END = re.compile(r"(?:ings|ing|ied|ies|ed|es|ly|s|e|y)$")

# Closed classes: they have no one counterpart, and are no names.
_GERMAN_FUNCTION = frozenset(
    """
    ab aber all alle allem allen aller alles als also am an ander andere anderem anderen anderer
    anderes auch auf aus außer außerdem bei beim bevor bin bis bist bzw da dabei dadurch dafür
    dagegen daher dahin damit danach daneben dann daran darauf daraus darf darin darüber darum
    darunter das dass daß davon davor dazu dein deine dem demnach den denen denn dennoch der
    deren derer derzeit des deshalb dessen desto deswegen dich die dies diese diesem diesen
    dieser dieses dir doch dort dorthin du durch dürfen dürfte dürften eben ebenfalls ebenso
    eher ein eine einem einen einer eines einige einigen einiger einiges einmal er es etwa etwas
    euch euer eure fast für ganz gar geben gegen gegenüber geht gerade gern gewesen geworden
    gibt ging gleich hab habe haben habt hat hatte hatten hätte hätten her heran herum herunter
    hervor hier hierbei hierfür hiermit hierzu hin hinaus hinein hinter ich ihm ihn ihnen ihr
    ihre ihrem ihren ihrer ihres im immer in indem innerhalb ins insgesamt inzwischen ist ja je
    jede jedem jeden jeder jedes jedoch jemand jene jenem jenen jener jenes jetzt kam kann
    kannst kein keine keinem keinen keiner keines komme kommen kommt konnte konnten könne können
    könnte könnten lassen laut lässt ließ ließen mache machen macht machte machten mag mal man
    manche manchen mancher mehr mein meine meinem meinen meiner mich mir mit mochte möchte
    möchten mögen müsse müssen müsste müssten muss mußte musste mussten nach nachdem nahm nahmen
    neben nehmen nicht nichts nie nimmt noch nun nur ob oben oder ohne obwohl paar rund sehr sei
    seid seien sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald sodass
    sogar solch solche solchem solchen solcher soll solle sollen sollte sollten somit sondern
    sonst soweit sowie sowohl statt stehe stehen steht stellt stellte teils trotz trotzdem über
    überhaupt um und uns unser unsere unserem unseren unserer unter usw viel viele vielen vieler
    vieles vom von vor vorbei vorher während wann war wäre wären waren warst warum was weder weg
    wegen weil weiter weitere weiteren weiterer weiterhin welche welchem welchen welcher welches
    wem wen wenig wenige weniger wenn wer werde werden wessen wie wieder will willst wir wird
    wirst wo wobei wodurch wofür woher wohin wohl wolle wollen wollte wollten womit woran worauf
    worden worin wovon wozu wurde wurden würde würden zu zufolge zum zur zurück zusammen zwar
    zwischen ok herr herrn frau
    """.split()
)
_ENGLISH_FUNCTION = frozenset(
    """
    a about above across after again against ago all almost along already also although always
    am among an and another any anyone anything are aren't around as aside at away back be
    because been before being below between both but by came can can't cannot come comes coming
    could couldn't did didn't do does doesn't doing don't done down due during each either else
    enough even ever every everyone everything except few for from further gave get gets getting
    give given gives go goes going gone got had hadn't happen has hasn't have haven't having he
    he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if in
    including indeed instead into is isn't it it'll it's its itself just keep kept less let
    let's like likely ll made make makes making many may maybe me might mine more most much must
    my myself near neither no nobody none nor not nothing now of off often on once one only onto
    or other others our ours ourselves out over own per perhaps put quite rather re really s
    same set shall she she'd she'll she's should shouldn't since so some someone something
    somewhat soon still such t take taken takes taking than that that's the their theirs them
    themselves then there there's thereby therefore these they they'd they'll they're they've
    thing things this those though through throughout thus till to together too took toward
    towards under until up upon us use used using ve very via was wasn't way we we'd we'll we're
    we've well went were weren't what whatever when where whereas whether which while who who's
    whole whom whose why will with within without won't would wouldn't yet you you'd you'll
    you're you've your yours yourself ok mr mrs ms
    """.split()
)
_NOT_FUNCTION = frozenset({"US", "WHO", "IT"})


class Word(NamedTuple):
    """A word as written, its place in the text, and its stem ("" of a function word)."""

    text: str
    start: int
    end: int
    stem: str
    opens: bool  # it begins a sentence, a quote or a bracket: a capital tells nothing there
    capital: bool

    @property
    def short_form(self) -> bool:
        """Whether it is an abbreviation in capitals (CSU, NATO)."""
        return 1 < len(self.text) <= SHORT_FORM + 2 and self.text.isupper()


def german_words(text: str) -> list[Word]:
    """Cut a German text into words; what a hyphen joins is several words."""
    return _words(text, german_stem)


def english_words(text: str) -> list[Word]:
    """Cut an English text into words; U.S. is US, and a possessive loses its ending."""
    return _words(text, english_stem)


def _words(text: str, stem: Callable[[str], str]) -> list[Word]:
    # The points of initials go to their end, so that the places of all others stay.
    plain = _INITIALS.sub(_without_points, text) if "." in text else text
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(plain):
        start, end = match.span()
        opens = plain[last:start] != " " and (not words or bool(_OPENS.search(plain, last, start)))
        last = end
        text = plain[start:end]
        words.append(Word(text, start, end, stem(text), opens, text[0].isupper()))
    return words


def _without_points(match: re.Match[str]) -> str:
    return match.group().replace(".", "").ljust(len(match.group()))


@lru_cache(1 << 17)
def fold(word: str) -> str:
    """Give the word in small letters without accents and umlauts."""
    lower = word.lower().translate(_FOLD).replace("’", "'")
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFD", lower)
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(1 << 17)
def german_stem(word: str) -> str:
    """Give the stem of a German word; "" for a function word or a single letter."""
    if len(word) < 2 or word.lower() in _GERMAN_FUNCTION:
        return ""
    folded = fold(word).partition("'")[0]
    end = _GERMAN_END.search(folded, MIN_STEM)
    return folded[: end.start()] if end else folded


@lru_cache(1 << 17)
def english_stem(word: str) -> str:
    """Give the stem of an English word; "" for a function word or a single letter."""
    folded = fold(word)
    if word in _NOT_FUNCTION:
        return folded
    if len(word) < 2 or folded in _ENGLISH_FUNCTION:
        return ""
    head, _, tail = folded.partition("'")
    folded = folded.replace("'", "") if len(head) < 3 and len(tail) > 1 else head  # O'Neill
    if folded in _ENGLISH_FUNCTION:
        return ""
    end = _ENGLISH_END.search(folded, MIN_STEM)
    stem = folded[: end.start()] if end else folded
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] != "s" else stem
