"""The recipe at a tiny scale: prepare, train, go on, export, and the same English from both engines."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
import sentencepiece
import torch

from training import augment, backtranslate, config, corpus, export, grow, loss, prepare, trainer
from training.corpus import HeldOut, Pair, usable
from training.dataset import Dataset
from training.loss import Candidates, cross_entropy
from training.model import EOS, UNK, Marian, Shape, eager_attention
from training.sample import Sampler

NEWS = Path(prepare.__file__).parent / "corpus" / "news.tsv"
TINY = """
[data]
corpora = [
    {{ path = "pairs.tsv", weight = 2, trusted = true }},
    {{ path = "plain.{{de,en}}", tag = "<bt>" }},
]
[vocabulary]
size = 500
[network]
d_model = 64
ffn = 64
encoder_layers = 2
decoder_layers = 1
[train]
tokens = {tokens}
batch = 512
chunk = 256
workers = {workers}
warm = 1000
candidates = 300
save_every = 5
log_every = 2
keep = 2
shortest_limit = 30
grow = 4000
"""


def tiny(folder: Path, *, tokens: int = 8000, workers: int = 1) -> config.Config:
    path = folder / "tiny.toml"
    path.write_text(TINY.format(tokens=tokens, workers=workers))
    return config.load(path)


@pytest.fixture(scope="module")
def work(tmp_path_factory) -> Path:
    """300 pairs of our own corpus, as a TSV file and as two plain ones, prepared."""
    folder = tmp_path_factory.mktemp("training")
    lines = NEWS.read_text("utf-8").splitlines()[:300]
    (folder / "pairs.tsv").write_text("\n".join(lines[:200]) + "\n", "utf-8")
    for i, code in enumerate(("de", "en")):
        side = [line.split("\t")[i] for line in lines[200:]]
        (folder / f"plain.{code}").write_text("\n".join(side) + "\n", "utf-8")
    held = folder / "held.de"
    held.write_text(lines[5].split("\t")[0] + "\n", "utf-8")
    report = prepare.prepare(tiny(folder), folder, [held], folder / "work")
    assert report["held apart"] == 1
    return folder / "work"


def losses(run: Path) -> list[tuple[int, float]]:
    log = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    return [(line["step"], line["nll"]) for line in log if "nll" in line]


def test_a_run_that_was_cut_short_goes_on_as_if_it_had_not_been(work, tmp_path):
    whole, cut = tiny(tmp_path), tmp_path / "cut"
    trainer.train(whole, work, tmp_path / "whole", init=None, dev=None)
    # The first part ends on a step whose checkpoint is the last one, as after a kill.
    half = msgspec.structs.replace(whole, train=msgspec.structs.replace(whole.train, tokens=3000))
    trainer.train(half, work, cut, init=None, dev=None)
    trainer.train(whole, work, cut, init=None, dev=None)
    assert losses(tmp_path / "whole")
    first, second = (
        export.read_weights(max(run.glob("step-*.pt")))["model"]
        for run in (tmp_path / "whole", cut)
    )
    assert all(np.allclose(first[name], second[name], atol=1e-6) for name in first)


def test_two_workers_learn_what_one_does(work, tmp_path):
    for workers in (1, 2):
        settings = tiny(tmp_path, tokens=1500, workers=workers)
        # The whole vocabulary in the softmax: samples differ with the workers.
        settings = msgspec.structs.replace(
            settings, train=msgspec.structs.replace(settings.train, candidates=0)
        )
        trainer.train(settings, work, tmp_path / str(workers), init=None, dev=None)
    # Not the weights: those without a gradient but rounding errors are scaled up to any value.
    one, two = (losses(tmp_path / str(workers)) for workers in (1, 2))
    assert len(one) > 1
    assert one == [(step, pytest.approx(nll, abs=1e-3)) for step, nll in two]


def test_training_lowers_the_loss_and_both_engines_say_the_same(work, tmp_path):
    import ctranslate2
    from transformers import MarianMTModel, MarianTokenizer

    from translator.models.convert import convert

    settings = tiny(tmp_path, tokens=12000)
    run, folder = tmp_path / "run", tmp_path / "model"
    dev = tmp_path / "dev.de", tmp_path / "dev.en"
    for path in dev:
        path.write_text("Das ist ein Test.\nDer Zug fährt am Montag.\n", "utf-8")
    settings = msgspec.structs.replace(
        settings, train=msgspec.structs.replace(settings.train, dev_every=10)
    )
    trainer.train(settings, work, run, init=None, dev=dev)
    curve = losses(run)
    assert curve[-1][1] < curve[0][1]
    assert any("shuffled" in line for line in (run / "log.jsonl").read_text().splitlines())
    checkpoints = sorted(run.glob("step-*.pt"))
    assert len(checkpoints) == 2
    export.export(export.average(checkpoints), work, folder)

    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder).float()
    ids = tokenizer("Der Zug fährt am Montag.", return_tensors="pt")
    with torch.no_grad():
        theirs = model.generate(**ids, num_beams=1, max_new_tokens=12)[0]
    convert(str(folder), str(tmp_path / "ct2"), "float32")
    pieces = tokenizer.convert_ids_to_tokens(ids["input_ids"][0])
    ours = ctranslate2.Translator(str(tmp_path / "ct2"), compute_type="float32").translate_batch(
        [pieces], beam_size=1, max_decoding_length=12, return_end_token=True
    )
    expected = tokenizer.convert_ids_to_tokens(theirs[1:])[:10]  # at its limit it is made to end
    assert ours[0].hypotheses[0][:10] == expected


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_the_loss_and_its_gradients_are_those_of_pytorch(dtype):
    torch.manual_seed(1)
    states, weight, bias = (torch.randn(*size) for size in ((600, 8), (50, 8), (50,)))
    gold = torch.randint(50, (600,))
    ours = [t.clone().to(dtype).requires_grad_() for t in (states, weight, bias)]
    theirs = [t.clone().requires_grad_() for t in (states, weight, bias)]
    total, nll = cross_entropy(*ours, gold, smoothing=0.1)
    total.backward()
    logits = torch.nn.functional.linear(*theirs)
    expected = torch.nn.functional.cross_entropy(logits, gold, label_smoothing=0.1, reduction="sum")
    expected.backward()
    rough = 1e-4 if dtype == torch.float32 else 0.05
    assert float(total) == pytest.approx(float(expected), rel=rough)
    assert float(nll) == pytest.approx(
        float(torch.nn.functional.cross_entropy(logits, gold, reduction="sum")), rel=rough
    )
    for mine, right in zip(ours, theirs, strict=True):
        error = (mine.grad.float() - right.grad).norm() / right.grad.norm()
        assert error < rough


def test_sampled_candidates_hold_the_targets_and_stand_for_all():
    gold = torch.tensor([3, 3, 900])
    few = Candidates.of(gold, 2000, 300, torch.Generator().manual_seed(1))
    assert set(gold.tolist()) <= set(few.ids.tolist())
    assert len(few.ids) < 400
    assert float(few.share.sum()) == pytest.approx(2000)
    assert few.share[few.ids == 3] == 1


def test_a_network_in_bfloat16_learns_too(work):
    vocab = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
    model = Marian(Shape(vocab.get_piece_size() + 1, 64, 64, 1, 1), dropout=0.1).bfloat16()
    data = Dataset(work / "data.npz", pad=model.shape.pad)
    batch = data.batch(data.epoch(0, seed=1, tokens=256)[0])
    states = model(batch.source, batch.target_in)
    real = batch.target_out.ne(model.shape.pad)
    loss, _ = cross_entropy(
        states[real], model.shared, model.final_logits_bias, batch.target_out[real]
    )
    loss.backward()
    assert all(torch.isfinite(p.grad).all() for p in model.parameters())


@pytest.fixture
def untrained(work, tmp_path):
    """An exported model with random weights, and these weights."""
    vocab = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
    model = Marian(Shape(vocab.get_piece_size() + 1, 64, 64, 2, 1))
    blob = {
        "model": {name: weight.detach() for name, weight in model.named_parameters()},
        "shape": model.shape.to_dict(),
    }
    export.export(blob, work, tmp_path / "untrained")
    return tmp_path / "untrained", blob


def test_a_dictionary_goes_through_the_recipe(untrained, tmp_path):
    lines = [
        f"Die Waffenruhe gilt seit dem {n}. Mai.\tThe ceasefire began on {n} May.\n"
        for n in range(9)
    ]
    (tmp_path / "pairs.tsv").write_text("".join(lines), "utf-8")
    (tmp_path / "hints.tsv").write_text("Waffenruhe\tceasefire\n", "utf-8")
    (tmp_path / "back.tsv").write_text("Die ceasefire hielt.\tThe ceasefire held.\n", "utf-8")
    (tmp_path / "old.spm").write_bytes((untrained[0] / "source.spm").read_bytes())
    settings = config.Config(
        config.Data(
            [config.Corpus("pairs.tsv"), config.Corpus("back.tsv", weight=2, hinted=True)],
            augment=False,
            hints="hints.tsv",
        ),
        config.Training(0),
        config.Vocabulary("old.spm"),
    )
    work = tmp_path / "hinted"
    prepare.prepare(settings, tmp_path, [], work)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
    data = Dataset(work / "data.npz", pad=0)
    sources = [
        pieces.decode(data.source[end - size : end].tolist())
        for end, size in zip(data.source_ends, data.source_lengths, strict=True)
    ]
    hinted = [
        weight
        for source, weight in zip(sources, data.weights, strict=True)
        if "ceasefire" in source
    ]
    assert set(hinted) == {np.float32(prepare.HINTED), 2}
    assert sum(data.weights) == pytest.approx(len(lines) + 2)
    export.export(untrained[1], work, tmp_path / "model")
    assert (tmp_path / "model" / "hints.tsv").read_bytes() == (tmp_path / "hints.tsv").read_bytes()


def test_an_exported_model_can_be_trained_on(untrained):
    folder, blob = untrained
    again = export.read_weights(folder)
    assert again["shape"] == blob["shape"]
    assert all(np.allclose(again["model"][n], t, atol=2e-3) for n, t in blob["model"].items())


def test_back_translation_goes_on_where_it_stopped(tmp_path, untrained):
    text, output = tmp_path / "en.txt", tmp_path / "back.tsv"
    text.write_text("The train leaves on Monday.\nThe mayor resigned.\n", "utf-8")
    model, pieces = untrained[0], untrained[0] / "source.spm"
    assert backtranslate.backtranslate(model, pieces, text, output, minutes=1) == 2
    assert backtranslate.backtranslate(model, pieces, text, output, minutes=1) == 0
    english = [line.split("\t")[1] for line in output.read_text("utf-8").splitlines()]
    assert english == text.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("de", "en", "right"),
    [
        ("Der Minister trat zurück.", "The minister resigned.", True),
        ("", "Nothing.", False),
        ("Microsoft", "Microsoft", False),
        ("Klicken Sie auf <Start>.", "Click <Start>.", False),
        ("Siehe https://example.org", "See https://example.org", False),
        ("Ein Wort.", "A word and then very many more words that nobody said in it.", False),
        ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7 8", False),
    ],
)
def test_only_prose_that_belongs_together_is_learned_from(de, en, right):
    assert usable(Pair("x", de, en)) is right


def test_what_shares_eight_words_with_a_test_set_is_held_apart(tmp_path):
    held = tmp_path / "test.de"
    held.write_text("Am Montag kamen in der kleinen Stadt sieben neue Züge an.\nGuten Tag allen.\n")
    apart = HeldOut([held])
    inside = "Wie es hieß, kamen in der kleinen Stadt sieben neue Züge an, und alle lachten."
    assert apart.overlaps(Pair("x", inside, "As they said."))
    assert apart.overlaps(Pair("x", "„Guten Tag, allen!“", "Hello."))
    assert not apart.overlaps(Pair("x", "In der kleinen Stadt kamen Züge an.", "Trains came."))


def test_both_forms_of_a_corpus_are_read(tmp_path):
    (tmp_path / "a.tsv").write_text("news\tJa.\tYes.\nNein.\tNo.\nkaputt\n", "utf-8")
    for code, text in (("de", "Gut.\n"), ("en", "Good.\n")):
        (tmp_path / f"b.{code}").write_text(text, "utf-8")
    tsv = list(corpus.read_pairs(tmp_path, config.Corpus("a.tsv")))
    assert tsv == [Pair("news", "Ja.", "Yes."), Pair("a", "Nein.", "No.")]
    plain = list(corpus.read_pairs(tmp_path, config.Corpus("b.{de,en}")))
    assert plain == [Pair("b", "Gut.", "Good.")]


def test_figures_change_on_both_sides_alike():
    pair = Pair("x", "Rund 10.000 von 12,5 Millionen kamen.", "Around 10,000 of 12.5 million came.")
    varied = augment.vary_figures(pair, random.Random(3))
    assert varied is not None
    german, english = (
        augment.FIGURE.findall(varied.de),
        [w for w in varied.en.split() if w[0].isdigit()],
    )
    assert [augment.english_figure(f) for f in german] == english
    assert "10.000" not in german
    assert augment.vary_figures(replace(pair, en="Some came."), random.Random(3)) is None


def test_names_change_on_both_sides_alike():
    pair = Pair("x", "Am Abend traf Müller in Oslo ein.", "Müller arrived in Oslo in the evening.")
    varied = augment.vary_names(pair, ["Zürbig"], frozenset({"Oslo"}), random.Random(1))
    assert varied == Pair(
        "x", "Am Abend traf Müller in Zürbig ein.", "Müller arrived in Zürbig in the evening."
    )


def test_only_words_that_both_languages_capitalise_are_names():
    german = ["Der Minister Wadephul kam.", "Heute war Wadephul in Bonn, der Minister blieb."] * 2
    english = ["The minister Wadephul came.", "Minister Wadephul left the minister here."] * 2
    assert augment.shared_names(german, english) == ["Wadephul"]


def test_what_stands_behind_a_name_and_never_as_a_noun_is_a_surname():
    german = ["Anna Zürbig traf Anna Kamera.", "Die Anna Haftstrafe; Klaus Meier", "Eine Kamera"]
    assert augment.surnames(german, ["Anna"]) == ["Haftstrafe", "Zürbig"]


def test_a_mistake_in_the_config_is_named(tmp_path):
    (tmp_path / "wrong.toml").write_text("[data]\ncorpora = []\n[train]\ntokens = 1\nstep = 2\n")
    with pytest.raises(msgspec.ValidationError, match="step"):
        config.load(tmp_path / "wrong.toml")


def said(*blobs):
    """Give the logits of networks for the same pieces."""
    ids = torch.randint(2, blobs[0]["shape"]["vocab"] - 1, (3, 7))
    for blob in blobs:
        model = Marian(Shape(**blob["shape"]))
        model.load_state_dict(blob["model"])
        with torch.no_grad():
            yield model.logits(model(ids, ids))


def test_a_grown_network_says_what_the_narrow_one_says(untrained):
    _, blob = untrained
    wide = grow.grow(blob, 96)
    shape = Shape(**wide["shape"])
    assert (shape.d_model, shape.heads, shape.ffn) == (128, 2, 96)
    ours, theirs = said(blob, wide)
    alike = torch.nn.functional.cosine_similarity(ours, theirs, dim=-1)
    assert float(alike.min()) > 0.9  # but for the noise, and positions between the old ones


def test_a_network_with_more_units_says_exactly_the_same(untrained):
    _, blob = untrained
    wide = grow.widen(blob, 96)
    assert (wide["shape"]["d_model"], wide["shape"]["ffn"]) == (64, 96)
    ours, theirs = said(blob, wide)
    torch.testing.assert_close(ours, theirs)
    assert float(wide["model"]["encoder.0.fc1.weight"][-1].abs().max()) > 0  # there to learn


def test_the_attention_of_a_gpu_is_that_of_pytorch():
    torch.manual_seed(1)
    query, key, value = (torch.randn(2, 3, 7, 16) for _ in range(3))
    mask = torch.rand(2, 1, 1, 7) > 0.3
    mask[..., 0] = True
    for given in ({"attn_mask": mask}, {"is_causal": True}, {}):
        theirs = torch.nn.functional.scaled_dot_product_attention(query, key, value, **given)
        assert torch.allclose(eager_attention(query, key, value, **given), theirs, atol=1e-5)


def test_the_fused_loss_of_a_gpu_is_that_of_a_processor():
    torch.manual_seed(1)
    logits, gold = torch.randn(30, 50), torch.randint(50, (30, 1))
    share = torch.rand(50) + 1
    smooth = share * (0.1 / share.sum())
    theirs = loss.part_in_place(logits.clone(), share, smooth, gold, 0.1)
    for ours, right in zip(loss.part(logits, share, smooth, gold, 0.1), theirs, strict=True):
        assert torch.allclose(ours, right, atol=1e-4)


def test_drawn_translations_are_those_of_the_whole_network(untrained):
    _, blob = untrained
    sources = [np.array(ids) for ids in ([5, 6, 7, 8], [9, 10], [3] * 12)]
    model = Marian(Shape(**blob["shape"])).eval()
    model.load_state_dict(blob["model"])
    for source, found in zip(sources, Sampler(blob).translate(sources), strict=True):
        ids = [model.shape.pad]
        for _ in found:
            states = model(torch.tensor([[*source, EOS]]), torch.tensor([ids]))
            logits = model.logits(states)[0, -1].detach()
            logits[[UNK, model.shape.pad]] = -torch.inf
            ids.append(int(logits.argmax()))
        assert ids[1:] == found


def test_rounded_weights_are_those_of_int8():
    row = torch.tensor([[1.0, 0.5, -0.004, 0.003], [0.0, 0.0, 0.0, 0.0]])
    rounded = trainer.as_int8(row)
    assert torch.allclose(rounded[0] * 127, torch.tensor([127.0, 64.0, -1.0, 0.0]))
    assert not rounded[1].any()


def test_a_run_whose_loss_is_no_number_stops(work, tmp_path, untrained):
    _, blob = untrained
    blob["model"]["shared"][:] = torch.nan
    torch.save(blob, tmp_path / "broken.pt")
    with pytest.raises(FloatingPointError, match="step 2"):
        trainer.train(tiny(tmp_path), work, tmp_path / "run", init=tmp_path / "broken.pt", dev=None)


def test_weights_of_another_size_are_refused(work, tmp_path, untrained):
    torch.save(grow.widen(untrained[1], 96), tmp_path / "wide.pt")
    with pytest.raises(ValueError, match="'ffn': 96"):
        trainer.train(tiny(tmp_path), work, tmp_path / "run", init=tmp_path / "wide.pt", dev=None)
