-- Schema 2: vendors, tools, and evaluations with their criteria, scores and decisions.
--
-- As in schema 1, references take no action of their own, and a constraint that a user can run into is
-- named by what they read then. A key has at most three columns, which stand first.

CREATE TABLE vendor (
  id             BLOB PRIMARY KEY CHECK (length(id) = 16),
  position       INTEGER NOT NULL,
  code           TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  name           TEXT NOT NULL CONSTRAINT "its name is empty; give it one" CHECK (name <> ''),
  website        TEXT NOT NULL,
  contacts       TEXT NOT NULL CHECK (json_type(contacts) = 'array'),
  contract_start TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (contract_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  contract_end   TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (contract_end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notice_by      TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (notice_by GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes          TEXT NOT NULL
) STRICT;

CREATE TABLE tool (
  id           BLOB PRIMARY KEY CHECK (length(id) = 16),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  name         TEXT NOT NULL CONSTRAINT "its name is empty; give it one" CHECK (name <> ''),
  state        TEXT NOT NULL CHECK (state IN ('in_use', 'candidate', 'chosen', 'rejected', 'retired')),
  vendor       BLOB REFERENCES vendor (id),
  category     TEXT NOT NULL,
  licence      TEXT NOT NULL,
  hosting      TEXT NOT NULL CHECK (hosting IN ('unknown', 'on_premises', 'cloud', 'saas', 'hybrid')),
  annual_cost  REAL CONSTRAINT "its cost must be a finite number of at least 0" CHECK (annual_cost >= 0 AND annual_cost < 9e999),
  currency     TEXT NOT NULL,
  environments TEXT NOT NULL CHECK (json_type(environments) = 'array'),
  owner_role   BLOB REFERENCES role (id),
  homepage     TEXT NOT NULL,
  repository   TEXT NOT NULL,
  description  TEXT NOT NULL,
  -- Where it was imported from, with its key there; empty where it was typed in.
  origin       TEXT NOT NULL,
  facts        TEXT NOT NULL CHECK (json_type(facts) = 'array')
) STRICT;

CREATE INDEX tool_vendor ON tool (vendor);
CREATE INDEX tool_owner ON tool (owner_role);

CREATE TABLE tool_capability (
  tool       BLOB NOT NULL REFERENCES tool (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  position   INTEGER NOT NULL,
  fit        TEXT NOT NULL CHECK (fit IN ('partial', 'good', 'full')),
  PRIMARY KEY (tool, capability)
) STRICT, WITHOUT ROWID;

CREATE INDEX tool_capability_capability ON tool_capability (capability);

CREATE TABLE evaluation (
  id                BLOB PRIMARY KEY CHECK (length(id) = 16),
  position          INTEGER NOT NULL,
  code              TEXT NOT NULL UNIQUE CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title             TEXT NOT NULL,
  need              TEXT NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('open', 'decided')),
  weight_method     TEXT NOT NULL CHECK (weight_method IN ('direct', 'swing', 'rank', 'ahp', 'best_worst')),
  weights_locked_at TEXT,
  locked_blind      INTEGER NOT NULL CHECK (locked_blind IN (0, 1)),
  hide_scores       INTEGER NOT NULL CHECK (hide_scores IN (0, 1)),
  budget            REAL CONSTRAINT "its budget must be a finite number of at least 0" CHECK (budget >= 0 AND budget < 9e999)
) STRICT;

CREATE TABLE evaluation_capability (
  evaluation BLOB NOT NULL REFERENCES evaluation (id),
  capability BLOB NOT NULL REFERENCES capability (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (evaluation, capability)
) STRICT, WITHOUT ROWID;

CREATE INDEX evaluation_capability_capability ON evaluation_capability (capability);

CREATE TABLE criterion (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  evaluation  BLOB NOT NULL REFERENCES evaluation (id),
  parent      BLOB CONSTRAINT "it cannot stand below itself; move it elsewhere" CHECK (parent <> id),
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL CONSTRAINT "its code is empty; give it one" CHECK (code <> ''),
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  weight      REAL NOT NULL CONSTRAINT "its weight must be a finite number of at least 0" CHECK (weight >= 0 AND weight < 9e999),
  measure     TEXT NOT NULL CHECK (json_type(measure) = 'object'),
  cost        INTEGER NOT NULL CHECK (cost IN (0, 1)),
  knock_out   TEXT CHECK (json_type(knock_out) = 'object'),
  UNIQUE (evaluation, id),
  UNIQUE (evaluation, code),
  -- A parent lies in the same evaluation.
  FOREIGN KEY (evaluation, parent) REFERENCES criterion (evaluation, id)
) STRICT;

CREATE INDEX criterion_parent ON criterion (evaluation, parent, position);

CREATE TABLE candidate (
  evaluation BLOB NOT NULL REFERENCES evaluation (id),
  tool       BLOB NOT NULL REFERENCES tool (id),
  position   INTEGER NOT NULL,
  note       TEXT NOT NULL,
  PRIMARY KEY (evaluation, tool)
) STRICT, WITHOUT ROWID;

CREATE INDEX candidate_tool ON candidate (tool);

CREATE TABLE assessor (
  evaluation BLOB NOT NULL REFERENCES evaluation (id),
  person     BLOB NOT NULL REFERENCES person (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (evaluation, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX assessor_person ON assessor (person);

-- A criterion belongs to one evaluation, so the evaluation is not in the key.
CREATE TABLE score (
  criterion  BLOB NOT NULL REFERENCES criterion (id),
  tool       BLOB NOT NULL REFERENCES tool (id),
  person     BLOB NOT NULL REFERENCES person (id),
  value      REAL NOT NULL CONSTRAINT "its value is not a finite number" CHECK (value > -9e999 AND value < 9e999),
  note       TEXT NOT NULL,
  evidence   BLOB REFERENCES evidence (id),
  source     TEXT NOT NULL,
  as_of      TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  confidence TEXT CHECK (confidence = 'low' OR confidence = 'medium' OR confidence = 'high'),
  PRIMARY KEY (criterion, tool, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX score_tool ON score (tool);
CREATE INDEX score_person ON score (person);
CREATE INDEX score_evidence ON score (evidence);

CREATE TABLE agreed_score (
  criterion BLOB NOT NULL REFERENCES criterion (id),
  tool      BLOB NOT NULL REFERENCES tool (id),
  value     REAL NOT NULL CONSTRAINT "its value is not a finite number" CHECK (value > -9e999 AND value < 9e999),
  rationale TEXT NOT NULL,
  PRIMARY KEY (criterion, tool)
) STRICT, WITHOUT ROWID;

CREATE INDEX agreed_score_tool ON agreed_score (tool);

CREATE TABLE knock_out (
  criterion BLOB NOT NULL REFERENCES criterion (id),
  tool      BLOB NOT NULL REFERENCES tool (id),
  verdict   TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'unknown')),
  reason    TEXT NOT NULL,
  as_of     TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CONSTRAINT "it fails without a reason; say why" CHECK (verdict <> 'fail' OR trim(reason) <> ''),
  PRIMARY KEY (criterion, tool)
) STRICT, WITHOUT ROWID;

CREATE INDEX knock_out_tool ON knock_out (tool);

CREATE TABLE elicitation (
  evaluation BLOB NOT NULL REFERENCES evaluation (id),
  person     BLOB NOT NULL REFERENCES person (id),
  -- The group whose children are judged; the evaluation's own id for those at the top.
  "group"    BLOB NOT NULL CHECK (length("group") = 16),
  judgement  TEXT NOT NULL CHECK (json_type(judgement) = 'object'),
  PRIMARY KEY (evaluation, person, "group")
) STRICT, WITHOUT ROWID;

CREATE INDEX elicitation_person ON elicitation (person);

CREATE TABLE set_rule (
  evaluation BLOB NOT NULL REFERENCES evaluation (id),
  position   INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('exclusion', 'pairing', 'required', 'barred')),
  reason     TEXT NOT NULL,
  PRIMARY KEY (evaluation, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_rule_tool (
  evaluation BLOB NOT NULL,
  rule       INTEGER NOT NULL,
  tool       BLOB NOT NULL REFERENCES tool (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (evaluation, rule, tool),
  FOREIGN KEY (evaluation, rule) REFERENCES set_rule (evaluation, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX set_rule_tool_tool ON set_rule_tool (tool);

CREATE TABLE decision (
  evaluation      BLOB PRIMARY KEY REFERENCES evaluation (id),
  why             TEXT NOT NULL,
  dissent         TEXT NOT NULL,
  conditions      TEXT NOT NULL,
  review_on       TEXT CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (review_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  decided_on      TEXT NOT NULL CONSTRAINT "its date lies outside the years 0 to 9999" CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  decided_by      TEXT NOT NULL,
  -- Hashes of the parts of the evaluation as they stood then.
  written_against TEXT NOT NULL CHECK (json_type(written_against) = 'array')
) STRICT;

CREATE TABLE decision_tool (
  evaluation BLOB NOT NULL REFERENCES decision (evaluation),
  tool       BLOB NOT NULL REFERENCES tool (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (evaluation, tool)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_tool_tool ON decision_tool (tool);
