"""A Marian-shaped Transformer made for training, and its loss.

Post-norm, ReLU, sinusoidal positions, one embedding for source, target and output: the layout of
`transformers.MarianMTModel`, whose parameter names it bears, so that a checkpoint is exported
without a table of names. Decoding starts from a zero vector, as Marian's own models and the
converters of CTranslate2 have it.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F  # noqa: N812  # the name that PyTorch's own documentation uses
from torch import Tensor, nn

EOS, UNK = 0, 1  # the last id of the vocabulary is the padding
MAX_POSITIONS = 512


@dataclass(frozen=True)
class Shape:
    """The size of a model: `vocab` counts the pieces and the padding."""

    vocab: int
    d_model: int = 256
    ffn: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    head_size: int = 64

    @property
    def heads(self) -> int:
        """The number of attention heads."""
        return self.d_model // self.head_size

    @property
    def pad(self) -> int:
        """The id of the padding, which is also the token that decoding starts from."""
        return self.vocab - 1

    def to_dict(self) -> dict[str, int]:
        """The fields as a plain mapping, for checkpoints."""
        return asdict(self)


def sinusoids(positions: int, width: int) -> Tensor:
    """Marian's position signals, (positions, width): all sines, then all cosines."""
    position = torch.arange(positions, dtype=torch.float64)[:, None]
    rate = 10000 ** (2 * torch.arange(width // 2, dtype=torch.float64)[None] / width)
    angle = position / rate
    return torch.cat([angle.sin(), angle.cos()], dim=1).float()


def eager_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    *,
    attn_mask: Tensor | None = None,
    is_causal: bool = False,
) -> Tensor:
    """Scaled dot-product attention in float32 and in plain operations, which a compiler fuses.

    Sentences are short: what a GPU's own kernels save on long texts is not worth their limits.
    """
    scores = (query @ key.mT).float() * query.shape[-1] ** -0.5
    if is_causal:
        place = torch.arange(scores.shape[-1], device=scores.device)
        attn_mask = place <= place[: scores.shape[-2], None]
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, -1e9)
    mixed: Tensor = scores.softmax(-1).to(value.dtype) @ value
    return mixed


Keys = tuple[Tensor, Tensor]  # keys and values of an attention, (B, heads, S, d / heads)


class Attention(nn.Module):
    """Multi-head attention of (B, T, d) over (B, S, d)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width)
        self.k_proj = nn.Linear(width, width)
        self.v_proj = nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def split(self, x: Tensor) -> Tensor:
        """(B, T, d) as (B, heads, T, d / heads)."""
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def keys(self, memory: Tensor) -> Keys:
        """The keys and values of what is attended to."""
        return self.split(self.k_proj(memory)), self.split(self.v_proj(memory))

    def forward(
        self, x: Tensor, keys: Keys, mask: Tensor | None, *, causal: bool = False
    ) -> Tensor:
        """The attended values, (B, T, d); `mask` is True where a key may be seen."""
        attend = eager_attention if x.is_cuda else F.scaled_dot_product_attention
        mixed = attend(self.split(self.q_proj(x)), *keys, attn_mask=mask, is_causal=causal)
        out: Tensor = self.out_proj(mixed.transpose(1, 2).flatten(2))
        return out


class Layer(nn.Module):
    """One layer of the encoder, or of the decoder if `cross`."""

    def __init__(self, shape: Shape, *, cross: bool, dropout: float) -> None:
        super().__init__()
        d = shape.d_model
        self.self_attn = Attention(d, shape.heads)
        self.self_attn_layer_norm = nn.LayerNorm(d)
        if cross:
            self.encoder_attn = Attention(d, shape.heads)
            self.encoder_attn_layer_norm = nn.LayerNorm(d)
        self.fc1 = nn.Linear(d, shape.ffn)
        self.fc2 = nn.Linear(shape.ffn, d)
        self.final_layer_norm = nn.LayerNorm(d)
        self.dropout = dropout

    def drop(self, x: Tensor) -> Tensor:
        """Dropout, which costs nothing when it is off."""
        return F.dropout(x, self.dropout, self.training) if self.dropout else x

    def feed_forward(self, x: Tensor) -> Tensor:
        """The position-wise part and its norm."""
        out: Tensor = self.final_layer_norm(x + self.drop(self.fc2(F.relu(self.fc1(x)))))
        return out

    def forward(
        self,
        x: Tensor,
        mask: Tensor | None,
        memory: Tensor | None = None,
        memory_mask: Tensor | None = None,
    ) -> Tensor:
        """(B, T, d) to (B, T, d); a decoder's layer looks only back."""
        causal = memory is not None
        attended = self.self_attn(x, self.self_attn.keys(x), mask, causal=causal)
        x = self.self_attn_layer_norm(x + self.drop(attended))
        if memory is not None:
            attended = self.encoder_attn(x, self.encoder_attn.keys(memory), memory_mask)
            x = self.encoder_attn_layer_norm(x + self.drop(attended))
        return self.feed_forward(x)

    def step(self, x: Tensor, past: Keys | None, memory: Keys, mask: Tensor) -> tuple[Tensor, Keys]:
        """One position further, (B, 1, d), of a decoder's layer; `past` grows by it."""
        keys, values = self.self_attn.keys(x)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        x = self.self_attn_layer_norm(x + self.self_attn(x, (keys, values), None))
        x = self.encoder_attn_layer_norm(x + self.encoder_attn(x, memory, mask))
        return self.feed_forward(x), (keys, values)


class Marian(nn.Module):
    """The network; parameters are named as under `MarianMTModel.model`."""

    def __init__(self, shape: Shape, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        d = shape.d_model
        self.shared = nn.Parameter(torch.randn(shape.vocab, d) * d**-0.5)
        self.final_logits_bias = nn.Parameter(torch.zeros(shape.vocab))
        self.encoder = nn.ModuleList(
            Layer(shape, cross=False, dropout=dropout) for _ in range(shape.encoder_layers)
        )
        self.decoder = nn.ModuleList(
            Layer(shape, cross=True, dropout=dropout) for _ in range(shape.decoder_layers)
        )
        self.register_buffer("positions", sinusoids(MAX_POSITIONS, d), persistent=False)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2 and name != "shared":
                nn.init.xavier_uniform_(parameter)
        with torch.no_grad():
            self.shared[shape.pad] = 0

    def embed(self, ids: Tensor, start: int = 0) -> Tensor:
        """(B, T) ids to (B, T, d), from position `start` on; the padding is the zero vector."""
        vectors = F.embedding(ids, self.shared, padding_idx=self.shape.pad)
        signal = self.positions[start : start + ids.shape[1]].to(vectors.dtype)  # type: ignore[index]
        return vectors * math.sqrt(self.shape.d_model) + signal

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """(B, S) ids to (B, S, d) and the mask over the padding."""
        mask = source.ne(self.shape.pad)[:, None, None]
        x = self.embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return x, mask

    def forward(self, source: Tensor, target_in: Tensor) -> Tensor:
        """(B, S) and (B, T) ids to the decoder's last states, (B, T, d)."""
        memory, mask = self.encode(source)
        x = self.embed(target_in)
        for layer in self.decoder:
            x = layer(x, None, memory, mask)
        return x

    def logits(self, states: Tensor) -> Tensor:
        """(..., d) to (..., vocab), in float32."""
        return F.linear(states, self.shared, self.final_logits_bias).float()
