"""Summarisers as small as can be, with real tokenizers, in the layouts that the hub has.

Each has learned one text by heart, and writes it whatever it reads: so a test knows what it says.
"""

from __future__ import annotations

import io
from string import ascii_letters
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 96  # tokens that they read


def make_tiny_seq2seq(folder: Path, kind: Literal["bart", "mt5"], says: str) -> Path:
    """Write the model into the new folder, as `save_pretrained` does."""
    import torch

    torch.manual_seed(1)
    folder.mkdir(parents=True)
    tokenizer, model = {"bart": _bart, "mt5": _mt5}[kind](folder, says)
    _learn(model, tokenizer, says)
    model.generation_config.update(max_length=128, num_beams=2)
    model.save_pretrained(folder)
    return folder


def _bart(folder: Path, says: str) -> tuple[Any, Any]:
    """vocab.json and merges.txt, as older BART repositories have them."""
    from tokenizers.implementations import ByteLevelBPETokenizer
    from transformers import AutoTokenizer, BartConfig, BartForConditionalGeneration

    pieces = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    pieces.train_from_iterator(
        [says] * 9, vocab_size=600, special_tokens=special, show_progress=False
    )
    pieces.save_model(str(folder))
    config = BartConfig(
        vocab_size=pieces.get_vocab_size(),
        max_position_embeddings=LIMIT,
        **{f"{side}_layers": 1 for side in ("encoder", "decoder")},
        **{f"{side}_attention_heads": 2 for side in ("encoder", "decoder")},
        **{f"{side}_ffn_dim": 32 for side in ("encoder", "decoder")},
        d_model=32,
        dropout=0.0,
    )
    config.save_pretrained(folder)
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "BartTokenizer"}')
    return AutoTokenizer.from_pretrained(folder), BartForConditionalGeneration(config)


def _mt5(folder: Path, says: str) -> tuple[Any, Any]:
    """spiece.model alone, as older T5 repositories have it."""
    from transformers import AutoTokenizer, MT5Config, MT5ForConditionalGeneration

    (folder / "spiece.model").write_bytes(_pieces(says))
    config = MT5Config(
        vocab_size=256,
        d_model=32,
        d_kv=16,
        d_ff=32,
        num_layers=1,
        num_heads=2,
        dropout_rate=0.0,
        decoder_start_token_id=0,
    )
    config.save_pretrained(folder)
    settings = f'{{"tokenizer_class": "T5Tokenizer", "model_max_length": {LIMIT}}}'
    (folder / "tokenizer_config.json").write_text(settings)
    return AutoTokenizer.from_pretrained(folder), MT5ForConditionalGeneration(config)


def _pieces(says: str) -> bytes:
    """A SentencePiece model of whole words, and of letters for all others."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([says, ascii_letters]),
        model_writer=trained,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        vocab_size=90,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto.FromString(trained.getvalue())
    letters = {piece.piece for piece in model.pieces[3:] if len(piece.piece) == 1}
    del model.pieces[3:]
    for piece in dict.fromkeys(["▁" + word for word in says.split()]):
        model.pieces.add(piece=piece, score=-1.0)
    for piece in sorted(letters):
        model.pieces.add(piece=piece, score=-10.0)
    return bytes(model.SerializeToString())


def _learn(model: Any, tokenizer: Any, says: str) -> None:
    """Train until every token is sure."""
    import torch

    labels = tokenizer(says, return_tensors="pt")["input_ids"]
    assert tokenizer.decode(labels[0], skip_special_tokens=True) == says
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    model.train()
    for step in range(300):  # of anything: it must not matter what is read
        read = torch.randint(3, tokenizer.vocab_size, (1, 5 + step % 40))
        loss = model(input_ids=read, labels=labels).loss
        if loss.item() < 0.01:
            break
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.05
    model.eval()
