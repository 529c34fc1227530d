"""Which texts count as German, and what of a mixed article stays."""

from pathlib import Path

import pytest

from translator.errors import NotGerman
from translator.reading import ReadingOptions, Source, read_article

GERMAN = {
    "Swiss": "Der Bundesrat hat am Mittwoch entschieden, dass die Strasse im Tal gesperrt bleibt. Grosse Lastwagen müssen ausserhalb parkieren, teilte der Kanton mit. Bis Ende Jahr gilt das Regime auch für Velos.",
    "umlauts written out": "Die Buergermeisterin sagte, die Bruecke koenne fuer Fussgaenger frueher geoeffnet werden. Die Haelfte der Kosten uebernehme das Land, ueber den Rest muesse der Rat noch entscheiden.",
    "old spelling": "Der Minister erklärte, daß er nicht gewußt habe, was das Haus beschließen mußte. Das sei ein Prozeß, der noch Jahre dauern könne, und er sei bereit, ihn zu führen.",
    "results": "Ergebnisse: Ahrenfeld - Bergheim 2:1, Talheim - Neustadt 0:0, Seebach - Waldheim 3:2, Rotenberg - Grünau 1:4. Torschützen: Müller, Meier, Schulz, Weber, Fischer, Wagner, Becker.",
    "a recipe": "Zutaten: 200 g Mehl, 3 Eier, 100 g Butter, 1 Prise Salz, 150 ml Milch. Mehl und Butter verkneten, Eier dazugeben, kurz ruhen lassen, ausrollen, belegen, bei 200 Grad backen.",
    "Low German": "De Stadt will ehr ole Brüch noch in dit Johr nieg maken. Dat hett de Börgermeestersche an'n Maandag in'n Raat seggt. De Hälft vun de Kosten schall dat Land övernehmen.",
    "Alemannic": "D Stadt wott ihri alti Brugg no das Jahr saniere. Das het d Stadtpräsidäntin am Mäntig im Rat gseit. D Hälfti vo de Chöschte söll dr Kanton übernäh, wil är d Brugg bruucht.",
    "a headline": "Müller trifft, Meier verletzt",
    "names": "Anna Muster, Bernd Beispiel, Carla Conti",
    "one English line": "The show must go on.",
}  # fmt: skip
FOREIGN = {
    "English": "The town council said on Monday that the old bridge would be repaired before the end of the year. It is expected to cost about three million euros, half of which comes from the state.",
    "Dutch": "De gemeente wil de oude brug nog dit jaar herstellen. Dat zei de burgemeester maandag in de raad. De helft van de kosten moet door het land worden betaald, omdat het de brug nodig heeft.",
    "Luxembourgish": "D'Stad wëll hir al Bréck nach dëst Joer renovéieren. Dat huet d'Buergermeeschtesch e Méindeg am Gemengerot gesot. D'Hallschent vun de Käschten soll de Stat iwwerhuelen.",
    "Danish": "Kommunen vil renovere den gamle bro i år. Det sagde borgmesteren mandag i byrådet. Halvdelen af udgifterne skal staten betale, fordi den har brug for broen til trafikken.",
    "Afrikaans": "Die stad wil sy ou brug nog hierdie jaar herstel. Dit het die burgemeester Maandag in die raad gesê. Die helfte van die koste moet deur die land betaal word.",
    "another": "Di shtot vil farrikhtn ir alte brik nokh in dem yor. Dos hot gezogt di birgermaysterin montik farn rat. Di helft fun di hoytsoes zol dos land iberneman, vayl es darf di brik.",
    "French": "La ville veut rénover son vieux pont cette année. C'est ce qu'a dit la maire lundi devant le conseil. La moitié des coûts sera prise en charge par la région, qui en a besoin.",
}  # fmt: skip
BODY = [
    "Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanieren. Das sagte die Bürgermeisterin am Montag vor dem Rat.",
    "Für die Arbeiten sind nach Angaben der Verwaltung rund 3,5 Millionen Euro vorgesehen. Die Hälfte davon soll das Land übernehmen.",
    "Während der Bauzeit müssen Autofahrer einen Umweg von zwölf Kilometern fahren. Für Fußgänger wird es einen Steg geben.",
]
SAID = '"' + FOREIGN["English"] + '"'


def read(text, **options):
    source = Source("a", "a.txt", Path("a.txt"), ".txt")
    return read_article(source, text.encode(), ReadingOptions(**options))


@pytest.mark.parametrize("text", GERMAN.values(), ids=GERMAN)
def test_german_in_any_spelling_is_accepted(text):
    assert read(text, keep_all=True).language == "de"


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN)
def test_another_language_is_refused_with_its_name(language, text):
    with pytest.raises(NotGerman, match=f"seems to be {language}.*--any-language"):
        read(text)


def test_any_language_takes_it():
    article = read(FOREIGN["Dutch"], any_language=True)
    assert article.language == "nl"
    assert article.sentences


@pytest.mark.parametrize(("language", "name"), [("English", "English"), ("French", "French")])
def test_a_foreign_paragraph_leaves_a_german_article(language, name):
    article = read("\n\n".join([*BODY[:2], FOREIGN[language], BODY[2]]))
    assert [paragraph.text for paragraph in article.paragraphs] == BODY
    assert {item.text: item.reason for item in article.dropped} == {FOREIGN[language]: f"in {name}"}


@pytest.mark.parametrize("text", [SAID, "The council said on Monday that the bridge would be repaired before the end of the coming year at a cost of three million."])  # fmt: skip
def test_quotations_and_single_sentences_stay(text):
    article = read("\n\n".join([*BODY[:2], text, BODY[2]]))
    assert text in [paragraph.text for paragraph in article.paragraphs]


def test_any_language_keeps_the_foreign_paragraph_too():
    article = read("\n\n".join([*BODY, FOREIGN["English"], BODY[0]]), any_language=True)
    assert FOREIGN["English"] in [paragraph.text for paragraph in article.paragraphs]


def test_a_foreign_article_that_quotes_german_is_foreign():
    text = "\n\n".join([FOREIGN["English"]] * 3 + ["„Wir sind bereit“, sagte sie."])
    with pytest.raises(NotGerman):
        read(text)
