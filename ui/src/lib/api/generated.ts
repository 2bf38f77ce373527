// Generated from the api's one list of commands by `cargo xtask types`. Do not edit.
/* eslint-disable */

/**
 * A new capability.
 */
export type AddCapability = { 
/**
 * The model.
 */
model: ModelId, 
/**
 * The node above; none for directly below the root.
 */
parent: CapabilityId | null, 
/**
 * Place among its siblings from 0; beyond the end means last.
 */
position: number, 
/**
 * Unique code; empty lets the model number it.
 */
code: string, 
/**
 * Its name.
 */
title: string, };

/**
 * A shipped model to add.
 */
export type AddModel = { 
/**
 * Its name, as `shipped_models` gives it.
 */
name: string, };

/**
 * A new round.
 */
export type AddRound = { 
/**
 * Its name.
 */
title: string, 
/**
 * The day of the assessment.
 */
date: string, 
/**
 * The model to rate.
 */
model: ModelId, 
/**
 * The round whose participants, targets and priorities it takes over; ratings are never copied.
 */
copy_from: RoundId | null, };

/**
 * A round and, optionally, the round it is compared with.
 */
export type AgainstArgs = { 
/**
 * The round in view.
 */
round: RoundId, 
/**
 * The round compared with.
 */
against: RoundId | null, };

/**
 * What the room settled on for one leaf.
 */
export type AgreedRating = { 
/**
 * The leaf.
 */
capability: CapabilityId, 
/**
 * What was settled.
 */
answer: Answer, 
/**
 * What settled it.
 */
rationale: string, };

/**
 * What somebody says of a leaf.
 */
export type Answer = { "state": "level", 
/**
 * The level's value.
 */
value: number, } | { "state": "not_applicable", 
/**
 * Why not.
 */
reason: string, };

/**
 * Answers as CSV.
 */
export type AnswersArgs = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The file's text.
 */
text: string, };

/**
 * What importing answers would do.
 */
export type AnswersPreview = { 
/**
 * Answers read.
 */
rows: number, 
/**
 * Of them new.
 */
added: number, 
/**
 * Of them different from what stands.
 */
changed: number, 
/**
 * People in the file who are not in the engagement and would be added.
 */
new_people: Array<string>, 
/**
 * What was skipped, and why.
 */
notices: Array<string>, 
/**
 * What is wrong, each with row and column; nothing can be imported while there are any.
 */
problems: Array<string>, };

/**
 * A named range of the root's score.
 */
export type Band = { 
/**
 * The highest score in the band; none in the last band.
 */
up_to?: number | null, 
/**
 * What the range is called.
 */
title: string, };

/**
 * Where the value of a leaf comes from.
 */
export type Basis = "agreed" | "median" | "nothing";

/**
 * A node of a model. Leaves are rated; inner nodes roll up.
 */
export type Capability = { 
/**
 * Stays the same from round to round, whatever else changes.
 */
id: CapabilityId, 
/**
 * The node above; none directly below the root.
 */
parent: CapabilityId | null, 
/**
 * Unique in the model.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Own pillar; none inherits.
 */
pillar: Pillar | null, 
/**
 * Own stage; none inherits, and none all the way up means all stages.
 */
stage: Stage | null, 
/**
 * Weight in the node above; at least 0.
 */
weight: number, 
/**
 * How an inner node combines its children.
 */
rollup: RollUp, 
/**
 * Own scale by code; none takes the model's default.
 */
scale: string | null, 
/**
 * What it is.
 */
purpose: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What it serves.
 */
outcomes: Array<Outcome>, 
/**
 * Descriptors, one a level of the leaf's scale, lowest first; empty for inner nodes.
 */
levels: Array<string>, 
/**
 * Counterparts in published frameworks.
 */
references: Array<Reference>, 
/**
 * Kept for history; not rated, and out of every sum.
 */
retired: boolean, };

/**
 * One capability in a round.
 */
export type CapabilityArgs = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The capability.
 */
capability: CapabilityId, 
/**
 * The round compared with.
 */
against: RoundId | null, };

/**
 * Names a capability: a node of a model, inner or leaf. It stays the same from round to round.
 */
export type CapabilityId = string;

/**
 * A capability model: the root, its scales and every node below, parents before their children.
 */
export type CapabilityModel = { 
/**
 * Names the model.
 */
id: ModelId, 
/**
 * The root's code; unique in the engagement.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Edition of the content.
 */
edition: string, 
/**
 * Language of the content (BCP 47).
 */
language: string, 
/**
 * What it is for and how to read it.
 */
purpose: string, 
/**
 * Where it comes from.
 */
source: string | null, 
/**
 * How the root combines its children.
 */
rollup: RollUp, 
/**
 * Code of the default scale.
 */
scale: string, 
/**
 * What references may point to.
 */
frameworks: Array<Framework>, 
/**
 * The scales in use.
 */
scales: Array<Scale>, 
/**
 * Names for ranges of the root's score, lowest first.
 */
bands: Array<Band>, 
/**
 * Siblings in their order; parents anywhere before or after: [`crate::tree::Tree`] orders them.
 */
capabilities: Array<Capability>, };

/**
 * A capability in the inspector.
 */
export type CapabilityView = { 
/**
 * The capability.
 */
capability: Capability, 
/**
 * It, with its figures.
 */
node: Node, 
/**
 * Its domain.
 */
domain: NodeRef, 
/**
 * Its scale.
 */
scale: Scale, 
/**
 * Individual ratings a level, lowest first.
 */
votes_per_level: Array<number>, 
/**
 * How many said that it does not apply.
 */
votes_not_applicable: number, 
/**
 * Individual ratings.
 */
votes: Array<Vote>, 
/**
 * What the room settled on.
 */
agreed: AgreedRating | null, 
/**
 * Its own target; none where inherited or missing.
 */
own_target: Target | null, 
/**
 * Its own priority; none where inherited or missing.
 */
own_priority: Priority | null, 
/**
 * Its score in the round compared with.
 */
before: number | null, 
/**
 * Titles of the frameworks it refers to, with the item.
 */
references: Array<string>, 
/**
 * Evidence that backs its rating in this round.
 */
evidence: Array<EvidenceView>, 
/**
 * Hurdles that block it.
 */
hurdles: Array<Hurdle>, 
/**
 * Recommendations that address it.
 */
recommendations: Array<Recommendation>, };

/**
 * A difference and what made it.
 */
export type Change = { 
/**
 * After minus before.
 */
total: number, 
/**
 * What changed answers did.
 */
by_answers: number, 
/**
 * What a changed model did.
 */
by_model: number, 
/**
 * What changed targets and priorities did; 0 for scores, which they never enter.
 */
by_plan: number, };

/**
 * What every mutation answers.
 */
export type Changed<T> = { 
/**
 * What was touched; empty where nothing changed.
 */
topics: Array<Topic>, 
/**
 * What undo would now take back; none where nothing can be undone.
 */
undo: string | null, 
/**
 * What redo would now do again.
 */
redo: string | null, 
/**
 * The command's own answer.
 */
value: T, };

/**
 * Two rounds.
 */
export type CompareArgs = { 
/**
 * The earlier round.
 */
before: RoundId, 
/**
 * The later round.
 */
after: RoundId, };

/**
 * Two rounds side by side.
 */
export type Comparison = { 
/**
 * The earlier round.
 */
before: TrendPoint, 
/**
 * The later round.
 */
after: TrendPoint, 
/**
 * Pillars.
 */
pillars: Array<PillarChange>, 
/**
 * Nodes in the order of the later round, removed ones at the end.
 */
nodes: Array<NodeChange>, 
/**
 * What was changed in the model, in model order; empty where nothing was.
 */
model_changes: Array<ModelChange>, 
/**
 * Leaves whose value rose, fell, and stayed.
 */
rose: number, 
/**
 * Leaves whose value fell.
 */
fell: number, 
/**
 * Leaves whose value stayed.
 */
stayed: number, };

/**
 * How sure a person is of a rating; shown beside it, never mixed into it.
 */
export type Confidence = "low" | "medium" | "high";

/**
 * A leaf that waits for discussion.
 */
export type DiscussItem = { 
/**
 * The leaf with its figures and spread.
 */
node: Node, 
/**
 * Its domain.
 */
domain: NodeRef, };

/**
 * The open file.
 */
export type DocumentView = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Its name without the folder.
 */
file_name: string, 
/**
 * Why it cannot be changed; none where it can.
 */
read_only: string | null, 
/**
 * What undo would take back.
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, 
/**
 * The latest change.
 */
last_change: HistoryEntry | null, 
/**
 * The client.
 */
client: string, 
/**
 * Title of the work.
 */
title: string, 
/**
 * The round to show first: the latest open one, else the latest.
 */
round: RoundId | null, 
/**
 * The round to compare it with: the one before it over the same model.
 */
against: RoundId | null, };

/**
 * A capability in new words or with new numbers. Its place stays.
 */
export type EditCapability = { 
/**
 * The capability.
 */
id: CapabilityId, 
/**
 * Unique code.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Own pillar.
 */
pillar: Pillar | null, 
/**
 * Own stage.
 */
stage: Stage | null, 
/**
 * Weight in the node above.
 */
weight: number, 
/**
 * How an inner node combines its children.
 */
rollup: RollUp, 
/**
 * Own scale by code.
 */
scale: string | null, 
/**
 * What it is.
 */
purpose: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What it serves.
 */
outcomes: Array<Outcome>, 
/**
 * Descriptors, one a level; empty for inner nodes.
 */
levels: Array<string>, 
/**
 * Counterparts in published frameworks.
 */
references: Array<Reference>, };

/**
 * The root of a model.
 */
export type EditModel = { 
/**
 * The model.
 */
model: ModelId, 
/**
 * The root's code.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Edition of the content.
 */
edition: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * How the root combines its children.
 */
rollup: RollUp, 
/**
 * Code of the default scale.
 */
scale: string, 
/**
 * The scales in use. Ratings that fall off a changed scale are refused.
 */
scales: Array<Scale>, 
/**
 * Names for ranges of the root's score.
 */
bands: Array<Band>, 
/**
 * What references may point to.
 */
frameworks: Array<Framework>, };

/**
 * A round's name and day.
 */
export type EditRound = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * Its name.
 */
title: string, 
/**
 * The day of the assessment.
 */
date: string, };

/**
 * No arguments.
 */
export type Empty = Record<symbol, never>;

/**
 * One client assignment: what stands on the cover.
 */
export type Engagement = { 
/**
 * Names the engagement.
 */
id: EngagementId, 
/**
 * The client.
 */
client: string, 
/**
 * Title of the work, as on the cover.
 */
title: string, 
/**
 * Second line of the cover.
 */
subtitle: string, 
/**
 * Who pays and signs.
 */
sponsor: string, 
/**
 * Who leads the work.
 */
lead: string, 
/**
 * The firm that prepares it.
 */
prepared_by: string, 
/**
 * Marking on every page, such as “Confidential”.
 */
confidentiality: string, 
/**
 * The lead's finding in a sentence or two; opens the overview and the executive summary.
 */
headline: string, 
/**
 * What the sponsor is asked to decide, one a line of the summary.
 */
decisions: Array<string>, 
/**
 * Language of the engagement's own texts (BCP 47).
 */
language: string, };

/**
 * Names an engagement.
 */
export type EngagementId = string;

/**
 * What a client acts on; messages are for people.
 */
export type ErrorCode = "invalid" | "not_found" | "round_locked" | "in_use" | "read_only" | "import" | "bad_file" | "newer_file" | "cannot_write" | "cancelled" | "internal";

/**
 * An entry of the evidence register.
 */
export type Evidence = { 
/**
 * Names the entry.
 */
id: EvidenceId, 
/**
 * Unique short name, such as “E-04”.
 */
code: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Link, file or interview.
 */
kind: EvidenceKind, 
/**
 * Address, file name, or whom.
 */
location: string, 
/**
 * SHA-256 of a file, 64 hexadecimal digits.
 */
sha256: string | null, 
/**
 * Who vouches for it.
 */
owner: string, 
/**
 * Its date.
 */
date: string | null, 
/**
 * The day from which it no longer counts.
 */
expires: string | null, 
/**
 * The ratings it backs.
 */
links: Array<EvidenceLink>, };

/**
 * An entry to remove.
 */
export type EvidenceArgs = { 
/**
 * The entry.
 */
evidence: EvidenceId, };

/**
 * Names a piece of evidence.
 */
export type EvidenceId = string;

/**
 * What a piece of evidence is.
 */
export type EvidenceKind = "link" | "file" | "interview";

/**
 * A link from evidence to the rating it backs.
 */
export type EvidenceLink = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The leaf.
 */
capability: CapabilityId, };

/**
 * An entry of the evidence register with what it backs.
 */
export type EvidenceView = { 
/**
 * The entry.
 */
evidence: Evidence, 
/**
 * Whether it no longer counts today.
 */
expired: boolean, 
/**
 * Days until it expires; none where it does not or has.
 */
days_left: number | null, 
/**
 * What it backs, as “Round 2 · PE1.1 Title”.
 */
backs: Array<string>, };

/**
 * A number to explain.
 */
export type ExplainArgs = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The number.
 */
figure: Figure, 
/**
 * Whether people are named.
 */
names: boolean, };

/**
 * A number, how it was computed, and what from.
 */
export type Explanation = { 
/**
 * What the number is.
 */
label: string, 
/**
 * How it follows from its parts; none for a raw fact.
 */
formula: string | null, 
/**
 * The number itself; none where there is none, and the label says why.
 */
value: number | null, 
/**
 * Unit, where it has one.
 */
unit: string | null, 
/**
 * Who said so and when, for a raw fact.
 */
source: string | null, 
/**
 * What it follows from.
 */
parts: Array<Explanation>, };

/**
 * Which number to explain.
 */
export type Figure = { "figure": "score", 
/**
 * The capability.
 */
capability: CapabilityId | null, } | { "figure": "coverage", 
/**
 * The capability.
 */
capability: CapabilityId | null, } | { "figure": "weighted_gap", 
/**
 * The capability.
 */
capability: CapabilityId, } | { "figure": "readiness", 
/**
 * The pillar.
 */
pillar: Pillar, };

/**
 * The figures of a node, leaf or inner. All values are on the node's own range [floor, ceiling].
 */
export type Figures = { 
/**
 * How much is answered.
 */
state: State, 
/**
 * Score over what is answered; none where nothing is.
 */
score: number | null, 
/**
 * Answered weight over applicable weight, 0 to 1; none where nothing applies.
 */
coverage: number | null, 
/**
 * Score if every unanswered leaf stood at its scale's floor; none where nothing applies.
 */
worst: number | null, 
/**
 * Score if every unanswered leaf stood at its scale's ceiling; none where nothing applies.
 */
best: number | null, 
/**
 * Leaves answered.
 */
answered: number, 
/**
 * Leaves that apply.
 */
applicable: number, 
/**
 * Lowest score that the applicable leaves allow.
 */
floor: number, 
/**
 * Highest score that the applicable leaves allow.
 */
ceiling: number, };

/**
 * A published framework that capabilities refer to by item.
 */
export type Framework = { 
/**
 * Short name used in references.
 */
id: string, 
/**
 * Title as published.
 */
title: string, 
/**
 * Edition, version or year.
 */
edition: string, 
/**
 * Licence under which it may be cited.
 */
licence: string, };

/**
 * The board.
 */
export type GapBoard = { 
/**
 * Leaves with a gap by weighted gap, widest first; then, unranked, the others in model order.
 */
rows: Array<GapRow>, 
/**
 * How many rows are ranked.
 */
ranked: number, 
/**
 * How many of the first rows together hold half of the total weighted gap.
 */
half: number, 
/**
 * Σ weighted gap over the ranked rows.
 */
total: number, 
/**
 * Why the others are not ranked.
 */
left_out: LeftOut, 
/**
 * What to see, in a sentence.
 */
sentence: string, };

/**
 * The gap board.
 */
export type GapBoardArgs = { 
/**
 * The round in view.
 */
round: RoundId, 
/**
 * The round compared with.
 */
against: RoundId | null, 
/**
 * What to show.
 */
filter: GapFilter, };

/**
 * What to show; an empty list lets everything through.
 */
export type GapFilter = { 
/**
 * Pillars.
 */
pillars: Array<Pillar>, 
/**
 * Stages; a leaf of all stages passes every stage.
 */
stages: Array<Stage>, 
/**
 * Domains, by id.
 */
domains: Array<CapabilityId>, 
/**
 * Outcomes; a leaf passes if it serves any of them.
 */
outcomes: Array<Outcome>, };

/**
 * One leaf on the board.
 */
export type GapRow = { 
/**
 * Place by weighted gap from 1; none for leaves without a gap.
 */
rank: number | null, 
/**
 * The leaf with its figures.
 */
node: Node, 
/**
 * The domain it belongs to.
 */
domain: NodeRef, 
/**
 * Its score in the round compared with.
 */
before: number | null, 
/**
 * Share of the total weighted gap that this row and all above it hold, 0 to 1.
 */
cumulative: number | null, };

/**
 * One cell of the rating grid.
 */
export type GridCell = { 
/**
 * What the person says.
 */
answer: Answer, 
/**
 * In their words.
 */
note: string, 
/**
 * How sure they are.
 */
confidence: Confidence | null, };

/**
 * One row of the rating grid.
 */
export type GridRow = { 
/**
 * The node with its figures.
 */
node: Node, 
/**
 * Index into the grid's scales.
 */
scale: number, 
/**
 * One cell a participant, in column order; empty for inner nodes.
 */
cells: Array<GridCell | null>, 
/**
 * What the room settled on.
 */
agreed: AgreedRating | null, };

/**
 * The distribution of ratings in a round.
 */
export type Histogram = { 
/**
 * Pillar; none for all.
 */
pillar: Pillar | null, 
/**
 * Bars, lowest level first.
 */
bars: Array<HistogramBar>, 
/**
 * Median of the individual ratings.
 */
median: number | null, 
/**
 * How many individual ratings say that the leaf does not apply.
 */
not_applicable: number, 
/**
 * The picture in words.
 */
alt: string, };

/**
 * How many individual ratings stand at each level.
 */
export type HistogramBar = { 
/**
 * The level's value.
 */
value: number, 
/**
 * The level's name.
 */
title: string, 
/**
 * Individual ratings at it.
 */
ratings: number, 
/**
 * Leaves whose room value lies nearest to it, from below at the half.
 */
leaves: number, };

/**
 * A page of the history.
 */
export type HistoryArgs = { 
/**
 * At most so many entries, 1 to 1000.
 */
limit: number, 
/**
 * Only entries before this sequence; none starts at the latest.
 */
before: number | null, };

/**
 * One entry of the journal.
 */
export type HistoryEntry = { 
/**
 * Its place, from 1.
 */
sequence: number, 
/**
 * When.
 */
time: string, 
/**
 * Who.
 */
actor: string, 
/**
 * What, as people read it.
 */
label: string, 
/**
 * What was touched.
 */
topics: Array<Topic>, 
/**
 * The entry that this one undid; none for others.
 */
undoes: number | null, 
/**
 * The entry that this one did again; none for others.
 */
redoes: number | null, 
/**
 * Whether it is undone now.
 */
undone: boolean, };

/**
 * What blocks operational readiness.
 */
export type Hurdle = { 
/**
 * Names the hurdle.
 */
id: HurdleId, 
/**
 * Unique short name, such as “H-03”.
 */
code: string, 
/**
 * What stands in the way.
 */
title: string, 
/**
 * What was seen, and what it costs.
 */
description: string, 
/**
 * Where it lies.
 */
pillar: Pillar, 
/**
 * How much it stands in the way.
 */
severity: Severity, 
/**
 * Where it stands.
 */
state: HurdleState, 
/**
 * Who deals with it.
 */
owner: string, 
/**
 * The capabilities it blocks.
 */
blocks: Array<CapabilityId>, };

/**
 * A hurdle to remove.
 */
export type HurdleArgs = { 
/**
 * The hurdle.
 */
hurdle: HurdleId, };

/**
 * Names a hurdle.
 */
export type HurdleId = string;

/**
 * Where a hurdle stands.
 */
export type HurdleState = "open" | "in_progress" | "resolved";

/**
 * A hurdle with what it blocks.
 */
export type HurdleView = { 
/**
 * The hurdle.
 */
hurdle: Hurdle, 
/**
 * The capabilities it blocks.
 */
blocks: Array<NodeRef>, 
/**
 * Recommendations that remove it, by code.
 */
removed_by: Array<string>, 
/**
 * Σ weighted gap of what it blocks, in the round in view.
 */
weighted_gap: number, };

/**
 * A model as YAML.
 */
export type ImportModel = { 
/**
 * The document.
 */
text: string, };

/**
 * Anything that can be removed, and that other things may refer to.
 */
export type Item = { "kind": "role", "id": RoleId } | { "kind": "person", "id": PersonId } | { "kind": "model", "id": ModelId } | { "kind": "capability", "id": CapabilityId } | { "kind": "round", "id": RoundId } | { "kind": "evidence", "id": EvidenceId } | { "kind": "hurdle", "id": HurdleId } | { "kind": "recommendation", "id": RecommendationId };

/**
 * Why leaves are not among the ranked rows.
 */
export type LeftOut = { 
/**
 * Nobody has answered.
 */
unanswered: number, 
/**
 * Does not apply.
 */
not_applicable: number, 
/**
 * Answered, but no target is set.
 */
no_target: number, 
/**
 * At or above target.
 */
at_target: number, };

/**
 * One level of a scale.
 */
export type Level = { 
/**
 * What the level counts for in the arithmetic; finite, rising within the scale.
 */
value: number, 
/**
 * Its name.
 */
title: string, 
/**
 * What it means, in a sentence.
 */
text: string, };

/**
 * A model.
 */
export type ModelArgs = { 
/**
 * The model.
 */
model: ModelId, };

/**
 * One change of the model.
 */
export type ModelChange = { 
/**
 * The capability; none for the root.
 */
id: CapabilityId | null, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What was done.
 */
kind: ModelChangeKind, 
/**
 * From what to what.
 */
detail: string, };

/**
 * What kind of change was made to a capability of the model.
 */
export type ModelChangeKind = "added" | "removed" | "moved" | "reweighed" | "rescaled" | "roll_up" | "reworded";

/**
 * Names a capability model.
 */
export type ModelId = string;

/**
 * One node of a model in its editor.
 */
export type ModelRow = { 
/**
 * The node.
 */
capability: Capability, 
/**
 * 1 for directly below the root.
 */
depth: number, 
/**
 * Whether it is rated: it has no children, retired or not.
 */
leaf: boolean, 
/**
 * Place among its siblings from 0.
 */
position: number, 
/**
 * How many siblings it has, itself included.
 */
siblings: number, 
/**
 * Own or inherited pillar.
 */
pillar: Pillar | null, 
/**
 * Own or inherited stage.
 */
stage: Stage | null, 
/**
 * Whether it or a node above it is retired.
 */
retired: boolean, 
/**
 * Share of the model's weight, 0 to 1; 0 where retired.
 */
share: number, 
/**
 * Ratings of it in all rounds.
 */
ratings: number, };

/**
 * A model in short.
 */
export type ModelSummary = { 
/**
 * The model.
 */
id: ModelId, 
/**
 * The root's code.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Edition of the content.
 */
edition: string, 
/**
 * Rated leaves.
 */
leaves: number, 
/**
 * Inner nodes below the root.
 */
inner: number, 
/**
 * Rounds that rate it.
 */
rounds: number, };

/**
 * A model in its editor.
 */
export type ModelView = { 
/**
 * The root with its scales, frameworks and bands; its own list of capabilities is empty here.
 */
root: CapabilityModel, 
/**
 * All nodes depth first, retired ones included.
 */
rows: Array<ModelRow>, 
/**
 * Rated leaves, without retired ones.
 */
leaves: number, };

/**
 * A capability to move.
 */
export type MoveCapability = { 
/**
 * The capability.
 */
id: CapabilityId, 
/**
 * The node above; none for directly below the root.
 */
parent: CapabilityId | null, 
/**
 * Place among its siblings from 0; beyond the end means last.
 */
position: number, };

/**
 * What to do next, derived from the facts.
 */
export type NextStep = { 
/**
 * What to do.
 */
text: string, 
/**
 * The room where it is done: rate, gaps, evidence, rounds, recommendations, engagement.
 */
room: string, 
/**
 * How many items wait.
 */
count: number, };

/**
 * A node with everything that follows from the facts of the round.
 */
export type Node = { 
/**
 * The capability; none for the root.
 */
id: CapabilityId | null, 
/**
 * The node above; none for the root and directly below it.
 */
parent: CapabilityId | null, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * 0 for the root.
 */
depth: number, 
/**
 * Whether it is rated.
 */
leaf: boolean, 
/**
 * Own or inherited pillar.
 */
pillar: Pillar | null, 
/**
 * Own or inherited stage.
 */
stage: Stage | null, 
/**
 * What it serves.
 */
outcomes: Array<Outcome>, 
/**
 * Score, coverage and interval.
 */
figures: Figures, 
/**
 * What the room says, for leaves.
 */
room: Room | null, 
/**
 * Own or inherited target of a leaf; for an inner node the roll-up of the targets below. None
 * where no target is set, or nothing applies.
 */
target: number | null, 
/**
 * The client's priority, own or inherited.
 */
priority: number, 
/**
 * max(0, target − score); none where either is missing.
 */
gap: number | null, 
/**
 * priority × gap.
 */
weighted_gap: number | null, 
/**
 * Product of the normalised weights on the way from the root, 0 to 1.
 */
share: number, };

/**
 * One node in both rounds.
 */
export type NodeChange = { 
/**
 * The capability; none for the root.
 */
id: CapabilityId | null, 
/**
 * Its code, in the later round where it stands there.
 */
code: string, 
/**
 * Its name, likewise.
 */
title: string, 
/**
 * Its depth, likewise.
 */
depth: number, 
/**
 * Whether it is rated.
 */
leaf: boolean, 
/**
 * Its pillar.
 */
pillar: Pillar | null, 
/**
 * Where it stands.
 */
presence: Presence, 
/**
 * Figures in the earlier round.
 */
before: Figures | null, 
/**
 * Figures in the later round.
 */
after: Figures | null, 
/**
 * The difference of the scores; none where either is missing.
 */
change: Change | null, };

/**
 * A short reference to a node.
 */
export type NodeRef = { 
/**
 * The capability; none for the root.
 */
id: CapabilityId | null, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
title: string, };

/**
 * What justifies the work.
 */
export type Outcome = "accuracy" | "speed" | "scalability" | "collaboration" | "cost";

/**
 * The overview.
 */
export type OverviewView = { 
/**
 * What stands on the cover.
 */
engagement: Engagement, 
/**
 * The headline: the lead's own, else one composed from the figures.
 */
headline: string, 
/**
 * Whether the headline was composed.
 */
headline_composed: boolean, 
/**
 * The round in view.
 */
round: Round, 
/**
 * The round compared with.
 */
against: TrendPoint | null, 
/**
 * Pillars, judged apart.
 */
pillars: Array<PillarFigures>, 
/**
 * Ranked gaps, at most seven.
 */
top_gaps: Array<GapRow>, 
/**
 * How many gaps there are.
 */
gaps: number, 
/**
 * Why other leaves are no gaps.
 */
left_out: LeftOut, 
/**
 * Hurdles that stand, gravest first.
 */
hurdles: Array<HurdleView>, 
/**
 * What to do next.
 */
next_steps: Array<NextStep>, 
/**
 * How far the rating is.
 */
progress: RatingProgress, };

/**
 * Roles and people.
 */
export type PeopleView = { 
/**
 * Roles, in their order.
 */
roles: Array<Role>, 
/**
 * People, in their order.
 */
people: Array<Person>, };

/**
 * A person who takes part.
 */
export type Person = { 
/**
 * Names the person.
 */
id: PersonId, 
/**
 * Unique short name: the column head, and the `person` of an answers file.
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Role in the client's organisation.
 */
role: RoleId | null, };

/**
 * A person to remove.
 */
export type PersonArgs = { 
/**
 * The person.
 */
person: PersonId, };

/**
 * Names a person.
 */
export type PersonId = string;

/**
 * Pictures of a round.
 */
export type PicturesView = { 
/**
 * Radars, one or one a pillar.
 */
radars: Array<Radar>, 
/**
 * Distribution over all leaves of the default scale, then one a pillar.
 */
histograms: Array<Histogram>, 
/**
 * Readiness over the rounds of the model, by date.
 */
trend: Array<TrendPoint>, };

/**
 * One of the three bodies of work that an engagement is judged on, apart.
 */
export type Pillar = "people" | "process" | "technology";

/**
 * One pillar's readiness in both rounds.
 */
export type PillarChange = { 
/**
 * The pillar.
 */
pillar: Pillar, 
/**
 * Readiness in the earlier round.
 */
before: Readiness, 
/**
 * Readiness in the later round.
 */
after: Readiness, 
/**
 * The difference; none where either is missing.
 */
change: Change | null, };

/**
 * One pillar, judged apart.
 */
export type PillarFigures = { 
/**
 * The pillar.
 */
pillar: Pillar, 
/**
 * Weighted mean of the pillar's topmost nodes.
 */
figures: Figures, 
/**
 * The priority-weighted share of the way to target.
 */
readiness: Readiness, 
/**
 * Its domains, in model order.
 */
domains: Array<Node>, 
/**
 * Its stages, those with no leaf left out.
 */
stages: Array<StageFigures>, };

/**
 * Whether a node stands in both rounds.
 */
export type Presence = "both" | "added" | "removed";

/**
 * How much a capability matters to the client: points (at least 0) or a rank (1 is first), as the
 * round's method says. Set on an inner node it holds for every leaf below that has none of its own.
 */
export type Priority = { 
/**
 * Inner node or leaf.
 */
capability: CapabilityId, 
/**
 * Points, or the rank.
 */
value: number, };

/**
 * One priority.
 */
export type PriorityChange = { 
/**
 * Inner node or leaf.
 */
capability: CapabilityId, 
/**
 * Points or rank; none clears it.
 */
value: number | null, };

/**
 * How priorities are elicited in a round.
 */
export type PriorityMethod = "points" | "rank";

/**
 * A radar of at most twelve axes.
 */
export type Radar = { 
/**
 * What it shows.
 */
title: string, 
/**
 * The pillar; none where all domains fit one radar.
 */
pillar: Pillar | null, 
/**
 * The centre's value.
 */
floor: number, 
/**
 * The rim's value.
 */
ceiling: number, 
/**
 * Axes in model order.
 */
axes: Array<RadarAxis>, 
/**
 * The picture in words.
 */
alt: string, };

/**
 * One axis of a radar.
 */
export type RadarAxis = { 
/**
 * The domain.
 */
node: NodeRef, 
/**
 * Score now.
 */
score: number | null, 
/**
 * Target.
 */
target: number | null, 
/**
 * Score in the round compared with.
 */
before: number | null, 
/**
 * Coverage, 0 to 1.
 */
coverage: number | null, };

/**
 * One person's answer for one leaf in one round.
 */
export type Rating = { 
/**
 * The leaf.
 */
capability: CapabilityId, 
/**
 * Who says so.
 */
person: PersonId, 
/**
 * What they say.
 */
answer: Answer, 
/**
 * In their words.
 */
note: string, 
/**
 * How sure they are.
 */
confidence: Confidence | null, };

/**
 * One cell of the rating grid.
 */
export type RatingChange = { 
/**
 * The leaf.
 */
capability: CapabilityId, 
/**
 * Who says so.
 */
person: PersonId, 
/**
 * What they say; none clears the cell.
 */
answer: Answer | null, 
/**
 * In their words.
 */
note: string, 
/**
 * How sure they are.
 */
confidence: Confidence | null, };

/**
 * The rating grid.
 */
export type RatingGrid = { 
/**
 * The round.
 */
round: Round, 
/**
 * Participants, in column order.
 */
people: Array<Person>, 
/**
 * The scales in use.
 */
scales: Array<Scale>, 
/**
 * Nodes depth first, without the root.
 */
rows: Array<GridRow>, 
/**
 * How far the rating is.
 */
progress: RatingProgress, };

/**
 * How far the rating is.
 */
export type RatingProgress = { 
/**
 * Leaves answered.
 */
answered: number, 
/**
 * Leaves that apply.
 */
applicable: number, 
/**
 * Leaves that wait for discussion.
 */
to_discuss: number, 
/**
 * Leaves agreed.
 */
agreed: number, 
/**
 * Leaves that nobody has answered.
 */
unanswered: number, };

/**
 * Rows of the grid that an answer touched.
 */
export type RatingRows = { 
/**
 * The leaves and every node above them, without the root.
 */
rows: Array<GridRow>, 
/**
 * How far the rating is.
 */
progress: RatingProgress, };

/**
 * Rows of the rating grid.
 */
export type RatingRowsArgs = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The leaves; the nodes above them come along.
 */
capabilities: Array<CapabilityId>, };

/**
 * Readiness over a set of leaves; all shares are 0 to 1.
 */
export type Readiness = { 
/**
 * Σ p·(min(score, target) − floor) / Σ p·(target − floor) over answered leaves with a target above
 * the floor; none where there are none.
 */
value: number | null, 
/**
 * The same if every unanswered leaf stood at its floor.
 */
worst: number | null, 
/**
 * The same if every unanswered leaf stood at its ceiling.
 */
best: number | null, 
/**
 * Answered share of Σ p·(target − floor) over applicable leaves with a target above the floor.
 */
coverage: number | null, 
/**
 * Leaves that count: answered, with a target above the floor.
 */
answered: number, 
/**
 * Leaves that would count if all were answered.
 */
applicable: number, };

/**
 * What to do about gaps and hurdles.
 */
export type Recommendation = { 
/**
 * Names the recommendation.
 */
id: RecommendationId, 
/**
 * Unique short name, such as “R-07”.
 */
code: string, 
/**
 * What to do.
 */
title: string, 
/**
 * How, and how one sees that it is done.
 */
description: string, 
/**
 * Where it lies.
 */
pillar: Pillar, 
/**
 * Rough size of the work.
 */
effort: Size, 
/**
 * Rough size of the effect.
 */
impact: Size, 
/**
 * Where it stands.
 */
state: RecommendationState, 
/**
 * Who carries it.
 */
owner_role: RoleId | null, 
/**
 * What it asks of tools.
 */
tool_need: ToolNeed, 
/**
 * The tool, where one is named.
 */
tool: string, 
/**
 * The gaps it closes.
 */
addresses: Array<CapabilityId>, 
/**
 * The hurdles it removes.
 */
removes: Array<HurdleId>, };

/**
 * A recommendation to remove.
 */
export type RecommendationArgs = { 
/**
 * The recommendation.
 */
recommendation: RecommendationId, };

/**
 * Names a recommendation.
 */
export type RecommendationId = string;

/**
 * Where a recommendation stands.
 */
export type RecommendationState = "proposed" | "accepted" | "rejected" | "done";

/**
 * A recommendation with what it addresses.
 */
export type RecommendationView = { 
/**
 * The recommendation.
 */
recommendation: Recommendation, 
/**
 * The gaps it closes.
 */
addresses: Array<NodeRef>, 
/**
 * The hurdles it removes, as “H-03 Title”.
 */
removes: Array<string>, 
/**
 * Its owner role's name.
 */
owner: string | null, 
/**
 * Σ weighted gap of what it addresses, in the round in view.
 */
weighted_gap: number, 
/**
 * Its share of the round's total weighted gap, 0 to 1; none where there is no gap.
 */
share: number | null, };

/**
 * A capability's counterpart in a published framework.
 */
export type Reference = { 
/**
 * The framework's id.
 */
framework: string, 
/**
 * The item, by its identifier or short name.
 */
item: string, };

/**
 * A capability to remove for good, with everything below it.
 */
export type RemoveCapability = { 
/**
 * The capability.
 */
id: CapabilityId, };

/**
 * A capability to retire or to bring back.
 */
export type RetireCapability = { 
/**
 * The capability.
 */
id: CapabilityId, 
/**
 * Whether it is retired from now on.
 */
retired: boolean, };

/**
 * A role, such as “ML engineer”.
 */
export type Role = { 
/**
 * Names the role.
 */
id: RoleId, 
/**
 * Unique short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its mandate.
 */
description: string, };

/**
 * A role to remove.
 */
export type RoleArgs = { 
/**
 * The role.
 */
role: RoleId, };

/**
 * Names a role.
 */
export type RoleId = string;

/**
 * How an inner node combines its children.
 */
export type RollUp = "mean" | "sum" | "min" | "staged";

/**
 * What the room says of one leaf.
 */
export type Room = { 
/**
 * Where its value comes from.
 */
basis: Basis, 
/**
 * Spread of individual ratings; none where nobody gave a level.
 */
spread: Spread | null, 
/**
 * Why it does not apply, where that is the room's answer.
 */
reason: string | null, 
/**
 * Whether it waits for discussion: individual ratings disagree and nothing is agreed yet.
 */
discuss: boolean, };

/**
 * One dated assessment.
 */
export type Round = { 
/**
 * Names the round.
 */
id: RoundId, 
/**
 * The model that is rated.
 */
model: ModelId, 
/**
 * Its name, such as “Round 2”.
 */
title: string, 
/**
 * The day of the assessment.
 */
date: string, 
/**
 * Open, or locked as a baseline.
 */
state: RoundState, 
/**
 * When it was locked.
 */
locked_at: string | null, 
/**
 * How priorities are read.
 */
priority_method: PriorityMethod, 
/**
 * Who rates, in the order of the columns.
 */
participants: Array<PersonId>, };

/**
 * A round.
 */
export type RoundArgs = { 
/**
 * The round.
 */
round: RoundId, };

/**
 * Names a round.
 */
export type RoundId = string;

/**
 * Whether ratings of a round may still change.
 */
export type RoundState = "open" | "locked";

/**
 * A round in short.
 */
export type RoundSummary = { 
/**
 * The round.
 */
round: Round, 
/**
 * The model's name.
 */
model_title: string, 
/**
 * Leaves answered.
 */
answered: number, 
/**
 * Leaves that apply.
 */
applicable: number, 
/**
 * Leaves that do not apply.
 */
not_applicable: number, 
/**
 * Leaves that wait for discussion.
 */
to_discuss: number, 
/**
 * Leaves agreed.
 */
agreed: number, 
/**
 * Leaves with a target, own or inherited.
 */
with_target: number, };

/**
 * An entry of the evidence register, new where it has no id.
 */
export type SaveEvidence = { 
/**
 * The entry; none adds one.
 */
id: EvidenceId | null, 
/**
 * Unique short name; empty lets the register number it.
 */
code: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Link, file or interview.
 */
kind: EvidenceKind, 
/**
 * Address, file name, or whom.
 */
location: string, 
/**
 * SHA-256 of a file.
 */
sha256: string | null, 
/**
 * Who vouches for it.
 */
owner: string, 
/**
 * Its date.
 */
date: string | null, 
/**
 * The day from which it no longer counts.
 */
expires: string | null, 
/**
 * The ratings it backs.
 */
links: Array<EvidenceLink>, };

/**
 * A hurdle, new where it has no id.
 */
export type SaveHurdle = { 
/**
 * The hurdle; none adds one.
 */
id: HurdleId | null, 
/**
 * Unique short name; empty lets the list number it.
 */
code: string, 
/**
 * What stands in the way.
 */
title: string, 
/**
 * What was seen, and what it costs.
 */
description: string, 
/**
 * Where it lies.
 */
pillar: Pillar, 
/**
 * How much it stands in the way.
 */
severity: Severity, 
/**
 * Where it stands.
 */
state: HurdleState, 
/**
 * Who deals with it.
 */
owner: string, 
/**
 * The capabilities it blocks.
 */
blocks: Array<CapabilityId>, };

/**
 * A person, new where they have no id.
 */
export type SavePerson = { 
/**
 * The person; none adds one.
 */
id: PersonId | null, 
/**
 * Unique short name.
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Their role.
 */
role: RoleId | null, };

/**
 * A recommendation, new where it has no id.
 */
export type SaveRecommendation = { 
/**
 * The recommendation; none adds one.
 */
id: RecommendationId | null, 
/**
 * Unique short name; empty lets the list number it.
 */
code: string, 
/**
 * What to do.
 */
title: string, 
/**
 * How, and how one sees that it is done.
 */
description: string, 
/**
 * Where it lies.
 */
pillar: Pillar, 
/**
 * Rough size of the work.
 */
effort: Size, 
/**
 * Rough size of the effect.
 */
impact: Size, 
/**
 * Where it stands.
 */
state: RecommendationState, 
/**
 * Who carries it.
 */
owner_role: RoleId | null, 
/**
 * What it asks of tools.
 */
tool_need: ToolNeed, 
/**
 * The tool, where one is named.
 */
tool: string, 
/**
 * The gaps it closes.
 */
addresses: Array<CapabilityId>, 
/**
 * The hurdles it removes.
 */
removes: Array<HurdleId>, };

/**
 * A role, new where it has no id.
 */
export type SaveRole = { 
/**
 * The role; none adds one.
 */
id: RoleId | null, 
/**
 * Unique short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its mandate.
 */
description: string, };

/**
 * A scale of at least two levels with rising values.
 */
export type Scale = { 
/**
 * Unique within its model.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Lowest first.
 */
levels: Array<Level>, };

/**
 * Words to look for.
 */
export type SearchArgs = { 
/**
 * What was typed.
 */
text: string, 
/**
 * At most so many hits, 1 to 100.
 */
limit: number, };

/**
 * A hit of the search.
 */
export type SearchHit = { 
/**
 * What it is: capability, person, role, round, evidence, hurdle, recommendation.
 */
kind: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, };

/**
 * What the room settled on for a leaf.
 */
export type SetAgreed = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The leaf.
 */
capability: CapabilityId, 
/**
 * What was settled; none takes it back.
 */
answer: Answer | null, 
/**
 * What settled it.
 */
rationale: string, };

/**
 * Who rates in a round.
 */
export type SetParticipants = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * People in the order of the columns.
 */
people: Array<PersonId>, };

/**
 * Priorities, all or nothing.
 */
export type SetPriorities = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The priorities.
 */
changes: Array<PriorityChange>, };

/**
 * How priorities are elicited; values of the other method are cleared.
 */
export type SetPriorityMethod = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The method.
 */
method: PriorityMethod, };

/**
 * Cells of the rating grid, all or nothing.
 */
export type SetRatings = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The cells.
 */
changes: Array<RatingChange>, };

/**
 * Targets, all or nothing.
 */
export type SetTargets = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * The targets.
 */
changes: Array<TargetChange>, };

/**
 * How much a hurdle stands in the way of operational readiness.
 */
export type Severity = "blocker" | "major" | "minor";

/**
 * A model that comes with the program.
 */
export type ShippedModel = { 
/**
 * What `add_model` takes.
 */
name: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * Rated leaves.
 */
leaves: number, };

/**
 * A rough size: of the effort of a recommendation, or of its impact.
 */
export type Size = "small" | "medium" | "large";

/**
 * The ratings of one leaf in five numbers.
 *
 * Quartiles interpolate linearly between order statistics (Hyndman & Fan 1996, type 7).
 */
export type Spread = { 
/**
 * Lowest rating.
 */
min: number, 
/**
 * Lower quartile.
 */
q1: number, 
/**
 * Median: the middle rating, or the mean of the middle two.
 */
median: number, 
/**
 * Upper quartile.
 */
q3: number, 
/**
 * Highest rating.
 */
max: number, 
/**
 * How many people gave a level.
 */
levels: number, 
/**
 * How many said that the leaf does not apply.
 */
not_applicable: number, 
/**
 * Levels between the lowest and the highest rating.
 */
apart: number, 
/**
 * Whether the room should discuss it: two levels or more apart, or some say that it does not
 * apply while others rate it.
 */
discuss: boolean, };

/**
 * A stage of the machine-learning life cycle.
 */
export type Stage = "discovery" | "training" | "validation" | "production" | "refresh";

/**
 * The leaves of one stage within a pillar, each with its share of the model's weight.
 */
export type StageFigures = { 
/**
 * The stage.
 */
stage: Stage, 
/**
 * Mean over its leaves.
 */
figures: Figures, };

/**
 * How much of a node is answered.
 */
export type State = "answered" | "partial" | "unanswered" | "not_applicable";

/**
 * Where the client wants a capability to be. Set on an inner node it holds for every leaf below that
 * has no target of its own.
 */
export type Target = { 
/**
 * Inner node or leaf.
 */
capability: CapabilityId, 
/**
 * A level's value on the scale of the leaves below.
 */
value: number, 
/**
 * By when; none where no day was agreed.
 */
due: string | null, };

/**
 * One target.
 */
export type TargetChange = { 
/**
 * Inner node or leaf.
 */
capability: CapabilityId, 
/**
 * A level's value; none clears it.
 */
value: number | null, 
/**
 * By when.
 */
due: string | null, };

/**
 * What a recommendation asks of tools.
 */
export type ToolNeed = "no_tool" | "existing" | "new";

/**
 * A kind of fact that a mutation touched; the UI refetches what depends on it.
 */
export type Topic = "engagement" | "roles" | "people" | "models" | "rounds" | "ratings" | "targets" | "priorities" | "evidence" | "hurdles" | "recommendations";

/**
 * An item that may be removed.
 */
export type TouchesArgs = { 
/**
 * What it is.
 */
item: Item, };

/**
 * What removing an item would touch.
 */
export type TouchesView = { 
/**
 * The item, as “R-07 One registry”.
 */
item: string, 
/**
 * One line a kind of thing, such as “14 ratings in Round 2”; empty where nothing refers to it.
 */
touches: Array<string>, 
/**
 * Why it cannot be removed; none where it can.
 */
refused: string | null, };

/**
 * A pillar's readiness at one point of the trend.
 */
export type TrendPillar = { 
/**
 * The pillar.
 */
pillar: Pillar, 
/**
 * Its readiness, with coverage and interval.
 */
readiness: Readiness, };

/**
 * One round on the trend.
 */
export type TrendPoint = { 
/**
 * The round.
 */
round: RoundId, 
/**
 * Its name.
 */
title: string, 
/**
 * Its day.
 */
date: string, 
/**
 * Open or locked.
 */
state: RoundState, 
/**
 * Pillars in their order.
 */
pillars: Array<TrendPillar>, };

/**
 * One person's answer in the inspector.
 */
export type Vote = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Short name.
 */
code: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Their role's name.
 */
role: string | null, 
/**
 * What they said.
 */
rating: Rating, };

/**
 * `{ code, message, hint }`: what happened and where, and what to do about it.
 */
export type WireError = { 
/**
 * What a client acts on.
 */
code: ErrorCode, 
/**
 * What happened, and where.
 */
message: string, 
/**
 * What to do; empty where the message says it all.
 */
hint: string, };

/** Every command: its kind, arguments and answer. */
export interface Commands {
  /** The open file, and what undo and redo would do. */
  document: { kind: "query"; args: Empty; result: DocumentView };
  /** What stands on the cover. */
  engagement: { kind: "query"; args: Empty; result: Engagement };
  /** Roles and people. */
  people: { kind: "query"; args: Empty; result: PeopleView };
  /** Capability models. */
  models: { kind: "query"; args: Empty; result: Array<ModelSummary> };
  /** Models that come with the program. */
  shipped_models: { kind: "query"; args: Empty; result: Array<ShippedModel> };
  /** A model in its editor. */
  model: { kind: "query"; args: ModelArgs; result: ModelView };
  /** A model as YAML. */
  model_yaml: { kind: "query"; args: ModelArgs; result: string };
  /** Rounds by date. */
  rounds: { kind: "query"; args: Empty; result: Array<RoundSummary> };
  /** The rating grid of a round. */
  rating_grid: { kind: "query"; args: RoundArgs; result: RatingGrid };
  /** Some rows of the rating grid, with the nodes above them. */
  rating_rows: { kind: "query"; args: RatingRowsArgs; result: RatingRows };
  /** Leaves that wait for discussion, widest spread first. */
  discuss_queue: { kind: "query"; args: RoundArgs; result: Array<DiscussItem> };
  /** One capability with everything that hangs on it. */
  capability: { kind: "query"; args: CapabilityArgs; result: CapabilityView };
  /** Leaves by weighted gap. */
  gap_board: { kind: "query"; args: GapBoardArgs; result: GapBoard };
  /** Where the engagement stands. */
  overview: { kind: "query"; args: AgainstArgs; result: OverviewView };
  /** Radar, histogram and trend. */
  pictures: { kind: "query"; args: AgainstArgs; result: PicturesView };
  /** Two rounds side by side. */
  compare: { kind: "query"; args: CompareArgs; result: Comparison };
  /** A number as a tree of what it follows from; none where the capability is retired. */
  explain: { kind: "query"; args: ExplainArgs; result: Explanation | null };
  /** The evidence register. */
  evidence: { kind: "query"; args: Empty; result: Array<EvidenceView> };
  /** Hurdles, gravest first. */
  hurdles: { kind: "query"; args: RoundArgs; result: Array<HurdleView> };
  /** Recommendations by the weighted gap that they address. */
  recommendations: { kind: "query"; args: RoundArgs; result: Array<RecommendationView> };
  /** What removing an item would touch. */
  touches: { kind: "query"; args: TouchesArgs; result: TouchesView };
  /** Items by words in their code or name. */
  search: { kind: "query"; args: SearchArgs; result: Array<SearchHit> };
  /** The journal, latest first. */
  history: { kind: "query"; args: HistoryArgs; result: Array<HistoryEntry> };
  /** What importing answers would do. */
  preview_answers: { kind: "query"; args: AnswersArgs; result: AnswersPreview };
  /** Takes back the latest change that stands. */
  undo: { kind: "mutation"; args: Empty; result: Changed<string | null> };
  /** Does again what was last undone. */
  redo: { kind: "mutation"; args: Empty; result: Changed<string | null> };
  /** Changes what stands on the cover. */
  set_engagement: { kind: "mutation"; args: Engagement; result: Changed<null> };
  /** Adds or changes a role. */
  save_role: { kind: "mutation"; args: SaveRole; result: Changed<RoleId> };
  /** Removes a role that nobody has and nothing names. */
  remove_role: { kind: "mutation"; args: RoleArgs; result: Changed<null> };
  /** Adds or changes a person. */
  save_person: { kind: "mutation"; args: SavePerson; result: Changed<PersonId> };
  /** Removes a person with their ratings in open rounds; refused where a locked round holds some. */
  remove_person: { kind: "mutation"; args: PersonArgs; result: Changed<null> };
  /** Adds a model that comes with the program. */
  add_model: { kind: "mutation"; args: AddModel; result: Changed<ModelId> };
  /** Adds a model from YAML, or replaces the one of the same code, matching capabilities by code. */
  import_model: { kind: "mutation"; args: ImportModel; result: Changed<ModelId> };
  /** Changes a model's root: title, scales, bands. */
  edit_model: { kind: "mutation"; args: EditModel; result: Changed<null> };
  /** Removes a model that no round rates. */
  remove_model: { kind: "mutation"; args: ModelArgs; result: Changed<null> };
  /** Adds a capability. */
  add_capability: { kind: "mutation"; args: AddCapability; result: Changed<CapabilityId> };
  /** Rewords, reweighs or re-scales a capability. */
  edit_capability: { kind: "mutation"; args: EditCapability; result: Changed<null> };
  /** Moves a capability with everything below it. */
  move_capability: { kind: "mutation"; args: MoveCapability; result: Changed<null> };
  /** Retires a capability or brings it back. */
  retire_capability: { kind: "mutation"; args: RetireCapability; result: Changed<null> };
  /** Removes a capability that has never been rated in a locked round. */
  remove_capability: { kind: "mutation"; args: RemoveCapability; result: Changed<null> };
  /** Adds a round. */
  add_round: { kind: "mutation"; args: AddRound; result: Changed<RoundId> };
  /** Changes a round's name and day. */
  edit_round: { kind: "mutation"; args: EditRound; result: Changed<null> };
  /** Locks a round as a baseline, with its model as it stands. */
  lock_round: { kind: "mutation"; args: RoundArgs; result: Changed<null> };
  /** Removes an open round with its ratings. */
  remove_round: { kind: "mutation"; args: RoundArgs; result: Changed<null> };
  /** Sets who rates in a round. */
  set_participants: { kind: "mutation"; args: SetParticipants; result: Changed<null> };
  /** Sets or clears individual ratings. */
  set_ratings: { kind: "mutation"; args: SetRatings; result: Changed<null> };
  /** Sets or takes back an agreed rating. */
  set_agreed: { kind: "mutation"; args: SetAgreed; result: Changed<null> };
  /** Sets or clears targets. */
  set_targets: { kind: "mutation"; args: SetTargets; result: Changed<null> };
  /** Sets or clears priorities. */
  set_priorities: { kind: "mutation"; args: SetPriorities; result: Changed<null> };
  /** Sets how priorities are elicited. */
  set_priority_method: { kind: "mutation"; args: SetPriorityMethod; result: Changed<null> };
  /** Takes answers in from CSV; people who are new are added. */
  import_answers: { kind: "mutation"; args: AnswersArgs; result: Changed<AnswersPreview> };
  /** Adds or changes an entry of the evidence register. */
  save_evidence: { kind: "mutation"; args: SaveEvidence; result: Changed<EvidenceId> };
  /** Removes an entry of the evidence register. */
  remove_evidence: { kind: "mutation"; args: EvidenceArgs; result: Changed<null> };
  /** Adds or changes a hurdle. */
  save_hurdle: { kind: "mutation"; args: SaveHurdle; result: Changed<HurdleId> };
  /** Removes a hurdle. */
  remove_hurdle: { kind: "mutation"; args: HurdleArgs; result: Changed<null> };
  /** Adds or changes a recommendation. */
  save_recommendation: { kind: "mutation"; args: SaveRecommendation; result: Changed<RecommendationId> };
  /** Removes a recommendation. */
  remove_recommendation: { kind: "mutation"; args: RecommendationArgs; result: Changed<null> };
}
