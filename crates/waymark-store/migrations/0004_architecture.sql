-- Schema 4: the architecture over its plateaus.
--
-- As in schema 1, references take no action of their own, and a constraint that a user can run into is
-- named by what they read then. A key has at most three columns, which stand first. Codes are unique,
-- which the api keeps: a changeset must be able to swap two.

-- What differs from what the program takes for granted.
CREATE TABLE architecture_scheme (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  title      TEXT NOT NULL,
  promotion  TEXT NOT NULL CHECK (promotion IN ('deploy_model', 'deploy_code')),
  severities TEXT NOT NULL CHECK (json_type(severities) = 'object')
) STRICT;

-- The file of another program that it was taken from, whole.
CREATE TABLE architecture_source (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

-- States of the architecture; their positions are the order in time.
CREATE TABLE plateau (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('baseline', 'transition', 'target')),
  date        TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  description TEXT NOT NULL
) STRICT;

CREATE TABLE environment (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('development', 'staging', 'production', 'shared', 'other')),
  description TEXT NOT NULL
) STRICT;

-- What holds of an environment: from the beginning (position 0, no plateau), then from a plateau on.
CREATE TABLE environment_state (
  environment    BLOB NOT NULL REFERENCES environment (id),
  position       INTEGER NOT NULL CHECK ((plateau IS NULL) = (position = 0)),
  plateau        BLOB REFERENCES plateau (id),
  hosting        TEXT NOT NULL CHECK (hosting IN ('unknown', 'on_premises', 'cloud', 'saas', 'hybrid')),
  provider       TEXT NOT NULL,
  network        TEXT NOT NULL,
  identity       TEXT NOT NULL,
  classification TEXT NOT NULL CHECK (classification IN ('public', 'internal', 'confidential', 'restricted')),
  PRIMARY KEY (environment, position)
) STRICT, WITHOUT ROWID;

-- Roles whose people may write there by hand.
CREATE TABLE environment_writer (
  environment BLOB NOT NULL,
  state       INTEGER NOT NULL,
  role        BLOB NOT NULL REFERENCES role (id),
  position    INTEGER NOT NULL,
  PRIMARY KEY (environment, state, role),
  FOREIGN KEY (environment, state) REFERENCES environment_state (environment, position)
) STRICT, WITHOUT ROWID;

-- An element without plateaus is in all of them.
CREATE TABLE environment_plateau (
  environment BLOB NOT NULL REFERENCES environment (id),
  plateau     BLOB NOT NULL REFERENCES plateau (id),
  position    INTEGER NOT NULL,
  PRIMARY KEY (environment, plateau)
) STRICT, WITHOUT ROWID;

CREATE TABLE component (
  id                 BLOB PRIMARY KEY CHECK (length(id) = 16),
  position           INTEGER NOT NULL,
  code               TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title              TEXT NOT NULL,
  kind               TEXT NOT NULL,
  environment        BLOB REFERENCES environment (id),
  layer              TEXT CHECK (layer IN ('data', 'build', 'release', 'serve', 'observe', 'govern')),
  description        TEXT NOT NULL,
  owner_role         BLOB REFERENCES role (id),
  criticality        TEXT NOT NULL CHECK (criticality IN ('low', 'medium', 'high')),
  inventory          TEXT NOT NULL,
  initiative         TEXT NOT NULL,
  recommendation     BLOB REFERENCES recommendation (id),
  eliminated_because TEXT NOT NULL,
  pin                TEXT CHECK (json_type(pin) = 'object')
) STRICT;

-- What fills a component and where it runs: from the beginning, then from a plateau on.
CREATE TABLE component_state (
  component BLOB NOT NULL REFERENCES component (id),
  position  INTEGER NOT NULL CHECK ((plateau IS NULL) = (position = 0)),
  plateau   BLOB REFERENCES plateau (id),
  tool      BLOB REFERENCES tool (id),
  hosting   TEXT NOT NULL CHECK (hosting IN ('unknown', 'on_premises', 'cloud', 'saas', 'hybrid')),
  provider  TEXT NOT NULL,
  note      TEXT NOT NULL,
  PRIMARY KEY (component, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX component_state_tool ON component_state (tool);

CREATE TABLE component_plateau (
  component BLOB NOT NULL REFERENCES component (id),
  plateau   BLOB NOT NULL REFERENCES plateau (id),
  position  INTEGER NOT NULL,
  PRIMARY KEY (component, plateau)
) STRICT, WITHOUT ROWID;

CREATE TABLE component_capability (
  component  BLOB NOT NULL REFERENCES component (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (component, capability)
) STRICT, WITHOUT ROWID;

CREATE INDEX component_capability_capability ON component_capability (capability);

CREATE TABLE component_step (
  component BLOB NOT NULL REFERENCES component (id),
  step      BLOB NOT NULL REFERENCES step (id),
  position  INTEGER NOT NULL,
  PRIMARY KEY (component, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX component_step_step ON component_step (step);

-- Which components one takes the place of.
CREATE TABLE component_replaces (
  component BLOB NOT NULL REFERENCES component (id),
  replaced  BLOB NOT NULL REFERENCES component (id) CONSTRAINT "it cannot take its own place" CHECK (replaced <> component),
  position  INTEGER NOT NULL,
  PRIMARY KEY (component, replaced)
) STRICT, WITHOUT ROWID;

CREATE TABLE gate (
  id               BLOB PRIMARY KEY CHECK (length(id) = 16),
  position         INTEGER NOT NULL,
  code             TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title            TEXT NOT NULL,
  kind             TEXT NOT NULL CHECK (kind IN ('approval', 'quality')),
  description      TEXT NOT NULL,
  criteria         TEXT NOT NULL CHECK (json_type(criteria) = 'array'),
  checks           TEXT NOT NULL CHECK (json_type(checks) = 'array'),
  deputy           BLOB REFERENCES role (id),
  deployer         BLOB REFERENCES role (id),
  promotion        TEXT CHECK (promotion IN ('deploy_model', 'deploy_code')),
  rollback         TEXT NOT NULL,
  rollback_minutes INTEGER CONSTRAINT "the minutes of its way back lie between 0 and 4294967295" CHECK (rollback_minutes BETWEEN 0 AND 4294967295),
  step             BLOB REFERENCES step (id),
  pin              TEXT CHECK (json_type(pin) = 'object')
) STRICT;

CREATE TABLE gate_approver (
  gate     BLOB NOT NULL REFERENCES gate (id),
  role     BLOB NOT NULL REFERENCES role (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (gate, role)
) STRICT, WITHOUT ROWID;

-- What has to be shown.
CREATE TABLE gate_evidence (
  gate     BLOB NOT NULL REFERENCES gate (id),
  position INTEGER NOT NULL,
  title    TEXT NOT NULL,
  step     BLOB REFERENCES step (id),
  location TEXT NOT NULL,
  PRIMARY KEY (gate, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE gate_plateau (
  gate     BLOB NOT NULL REFERENCES gate (id),
  plateau  BLOB NOT NULL REFERENCES plateau (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (gate, plateau)
) STRICT, WITHOUT ROWID;

-- A flow to itself is stored: it is a finding, not an accident of typing.
CREATE TABLE flow (
  id             BLOB PRIMARY KEY CHECK (length(id) = 16),
  position       INTEGER NOT NULL,
  code           TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title          TEXT NOT NULL,
  source         BLOB NOT NULL REFERENCES component (id),
  target         BLOB NOT NULL REFERENCES component (id),
  kind           TEXT NOT NULL CHECK (kind IN ('data', 'features', 'model', 'code', 'deploy', 'call', 'monitoring', 'feedback', 'rollback', 'evidence')),
  protocol       TEXT NOT NULL,
  classification TEXT NOT NULL CHECK (classification IN ('public', 'internal', 'confidential', 'restricted')),
  gate           BLOB REFERENCES gate (id),
  description    TEXT NOT NULL
) STRICT;

CREATE INDEX flow_source ON flow (source);
CREATE INDEX flow_target ON flow (target);

CREATE TABLE flow_plateau (
  flow     BLOB NOT NULL REFERENCES flow (id),
  plateau  BLOB NOT NULL REFERENCES plateau (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (flow, plateau)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title        TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('security', 'governance')),
  statement    TEXT NOT NULL,
  owner_role   BLOB REFERENCES role (id),
  "references" TEXT NOT NULL CHECK (json_type("references") = 'array')
) STRICT;

CREATE TABLE control (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  policy       BLOB NOT NULL REFERENCES policy (id),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title        TEXT NOT NULL,
  verification TEXT NOT NULL
) STRICT;

CREATE INDEX control_policy ON control (policy, position);

-- Where a control holds: one element a row.
CREATE TABLE control_place (
  control     BLOB NOT NULL REFERENCES control (id),
  position    INTEGER NOT NULL,
  plateau     BLOB REFERENCES plateau (id),
  environment BLOB REFERENCES environment (id),
  component   BLOB REFERENCES component (id),
  flow        BLOB REFERENCES flow (id),
  gate        BLOB REFERENCES gate (id),
  PRIMARY KEY (control, position),
  CONSTRAINT "a control holds at a plateau, an environment, a component, a flow or a gate"
    CHECK ((plateau IS NOT NULL) + (environment IS NOT NULL) + (component IS NOT NULL) + (flow IS NOT NULL) + (gate IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;

-- Which tools make a control hold, and with which feature.
CREATE TABLE control_tool (
  control  BLOB NOT NULL REFERENCES control (id),
  position INTEGER NOT NULL,
  tool     BLOB NOT NULL REFERENCES tool (id),
  how      TEXT NOT NULL,
  PRIMARY KEY (control, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX control_tool_tool ON control_tool (tool);

CREATE TABLE architecture_waiver (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  position    INTEGER NOT NULL,
  rule        TEXT NOT NULL,
  plateau     BLOB REFERENCES plateau (id),
  environment BLOB REFERENCES environment (id),
  component   BLOB REFERENCES component (id),
  flow        BLOB REFERENCES flow (id),
  gate        BLOB REFERENCES gate (id),
  control     BLOB REFERENCES control (id),
  reason      TEXT NOT NULL CONSTRAINT "its reason is empty; say why it is waived" CHECK (reason <> ''),
  expires     TEXT NOT NULL CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (expires GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  by          TEXT NOT NULL
) STRICT;
