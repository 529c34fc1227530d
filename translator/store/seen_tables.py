"""The part of history.db that spares a run work; it may be emptied at any time."""

# `looks` is what a file's bytes were when the system last said of it what `state` holds (size,
# times, inode); `part` is that of a file with several articles. `settled` is where a run over
# `inputs` left nothing to do: while `digest` (of files, program and setting) holds, there is
# nothing new. Whoever changes what a run goes by takes that back.
SEEN_TABLES = """
CREATE TABLE looks (
    file   TEXT NOT NULL,
    part   TEXT NOT NULL,
    state  TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    lines  BLOB NOT NULL,
    PRIMARY KEY (file, part)
) WITHOUT ROWID;
CREATE TABLE settled (
    inputs       TEXT PRIMARY KEY,
    digest       TEXT NOT NULL,
    page         TEXT NOT NULL,
    passed_over  INTEGER NOT NULL,
    failures     TEXT NOT NULL,
    articles     TEXT NOT NULL
);
CREATE TRIGGER unsettled_events_insert AFTER INSERT ON events
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_events_update AFTER UPDATE ON events
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_events_delete AFTER DELETE ON events
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_briefs_insert AFTER INSERT ON briefs
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_briefs_update AFTER UPDATE ON briefs
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_briefs_delete AFTER DELETE ON briefs
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_corrections_insert AFTER INSERT ON corrections
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_corrections_update AFTER UPDATE ON corrections
    BEGIN DELETE FROM settled; END;
CREATE TRIGGER unsettled_corrections_delete AFTER DELETE ON corrections
    BEGIN DELETE FROM settled; END;
"""
