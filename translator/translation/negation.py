"""Negation that a translation loses or gains.

Plain negations (nicht, kein, ohne; not, no, without) are counted on both sides. A translator often
says one in other words ("failed to", "unable", an antonym), so each side has a list of words that
may stand for a plain negation of the other side; where one of them stands, nothing is said.
Both lists were drawn from 138,000 human translations: the words whose share among those with a
plain negation on the other side alone is the highest.
"""

from __future__ import annotations

import re

from translator.article import Flag

_GERMAN_PLAIN = re.compile(
    r"\b(?:nicht|nichts|nix|kein(?:e[nmrs]?|er(?:lei|seits)|esfalls|eswegs)?|nie(?:mals)?|nimmer|"
    r"niemand(?:e[nms])?|nirgend\w*|weder|ohne|nein|mitnichten)\b",
)
_ENGLISH_PLAIN = re.compile(
    r"\b(?:not|cannot|never|no|none|nobody|nothing|nowhere|without|neither)\b|n['’]t\b",
)
# Negations that negate nothing, or that English has no negation for.
_GERMAN_IDIOMS = re.compile(
    r"\b(?:nicht (?:nur|allein|bloß|zuletzt|wahr|selten|umsonst|ohne|mehr als)|"
    r"(?:warum|wieso|oder|ob|wenn|aber) nicht|nicht un\w+|ohne (?:zweifel|weiteres|frage)|"
    r"nichts (?:als|anderes|weiter)|nicht (?:anders|wenige|zu über\w+|nehmen)|fast nichts|"
    r"nicht einmal|gar nicht so)\b",
)
_ENGLISH_IDIOMS = re.compile(
    r"\b(?:no\.? ?(?:\d|doubt|matter|wonder|longer than|(?:more|less|fewer|later) than)|nos?\. ?\d|"
    r"no-\w+|not (?:only|just|least|merely|simply|solely|to mention|un\w+)|(?:why|or|if) not|"
    r"nothing (?:but|else|other)|not (?:even|so much))\b|n['’]t (?:just|only|even)\b"
    r"|n['’]t (?:it|he|she|they|we|you|i|there)\?",
)
# What may stand for a plain negation, beside the idioms.
_GERMAN_OTHER = re.compile(
    r"\b(?:un(?!d\b|s\b|ser|ter(?!blieb|lass|bleib)|ten|i|gar|fall|abh|gef(?:ä|ae)hr|zähl|mitt|gla)"
    r"\w{3,}|(?!arbeitslos)\w{3,}los(?:e[nmrs]?|igkeit)?|\w+frei(?:e[nmrs]?)?|missver\w+|misstrau\w+|"
    r"fehl(?!er)\w+|gefehlt|mangels|kaum|wenig(?:er)?|geringer|egal|gleichgültig\w*|anstatt|anstelle|"
    r"sondern|vielmehr|außer|ausgenommen|sonst|ansonsten|andernfalls|geschweige|erst|nr|"
    r"verzicht\w*|\w*weiger\w*|abgelehnt\w*|ablehn\w*|verboten\w*|verbot|verbiet\w*|untersag\w*|"
    r"verhinder[nt]\w*|vermeide\w*|vermied\w*|versäum\w*|ausgeschlossen\w*|ausschließ(?!l)\w*|"
    r"ausbleib\w*|ausgeblieben\w*|ausblieb\w*|\w*schw(?:eig|ieg)\w*|vergeb(?:ens|lich\w*)|leugne\w*|"
    r"bestritt\w*|dementier\w*|zweifel(?:los|sohne)|ignorier\w*|hinder[nt]\w*|aufhör\w*|aufgehört|"
    r"anders|falsch|null|non?|not|illegal\w*|irr(?:el|eg)\w+|in(?:akz|off|tol)\w+|solange|nee|"
    r"endgültig|unter(?:blieb|lass|bleib)\w*|trotzdem|brexits?|zu \w+,? (?:um|als)|"
    r"r(?:ät|aten|iet\w*)\b.* ab)\b",
)
_ENGLISH_OTHER = re.compile(
    r"\b(?:un(?!i(?:t|on|v|q|f)|der|til|employ|fort|cert)\w{3,}|non\w*|"
    r"dis(?:agree|like|regard|hon|approv|allow|satisf|loy)\w*|im(?:poss|prob|pat|mor|mob|perf|prop|"
    r"prac|plaus|prec)\w*|ir(?:r|rel|resp)\w*|il(?:leg|log|lit)\w*|in(?:abil|acc|act|adeq|appr|cap|"
    r"comp(?:at|et|l)|cons|corr|disp|effe|elig|evit|exp(?:l|er)|flex|sens|sig|suff|tol|val|vis)\w*|"
    r"\w{3,}less(?:ly)?|fail\w*|lack\w*|absen\w*|refus\w*|declin(?:es|ed|ing)|den(?:y|ie[ds]|ying)|"
    r"reject\w*|prevent(?!ion)\w*|avoid\w*|hardly|barely|scarcely|rarely|seldom|little|fewer|less|"
    r"instead|rather|except|exclud\w*|stop|stops|stopped|stopping|ceas\w*|refrain\w*|abstain\w*|"
    r"beyond|bann?(?:ed|ing|s)?|prohibit\w*|forb\w+|zero|nil|wrong|regardless|unless|outdat\w*|"
    r"remained|remains|missing|missed|impun\w*|disappear\w*|withh\w+|anything but|"
    r"far from|too \w+ (?:to|for)|stay(?:s|ed)?|long gone|ended|ignor\w*|nor|hard to|yet to)\b",
)
_TWICE = re.compile(
    r"(?:\b(?:not|cannot|never)|n['’]t) (?:\w+ )?"
    r"(?:fail(?:ed|s|ing)?|lack(?:ed|s|ing)?|refus\w+|den(?:y|ied|ies)|neglect\w*)\b",
)


# Letters without which there is no plain negation: a quick look before the slow one.
_GERMAN_SIGNS = ("nich", "kein", "nie", "ohne", "nein", "weder", "nir", "nix", "nim")
_ENGLISH_SIGNS = ("no", "n't", "n’t", "never", "without", "neither")


def check_negation(source: str, target: str) -> list[Flag]:
    """Doubt a translation that says no where the German doesn't, or yes where it says no."""
    source, target = source.lower(), target.lower()
    if not (_holds(source, _GERMAN_SIGNS) or _holds(target, _ENGLISH_SIGNS)):
        return []
    german, english = german_negations(source), english_negations(target)
    other = _GERMAN_OTHER.search(source)
    if german == english and german and _TWICE.search(target) and not other:  # "not failed"
        return [Flag("negation", "error", "The English may say yes where the German says no.")]
    if english > german:
        if not (other or _GERMAN_IDIOMS.search(source)):
            return [Flag("negation", "error", "The English says no where the German doesn’t.")]
    elif (
        german
        and not english
        and not (_ENGLISH_OTHER.search(target) or _ENGLISH_IDIOMS.search(target))
    ):
        return [Flag("negation", "error", "The German says no, the English doesn’t.")]
    return []


def german_negations(text: str) -> int:
    """Count the plain negations of a German text in small letters."""
    return len(_GERMAN_PLAIN.findall(_GERMAN_IDIOMS.sub(" ", text)))


def english_negations(text: str) -> int:
    """Count the plain negations of an English text in small letters."""
    return len(_ENGLISH_PLAIN.findall(_ENGLISH_IDIOMS.sub(" ", text)))


def says_no(text: str, *, german: bool) -> bool:
    """Whether a sentence has a plain negation, or what may stand for one."""
    text = text.lower()
    plain, idioms, other = (
        (_GERMAN_PLAIN, _GERMAN_IDIOMS, _GERMAN_OTHER)
        if german
        else (_ENGLISH_PLAIN, _ENGLISH_IDIOMS, _ENGLISH_OTHER)
    )
    return any(form.search(text) for form in (plain, idioms, other))


def plainly_negated(text: str, *, german: bool) -> bool:
    """Whether a sentence has a plain negation that is no idiom."""
    count = german_negations if german else english_negations
    return count(text.lower()) > 0


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 (any() takes three times as long)
        if sign in text:
            return True
    return False
