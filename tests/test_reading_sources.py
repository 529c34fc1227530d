"""Which files are articles, what they are called, and how unreadable ones are reported."""

import os

import pytest

from translator.errors import ReadingError, TooLarge
from translator.reading import find_sources, load
from translator.reading.sources import MAX_BYTES


def write(root, **files):
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def ids(found):
    return [source.id for source in found.sources]


def test_folders_are_searched_and_ids_are_paths_without_ending(tmp_path):
    write(tmp_path, b_DOT_txt="x", politik__a_DOT_html="x", politik__deep__c_DOT_MD="x")
    found = find_sources([tmp_path])
    assert ids(found) == ["b", "politik/a", "politik/deep/c"]
    assert found.sources[2].path == "politik/deep/c.MD"
    assert found.sources[2].ending == ".md"


def test_other_endings_are_reported_and_hidden_files_passed_over(tmp_path):
    write(
        tmp_path, a_DOT_txt="x", photo_DOT_jpg="x", _DOT_secret_DOT_txt="x", _DOT_git__b_DOT_txt="x"
    )
    found = find_sources([tmp_path])
    assert ids(found) == ["a"]
    assert [path.name for path in found.ignored] == ["photo.jpg"]


def test_the_output_folder_is_never_read(tmp_path):
    write(tmp_path, a_DOT_txt="x", out__a__original_DOT_txt="x")
    assert ids(find_sources([tmp_path], exclude=tmp_path / "out")) == ["a"]


def test_a_path_without_articles_is_named(tmp_path):
    (tmp_path / "leer").mkdir()
    write(tmp_path, a_DOT_txt="x")
    found = find_sources([tmp_path / "leer", tmp_path / "a.txt"])
    assert found.empty == (tmp_path / "leer",)
    assert ids(found) == ["a"]


def test_a_missing_path_is_empty(tmp_path):
    assert find_sources([tmp_path / "nirgends"]).empty == (tmp_path / "nirgends",)


def test_same_name_with_two_endings_keeps_the_endings(tmp_path):
    write(tmp_path, a_DOT_txt="x", a_DOT_html="x", b_DOT_txt="x")
    assert ids(find_sources([tmp_path])) == ["a.html", "a.txt", "b"]


def test_same_name_in_two_roots_gets_the_name_of_the_later_root(tmp_path):
    write(tmp_path, eins__x_DOT_txt="1", zwei__x_DOT_txt="2")
    found = find_sources([tmp_path / "eins", tmp_path / "zwei"])
    assert ids(found) == ["x", "zwei/x"]
    assert {source.path for source in found.sources} == {"x.txt", "zwei/x.txt"}


def test_many_roots_of_one_name_stay_apart(tmp_path):
    for name in "abc":
        write(tmp_path, **{f"{name}__seeds__x_DOT_txt": name})
    found = find_sources([tmp_path / name / "seeds" for name in "abc"])
    assert len(set(ids(found))) == 3


def test_a_file_given_twice_is_one_source(tmp_path):
    write(tmp_path, a_DOT_txt="x")
    assert ids(find_sources([tmp_path, tmp_path / "a.txt"])) == ["a"]


def test_links_in_a_circle_end(tmp_path):
    write(tmp_path, sub__a_DOT_txt="x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert "sub/a" in ids(find_sources([tmp_path]))


def test_each_line_of_a_jsonl_file_is_a_source(tmp_path):
    (tmp_path / "news.jsonl").write_bytes(b'{"text": "eins"}\n\n{"text": "zwei"}')
    found = find_sources([tmp_path])
    assert ids(found) == ["news/000001", "news/000003"]
    assert load(found.sources[1]) == b'{"text": "zwei"}'


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_a_source_that_says_why(tmp_path):
    write(tmp_path, a_DOT_txt="x")
    (tmp_path / "a.txt").chmod(0)
    (source,) = find_sources([tmp_path]).sources
    with pytest.raises(ReadingError, match="can't be read"):
        load(source)


def test_a_broken_link_is_a_source_that_says_why(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "weg.txt")
    (source,) = find_sources([tmp_path]).sources
    with pytest.raises(ReadingError, match=r"a\.txt: can't be read") as caught:
        load(source)
    assert "\n" not in str(caught.value)


def test_a_folder_named_like_an_article_is_searched(tmp_path):
    write(tmp_path, ordner_DOT_txt__a_DOT_txt="x")
    assert ids(find_sources([tmp_path])) == ["ordner.txt/a"]


def test_a_file_far_too_large_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    (source,) = find_sources([tmp_path]).sources
    with pytest.raises(TooLarge, match="8 MiB"):
        load(source)
