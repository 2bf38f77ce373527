-- Schema 1: one engagement, its people, models, rounds, evidence, hurdles and recommendations.
--
-- Keys are UUIDs of version 7 in 16 bytes. Days are text, YYYY-MM-DD; times are RFC 3339 in UTC.
-- `position` orders siblings; it is not unique, because a changeset must be able to swap two.
-- A constraint that a user can run into is named by what they read then.
-- References take no action of their own: a deletion removes what refers to the fact in the same
-- command. (RESTRICT would stop a changeset in the middle, which NO ACTION checks at its end.)

CREATE TABLE engagement (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  id              BLOB NOT NULL CHECK (length(id) = 16),
  client          TEXT NOT NULL,
  title           TEXT NOT NULL,
  subtitle        TEXT NOT NULL,
  sponsor         TEXT NOT NULL,
  lead            TEXT NOT NULL,
  prepared_by     TEXT NOT NULL,
  confidentiality TEXT NOT NULL,
  headline        TEXT NOT NULL,
  decisions       TEXT NOT NULL CHECK (json_type(decisions) = 'array'),
  language        TEXT NOT NULL
) STRICT;

CREATE TABLE role (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id       BLOB PRIMARY KEY CHECK (length(id) = 16),
  position INTEGER NOT NULL,
  code     TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  name     TEXT NOT NULL,
  role     BLOB REFERENCES role (id)
) STRICT;

CREATE INDEX person_role ON person (role);

CREATE TABLE model (
  id         BLOB PRIMARY KEY CHECK (length(id) = 16),
  position   INTEGER NOT NULL,
  code       TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title      TEXT NOT NULL,
  edition    TEXT NOT NULL,
  language   TEXT NOT NULL,
  purpose    TEXT NOT NULL,
  source     TEXT,
  rollup     TEXT NOT NULL CHECK (rollup IN ('mean', 'sum', 'min', 'staged')),
  scale      TEXT NOT NULL,
  frameworks TEXT NOT NULL CHECK (json_type(frameworks) = 'array'),
  bands      TEXT NOT NULL CHECK (json_type(bands) = 'array'),
  -- A model and its default scale need each other.
  FOREIGN KEY (id, scale) REFERENCES scale (model, code) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE scale (
  model    BLOB NOT NULL REFERENCES model (id),
  code     TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  position INTEGER NOT NULL,
  title    TEXT NOT NULL,
  levels   TEXT NOT NULL CHECK (json_type(levels) = 'array'),
  PRIMARY KEY (model, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE capability (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  model        BLOB NOT NULL REFERENCES model (id),
  parent       BLOB CONSTRAINT "it cannot stand below itself; move it elsewhere" CHECK (parent <> id),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title        TEXT NOT NULL,
  pillar       TEXT CHECK (pillar IN ('people', 'process', 'technology')),
  stage        TEXT CHECK (stage IN ('discovery', 'training', 'validation', 'production', 'refresh')),
  weight       REAL NOT NULL CONSTRAINT "its weight must be a finite number of at least 0" CHECK (weight >= 0 AND weight < 9e999),
  rollup       TEXT NOT NULL CHECK (rollup IN ('mean', 'sum', 'min', 'staged')),
  scale        TEXT,
  purpose      TEXT NOT NULL,
  why          TEXT NOT NULL,
  outcomes     TEXT NOT NULL CHECK (json_type(outcomes) = 'array'),
  levels       TEXT NOT NULL CHECK (json_type(levels) = 'array'),
  "references" TEXT NOT NULL CHECK (json_type("references") = 'array'),
  retired      INTEGER NOT NULL CHECK (retired IN (0, 1)),
  UNIQUE (model, id),
  UNIQUE (model, code),
  -- A parent lies in the same model.
  FOREIGN KEY (model, parent) REFERENCES capability (model, id),
  FOREIGN KEY (model, scale) REFERENCES scale (model, code)
) STRICT;

CREATE INDEX capability_parent ON capability (model, parent, position);

CREATE TABLE round (
  id              BLOB PRIMARY KEY CHECK (length(id) = 16),
  position        INTEGER NOT NULL,
  model           BLOB NOT NULL REFERENCES model (id),
  title           TEXT NOT NULL,
  date            TEXT NOT NULL CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  state           TEXT NOT NULL CHECK (state IN ('open', 'locked')),
  locked_at       TEXT CONSTRAINT "it must say when it was locked if it is, and only then"
                  CHECK ((locked_at IS NOT NULL) = (state = 'locked')),
  priority_method TEXT NOT NULL CHECK (priority_method IN ('points', 'rank')),
  -- The model as it stood when the round was locked.
  snapshot        TEXT CHECK ((snapshot IS NOT NULL) = (state = 'locked'))
) STRICT;

CREATE TABLE participant (
  round    BLOB NOT NULL REFERENCES round (id),
  person   BLOB NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (round, person)
) STRICT, WITHOUT ROWID;

-- Answered with a level, or not applicable with a reason: never both, never neither. The checks are
-- written for speed (IN would build a list for each row): there may be a hundred thousand rows at once.
CREATE TABLE rating (
  round      BLOB NOT NULL REFERENCES round (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  person     BLOB NOT NULL REFERENCES person (id),
  value      REAL CONSTRAINT "its value is not a finite number" CHECK (value > -9e999 AND value < 9e999),
  reason     TEXT CONSTRAINT "it must have a level, or a reason why it does not apply"
             CHECK ((reason IS NULL) <> (value IS NULL) AND reason <> ''),
  note       TEXT NOT NULL,
  confidence TEXT CHECK (confidence = 'low' OR confidence = 'medium' OR confidence = 'high'),
  PRIMARY KEY (round, capability, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreed (
  round      BLOB NOT NULL REFERENCES round (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  value      REAL CONSTRAINT "its value is not a finite number" CHECK (value > -9e999 AND value < 9e999),
  reason     TEXT CONSTRAINT "it must have a level, or a reason why it does not apply"
             CHECK ((reason IS NULL) <> (value IS NULL) AND reason <> ''),
  rationale  TEXT NOT NULL,
  PRIMARY KEY (round, capability)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  round      BLOB NOT NULL REFERENCES round (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  value      REAL NOT NULL CONSTRAINT "its value is not a finite number" CHECK (value > -9e999 AND value < 9e999),
  due        TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (round, capability)
) STRICT, WITHOUT ROWID;

CREATE TABLE priority (
  round      BLOB NOT NULL REFERENCES round (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  value      REAL NOT NULL CONSTRAINT "its value must be a finite number of at least 0" CHECK (value >= 0 AND value < 9e999),
  PRIMARY KEY (round, capability)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  id       BLOB PRIMARY KEY CHECK (length(id) = 16),
  position INTEGER NOT NULL,
  code     TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title    TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('link', 'file', 'interview')),
  location TEXT NOT NULL,
  sha256   TEXT CONSTRAINT "its SHA-256 must have 64 hexadecimal digits"
           CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-fA-F]*'),
  owner    TEXT NOT NULL,
  date     TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  expires  TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (expires GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE evidence_link (
  evidence   BLOB NOT NULL REFERENCES evidence (id),
  round      BLOB NOT NULL REFERENCES round (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (evidence, round, capability)
) STRICT, WITHOUT ROWID;

CREATE TABLE hurdle (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  pillar      TEXT NOT NULL CHECK (pillar IN ('people', 'process', 'technology')),
  severity    TEXT NOT NULL CHECK (severity IN ('blocker', 'major', 'minor')),
  state       TEXT NOT NULL CHECK (state IN ('open', 'in_progress', 'resolved')),
  owner       TEXT NOT NULL
) STRICT;

CREATE TABLE hurdle_capability (
  hurdle     BLOB NOT NULL REFERENCES hurdle (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (hurdle, capability)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  pillar      TEXT NOT NULL CHECK (pillar IN ('people', 'process', 'technology')),
  effort      TEXT NOT NULL CHECK (effort IN ('small', 'medium', 'large')),
  impact      TEXT NOT NULL CHECK (impact IN ('small', 'medium', 'large')),
  state       TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected', 'done')),
  owner_role  BLOB REFERENCES role (id),
  tool_need   TEXT NOT NULL CHECK (tool_need IN ('no_tool', 'existing', 'new')),
  tool        TEXT NOT NULL
) STRICT;

CREATE TABLE recommendation_capability (
  recommendation BLOB NOT NULL REFERENCES recommendation (id),
  capability     BLOB NOT NULL REFERENCES capability (id),
  position       INTEGER NOT NULL,
  PRIMARY KEY (recommendation, capability)
) STRICT, WITHOUT ROWID;

CREATE TABLE recommendation_hurdle (
  recommendation BLOB NOT NULL REFERENCES recommendation (id),
  hurdle         BLOB NOT NULL REFERENCES hurdle (id),
  position       INTEGER NOT NULL,
  PRIMARY KEY (recommendation, hurdle)
) STRICT, WITHOUT ROWID;

-- Every command, in order: the audit trail, and what undo and redo work from. A changeset is SQLite's
-- (session extension); replayed from the first entry, they give the tables above.
CREATE TABLE journal (
  sequence  INTEGER PRIMARY KEY,
  time      TEXT NOT NULL,
  actor     TEXT NOT NULL,
  label     TEXT NOT NULL,
  topics    TEXT NOT NULL CHECK (json_type(topics) = 'array'),
  kind      TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  -- For undo the entry taken back, for redo the undo taken back.
  reverts   INTEGER REFERENCES journal (sequence) CHECK ((reverts IS NULL) = (kind = 'do')),
  changeset BLOB NOT NULL
) STRICT;

-- Lets the stacks be read without touching the changesets.
CREATE INDEX journal_kind ON journal (kind, reverts);

CREATE TRIGGER journal_grows_by_one BEFORE INSERT ON journal
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal grows by one entry at a time'); END;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
