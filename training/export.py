"""Checkpoints to a model: the mean of the last ones, in the layout of transformers."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import sentencepiece
import torch
from torch import Tensor

from training.model import EOS, MAX_POSITIONS, UNK, Shape
from translator.models import HINTS_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LANGUAGES = ("de", "en")


def average(checkpoints: Sequence[Path]) -> dict[str, Any]:
    """One checkpoint with the mean of the weights of several of the same shape."""
    blobs = [read_weights(path) for path in checkpoints]
    mean = {
        name: torch.stack([blob["model"][name] for blob in blobs]).mean(0)
        for name in blobs[0]["model"]
    }
    return {"model": mean, "shape": blobs[0]["shape"]}


def export(checkpoint: Mapping[str, Any], work: Path, folder: Path) -> None:
    """Write a model for `MarianMTModel.from_pretrained`, fp16, with its tokenizer, into `folder`.

    `checkpoint` is what `average` returns, `work` what `prepare` wrote: the SentencePiece model
    and, for a model that reads its words, the dictionary.
    """
    from transformers import MarianMTModel

    shape = Shape(**checkpoint["shape"])
    model = MarianMTModel(_config(shape))
    missing = model.load_state_dict(_state(checkpoint["model"]), strict=False)
    unknown = [n for n in missing.missing_keys if "embed_" not in n and "lm_head" not in n]
    if unknown or missing.unexpected_keys:
        raise ValueError(f"not a Marian model: {unknown} {missing.unexpected_keys}")
    model.tie_weights()
    model.generation_config.update(
        num_beams=4, max_length=MAX_POSITIONS, bad_words_ids=[[shape.pad]], renormalize_logits=True
    )
    folder.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(folder)
    _write_tokenizer(shape, work / "spm.model", folder)
    if (work / HINTS_FILE).exists():
        shutil.copyfile(work / HINTS_FILE, folder / HINTS_FILE)


def read_weights(path: Path) -> dict[str, Any]:
    """A checkpoint of a run, or an exported model in a folder, to go on from."""
    if path.is_dir():
        return _read_exported(path)
    return torch.load(path, weights_only=True, map_location="cpu")  # type: ignore[no-any-return]


def _read_exported(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text())
    stored = load_file(folder / "model.safetensors")
    shape = Shape(
        config["vocab_size"],
        config["d_model"],
        config["encoder_ffn_dim"],
        config["encoder_layers"],
        config["decoder_layers"],
        config["d_model"] // config["encoder_attention_heads"],
    )
    weights = {_own(name): tensor.float() for name, tensor in stored.items()}
    weights["final_logits_bias"] = weights["final_logits_bias"].reshape(-1)
    weights["shared"][shape.pad] = 0  # older models started from a vector that they learned
    return {"model": weights, "shape": shape.to_dict()}


def _theirs(name: str) -> str:
    for side in ("encoder", "decoder"):
        if name.startswith(f"{side}."):
            return f"model.{side}.layers.{name.removeprefix(side + '.')}"
    return {"shared": "model.shared.weight"}.get(name, name)


def _own(name: str) -> str:
    if name == "model.shared.weight":
        return "shared"
    return name.removeprefix("model.").replace("coder.layers.", "coder.", 1)


def _state(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    state = {_theirs(name): tensor for name, tensor in weights.items()}
    state["final_logits_bias"] = state["final_logits_bias"][None]
    return state


def _config(shape: Shape) -> Any:
    from transformers import MarianConfig

    sides: dict[str, int] = {}
    for side, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        sides |= {
            f"{side}_layers": layers,
            f"{side}_ffn_dim": shape.ffn,
            f"{side}_attention_heads": shape.heads,
        }
    return MarianConfig(
        **sides,
        vocab_size=shape.vocab,
        decoder_vocab_size=shape.vocab,
        d_model=shape.d_model,
        max_position_embeddings=MAX_POSITIONS,
        scale_embedding=True,
        activation_function="relu",
        dropout=0.0,
        pad_token_id=shape.pad,
        eos_token_id=EOS,
        bos_token_id=EOS,
        forced_eos_token_id=EOS,
        decoder_start_token_id=shape.pad,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        static_position_embeddings=True,
        normalize_before=False,
        normalize_embedding=False,
        add_bias_logits=False,
    )


def _write_tokenizer(shape: Shape, pieces: Path, folder: Path) -> None:
    from transformers import MarianTokenizer

    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    vocabulary = {processor.id_to_piece(i): i for i in range(processor.get_piece_size())}
    vocabulary["<pad>"] = shape.pad
    files = {name: folder / f"{name}.spm" for name in ("source", "target")}
    for path in files.values():
        shutil.copyfile(pieces, path)
    listing = folder / "vocab.json"
    listing.write_text(json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8")
    MarianTokenizer(
        source_spm=str(files["source"]),
        target_spm=str(files["target"]),
        vocab=str(listing),
        source_lang=LANGUAGES[0],
        target_lang=LANGUAGES[1],
        eos_token=processor.id_to_piece(EOS),
        unk_token=processor.id_to_piece(UNK),
        pad_token="<pad>",
        model_max_length=MAX_POSITIONS,
    ).save_pretrained(folder)
