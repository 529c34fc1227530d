"""The pages in a real browser; passed over where there is no Chromium."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace

import pytest
from store_samples import FIGURE, sample

from translator.article import Dropped
from translator.brief import Point, Title
from translator.store.article_page import article_html
from translator.store.page import index_html
from translator.store.values import Index, Listed, Views

sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install .[dev]")

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium in PATH or $CHROMIUM")

ATTACK = "</script></style><script>window.hit=1</script><img src=x onerror='window.hit=1'>\"'>"
ODD = "2024/größe #1 & 100 %? 'maß'"
LISTED = (  # id, English and German headline, date, publisher, doubted
    ("a/muenchen", "Munich builds", "München baut", "2024-11-15", "Bote", True),
    ("b/strasse", "The road stays shut", "Straße bleibt zu", "2024-10", "Bote", False),
    (ODD, "A bridge at last", "Endlich eine Brücke", None, "Kurier", False),
)


def made(article_id, english, german, date, publisher, doubted):
    """One article; those without doubts have another first point, so that search can tell them."""
    data, article, translation, brief = sample(article_id, date=date)
    flags = (FIGURE,) if doubted else ()
    points = tuple(replace(it, flags=flags) for it in brief.points)
    title = Title(german, english)
    brief = replace(
        brief, title=title, points=points, facts=(), flags=(), summary=None, publisher=publisher
    )
    return Views(article, translation, brief, "", data, ".txt")


def write(out, views, total=None):
    for it in views:
        (out / it.brief.id).mkdir(parents=True, exist_ok=True)
        (out / it.brief.id / "article.html").write_text(article_html(it), "utf-8")
    latest = tuple(Listed(it.brief, it.ending, None) for it in views)
    index = out / "index.html"
    index.write_text(index_html(Index(latest, len(latest), ())), "utf-8")
    return index.as_uri()


@pytest.fixture(scope="module")
def chromium():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open pages in a context of their own; no error, no dialog and no request may come of it."""
    contexts, trouble = [], []

    def opened(url, **options):
        context = chromium.new_context(**{"reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        # A key that is pressed before the page is ready takes the focus first, and Chromium says so.
        page.on(
            "console",
            lambda it: it.text.startswith("Autofocus processing") or trouble.append(it.text),
        )
        page.on("dialog", lambda dialog: (trouble.append("dialog"), dialog.dismiss()))
        page.on("request", lambda it: it.url.startswith("file:") or trouble.append(it.url))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return write(tmp_path_factory.mktemp("out"), [made(*row) for row in LISTED])


def shown(page):
    return page.eval_on_selector_all(
        # Not innerText, which is empty until a browser in a hurry has laid the brief out.
        ".brief",
        "all => all.filter(it => !it.hidden).map(it => it.querySelector('h2').textContent.trim())",
    )


ALL = [english for _, english, *_ in LISTED]


@pytest.mark.parametrize(
    ("fill", "left"),
    [
        ({"search": "Munchen"}, ALL[:1]),
        ({"search": "Muenchen"}, ALL[:1]),
        ({"search": "MÜNCHEN"}, ALL[:1]),
        ({"search": "strasse"}, ALL[1:2]),
        ({"search": "brucke endlich"}, ALL[2:]),
        ({"search": "Mehrheit"}, ALL),
        ({"search": "nirgends"}, []),
        ({"publisher": "Bote"}, ALL[:2]),
        ({"from": "2024-10-20"}, ALL[:2]),
        ({"to": "2024-10-05"}, ALL[1:2]),
        ({"from": "2024-11-01"}, ALL[:1]),
        ({"doubt": "yes"}, ALL[:1]),
        ({"doubt": "no"}, ALL[1:]),
        ({"doubt": "no", "publisher": "Bote", "search": "road"}, ALL[1:2]),
    ],
)
def test_the_filter_shows_what_fits_and_says_how_much(open_page, index, fill, left):
    page = open_page(index)
    for field, value in fill.items():
        choose = page.select_option if field in {"publisher", "doubt"} else page.fill
        choose(f"#{field}", value)
    assert shown(page) == left
    said = page.inner_text("[role=status]")
    assert said == ("3 briefs" if left == ALL else f"{len(left)} of 3 briefs")
    assert page.is_visible("#none") is (not left)
    page.click("[type=reset]")
    # Not wait_for_function: where it has to poll, the page's policy forbids what it evaluates.
    sync_api.expect(page.locator("[role=status]")).to_have_text("3 briefs")


def test_the_page_is_used_by_keys_alone(open_page, index):
    page = open_page(index)
    page.keyboard.press("/")
    page.keyboard.type("bote")
    assert shown(page) == ALL[:2]
    page.keyboard.press("Escape")
    assert shown(page) == ALL
    focused = "document.activeElement.innerText"
    seen = []
    for key in "jjkjj":
        page.keyboard.press(key)
        seen.append(page.evaluate(focused))
    assert seen == [ALL[0], ALL[1], ALL[0], ALL[1], ALL[2]]
    page.keyboard.press("Enter")
    page.wait_for_selector("#s3")
    assert page.inner_text("h1") == ALL[2]
    page.click("nav a")
    page.wait_for_selector("#filter")


def test_help_is_a_dialog_that_gives_the_focus_back(open_page, index):
    page = open_page(index)
    page.keyboard.press("j")
    page.keyboard.press("?")
    assert page.is_visible("dialog[open] >> text=search")
    page.keyboard.press("Escape")
    assert not page.is_visible("dialog")
    assert page.evaluate("document.activeElement.innerText") == ALL[0]
    page.click(".flag a >> nth=0")
    assert "A number, date" in page.evaluate("document.activeElement.innerText")


def test_a_point_leads_to_its_place_marked_in_both_languages(open_page, index):
    page = open_page(index)
    page.click(".brief >> nth=2 >> .points .place >> nth=1")
    page.wait_for_selector("#s2")
    marked = page.eval_on_selector_all(
        ".sentence .mark",
        """all => all.filter(it => getComputedStyle(it).backgroundColor !== "rgba(0, 0, 0, 0)")
                     .map(it => it.innerText)""",
    )
    assert marked == [
        "3. October was the first day on which cranes stood.",
        "3. Oktober war der erste Tag, an dem 3 Kräne standen.",
    ]
    assert page.evaluate(
        "(box => box.top >= 0 && box.bottom <= innerHeight)"
        "(document.querySelector('#s2').getBoundingClientRect())"
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_one_language_or_both_with_and_without_scripts(open_page, index, scripts):
    page = open_page(index, java_script_enabled=scripts, viewport={"width": 1280, "height": 800})
    english, german = (page.locator(f".points .{it}").first for it in ("english", "german"))
    assert english.bounding_box()["y"] == german.bounding_box()["y"]
    page.check("[name=languages][value=en]")
    assert not german.is_visible()
    assert english.is_visible()
    assert page.locator("#filter").is_visible() is scripts
    page.goto(index)
    assert german.is_visible() is not scripts  # remembered, by a script only


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("name", ["index.html", "a/muenchen/article.html"])
def test_nothing_is_wider_than_the_window(open_page, index, name, width):
    page = open_page(index.replace("index.html", name), viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_stays_text(open_page, tmp_path):
    data, article, translation, brief = sample("x/y")
    article = replace(
        article,
        title=ATTACK,
        sentences=tuple(replace(it, text=ATTACK) for it in article.sentences),
        dropped=(Dropped(ATTACK, ATTACK, 0, 1),),
    )
    translation = replace(
        translation, sentences=tuple(replace(it, text=ATTACK) for it in translation.sentences)
    )
    flag = replace(FIGURE, name=ATTACK, message=ATTACK)
    point = Point(ATTACK, ATTACK, 0, (0, 1), 1.0, (flag,), whole=Title(ATTACK, ATTACK))
    brief = replace(
        brief, title=Title(ATTACK, ATTACK), publisher=ATTACK, points=(point,), flags=(flag,)
    )
    index = write(tmp_path, [Views(article, translation, brief, "", data, ".txt")])
    for url in (index, index.replace("index.html", "x/y/article.html")):
        page = open_page(url)
        assert page.inner_text("h1 >> nth=0") in {"Briefs", " ".join(ATTACK.split())}
        assert page.evaluate("[window.hit, document.images.length, document.scripts.length]") == [
            None,
            0,
            1,
        ]


@pytest.mark.parametrize("name", ["index.html", "a/muenchen/article.html#s2"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page, index, name, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core")
    page = open_page(index.replace("index.html", name), color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (it["id"], [node["html"] for node in it["nodes"]][:3])
        for it in found
        if it["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_five_hundred_briefs_are_filtered_at_once(open_page, tmp_path):
    rows = [(f"n/{n}", f"Story {n}", f"Geschichte {n}", "2024", "Bote", n % 2) for n in range(500)]
    latest = tuple(Listed(made(*row).brief, ".txt", None) for row in rows)
    index = tmp_path / "index.html"
    index.write_text(index_html(Index(latest, 500, ())), "utf-8")
    page = open_page(index.as_uri())
    took = page.evaluate(
        """text => { const started = performance.now(); search.value = text; filter();
                     document.body.offsetHeight; return performance.now() - started; }""",
        "geschichte 499",
    )
    assert shown(page) == ["Story 499"]
    assert took < 1000  # ms; 10 to 30 on an idle machine, and this one may be busy
