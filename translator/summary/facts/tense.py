"""The tense of a clause, as far as it takes to know which Monday is meant."""

from __future__ import annotations

import re

from translator.summary.facts.days import Tense  # noqa: TC001
from translator.summary.facts.german import DETERMINERS
from translator.summary.facts.lexicon import is_adjective

# Strong verbs and auxiliaries; "-te" is read below, where adjectives have it too.
_PAST = re.compile(
    r"\b(?:(?:war|kam|ging|stand|fand|starb|nahm|traf|sprach|rief|blieb|schrieb|begann|stieg|fiel|lag|trat"
    r"|hielt|verlor|gewann|sank|schoss|schloss|verbot|bekam|brach|griff|lief|zog|bot|lud|schlug|trug|fuhr"
    r"|flog|wies|entschied|erschien|entstand|verließ|unterschrieb)(?:en)?|ließ(?:en)?|hatten?|wurden?"
    r"|gab(?:en)?|worden|gelang)\b"
)
_WEAK = re.compile(
    r"(?:(\S+)\s)?\b([a-zäöüß]{2,}(?:(?:[bdfgklmnprsßtzch])te"
    r"|(?:te|er|el|ig|ier|[aeiöü]g|ell|üll|ehr|ahl|ühl|ück|eck|itz|etz|ürz|ärk|irk|eug)ten))\b"
)
_NO_PAST = frozenset(
    """
    heute beste letzte erste zweite dritte vierte fünfte sechste achte hätte könnte müsste dürfte
    sollte möchte wollte rechte gute weite bitte gesamte bekannte nächste jüngste größte
    höchste älteste meiste wichtigste
    """.split()
)
_PERFECT = re.compile(
    r"\b(?:ist|sind|hat|haben|habe|sei|seien)\b.*\b(?:\w{0,6}ge\w{2,}(?:t|en)|\w+iert"
    r"|(?:be|er|ver|zer|ent)\w{3,}(?:t|en))$"
)
_NO_PERFECT = re.compile(
    r"\b(?:geplant|vorgesehen|angesetzt|geöffnet|geschlossen|gesperrt|gefragt|gefordert|erwartet|gebeten"
    r"|angekündigt|terminiert|bereit|gegen|gezwungen|verpflichtet|berechtigt)$"
)
_FUTURE = re.compile(
    r"\b(?:wird|werden|werde|will|wollen|wolle|soll|sollen|solle|möchten?|dürften?)\b"
)
_REPORTED = re.compile(r"\bsoll(?:en)?\b.*\b(?:haben|sein)$")
_CLAUSE = re.compile(r"[,;:–\"„“”»«()!?.](?=\s|$)|\s-\s|[\"„“”»«()]")


def tense_of(text: str, at: int) -> Tense | None:
    """Give the tense of the clause around a place; None where it has both or neither."""
    start = max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
    closing = _CLAUSE.search(text, at)
    clause = text[start : closing.start() if closing else len(text)].strip()
    past = bool(
        _PAST.search(clause) or _weak(clause) or _perfect(clause) or _REPORTED.search(clause)
    )
    future = bool(_FUTURE.search(clause)) and "worden" not in clause
    if _REPORTED.search(clause):
        future = False
    if past == future:
        return None
    return "past" if past else "future"


def _weak(clause: str) -> bool:
    """Whether there is a "sagte", and no "der geplante"."""
    return any(
        word not in _NO_PAST
        and not word.startswith("ge")
        and (before or "").lower() not in DETERMINERS
        and not (before and is_adjective(before))
        for before, word in _WEAK.findall(clause)
    )


def _perfect(clause: str) -> bool:
    return bool(_PERFECT.search(clause)) and not _NO_PERFECT.search(clause)
