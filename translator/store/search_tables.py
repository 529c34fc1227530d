"""The part of history.db for those who look for something: an index of words, and views."""

# `searched` names the brief of each article that is searched: its latest. `search` is an index
# without a text of its own: it reads `wording`, and triggers keep it in step whoever writes.
# A headline weighs ten times as much as the text. `pruned`: the events that tell the state of
# that run are gone.
SEARCH_TABLES = """
ALTER TABLE runs ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0;
CREATE INDEX events_by_brief ON events (brief);
CREATE INDEX briefs_by_run ON briefs (run);
CREATE TABLE searched (
    brief     INTEGER PRIMARY KEY REFERENCES briefs,
    article   TEXT NOT NULL UNIQUE,
    date      TEXT,
    publisher TEXT
);
CREATE VIEW wording AS
    SELECT id,
        coalesce(json_extract(article_json, '$.title'), '')
            || coalesce(char(10) || json_extract(article_json, '$.subtitle'), '') AS title_de,
        coalesce(json_extract(translation_json, '$.title.text'), '')
            || coalesce(char(10) || json_extract(translation_json, '$.subtitle.text'), '')
            AS title_en,
        (SELECT group_concat(json_extract(value, '$.text'), char(10))
            FROM json_each(article_json, '$.sentences')) AS de,
        (SELECT group_concat(json_extract(value, '$.text'), char(10))
            FROM json_each(translation_json, '$.sentences')) AS en
    FROM searched JOIN briefs ON briefs.id = searched.brief;
CREATE VIRTUAL TABLE search USING fts5 (
    title_de, title_en, de, en,
    content = 'wording', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10, 10, 1, 1)');
CREATE TRIGGER searched_comes AFTER INSERT ON searched BEGIN
    INSERT INTO search (rowid, title_de, title_en, de, en)
        SELECT * FROM wording WHERE id = new.brief;
END;
CREATE TRIGGER searched_goes BEFORE DELETE ON searched BEGIN
    INSERT INTO search (search, rowid, title_de, title_en, de, en)
        SELECT 'delete', * FROM wording WHERE id = old.brief;
END;
CREATE TRIGGER events_searched AFTER INSERT ON events
WHEN new.brief NOT IN (SELECT brief FROM searched)
AND (new.status <> 'gone' OR new.renamed IS NULL) BEGIN
    DELETE FROM searched WHERE article = new.article;
    INSERT INTO searched
        SELECT id, article, date, json_extract(brief_json, '$.publisher')
        FROM briefs WHERE id = new.brief;
END;
CREATE TRIGGER events_renamed AFTER INSERT ON events
WHEN new.status = 'gone' AND new.renamed IS NOT NULL BEGIN
    DELETE FROM searched WHERE article = new.article;
END;
INSERT INTO searched
    SELECT id, briefs.article, date, json_extract(brief_json, '$.publisher')
    FROM latest JOIN briefs ON briefs.id = latest.brief;
INSERT INTO search (search) VALUES ('optimize');
-- For people who browse.
CREATE VIEW latest_briefs AS
    SELECT latest.article, briefs.date, json_extract(brief_json, '$.publisher') AS publisher,
        json_extract(brief_json, '$.title.en') AS title_en,
        json_extract(brief_json, '$.title.de') AS title_de,
        json_extract(brief_json, '$.summary.en') AS summary_en,
        latest.status, latest.error, latest.run, latest.brief
    FROM latest LEFT JOIN briefs ON briefs.id = latest.brief;
CREATE VIEW latest_points AS
    SELECT latest.article, point.key + 1 AS point,
        json_extract(point.value, '$.en') AS en, json_extract(point.value, '$.de') AS de,
        json_extract(point.value, '$.sentence') AS sentence,
        (SELECT group_concat(json_extract(value, '$.name') || ': '
            || json_extract(value, '$.message'), '; ')
            FROM json_each(point.value, '$.flags')) AS flags,
        latest.brief
    FROM latest JOIN briefs ON briefs.id = latest.brief
        JOIN json_each(brief_json, '$.points') AS point;
"""
