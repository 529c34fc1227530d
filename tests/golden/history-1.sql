BEGIN TRANSACTION;
CREATE TABLE briefs (
        id               INTEGER PRIMARY KEY,
        article          TEXT NOT NULL,
        source           TEXT NOT NULL,
        ending           TEXT NOT NULL,
        sha256           TEXT NOT NULL REFERENCES originals,
        signature        TEXT NOT NULL REFERENCES signatures,
        run              INTEGER NOT NULL REFERENCES runs,
        date             TEXT,
        rendered         INTEGER NOT NULL DEFAULT 0,
        brief_json       TEXT NOT NULL,
        article_json     TEXT NOT NULL,
        translation_json TEXT NOT NULL,
        UNIQUE (article, source, sha256, signature)
    );
INSERT INTO "briefs" VALUES(1,'2024/bruecke','2024/bruecke.txt','.txt','8dc6d34aa1a36f1383036ba6d149abfe719921cb38d27f9b1a8a7b8d8adeadb5','314eb992224219f268591ffbc3c2464302b098f6b1ea5a0045a355a82d6aa6c6',1,'2024-11-15',1,'{
  "schema": "brief/1",
  "id": "2024/bruecke",
  "source": "2024/bruecke.txt",
  "sha256": "8dc6d34aa1a36f1383036ba6d149abfe719921cb38d27f9b1a8a7b8d8adeadb5",
  "title": {
    "de": "Neue Brücke für Beispielhausen",
    "en": "New bridge for Beispielhausen"
  },
  "date": "2024-11-15",
  "publisher": "Beispielbote",
  "authors": [],
  "agency": null,
  "points": [
    {
      "de": "Die Stadt Beispielhausen baut eine *neue* Brücke.",
      "en": "The town builds a *new* bridge.",
      "sentence": 0,
      "span": [
        0,
        49
      ],
      "score": 0.5,
      "flags": []
    },
    {
      "de": "3. Oktober war der erste Tag, an dem 3 Kräne standen.",
      "en": "3. October was the first day on which cranes stood.",
      "sentence": 2,
      "span": [
        59,
        112
      ],
      "score": 0.5,
      "flags": [
        {
          "name": "figures",
          "severity": "warning",
          "message": "the German says 3, the English doesn''t"
        }
      ]
    },
    {
      "de": "Der Rat stimmte mit <großer> Mehrheit zu.",
      "en": "The council agreed by a <large> majority.",
      "sentence": 3,
      "span": [
        113,
        154
      ],
      "score": 0.5,
      "flags": []
    }
  ],
  "flags": [
    {
      "name": "length",
      "severity": "info",
      "message": "much shorter than the German"
    }
  ],
  "signature": {
    "reading": "1",
    "splitting": "1",
    "model": "embedded",
    "fingerprint": "abababababababababababababababababababababababababababababababab",
    "engine": "ctranslate2 4.8 int8",
    "decoding": "beam 4",
    "glossary": null,
    "checks": "1",
    "summariser": "extractive 1",
    "recurring": null,
    "digest": "314eb992224219f268591ffbc3c2464302b098f6b1ea5a0045a355a82d6aa6c6"
  },
  "run": 1
}
','{"id":"2024/bruecke","path":"2024/bruecke.txt","sha256":"8dc6d34aa1a36f1383036ba6d149abfe719921cb38d27f9b1a8a7b8d8adeadb5","language":"de","title":"Neue Brücke für Beispielhausen","title_span":null,"date":"2024-11-15","publisher":"Beispielbote","paragraphs":[{"text":"Die Stadt Beispielhausen baut eine *neue* Brücke.","start":0,"end":49,"kind":"lead"},{"text":"Kosten","start":51,"end":57,"kind":"heading"},{"text":"3. Oktober war der erste Tag, an dem 3 Kräne standen. Der Rat stimmte mit <großer> Mehrheit zu.","start":59,"end":154,"kind":"body"}],"sentences":[{"text":"Die Stadt Beispielhausen baut eine *neue* Brücke.","start":0,"end":49,"paragraph":0},{"text":"Kosten","start":51,"end":57,"paragraph":1},{"text":"3. Oktober war der erste Tag, an dem 3 Kräne standen.","start":59,"end":112,"paragraph":2},{"text":"Der Rat stimmte mit <großer> Mehrheit zu.","start":113,"end":154,"paragraph":2}],"dropped":[],"time":null,"subtitle":null,"kicker":null,"authors":[],"agency":null,"section":null,"url":null}','{"article":"2024/bruecke","title":{"text":"New bridge for Beispielhausen","score":-0.5,"flags":[]},"sentences":[{"text":"The town builds a *new* bridge.","score":-0.25,"flags":[]},{"text":"Costs","score":-0.25,"flags":[]},{"text":"3. October was the first day on which cranes stood.","score":-0.25,"flags":[{"name":"figures","severity":"warning","message":"the German says 3, the English doesn''t"}]},{"text":"The council agreed by a <large> majority.","score":-0.25,"flags":[]}]}');
CREATE TABLE events (
        article   TEXT NOT NULL,
        run       INTEGER NOT NULL REFERENCES runs,
        source    TEXT NOT NULL,
        status    TEXT NOT NULL CHECK (status IN ('new', 'changed', 'failed', 'gone')),
        sha256    TEXT NOT NULL,
        signature TEXT NOT NULL,
        brief     INTEGER REFERENCES briefs,
        error     TEXT,
        PRIMARY KEY (article, run)
    ) WITHOUT ROWID;
INSERT INTO "events" VALUES('2024/bruecke',1,'2024/bruecke.txt','new','8dc6d34aa1a36f1383036ba6d149abfe719921cb38d27f9b1a8a7b8d8adeadb5','314eb992224219f268591ffbc3c2464302b098f6b1ea5a0045a355a82d6aa6c6',1,NULL);
CREATE TABLE memory (
        signature INTEGER NOT NULL REFERENCES memory_signatures,
        key       INTEGER NOT NULL,
        source    TEXT NOT NULL,
        target    TEXT NOT NULL,
        score     REAL NOT NULL,
        flags     TEXT,
        UNIQUE (signature, key)
    );
INSERT INTO "memory" VALUES(1,-4073250690835832263,'Die Stadt Beispielhausen baut eine *neue* Brücke.','The town builds a *new* bridge.',-0.25,NULL);
INSERT INTO "memory" VALUES(1,-6278599616898846456,'Kosten','Costs',-0.25,NULL);
INSERT INTO "memory" VALUES(1,3214986784184552332,'3. Oktober war der erste Tag, an dem 3 Kräne standen.','3. October was the first day on which cranes stood.',-0.25,'[{"name":"figures","severity":"warning","message":"the German says 3, the English doesn''t"}]');
INSERT INTO "memory" VALUES(1,-442992643654295810,'Der Rat stimmte mit <großer> Mehrheit zu.','The council agreed by a <large> majority.',-0.25,NULL);
CREATE TABLE memory_signatures (
        id     INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE
    );
INSERT INTO "memory_signatures" VALUES(1,'54fb07e01db6bb54a8d759a2edc85b3d324b220ee09646cf66777ef3bc4875e1');
CREATE TABLE originals (
        sha256 TEXT PRIMARY KEY,
        bytes  BLOB NOT NULL
    );
INSERT INTO "originals" VALUES('8dc6d34aa1a36f1383036ba6d149abfe719921cb38d27f9b1a8a7b8d8adeadb5',X'44696520537461647420426569737069656C68617573656E20626175742065696E65202A6E6575652A204272C3BC636B652E0A0A4B6F7374656E0A0A332E204F6B746F6265722077617220646572206572737465205461672C20616E2064656D2033204B72C3A46E65207374616E64656E2E2044657220526174207374696D6D7465206D6974203C67726FC39F65723E204D65687268656974207A752E');
CREATE TABLE runs (
        id        INTEGER PRIMARY KEY,
        started   TEXT NOT NULL,
        finished  TEXT,
        inputs    TEXT NOT NULL,
        signature TEXT NOT NULL REFERENCES signatures,
        totals    TEXT NOT NULL DEFAULT '{}'
    );
INSERT INTO "runs" VALUES(1,'2026-11-25T19:07:42+00:00','2026-11-25T19:07:42+00:00','seeds','314eb992224219f268591ffbc3c2464302b098f6b1ea5a0045a355a82d6aa6c6','{"done":1}');
CREATE TABLE signatures (
        digest TEXT PRIMARY KEY,
        json   TEXT NOT NULL
    );
INSERT INTO "signatures" VALUES('314eb992224219f268591ffbc3c2464302b098f6b1ea5a0045a355a82d6aa6c6','{"reading":"1","splitting":"1","model":"embedded","fingerprint":"abababababababababababababababababababababababababababababababab","engine":"ctranslate2 4.8 int8","decoding":"beam 4","glossary":null,"checks":"1","summariser":"extractive 1","recurring":null}');
CREATE INDEX briefs_by_date ON briefs (date);
CREATE INDEX briefs_waiting ON briefs (article) WHERE rendered = 0;
CREATE INDEX events_by_run ON events (run);
CREATE VIEW latest AS
        SELECT * FROM events e WHERE NOT EXISTS (
            SELECT 1 FROM events later WHERE later.article = e.article AND later.run > e.run
        );
PRAGMA application_id = 1684356709;
PRAGMA user_version = 1;
COMMIT;
