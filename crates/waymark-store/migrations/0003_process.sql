-- Schema 3: the process with its letters, skills, and who fills the roles.
--
-- As in schema 1, references take no action of their own, and a constraint that a user can run into is
-- named by what they read then. A key has at most three columns, which stand first.

-- A tree of three ranks. Codes are unique, which the api keeps: a changeset must be able to swap two.
CREATE TABLE step (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  parent       BLOB REFERENCES step (id) CONSTRAINT "it cannot stand below itself; move it elsewhere" CHECK (parent <> id),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title        TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('phase', 'sub_phase', 'task'))
               CONSTRAINT "a phase stands below nothing, and nothing else does" CHECK ((parent IS NULL) = (kind = 'phase')),
  stage        TEXT CHECK (stage IN ('discovery', 'training', 'validation', 'production', 'refresh')),
  description  TEXT NOT NULL,
  inputs       TEXT NOT NULL CHECK (json_type(inputs) = 'array'),
  outputs      TEXT NOT NULL CHECK (json_type(outputs) = 'array'),
  documents    TEXT NOT NULL CHECK (json_type(documents) = 'array'),
  gate         INTEGER NOT NULL CHECK (gate IN (0, 1)),
  gate_name    TEXT NOT NULL,
  duty         TEXT CHECK (duty IN ('build', 'validate')),
  times        REAL CONSTRAINT "its frequency must be a finite number above 0" CHECK (times > 0 AND times < 9e999),
  per          TEXT CHECK (per IN ('week', 'month', 'quarter', 'year', 'model')) CHECK ((per IS NULL) = (times IS NULL)),
  effort_hours REAL CONSTRAINT "its hours must be a finite number of at least 0" CHECK (effort_hours >= 0 AND effort_hours < 9e999),
  "references" TEXT NOT NULL CHECK (json_type("references") = 'array')
) STRICT;

CREATE INDEX step_parent ON step (parent, position);

CREATE TABLE step_capability (
  step       BLOB NOT NULL REFERENCES step (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (step, capability)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_capability_capability ON step_capability (capability);

CREATE TABLE step_tool (
  step     BLOB NOT NULL REFERENCES step (id),
  tool     BLOB NOT NULL REFERENCES tool (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (step, tool)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_tool_tool ON step_tool (tool);

-- The letters of a role in a task, in the order A R S C I.
CREATE TABLE assignment (
  step    BLOB NOT NULL REFERENCES step (id),
  role    BLOB NOT NULL REFERENCES role (id),
  letters TEXT NOT NULL CHECK (letters <> '' AND letters NOT GLOB '*[^ARSCI]*'),
  PRIMARY KEY (step, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignment_role ON assignment (role);

-- Letters, severities and thresholds, where they differ from what the program takes for granted.
CREATE TABLE raci_scheme (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  letters    TEXT NOT NULL CHECK (letters IN ('raci', 'rasci')),
  severities TEXT NOT NULL CHECK (json_type(severities) = 'object'),
  thresholds TEXT NOT NULL CHECK (json_type(thresholds) = 'object')
) STRICT;

CREATE TABLE waiver (
  id       BLOB PRIMARY KEY CHECK (length(id) = 16),
  position INTEGER NOT NULL,
  rule     TEXT NOT NULL,
  step     BLOB REFERENCES step (id),
  role     BLOB REFERENCES role (id),
  person   BLOB REFERENCES person (id),
  reason   TEXT NOT NULL CONSTRAINT "its reason is empty; say why it is waived" CHECK (reason <> ''),
  expires  TEXT NOT NULL CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (expires GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  by       TEXT NOT NULL
) STRICT;

CREATE TABLE skill (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  levels      TEXT NOT NULL CONSTRAINT "it needs a descriptor for each of the levels 0 to 4, or none at all"
              CHECK (json_type(levels) = 'array' AND json_array_length(levels) IN (0, 5)),
  capability  BLOB REFERENCES capability (id)
) STRICT;

CREATE INDEX skill_capability ON skill (capability);

CREATE TABLE role_profile (
  role      BLOB PRIMARY KEY REFERENCES role (id),
  catalog   TEXT NOT NULL CHECK (json_type(catalog) = 'array'),
  validator INTEGER NOT NULL CHECK (validator IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What a role needs.
CREATE TABLE role_skill (
  role     BLOB NOT NULL REFERENCES role_profile (role),
  skill    BLOB NOT NULL REFERENCES skill (id),
  position INTEGER NOT NULL,
  level    INTEGER NOT NULL CONSTRAINT "a role needs a skill at one of the levels 1 to 4" CHECK (level BETWEEN 1 AND 4),
  PRIMARY KEY (role, skill)
) STRICT, WITHOUT ROWID;

-- What a person, or a team, can do.
CREATE TABLE person_skill (
  person BLOB NOT NULL REFERENCES person (id),
  skill  BLOB NOT NULL REFERENCES skill (id),
  level  INTEGER NOT NULL CONSTRAINT "a skill has the levels 0 to 4" CHECK (level BETWEEN 0 AND 4),
  as_of  TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  PRIMARY KEY (person, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE working_time (
  person         BLOB PRIMARY KEY REFERENCES person (id),
  team           INTEGER NOT NULL CHECK (team IN (0, 1)),
  hours_per_week REAL NOT NULL CONSTRAINT "its hours must be a finite number of at least 0" CHECK (hours_per_week >= 0 AND hours_per_week < 9e999)
) STRICT, WITHOUT ROWID;

-- Who fills a role, and with how much of their time.
CREATE TABLE filling (
  role   BLOB NOT NULL REFERENCES role (id),
  person BLOB NOT NULL REFERENCES person (id),
  share  REAL NOT NULL CONSTRAINT "its share lies between 0 and 1" CHECK (share >= 0 AND share <= 1),
  PRIMARY KEY (role, person)
) STRICT, WITHOUT ROWID;
