"""A Marian model as small as can be: one layer a side, random weights, the embedded vocabulary."""

from __future__ import annotations

import shutil
from pathlib import Path

import translator.models

EMBEDDED = Path(translator.models.__file__).with_name("embedded") / "de-en"


def make_tiny_marian(folder: Path) -> Path:
    """Write the model into the new folder, in the layout that the hub's Marian models have."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(1)
    size = 16
    config = MarianConfig.from_pretrained(
        EMBEDDED,
        **{f"{side}_layers": 1 for side in ("encoder", "decoder")},
        **{f"{side}_attention_heads": 2 for side in ("encoder", "decoder")},
        **{f"{side}_ffn_dim": size for side in ("encoder", "decoder")},
        d_model=size,
        max_position_embeddings=64,
        init_std=0.3,
    )
    model = MarianMTModel(config)
    with torch.no_grad():  # as in the embedded model, the padding that starts decoding isn't zero
        model.get_input_embeddings().weight[config.pad_token_id] = torch.randn(size)
    model.save_pretrained(folder)
    for name in ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
        shutil.copyfile(EMBEDDED / name, folder / name)
    return folder
