"""Which of a model's attention says where its words come from: found by measurement.

Models differ. One trained with alignments has them in the first head of a certain layer; in
others all heads of a layer together say most, and often while a piece is read rather than while
it is written (on 400 sentences of newstest2019, all heads of version 6 of the embedded model's
first layer looked at the source's own name or figure for 90 % of its pieces while reading them,
63 % while writing them; its last layer's first head, which is what CTranslate2 takes, for 65 and
89 %: few pairs can't tell which is better, and CTranslate2 loses the first row while writing).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# In config.json of a converted model; the layer and the heads CTranslate2 keeps in the model.
WHILE_READING = "attention_while_reading"

# Each holds names and figures that are written alike in both languages.
_PAIRS = (
    ("Am 14. März 2019 kamen 58 Menschen nach Hamburg.", "On 14 March 2019, 58 came to Hamburg."),
    ("In Berlin leben 37 Familien aus Syrien.", "37 families from Syria live in Berlin."),
    ("Peter Schmidt ist 46 Jahre alt.", "Peter Schmidt is 46 years old."),
    ("Das sagte Maria Weber am Montag in Bonn.", "Maria Weber said this in Bonn on Monday."),
    ("Nach 2015 stieg der Preis um 12 Prozent.", "The price rose by 12 percent after 2015."),
    ("Von 95 Schulen in Dresden sind 23 zu.", "23 of 95 schools in Dresden are closed."),
    ("Anna Fischer gewann vor Thomas Wagner.", "Anna Fischer won ahead of Thomas Wagner."),
    ("Für 2023 meldet Bayer 46 Millionen Euro.", "Bayer reports 46 million euros for 2023."),
    ("Gegen Tschechien verlor Island mit 13 Toren.", "Iceland lost by 13 goals."),
    ("In Prag traf er 2011 Martin Schulz.", "He met Martin Schulz in Prague in 2011."),
    ("Von Bremen nach Kassel fahren 280 Busse.", "280 buses go from Bremen to Kassel."),
    ("Das Werk in Pirna hat 640 Angestellte.", "The plant in Pirna has 640 employees."),
    ("Zuletzt spielte Julia Hoffmann in Leeds.", "Julia Hoffmann last played in Leeds."),
    ("Bis 2030 will Kenia 90 Prozent erreichen.", "Kenya wants to reach 90 percent by 2030."),
    ("Am 7. Juli starb Karl Brandt in Graz.", "Karl Brandt died in Graz on 7 July."),
    ("Er ist seit 1998 bei Siemens in Erlangen.", "He has been at Siemens in Erlangen since 1998."),
)


class Heads(NamedTuple):
    """The first `heads` heads of the decoder's layer `layer`.

    If `reading`, a piece's attention is that of the step which reads it, the one after the
    step that writes it.
    """

    layer: int
    heads: int
    reading: bool


def best_heads(model: Any, tokenizer: Any) -> Heads:
    """Find the attention of a Marian model in transformers that aligns best."""
    scores: dict[Heads, float] = {}
    for source, target in _PAIRS:
        attention, links = _read(model, tokenizer, source, target)
        for choice in _choices(attention):
            scores[choice] = scores.get(choice, 0.0) + _agreement(attention, links, choice)
    return max(scores, key=lambda choice: scores[choice])


def aligns_while_reading(folder: Path) -> bool:
    """Tell it of a folder in CTranslate2's layout; those converted by others say nothing."""
    config = json.loads((folder / "config.json").read_bytes())
    return bool(config.get(WHILE_READING, False))


def weights(attention: Sequence[Any], choice: Heads) -> Any:
    """Give the attention of each piece, (B, T + 1, S), of each layer's (B, H, T + 1, S).

    The last row, which nothing reads, stays the one that writes.
    """
    import torch

    mean = attention[choice.layer][:, : choice.heads].mean(1)
    return torch.cat([mean[:, 1:], mean[:, -1:]], 1) if choice.reading else mean


def _choices(attention: Sequence[Any]) -> Iterator[Heads]:
    for layer, weight in enumerate(attention):
        for heads in sorted({1, weight.shape[1]}):
            for reading in (False, True):
                yield Heads(layer, heads, reading)


def _agreement(attention: Sequence[Any], links: dict[int, list[int]], choice: Heads) -> float:
    """Give the share of pieces whose attention is strongest where it should be."""
    strongest = weights(attention, choice)[0].argmax(-1).tolist()
    return sum(strongest[piece] in places for piece, places in links.items()) / len(links)


def _read(
    model: Any, tokenizer: Any, source: str, target: str
) -> tuple[Sequence[Any], dict[int, list[int]]]:
    """Give the attention of each layer while the model reads a pair, and what belongs together."""
    import torch

    encoded = tokenizer(source, return_tensors="pt")
    labels = tokenizer(text_target=target, return_tensors="pt")["input_ids"]
    start = torch.full((1, 1), model.config.decoder_start_token_id)
    with torch.inference_mode():
        output = model(
            **encoded,
            decoder_input_ids=torch.cat([start, labels[:, :-1]], 1),
            output_attentions=True,
        )
    sides = (
        _words(tokenizer.convert_ids_to_tokens(ids[0].tolist()))
        for ids in (encoded["input_ids"], labels)
    )
    german, english = sides
    links = {
        piece: german[word]
        for word, pieces in english.items()
        if word in german
        for piece in pieces
    }
    return output.cross_attentions, links


def _words(pieces: Sequence[str]) -> dict[str, list[int]]:
    """Give the places of the pieces of each name and figure."""
    words: list[tuple[str, list[int]]] = []
    for number, piece in enumerate(pieces):
        if piece.startswith("▁") or not words:
            words.append(("", []))
        text, places = words[-1]
        words[-1] = (text + piece.lstrip("▁"), [*places, number])
    named = ((text.strip(".,"), places) for text, places in words)
    return {text: places for text, places in named if text[:1].isupper() or text[:1].isdigit()}
