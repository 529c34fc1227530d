"""What each flag means, in a sentence for readers: the one place where pages take it from."""

from __future__ import annotations

FLAG_HELP = {
    "doubtful": "How many sentences of the full translation are in doubt.",
    "empty": "Nothing was translated. Only the German sentence counts.",
    "cut": "The English may end before the German does.",
    "copied": "The German sentence was copied, not translated.",
    "untranslated": "German words were left standing in the English.",
    "figures": "A number, date, time or unit differs between the German and the English.",
    "names": "A name stands in one of the two languages only.",
    "omission": "Words of the German seem to be missing from the English.",
    "addition": "The English seems to say something that the German doesn’t.",
    "glossary": "A term isn’t translated as the glossary has it.",
    "negation": "One language says “no” or “not” where the other doesn’t.",
    "address": "A link, an e-mail address or a hashtag is missing, or isn’t the German one.",
    "opposite": "The English says the opposite: that something falls, say, where it rises.",
    "repetition": "The English repeats itself, a common fault of translation models.",
    "length": "The English is much shorter or longer than the German would make one expect.",
    "question": "One language asks where the other states.",
    "quotes": "A quotation mark is missing: who says what may be unclear.",
    "casing": "Capital letters are missing, or everything is in capitals. A matter of form.",
    "unsupported": "A model wrote this point, and the article hardly says so.",
    "unfounded": "A model wrote this point, with a name or figure that the article doesn’t hold.",
    "unsure": "The model gave its own translation a low probability.",
}
