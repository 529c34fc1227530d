"""The training loop: several processes on a processor, or one with a GPU; resumable."""

from __future__ import annotations

import json
import math
import os
import signal
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import msgspec
import sentencepiece
import torch
import torch.distributed as dist
from torch import Tensor
from torch.multiprocessing.spawn import spawn

from training.dataset import NO_LIMIT, Batch, Dataset
from training.development import Development
from training.export import read_weights
from training.loss import Candidates, cross_entropy
from training.model import Marian, Shape
from training.optimiser import Optimiser, shares
from translator.engines.openings import as_read

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np

    from training.config import Config, Training

CURRICULUM_BATCHES = 60
MULTIPLE_CUDA = 8  # pieces that a GPU's batches are padded to
PLACE = ("step", "tokens", "epoch", "position", "epoch_start")  # where a run is


def precision(device: torch.device) -> torch.dtype:
    """bfloat16 where the hardware multiplies it, else float32."""
    if device.type == "cuda":
        return torch.bfloat16
    capable = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()  # noqa: SLF001
    return torch.bfloat16 if capable else torch.float32


def rate(config: Training, tokens: int) -> float:
    """The share of the learning rates after so many target tokens: up, level, down to zero."""
    up = min(1.0, (tokens + config.batch) / config.warm) if config.warm else 1.0
    down = min(1.0, (config.tokens - tokens) / config.cool) if config.cool else 1.0
    return max(0.0, min(up, down))


def limit(config: Training, tokens: int) -> int:
    """The length, in pieces, of the longest pairs that the curriculum shows by now."""
    if not config.grow or tokens >= config.grow:
        return NO_LIMIT
    return int(config.shortest_limit + 100 * (tokens / config.grow) ** 1.5)


def as_int8(matrix: Tensor) -> Tensor:
    """The matrix as CTranslate2's int8 has it: 127 steps to the largest weight of each row.

    The gradient goes to what was rounded as if it had not been (straight-through estimator:
    Bengio et al. 2013).
    """
    step = matrix.abs().amax(1, keepdim=True).clamp_(min=1e-12) / 127
    return (matrix / step).round_().mul_(step)


def train(
    config: Config, work: Path, run: Path, *, init: Path | None, dev: tuple[Path, Path] | None
) -> None:
    """Train on `work`, with everything about the run in `run`; go on if it has begun."""
    run.mkdir(parents=True, exist_ok=True)
    (run / "config.json").write_bytes(msgspec.json.format(msgspec.json.encode(config)))
    workers = config.train.workers or (1 if torch.cuda.is_available() else os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as meeting:
        arguments = (workers, f"file://{meeting}/workers", config, work, run, init, dev)
        if workers == 1:
            _worker(0, *arguments)
        else:
            spawn(_worker, args=arguments, nprocs=workers)  # type: ignore[no-untyped-call]


def _worker(rank: int, workers: int, meeting: str, *rest: Any) -> None:
    if workers > 1:
        # The parent's death sends this signal, which a shell ignores for jobs in the background.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // workers))
        dist.init_process_group("gloo", init_method=meeting, rank=rank, world_size=workers)
    Trainer(rank, workers, *rest).run()
    if workers > 1:
        dist.destroy_process_group()


class Trainer:
    """One worker of a run. All hold the same weights; each updates its share of them."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        rank: int,
        workers: int,
        config: Config,
        work: Path,
        folder: Path,
        init: Path | None,
        dev: tuple[Path, Path] | None,
    ) -> None:
        self.rank, self.workers, self.config, self.folder = rank, workers, config.train, folder
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
        network = config.network
        shape = Shape(
            self.pieces.get_piece_size() + 1,
            network.d_model,
            network.ffn,
            network.encoder_layers,
            network.decoder_layers,
        )
        torch.manual_seed(self.config.seed)
        self.model = Marian(shape, dropout=network.dropout).to(self.device)
        if init:
            given = read_weights(init)
            if given["shape"] != shape.to_dict():
                raise ValueError(f"{init} is {given['shape']}, [network] of the config {shape}")
            self.model.load_state_dict(given["model"])
        # Float32 weights are updated; where the model computes in bfloat16 it gets a copy.
        self.weights = {n: p.detach().clone().float() for n, p in self.model.named_parameters()}
        self.model = self.model.to(precision(self.device))
        self.parameters = dict(self.model.named_parameters())
        if self.config.compile:  # a layer at a time: those of a kind are alike
            for layer in (*self.model.encoder, *self.model.decoder):
                layer.compile(dynamic=True)
        self.dealt = shares(self.weights, workers)
        self.optimiser = Optimiser(self.weights, self.dealt[rank], self.config.decay)
        self.data = Dataset(work / "data.npz", pad=shape.pad, reverse=self.config.reverse)
        if dev and self.config.reverse:
            dev = dev[1], dev[0]
        look = as_read if config.data.hints else str
        self.dev = Development(dev, self.pieces, shape.pad, look) if dev and rank == 0 else None
        self.thread = ThreadPoolExecutor(1)  # sorts the next epoch
        self.ahead: dict[int, Future[list[np.ndarray]]] = {}
        self.step = self.tokens = self.epoch = self.position = self.epoch_start = 0
        self._resume()

    # --- the loop

    def run(self) -> None:
        """Train to the end."""
        c = self.config
        first, nll, tokens = self.tokens, torch.zeros((), device=self.device), 0
        self.began = time.time()
        batches = self._batches()
        while (place := self._place()) < c.tokens:
            if self.position >= len(batches):
                self.epoch, self.position, self.epoch_start = self.epoch + 1, 0, self.tokens
                batches = self._batches()
            step_nll, count = self._learn(batches[self.position], rate(c, place))
            self.position, self.step, self.tokens = (
                self.position + 1,
                self.step + 1,
                self.tokens + count,
            )
            nll, tokens = nll + step_nll, tokens + count
            if self.step % c.log_every == 0:
                asked = time.time()
                mean = float(nll) / tokens  # a GPU is waited for here alone
                if not math.isfinite(mean):
                    raise FloatingPointError(
                        f"the loss is {mean} by step {self.step}: begin again from the last "
                        "checkpoint, with lower rates or in float32"
                    )
                now = time.time()
                self._log(
                    nll=mean,
                    rate=rate(c, place),
                    tokens_per_second=(self.tokens - first) / (now - self.began),
                    waited=now - asked,
                )
                nll, tokens = torch.zeros_like(nll), 0
            if self.dev is not None and self.step % c.dev_every == 0:
                self._log(**self.dev.loss(self.model, self.device))
            if self.step % c.save_every == 0:
                self._save()
        self._save()

    def _place(self) -> int:
        """How far the run is, in target tokens: what it has seen, or as the clock has it."""
        c = self.config
        by_clock = c.tokens * (time.time() - self.began) / (c.minutes * 60) if c.minutes else 0
        return max(self.tokens, int(by_clock))

    def _batches(self) -> list[np.ndarray]:
        """The epoch's batches: few while the curriculum lasts, so that its limit moves on."""
        longest = limit(self.config, self.epoch_start)
        if longest != NO_LIMIT:
            return self._epoch(self.epoch, longest)[:CURRICULUM_BATCHES]
        ready = self.ahead.pop(self.epoch, None)
        self.ahead[self.epoch + 1] = self.thread.submit(self._epoch, self.epoch + 1, NO_LIMIT)
        return ready.result() if ready else self._epoch(self.epoch, NO_LIMIT)

    def _epoch(self, number: int, longest: int) -> list[np.ndarray]:
        c = self.config
        return self.data.epoch(number, seed=c.seed, tokens=c.batch, limit=longest)

    def _learn(self, index: np.ndarray, factor: float) -> tuple[Tensor, int]:
        """One step on a batch at a share of the rates: its summed loss and its target tokens."""
        c = self.config
        count = int(self.data.target_lengths[index].sum()) + len(index)
        generator = torch.Generator().manual_seed(c.seed * 1_000_003 + self.step)
        torch.manual_seed(c.seed * 1_000_003 + self.step * self.workers + self.rank)
        mine = index[self.rank :: self.workers]
        per_chunk = max(1, c.chunk // int(self.data.sizes[index].max()))
        nll = torch.zeros((), device=self.device)
        for start in range(0, len(mine), per_chunk):
            batch = self.data.batch(
                mine[start : start + per_chunk],
                multiple=MULTIPLE_CUDA if self.device.type == "cuda" else 1,
            )
            nll += self._backward(batch, count, generator)
        gradients = self._mean_gradients()
        self.optimiser.step(gradients, c.rate_matrices * factor, c.rate_rest * factor)
        self._spread()
        return self._total(nll), count

    def _backward(self, batch: Batch, count: int, generator: torch.Generator) -> Tensor:
        c, model = self.config, self.model
        states = model(self._there(batch.source), self._there(batch.target_in))
        flat = batch.target_out.flatten()
        real = flat.ne(model.shape.pad).nonzero().squeeze(1)
        gold = flat[real]
        few = (
            Candidates.of(gold, model.shape.vocab, c.candidates, generator)
            if c.candidates
            else None
        )
        loss, nll = cross_entropy(
            states.flatten(0, 1).index_select(0, self._there(real)),
            model.shared,
            model.final_logits_bias,
            self._there(gold),
            smoothing=c.smoothing,
            candidates=few,
        )
        torch.autograd.backward(loss / count)
        return nll

    def _there(self, ids: Tensor) -> Tensor:
        """The tensor on the device, without waiting for what that still computes."""
        if self.device.type != "cuda":
            return ids
        return ids.pin_memory().to(self.device, non_blocking=True)

    # --- between the workers

    def _mean_gradients(self) -> dict[str, Tensor]:
        """The gradients of all workers together, in float32; the model's own are cleared."""
        zero = {n: torch.zeros_like(p) for n, p in self.parameters.items() if p.grad is None}
        flat = torch.cat([zero.get(n, p.grad).reshape(-1) for n, p in self.parameters.items()])  # type: ignore[union-attr]
        flat = flat.float()
        self.model.zero_grad(set_to_none=True)
        if self.workers > 1:
            dist.all_reduce(flat)
        sizes = [p.numel() for p in self.parameters.values()]
        parts = zip(self.parameters.items(), torch.split(flat, sizes), strict=True)
        gradients = {name: part.view_as(p) for (name, p), part in parts}
        gradients["shared"][self.model.shape.pad] = 0  # decoding starts from zero
        return gradients

    @torch.no_grad()
    def _spread(self) -> None:
        """Give each worker's share of the new weights to all, and all of them to the model."""
        for rank, names in enumerate(self.dealt):
            if self.workers == 1:
                break
            ordered = sorted(names)
            flat = torch.cat([self.weights[n].reshape(-1) for n in ordered])
            dist.broadcast(flat, rank)
            for name, part in zip(
                ordered, torch.split(flat, [self.weights[n].numel() for n in ordered]), strict=True
            ):
                self.weights[name].copy_(part.view_as(self.weights[name]))
        self._copy()

    def _copy(self) -> None:
        """Give the model the weights, in its precision."""
        ordered = [self.weights[n] for n in self.parameters]
        if self.config.rounded:
            ordered = [as_int8(weight) if weight.dim() == 2 else weight for weight in ordered]
        torch._foreach_copy_(list(self.parameters.values()), ordered)

    def _total(self, value: Tensor) -> Tensor:
        if self.workers > 1:
            dist.all_reduce(value)
        return value

    # --- checkpoints and the log

    def _save(self) -> None:
        """Write `last.pt` and a numbered copy of the weights; only the newest few are kept."""
        states: list[Any] = [None] * self.workers
        if self.workers > 1:
            dist.all_gather_object(states, self.optimiser.state())
        else:
            states = [self.optimiser.state()]
        if self.rank:
            return
        optimiser = {
            "first": {n: t for state in states for n, t in state["first"].items()},
            "second": {n: t for state in states for n, t in state["second"].items()},
            "steps": self.optimiser.steps,
        }
        place = {name: getattr(self, name) for name in PLACE}
        blob = {"model": self.weights, "shape": self.model.shape.to_dict(), "optimiser": optimiser}
        temporary = self.folder / "last.tmp"
        torch.save(blob | {"place": place}, temporary)
        temporary.replace(self.folder / "last.pt")
        torch.save(
            {n: blob[n] for n in ("model", "shape")}, self.folder / f"step-{self.step:07}.pt"
        )
        for old in sorted(self.folder.glob("step-*.pt"))[: -self.config.keep]:
            old.unlink()

    def _resume(self) -> None:
        last = self.folder / "last.pt"
        if not last.exists():
            return
        blob = torch.load(last, weights_only=True, map_location=self.device)
        for name, weight in blob["model"].items():
            self.weights[name].copy_(weight)
        self.optimiser.restore(blob["optimiser"])
        for name, value in blob["place"].items():
            setattr(self, name, value)
        with torch.no_grad():
            self._copy()

    def _log(self, **values: float) -> None:
        if self.rank:
            return
        line = {"step": self.step, "tokens": self.tokens, "epoch": self.epoch}
        line |= {name: round(value, 4) for name, value in values.items()}  # type: ignore[misc]
        text = json.dumps(line)
        print(text, flush=True)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(text + "\n")
