// Generated from the api's one list of commands by `cargo xtask types`. Do not edit.
/* eslint-disable */

/**
 * How often each tool takes each rank over all weightings. Estimated.
 */
export type Acceptability = { 
/**
 * Tools (in the order of the ranking) × ranks: the share of weightings, 0 to 1.
 */
shares: Array<Array<number>>, 
/**
 * How many weightings were drawn.
 */
draws: number, 
/**
 * The seed of the draws.
 */
seed: number, 
/**
 * Half the width of the widest 95 % interval of a share, 0 to 1.
 */
interval: number, };

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
 * A new criterion.
 */
export type AddCriterion = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The group above; none for the top.
 */
parent: CriterionId | null, 
/**
 * Place among its siblings from 0; beyond the end means last.
 */
position: number, 
/**
 * Unique code; empty lets the tree number it.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * How it is scored.
 */
measure: Measure, };

/**
 * An element to add; its code is the next free one.
 */
export type AddElement = { "is": "plateau", 
/**
 * Its name.
 */
title: string, 
/**
 * Baseline, transition or target.
 */
kind: PlateauKind, 
/**
 * The day on which it stands or is to stand.
 */
date: string | null, } | { "is": "environment", 
/**
 * Its name.
 */
title: string, 
/**
 * What it is for.
 */
kind: EnvironmentKind, } | { "is": "component", 
/**
 * Its name.
 */
title: string, 
/**
 * The slot it fills.
 */
kind: ComponentKind, 
/**
 * The environment it runs in; none for outside of all.
 */
environment: EnvironmentId | null, 
/**
 * The plateaus it is in; none for all.
 */
plateaus: Array<PlateauId>, 
/**
 * Where it goes; none lets the layout place it.
 */
pin: Pin | null, } | { "is": "flow", 
/**
 * Where it comes from.
 */
from: ComponentId, 
/**
 * Where it goes.
 */
to: ComponentId, 
/**
 * What it carries.
 */
kind: FlowKind, 
/**
 * The gate it has to pass.
 */
gate: GateId | null, 
/**
 * The plateaus it is in; none for all in which both ends are.
 */
plateaus: Array<PlateauId>, } | { "is": "gate", 
/**
 * Its name.
 */
title: string, 
/**
 * Whether somebody approves, or tests have to pass.
 */
kind: GateKind, 
/**
 * The flows that have to pass it.
 */
flows: Array<FlowId>, 
/**
 * The plateaus it is in; none for all.
 */
plateaus: Array<PlateauId>, };

/**
 * A new evaluation.
 */
export type AddEvaluation = { 
/**
 * Its name.
 */
title: string, 
/**
 * What is needed.
 */
need: string, 
/**
 * The capabilities whose gaps it should close; where there are none, those of a copied evaluation.
 */
closes: Array<CapabilityId>, 
/**
 * What its criteria begin with.
 */
from: EvaluationStart, };

/**
 * A life cycle to add.
 */
export type AddLifeCycle = { 
/**
 * Its name, as `shipped_life_cycles` gives it.
 */
name: string, 
/**
 * What its roles are here; a role that is not named is matched by code, then by name, else added.
 */
roles: Array<RoleChoice>, 
/**
 * Whether the process as it stands is replaced; else the life cycle follows it.
 */
replace: boolean, };

/**
 * A shipped model to add.
 */
export type AddModel = { 
/**
 * Its name, as `shipped_models` gives it.
 */
name: string, };

/**
 * A policy to add.
 */
export type AddPolicy = { 
/**
 * What it asks, in a line.
 */
title: string, 
/**
 * Security or governance.
 */
kind: PolicyKind, };

/**
 * A reference architecture to take over.
 */
export type AddReference = { 
/**
 * Its name, as `shipped_architectures` gives it.
 */
name: string, 
/**
 * The plateau that it describes; none takes it over as it stands.
 */
plateau: PlateauId | null, };

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
 * Tools of the shipped catalog to take in.
 */
export type AddShippedTools = { 
/**
 * Their names, as `shipped_tools` gives them.
 */
names: Array<string>, 
/**
 * Where they stand.
 */
state: ToolState, };

/**
 * A new step; its rank follows from the one above.
 */
export type AddStep = { 
/**
 * The step above; none for a phase.
 */
parent: StepId | null, 
/**
 * Place among its siblings from 0; beyond the end means last.
 */
position: number, 
/**
 * Unique code; empty lets the process number it.
 */
code: string, 
/**
 * What is done.
 */
title: string, };

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
 * What the room settled on for one tool on one criterion; kept apart from what people said.
 */
export type AgreedScore = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * In the measure's own unit.
 */
value: number, 
/**
 * What settled it.
 */
rationale: string, };

/**
 * One agreed score.
 */
export type AgreedScoreChange = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * In the measure's own unit; none takes it back.
 */
value: number | null, 
/**
 * What settled it.
 */
rationale: string, };

/**
 * A tool of the inventory that a tool of a file may be.
 */
export type AlikeTool = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What they share, such as “the same repository”.
 */
why: string, };

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
 * A finding to put right.
 */
export type ApplyFix = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * The finding's task.
 */
step: StepId | null, 
/**
 * The finding's role.
 */
role: RoleId | null, 
/**
 * Which of its choices, from 0; none for its one fix.
 */
choice: number | null, };

/**
 * The architecture of an engagement.
 */
export type Architecture = { 
/**
 * Title, promotion, severities.
 */
scheme: ArchitectureScheme, 
/**
 * Plateaus, in the order of time.
 */
plateaus: Array<Plateau>, 
/**
 * Environments, in the order in which they are drawn.
 */
environments: Array<Environment>, 
/**
 * Components, in their order.
 */
components: Array<Component>, 
/**
 * Gates, in their order.
 */
gates: Array<Gate>, 
/**
 * Flows, in their order.
 */
flows: Array<Flow>, 
/**
 * Policies with their controls, in their order.
 */
policies: Array<Policy>, 
/**
 * Waivers, in the order in which they were granted.
 */
waivers: Array<ArchitectureWaiver>, 
/**
 * The file it was imported from.
 */
source: SourceFile | null, };

/**
 * A drawing.
 */
export type ArchitectureArgs = { 
/**
 * What is to be drawn.
 */
options: DrawingOptions, };

/**
 * An ArchiMate model to take in.
 */
export type ArchitectureFile = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Its text.
 */
text: string, };

/**
 * What a rule reports of an architecture.
 */
export type ArchitectureFinding = { 
/**
 * The rule.
 */
rule: ArchitectureRule, 
/**
 * Error or warning.
 */
severity: RuleSeverity, 
/**
 * Where it is shown.
 */
element: Element, 
/**
 * What else takes part, such as the flows of a path.
 */
others: Array<Element>, 
/**
 * The plateaus in which it stands, in their order; none where the architecture has no plateaus.
 */
plateaus: Array<PlateauId>, 
/**
 * Whether it stands in a transition or a target, so that it can still be avoided; what is found in a baseline
 * alone describes today and blocks nothing.
 */
planned: boolean, 
/**
 * What was found, in a sentence.
 */
message: string, 
/**
 * The waiver, where one was granted.
 */
waived: Waived | null, };

/**
 * What a file was understood to be.
 */
export type ArchitecturePreview = { 
/**
 * What it is the architecture of.
 */
title: string, 
/**
 * What was understood, a line each.
 */
understood: Array<string>, 
/**
 * What has no counterpart here and is kept, or was left out, a line each.
 */
kept: Array<string>, 
/**
 * How many components stand here now, in whose place it comes.
 */
replaces: number, };

/**
 * A rule of architectures.
 */
export type ArchitectureRule = "approval-gate" | "no-shortcut" | "same-artefact" | "flow-to-itself" | "one-approver" | "approver-deploys" | "gate-evidence" | "unused-gate" | "rollback" | "segregation" | "below-classification" | "monitored" | "one-registry" | "inventory" | "retired-tool" | "open-slot" | "no-owner" | "loose-component" | "eliminated" | "no-initiative" | "plateau-order";

/**
 * A rule.
 */
export type ArchitectureRuleView = { 
/**
 * The rule.
 */
rule: ArchitectureRule, 
/**
 * What it asks for.
 */
title: string, 
/**
 * Its severity where a scheme says nothing else.
 */
default: RuleSeverity, 
/**
 * Its severity here.
 */
severity: RuleSeverity, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What puts it right.
 */
fix: string, 
/**
 * How much it finds now, waived or not.
 */
found: number, 
/**
 * A line of an example in which it finds something.
 */
wrong: string, 
/**
 * The same line, put right.
 */
right: string, };

/**
 * The rules and the waivers.
 */
export type ArchitectureRulesView = { 
/**
 * The rules, in their order.
 */
rules: Array<ArchitectureRuleView>, 
/**
 * The waivers, in the order in which they were granted.
 */
waivers: Array<ArchitectureWaiverView>, };

/**
 * What holds of the whole architecture: one for the engagement.
 */
export type ArchitectureScheme = { 
/**
 * What it is the architecture of.
 */
title: string, 
/**
 * What is promoted where a gate says nothing else.
 */
promotion: Promotion, 
/**
 * Severities that differ from a rule's own.
 */
severities: { [rule in ArchitectureRule]?: RuleSeverity }, };

/**
 * How much there is in the plateau in view.
 */
export type ArchitectureSummary = { 
/**
 * What to see, in a sentence.
 */
sentence: string, 
/**
 * Components.
 */
components: number, 
/**
 * Flows.
 */
flows: number, 
/**
 * Gates.
 */
gates: number, 
/**
 * Errors that count.
 */
errors: number, 
/**
 * Warnings that count.
 */
warnings: number, 
/**
 * Findings that are waived.
 */
waived: number, 
/**
 * Components that are new.
 */
added: number, 
/**
 * Components that go.
 */
removed: number, 
/**
 * Components that change.
 */
changed: number, 
/**
 * Components that stay as they are.
 */
kept: number, 
/**
 * Rules that are on.
 */
rules_on: number, };

/**
 * The architecture in a plateau.
 */
export type ArchitectureView = { 
/**
 * The architecture, whole, but for the text of a file it was imported from.
 */
architecture: Architecture, 
/**
 * The plateau in view; none where there is none.
 */
plateau: PlateauId | null, 
/**
 * The drawing.
 */
drawing: Drawing, 
/**
 * What becomes of each element, where another plateau is compared with.
 */
differences: Array<ElementDiff>, 
/**
 * What the rules find, in all plateaus.
 */
findings: Array<FoundView>, 
/**
 * Roles, in their order.
 */
roles: Array<Role>, 
/**
 * Tools that are not rejected or retired, and those that components have.
 */
tools: Array<ToolRef>, 
/**
 * How much there is.
 */
summary: ArchitectureSummary, };

/**
 * Why findings of a rule do not count for a while.
 */
export type ArchitectureWaiver = { 
/**
 * Names the waiver.
 */
id: WaiverId, 
/**
 * The rule.
 */
rule: ArchitectureRule, 
/**
 * The element it holds for; none for any.
 */
element: Element | null, 
/**
 * Why; never empty.
 */
reason: string, 
/**
 * The day from which it no longer holds.
 */
expires: string, 
/**
 * Who granted it.
 */
by: string, };

/**
 * A waiver.
 */
export type ArchitectureWaiverView = { 
/**
 * The waiver.
 */
waiver: ArchitectureWaiver, 
/**
 * What it is about.
 */
about: string, 
/**
 * Whether it holds no longer.
 */
expired: boolean, 
/**
 * How many findings it is about now.
 */
findings: number, };

/**
 * For whom a drawing is.
 */
export type Audience = "everybody" | "executive" | "data" | "release" | "operations" | "security";

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
 * A tool that is compared.
 */
export type Candidate = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Why it is here, or in which edition it is looked at.
 */
note: string, };

/**
 * A tool that is compared.
 */
export type CandidateView = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands.
 */
state: ToolState, 
/**
 * Licence.
 */
licence: string, 
/**
 * Vendor's name.
 */
vendor: string | null, 
/**
 * Cost a year.
 */
annual_cost: number | null, 
/**
 * Currency of the cost.
 */
currency: string, 
/**
 * Why it is here.
 */
note: string, 
/**
 * Leaves that count and have a score.
 */
scored: number, };

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
 * What skills say about a capability of the people pillar. It stands beside the capability's rating and
 * never changes it.
 */
export type CapabilitySkills = { 
/**
 * The capability.
 */
capability: CapabilityId, 
/**
 * Needs of roles for skills that feed it, the widest lack first.
 */
gaps: Array<SkillGap>, };

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
 * What roles need of the skills that feed it, against who fills them, the widest lack first.
 */
skill_gaps: Array<SkillGap>, 
/**
 * Recommendations that address it.
 */
recommendations: Array<Recommendation>, };

/**
 * Which capabilities the tools of a category cover.
 */
export type CategoryMapping = { 
/**
 * The category, as the file has it.
 */
category: string, 
/**
 * The capabilities.
 */
capabilities: Array<CapabilityId>, 
/**
 * How well, until somebody looks closer.
 */
fit: Fit, };

/**
 * One cell with the letters it is to have; none clears it.
 */
export type CellChange = { 
/**
 * The task.
 */
step: StepId, 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its letters from now on.
 */
letters: Letters, };

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
 * How a measurement is held against its threshold.
 */
export type CheckComparison = "at_least" | "at_most" | "equal";

/**
 * How much harm disclosure would do. The order is the order of harm.
 */
export type Classification = "public" | "internal" | "confidential" | "restricted";

/**
 * Which column of a table holds which field of a tool.
 */
export type ColumnMapping = { 
/**
 * The column, by its head.
 */
column: string, 
/**
 * The field by its word, as docs/formats/tools.md lists them (`name`, `annual_cost`, `contract_end`, …; `fact` for
 * a fact of the column's name); empty leaves the column out.
 */
field: string, };

/**
 * Judgements to combine into weights.
 */
export type CombineWeights = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The group; none for the top.
 */
group: CriterionId | null, 
/**
 * How much each person's judgement counts; empty counts all alike.
 */
people: Array<PersonWeight>, };

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
 * Two tools to compare.
 */
export type CompareToolsArgs = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * One tool.
 */
first: ToolId, 
/**
 * The other.
 */
second: ToolId, 
/**
 * Weights to try, in place of those that the criteria have.
 */
weights: Array<Points>, };

/**
 * One leaf in the comparison of two tools.
 */
export type ComparedCriterion = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its weight in the whole, 0 to 1.
 */
weight: number, 
/**
 * What the first tool's score is worth, 0 to 1.
 */
first: number | null, 
/**
 * What the second tool's score is worth.
 */
second: number | null, 
/**
 * By how many points the first leads here; none where a score is missing.
 */
points: number | null, };

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
 * A building block: a slot, and the tool that fills it.
 */
export type Component = { 
/**
 * Names the component.
 */
id: ComponentId, 
/**
 * Unique short name, such as “C-07”.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * The slot it fills.
 */
kind: ComponentKind, 
/**
 * The environment it runs in; none for outside of all.
 */
environment: EnvironmentId | null, 
/**
 * Its layer; none for the one of its kind.
 */
layer: Layer | null, 
/**
 * What it does, and for whom.
 */
description: string, 
/**
 * Who answers for it.
 */
owner_role: RoleId | null, 
/**
 * How much depends on it.
 */
criticality: Criticality, 
/**
 * Tool and hosting.
 */
state: ComponentState, 
/**
 * What differs from a later plateau on, in the order of the plateaus.
 */
changes: Array<ComponentChange>, 
/**
 * The capabilities it realizes.
 */
capabilities: Array<CapabilityId>, 
/**
 * The tasks that are done with it.
 */
steps: Array<StepId>, 
/**
 * The plateaus it is in; none for all.
 */
plateaus: Array<PlateauId>, 
/**
 * The components that it takes the place of.
 */
replaces: Array<ComponentId>, 
/**
 * Entry of what it serves in the model inventory; empty where there is none.
 */
inventory: string, 
/**
 * The funded work that brings it; empty where none is named.
 */
initiative: string, 
/**
 * The recommendation that asks for it.
 */
recommendation: RecommendationId | null, 
/**
 * Why it goes; empty where nobody said.
 */
eliminated_because: string, 
/**
 * Where it is pinned on the drawing.
 */
pin: Pin | null, };

/**
 * What holds of a component from a plateau on.
 */
export type ComponentChange = { 
/**
 * The plateau.
 */
from: PlateauId, 
/**
 * The tool; none for an open slot.
 */
tool: ToolId | null, 
/**
 * Where it runs; unknown for where its environment does.
 */
hosting: Hosting, 
/**
 * At whom; empty for its environment's.
 */
provider: string, 
/**
 * What is particular then, in a few words: shown under its name where no tool is.
 */
note: string, };

/**
 * Names a component.
 */
export type ComponentId = string;

/**
 * The slot that a component fills. The order is the order of the work.
 */
export type ComponentKind = "data_source" | "data_store" | "data_pipeline" | "feature_store" | "labelling" | "vector_store" | "workspace" | "experiment_tracking" | "training" | "orchestrator" | "validation" | "evaluation_harness" | "source_repository" | "ci_cd" | "artefact_store" | "model_registry" | "prompt_registry" | "model_inventory" | "evidence_store" | "batch_scoring" | "online_serving" | "foundation_model" | "model_gateway" | "guardrail" | "fallback" | "application" | "monitoring" | "feedback_store" | "identity" | "audit_log" | "other";

/**
 * What fills a component, and where it runs.
 */
export type ComponentState = { 
/**
 * The tool; none for an open slot.
 */
tool: ToolId | null, 
/**
 * Where it runs; unknown for where its environment does.
 */
hosting: Hosting, 
/**
 * At whom; empty for its environment's.
 */
provider: string, 
/**
 * What is particular then, in a few words: shown under its name where no tool is.
 */
note: string, };

/**
 * How sure a person is of a rating; shown beside it, never mixed into it.
 */
export type Confidence = "low" | "medium" | "high";

/**
 * Somebody at a vendor.
 */
export type Contact = { 
/**
 * Full name.
 */
name: string, 
/**
 * What they do there.
 */
role: string, 
/**
 * Address.
 */
email: string, 
/**
 * Number.
 */
phone: string, };

/**
 * What one leaf adds to a tool's value.
 */
export type Contribution = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * Its weight in the whole, 0 to 1.
 */
weight: number, 
/**
 * What the score is worth, 0 to 1; none where it is missing.
 */
value: number | null, 
/**
 * Weight times value times 100; none where the score is missing.
 */
points: number | null, };

/**
 * Something that makes a policy hold at named places, and that one can look at.
 */
export type Control = { 
/**
 * Names the control.
 */
id: ControlId, 
/**
 * Unique short name, such as “P-03.2”.
 */
code: string, 
/**
 * What has to be so, such that it can be looked at.
 */
title: string, 
/**
 * How one looks at it.
 */
verification: string, 
/**
 * Where it holds.
 */
applies_to: Array<Element>, 
/**
 * What makes it hold.
 */
enforced_by: Array<EnforcedBy>, };

/**
 * Whether one control holds.
 */
export type ControlCoverage = { 
/**
 * The control.
 */
control: ControlId, 
/**
 * Whether something makes it hold.
 */
enforcement: Enforcement, 
/**
 * The tools that do, with the setting or feature: those in use first.
 */
by: Array<ToolId>, 
/**
 * The elements that it is meant for and that are there.
 */
here: Array<Element>, };

/**
 * Names a control of a policy.
 */
export type ControlId = string;

/**
 * A capability that a tool covers, and how well.
 */
export type Cover = { 
/**
 * The capability.
 */
capability: CapabilityId, 
/**
 * How well.
 */
fit: Fit, };

/**
 * One capability that a tool covers, or no longer covers.
 */
export type CoverChange = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * The capability.
 */
capability: CapabilityId, 
/**
 * How well; none takes it away.
 */
fit: Fit | null, };

/**
 * A capability that a tool covers.
 */
export type CoverView = { 
/**
 * The capability.
 */
capability: NodeRef, 
/**
 * How well.
 */
fit: Fit, };

/**
 * A criterion: a group, or a leaf that is scored.
 */
export type Criterion = { 
/**
 * Names the criterion.
 */
id: CriterionId, 
/**
 * The group above; none at the top.
 */
parent: CriterionId | null, 
/**
 * Unique in the tree, such as “C4.2”.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What is asked, and where one looks.
 */
description: string, 
/**
 * Points relative to its siblings, at least 0.
 */
weight: number, 
/**
 * How it is scored.
 */
measure: Measure, 
/**
 * Whether it is a cost: kept out of the value, and drawn against it.
 */
cost: boolean, 
/**
 * What a tool has to fulfil here to be ranked at all.
 */
knock_out: KnockOutRule | null, };

/**
 * A criterion to remove, with everything below it and its scores.
 */
export type CriterionArgs = { 
/**
 * The criterion.
 */
criterion: CriterionId, };

/**
 * Names a criterion of an evaluation, group or leaf.
 */
export type CriterionId = string;

/**
 * A criterion in the tree.
 */
export type CriterionView = { 
/**
 * The criterion.
 */
criterion: Criterion, 
/**
 * 1 at the top.
 */
depth: number, 
/**
 * Whether it is scored.
 */
leaf: boolean, 
/**
 * Its weight among its siblings, 0 to 1.
 */
local: number, 
/**
 * Its weight in the whole, 0 to 1.
 */
global: number, 
/**
 * Whether it is in the value.
 */
counts: boolean, 
/**
 * For groups: how many leaves are below.
 */
leaves: number, };

/**
 * The weight of a criterion.
 */
export type CriterionWeight = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * 1 at the top.
 */
depth: number, 
/**
 * Whether it is scored.
 */
leaf: boolean, 
/**
 * Its weight among its siblings, 0 to 1.
 */
local: number, 
/**
 * Its weight in the whole, 0 to 1.
 */
global: number, 
/**
 * Whether it is in the value.
 */
counts: boolean, };

/**
 * The range of a weight, the others keeping their proportions, in which the winner stays first. Exact.
 */
export type CriticalWeight = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * Its name.
 */
title: string, 
/**
 * Its weight now, 0 to 1.
 */
weight: number, 
/**
 * From here the winner is first.
 */
from: number, 
/**
 * Up to here the winner is first.
 */
to: number, 
/**
 * Whether the winner stays first whatever the weight.
 */
any: boolean, 
/**
 * Who takes over below the range.
 */
below: string | null, 
/**
 * Who takes over above the range.
 */
above: string | null, };

/**
 * How much depends on a component.
 */
export type Criticality = "low" | "medium" | "high";

/**
 * What was decided, and why.
 */
export type Decision = { 
/**
 * The tools decided for.
 */
chosen: Array<ToolId>, 
/**
 * Why these.
 */
why: string, 
/**
 * Who saw it otherwise, and why.
 */
dissent: string, 
/**
 * What has to hold for the decision to stand.
 */
conditions: string, 
/**
 * When it is looked at again.
 */
review_on: string | null, 
/**
 * When it was taken.
 */
decided_on: string, 
/**
 * Who took it.
 */
decided_by: string, 
/**
 * What it was written against; the decision is stale once one of these has changed.
 */
written_against: Array<Input>, };

/**
 * A decision, and whether it still stands.
 */
export type DecisionView = { 
/**
 * The decision.
 */
decision: Decision, 
/**
 * The names of the tools decided for.
 */
chosen: Array<string>, 
/**
 * Why it is stale, a line each; empty where it stands.
 */
stale: Array<string>, 
/**
 * Days until its review; negative once it is due.
 */
review_in_days: number | null, };

/**
 * What becomes of an element from one plateau to another.
 */
export type DiffClass = "added" | "removed" | "changed" | "kept";

/**
 * Which end of a measured value is wanted.
 */
export type Direction = "max" | "min";

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
 * A phase in the document of a role.
 */
export type DocumentPhase = { 
/**
 * The phase.
 */
step: StepId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its stage, where it has one.
 */
stage: Stage | null, 
/**
 * How many tasks the phase has.
 */
of: number, 
/**
 * The role's letters in it.
 */
counts: LetterCounts, 
/**
 * The tasks in which the role has a letter, in order.
 */
tasks: Array<DocumentTask>, };

/**
 * A task in the document of a role.
 */
export type DocumentTask = { 
/**
 * The task.
 */
step: StepId, 
/**
 * Its short name.
 */
code: string, 
/**
 * What is done.
 */
title: string, 
/**
 * What it takes to do it.
 */
description: string, 
/**
 * The sub-phase, as “6.2 Release gate”.
 */
sub_phase: string, 
/**
 * The role's letters.
 */
letters: Letters, 
/**
 * Short names of the accountable role, where it is another.
 */
accountable: Array<string>, 
/**
 * Short names of the responsible roles.
 */
responsible: Array<string>, 
/**
 * Name of the gate; none where the task is none.
 */
gate: string | null, 
/**
 * How often it is done.
 */
frequency: Frequency | null, 
/**
 * Hours that one occurrence takes, of all who do it together.
 */
effort_hours: number | null, 
/**
 * What goes in.
 */
inputs: Array<string>, 
/**
 * What comes out.
 */
outputs: Array<string>, };

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
 * A drawing.
 */
export type Drawing = { 
/**
 * What it shows: the architecture and the plateau.
 */
title: string, 
/**
 * When that is to stand, and what differs from the plateau that it is compared with.
 */
subtitle: string, 
/**
 * The same in words, for those who do not see it.
 */
alt: string, 
/**
 * How large it is.
 */
extent: Extent, 
/**
 * Whether another plateau is compared with.
 */
compared: boolean, 
/**
 * Environments.
 */
zones: Array<DrawnZone>, 
/**
 * Components.
 */
boxes: Array<DrawnBox>, 
/**
 * Gates.
 */
gates: Array<DrawnGate>, 
/**
 * Flows.
 */
lines: Array<DrawnLine>, };

/**
 * What is to be drawn.
 */
export type DrawingOptions = { 
/**
 * The plateau; none for the last one, or for the architecture as it stands where it has none.
 */
plateau: PlateauId | null, 
/**
 * The plateau to compare with: what is in that one alone is drawn too, as removed.
 */
against: PlateauId | null, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Layers to show; none for all that the audience asks for.
 */
layers: Array<Layer>, };

/**
 * A component as a box.
 */
export type DrawnBox = { 
/**
 * The component.
 */
component: ComponentId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its slot.
 */
kind: ComponentKind, 
/**
 * Its layer.
 */
layer: Layer, 
/**
 * Its name, in one line or two.
 */
title: Array<string>, 
/**
 * What fills it; empty where there is nothing to say.
 */
subtitle: string, 
/**
 * Whether it is a slot that no tool fills.
 */
open: boolean, 
/**
 * Where it stands.
 */
rect: Rect, 
/**
 * What becomes of it; kept where nothing is compared.
 */
class: DiffClass, 
/**
 * Whether somebody put it there by hand.
 */
pinned: boolean, 
/**
 * What is found at it.
 */
signs: Signs, };

/**
 * A gate as a diamond.
 */
export type DrawnGate = { 
/**
 * The gate.
 */
gate: GateId, 
/**
 * What stands in it.
 */
code: string, 
/**
 * What stands below it.
 */
title: Array<string>, 
/**
 * Approval or quality.
 */
kind: GateKind, 
/**
 * The rectangle around the diamond.
 */
rect: Rect, 
/**
 * What becomes of it; kept where nothing is compared.
 */
class: DiffClass, 
/**
 * Whether somebody put it there by hand.
 */
pinned: boolean, 
/**
 * What is found at it.
 */
signs: Signs, };

/**
 * A text at a line.
 */
export type DrawnLabel = { 
/**
 * The text.
 */
text: string, 
/**
 * Where it stands.
 */
rect: Rect, };

/**
 * A flow as a line, or the part of it before or behind a gate.
 */
export type DrawnLine = { 
/**
 * The flows that take this line: more than one only to or from a gate.
 */
flows: Array<FlowId>, 
/**
 * What it carries.
 */
kind: FlowKind, 
/**
 * Where it comes from: a component or a gate.
 */
from: Element, 
/**
 * Where it goes.
 */
to: Element, 
/**
 * The corners; each shares x or y with the next.
 */
points: Array<Point>, 
/**
 * Its text.
 */
label: DrawnLabel | null, 
/**
 * What becomes of it; kept where nothing is compared.
 */
class: DiffClass, 
/**
 * Whether it leads back: it is dashed.
 */
feedback: boolean, 
/**
 * What is found at it.
 */
signs: Signs, };

/**
 * An environment as a zone.
 */
export type DrawnZone = { 
/**
 * The environment; none for what stands outside of all.
 */
environment: EnvironmentId | null, 
/**
 * What stands at its top left; empty without a frame.
 */
title: string, 
/**
 * What stands at its top right: where it runs.
 */
note: string, 
/**
 * What stands at its bottom, a line each: what parts it from the others.
 */
footer: Array<string>, 
/**
 * Its frame.
 */
rect: Rect, 
/**
 * What becomes of it; kept where nothing is compared.
 */
class: DiffClass, 
/**
 * Whether a frame is drawn.
 */
framed: boolean, 
/**
 * What is found at it.
 */
signs: Signs, };

/**
 * What a task is with regard to separation of duties.
 */
export type Duty = "build" | "validate";

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
 * A criterion in new words or with another measure. Its place stays.
 */
export type EditCriterion = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * Unique code.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What is asked.
 */
description: string, 
/**
 * Points relative to its siblings.
 */
weight: number, 
/**
 * How it is scored. Scores that do not fit another measure are refused.
 */
measure: Measure, 
/**
 * Whether it is a cost.
 */
cost: boolean, 
/**
 * What a tool has to fulfil here.
 */
knock_out: KnockOutRule | null, };

/**
 * An evaluation's own texts and settings.
 */
export type EditEvaluation = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Unique short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What is needed.
 */
need: string, 
/**
 * The capabilities whose gaps it should close.
 */
closes: Array<CapabilityId>, 
/**
 * How weights are elicited.
 */
weight_method: WeightMethod, 
/**
 * Whether scores stay hidden until the weights are locked.
 */
hide_scores_until_locked: boolean, 
/**
 * What the tools may cost a year.
 */
budget: number | null, };

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
 * A step in new words. Its place stays.
 */
export type EditStep = { 
/**
 * The step.
 */
id: StepId, 
/**
 * Unique code.
 */
code: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Stage of the life cycle.
 */
stage: Stage | null, 
/**
 * What it takes to do it.
 */
description: string, 
/**
 * What goes in.
 */
inputs: Array<string>, 
/**
 * What comes out.
 */
outputs: Array<string>, 
/**
 * Supporting documents.
 */
documents: Array<StepDocument>, 
/**
 * Whether the task is a gate.
 */
gate: boolean, 
/**
 * What the gate is called.
 */
gate_name: string, 
/**
 * Whether the task builds or validates.
 */
duty: Duty | null, 
/**
 * How often it is done.
 */
frequency: Frequency | null, 
/**
 * Hours that one occurrence takes.
 */
effort_hours: number | null, 
/**
 * Counterparts in published frameworks.
 */
references: Array<string>, 
/**
 * The capabilities that it exercises.
 */
capabilities: Array<CapabilityId>, 
/**
 * The tools that it is done with.
 */
tools: Array<ToolId>, };

/**
 * One thing that an architecture is made of.
 */
export type Element = { "is": "plateau", "id": PlateauId } | { "is": "environment", "id": EnvironmentId } | { "is": "component", "id": ComponentId } | { "is": "flow", "id": FlowId } | { "is": "gate", "id": GateId } | { "is": "control", "id": ControlId };

/**
 * A recommendation.
 */
export type ElementAdvice = { 
/**
 * The recommendation.
 */
id: RecommendationId, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
title: string, };

/**
 * An element in a plateau.
 */
export type ElementArgs = { 
/**
 * The element.
 */
element: Element, 
/**
 * The plateau in view; none for the last.
 */
plateau: PlateauId | null, };

/**
 * A control at an element.
 */
export type ElementControl = { 
/**
 * The control's code.
 */
code: string, 
/**
 * What has to be so.
 */
title: string, 
/**
 * Whether something makes it hold.
 */
enforcement: Enforcement, };

/**
 * What becomes of one element.
 */
export type ElementDiff = { 
/**
 * The element.
 */
element: Element, 
/**
 * What becomes of it.
 */
class: DiffClass, 
/**
 * What changes, one a line: “tool: Flask to Weirgate”. Empty where it comes, goes or stays as it is.
 */
changes: Array<string>, };

/**
 * A flow at an element.
 */
export type ElementFlow = { 
/**
 * The flow.
 */
flow: Element, 
/**
 * What is said of it: “Model to Staging endpoint, through G5”.
 */
text: string, 
/**
 * Whether it leads to the element.
 */
inward: boolean, };

/**
 * Where a component or a gate goes.
 */
export type ElementPin = { 
/**
 * The component or gate.
 */
element: Element, 
/**
 * Its top left corner; none lets the layout place it.
 */
pin: Pin | null, };

/**
 * A task.
 */
export type ElementStep = { 
/**
 * The task.
 */
id: StepId, 
/**
 * Its code.
 */
code: string, 
/**
 * What is done.
 */
title: string, };

/**
 * An element with everything that hangs on it.
 */
export type ElementView = { 
/**
 * The element.
 */
element: Element, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What it is: “Gate”, “Model registry”.
 */
kind: string, 
/**
 * The plateaus it is in, as people read it: “in every plateau”.
 */
presence: string, 
/**
 * The tool that fills it in the plateau in view.
 */
tool: ToolRef | null, 
/**
 * Where it runs in the plateau in view.
 */
hosting: string, 
/**
 * The capabilities it realizes.
 */
capabilities: Array<NodeRef>, 
/**
 * The tasks that are done with it, or that decide.
 */
steps: Array<ElementStep>, 
/**
 * Flows that begin or end at it, or pass it.
 */
flows: Array<ElementFlow>, 
/**
 * What the rules find at it, in any plateau.
 */
findings: Array<FoundView>, 
/**
 * Controls that hold at it: code and title.
 */
controls: Array<ElementControl>, 
/**
 * The recommendation that asks for it.
 */
recommendation: ElementAdvice | null, 
/**
 * What becomes of it from the plateau before: a line each.
 */
changes: Array<string>, };

/**
 * Elements to remove.
 */
export type ElementsArgs = { 
/**
 * The elements.
 */
elements: Array<Element>, };

/**
 * The judgement of one person on one group's children.
 */
export type Elicitation = { 
/**
 * Who judges.
 */
person: PersonId, 
/**
 * The group whose children are judged; none for those at the top.
 */
group: CriterionId | null, 
/**
 * What they say.
 */
judgement: Judgement, };

/**
 * No arguments.
 */
export type Empty = Record<symbol, never>;

/**
 * A tool that makes a control hold.
 */
export type EnforcedBy = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * With which setting or feature.
 */
how: string, };

/**
 * Whether something makes a control hold.
 */
export type Enforcement = "enforced" | "planned" | "open";

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
 * A place where components run, with a border around it.
 */
export type Environment = { 
/**
 * Names the environment.
 */
id: EnvironmentId, 
/**
 * Unique short name, such as “PROD”.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What it is for.
 */
kind: EnvironmentKind, 
/**
 * Who works there, and by what rules.
 */
description: string, 
/**
 * Where it runs and what parts it from the others.
 */
state: EnvironmentState, 
/**
 * What differs from a later plateau on, in the order of the plateaus.
 */
changes: Array<EnvironmentChange>, 
/**
 * The plateaus it is in; none for all.
 */
plateaus: Array<PlateauId>, };

/**
 * What holds of an environment from a plateau on.
 */
export type EnvironmentChange = { 
/**
 * The plateau.
 */
from: PlateauId, 
/**
 * Where it runs.
 */
hosting: Hosting, 
/**
 * At whom, such as “AWS eu-central-1” or “Data centre Zürich”.
 */
provider: string, 
/**
 * Its network, as people call it; two environments with the same one are not separated.
 */
network: string, 
/**
 * The directory, account or tenant that knows who may enter; the same in two environments separates nobody.
 */
identity: string, 
/**
 * The gravest data that may be kept there.
 */
classification: Classification, 
/**
 * Roles whose people may write there by hand.
 */
writers: Array<RoleId>, };

/**
 * Names an environment.
 */
export type EnvironmentId = string;

/**
 * What an environment is for.
 */
export type EnvironmentKind = "development" | "staging" | "production" | "shared" | "other";

/**
 * Where an environment runs and what parts it from the others.
 */
export type EnvironmentState = { 
/**
 * Where it runs.
 */
hosting: Hosting, 
/**
 * At whom, such as “AWS eu-central-1” or “Data centre Zürich”.
 */
provider: string, 
/**
 * Its network, as people call it; two environments with the same one are not separated.
 */
network: string, 
/**
 * The directory, account or tenant that knows who may enter; the same in two environments separates nobody.
 */
identity: string, 
/**
 * The gravest data that may be kept there.
 */
classification: Classification, 
/**
 * Roles whose people may write there by hand.
 */
writers: Array<RoleId>, };

/**
 * What a client acts on; messages are for people.
 */
export type ErrorCode = "invalid" | "not_found" | "round_locked" | "weights_locked" | "in_use" | "read_only" | "import" | "bad_file" | "newer_file" | "cannot_write" | "cancelled" | "internal";

/**
 * An evaluation.
 */
export type EvaluationArgs = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, };

/**
 * A number of an evaluation.
 */
export type EvaluationFigure = { "figure": "value", 
/**
 * The tool.
 */
tool: ToolId, } | { "figure": "part", 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * The criterion.
 */
criterion: CriterionId, } | { "figure": "weight", 
/**
 * The criterion.
 */
criterion: CriterionId, };

/**
 * Names an evaluation.
 */
export type EvaluationId = string;

/**
 * What a new evaluation's criteria begin with.
 */
export type EvaluationStart = { "kind": "blank" } | { "kind": "shipped", 
/**
 * Its name, as `shipped_frameworks` gives it.
 */
name: string, } | { "kind": "yaml", 
/**
 * The document.
 */
text: string, } | { "kind": "copy", 
/**
 * The evaluation.
 */
evaluation: EvaluationId, };

/**
 * Where an evaluation stands.
 */
export type EvaluationState = "open" | "decided";

/**
 * An evaluation in the list.
 */
export type EvaluationSummary = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What is needed.
 */
need: string, 
/**
 * Where it stands.
 */
state: EvaluationState, 
/**
 * How many criteria are scored.
 */
criteria: number, 
/**
 * How many tools are compared.
 */
candidates: number, 
/**
 * How many people score.
 */
assessors: number, 
/**
 * Cells with a score, of those that count.
 */
scored: number, 
/**
 * Cells that count: leaves × tools.
 */
cells: number, 
/**
 * What to see at once; empty while scores are hidden or nothing is scored.
 */
headline: string, 
/**
 * When the weights were locked.
 */
weights_locked_at: string | null, 
/**
 * The names of the tools decided for.
 */
chosen: Array<string>, 
/**
 * Why the decision is stale, a line each; empty where it is not, or there is none.
 */
stale: Array<string>, };

/**
 * One evaluation with everything for its screens but the results.
 */
export type EvaluationView = { 
/**
 * The evaluation.
 */
id: EvaluationId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What is needed.
 */
need: string, 
/**
 * The capabilities whose gaps it should close.
 */
closes: Array<NodeRef>, 
/**
 * Where it stands.
 */
state: EvaluationState, 
/**
 * How weights are elicited.
 */
weight_method: WeightMethod, 
/**
 * When the weights were locked.
 */
weights_locked_at: string | null, 
/**
 * Whether scores stay hidden until the weights are locked.
 */
hide_scores_until_locked: boolean, 
/**
 * Whether they are hidden now: rows and results are empty then.
 */
scores_hidden: boolean, 
/**
 * Whether nobody had seen a score when the weights were locked.
 */
locked_blind: boolean, 
/**
 * The criteria, depth first.
 */
criteria: Array<CriterionView>, 
/**
 * The tools compared.
 */
candidates: Array<CandidateView>, 
/**
 * Who scores.
 */
assessors: Array<Person>, 
/**
 * The score grid, a row a leaf.
 */
rows: Array<ScoreRow>, 
/**
 * How far scoring has come.
 */
progress: ScoreProgress, 
/**
 * Judgements on weights.
 */
elicitations: Array<Elicitation>, 
/**
 * What follows from them, group by group, where there are any.
 */
weight_groups: Array<WeightGroup>, 
/**
 * What has to hold of a set of tools.
 */
set_rules: Array<SetRule>, 
/**
 * What the tools may cost a year.
 */
budget: number | null, 
/**
 * What was decided.
 */
decision: DecisionView | null, };

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
 * A small matrix.
 */
export type Example = { 
/**
 * Short names of the roles.
 */
roles: Array<string>, 
/**
 * The roles that validate.
 */
validators: Array<string>, 
/**
 * The tasks.
 */
rows: Array<ExampleRow>, 
/**
 * Who fills which role, as “Kim: DO 60 %, SE 60 %”.
 */
people: Array<string>, };

/**
 * A task of an example.
 */
export type ExampleRow = { 
/**
 * What is done.
 */
title: string, 
/**
 * Whether it is a gate.
 */
gate: boolean, 
/**
 * Whether it builds or validates.
 */
duty: Duty | null, 
/**
 * Letters, one a role.
 */
cells: Array<string>, };

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
 * A number of an evaluation to explain.
 */
export type ExplainEvaluationArgs = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The number.
 */
figure: EvaluationFigure, 
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
 * A width and a height.
 */
export type Extent = { 
/**
 * From left to right.
 */
width: number, 
/**
 * From top to bottom.
 */
height: number, };

/**
 * What differs between a tool and what a file says of it.
 */
export type FieldChange = { 
/**
 * The field.
 */
field: string, 
/**
 * What is there.
 */
before: string, 
/**
 * What the file says.
 */
after: string, };

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
 * A person, or a team, that fills a role.
 */
export type Filling = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Who fills it.
 */
person: PersonId, 
/**
 * Share of their time that is meant for it, 0 to 1.
 */
share: number, };

/**
 * Somebody in a role.
 */
export type FillingChange = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Who.
 */
person: PersonId, 
/**
 * Share of their time, 0 to 1; none takes them off the role.
 */
share: number | null, };

/**
 * Somebody in a role.
 */
export type FillingRow = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Their short name.
 */
code: string, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether it is a team.
 */
team: boolean, 
/**
 * Share of their time, 0 to 1.
 */
share: number, };

/**
 * What a rule reports.
 */
export type Finding = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * Error or warning.
 */
severity: RuleSeverity, 
/**
 * The task; none where it is about a column or a person.
 */
step: StepId | null, 
/**
 * The role; none where it is about the row as a whole.
 */
role: RoleId | null, 
/**
 * The person, where it is about one.
 */
person: PersonId | null, 
/**
 * The roles whose cells in the row are at fault.
 */
cells: Array<RoleId>, 
/**
 * What was found and what to do, in a few words.
 */
message: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What puts it right, where there is one way only.
 */
fix: Fix | null, 
/**
 * Ways to put it right, where there are several.
 */
choices: Array<Fix>, 
/**
 * The waiver, where one was granted.
 */
waived: Waived | null, };

/**
 * What the rules find.
 */
export type FindingsView = { 
/**
 * Row by row, then column by column, then person by person.
 */
findings: Array<Finding>, 
/**
 * Where the matrix stands.
 */
summary: RaciSummary, };

/**
 * How well a tool covers a capability. The order is the order of strength.
 */
export type Fit = "partial" | "good" | "full";

/**
 * Cells that put a finding right.
 */
export type Fix = { 
/**
 * What it does, as on a button.
 */
label: string, 
/**
 * The cells.
 */
change: Array<CellChange>, };

/**
 * The least move of weight after which a rival has overtaken the winner. Exact.
 */
export type Flip = { 
/**
 * The rival.
 */
rival: ToolId, 
/**
 * Its name.
 */
name: string, 
/**
 * The total weight moved, half the L1 distance, 0 to 1; none where no weighting lets the rival win.
 */
moved: number | null, 
/**
 * The weights that move.
 */
moves: Array<WeightMove>, };

/**
 * An assessor whose own scores alone would give another winner.
 */
export type Flipper = { 
/**
 * The assessor.
 */
person: PersonId, 
/**
 * Their name.
 */
name: string, 
/**
 * The tool that would win.
 */
winner: ToolId, 
/**
 * Its name.
 */
winner_name: string, 
/**
 * How many cells they scored, of those that count.
 */
scored: number, };

/**
 * Something that goes from one component to another.
 */
export type Flow = { 
/**
 * Names the flow.
 */
id: FlowId, 
/**
 * Unique short name, such as “F-12”.
 */
code: string, 
/**
 * What is said at the line; empty for the name of its kind.
 */
title: string, 
/**
 * Where it comes from.
 */
from: ComponentId, 
/**
 * Where it goes.
 */
to: ComponentId, 
/**
 * What it carries.
 */
kind: FlowKind, 
/**
 * How: “HTTPS”, “S3 copy”, “Kafka topic”.
 */
protocol: string, 
/**
 * What its content asks for.
 */
classification: Classification, 
/**
 * The gate it has to pass.
 */
gate: GateId | null, 
/**
 * Anything else.
 */
description: string, 
/**
 * The plateaus it is in; none for all in which both ends are.
 */
plateaus: Array<PlateauId>, };

/**
 * Names a flow between two components.
 */
export type FlowId = string;

/**
 * What a flow carries.
 */
export type FlowKind = "data" | "features" | "model" | "code" | "deploy" | "call" | "monitoring" | "feedback" | "rollback" | "evidence";

/**
 * A finding with what people read.
 */
export type FoundView = { 
/**
 * The finding.
 */
finding: ArchitectureFinding, 
/**
 * What the element is called.
 */
about: string, 
/**
 * What puts it right.
 */
fix: string, 
/**
 * Whether it stands in the plateau in view.
 */
here: boolean, 
/**
 * Whether it counts.
 */
counts: boolean, };

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
 * How often a task is done: `times` in each `per`.
 */
export type Frequency = { 
/**
 * How many times; above 0.
 */
times: number, 
/**
 * In which period.
 */
per: Period, };

/**
 * A tool by cost and value.
 */
export type FrontierPoint = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its name.
 */
name: string, 
/**
 * What it costs.
 */
cost: number, 
/**
 * Its value, 0 to 100; the middle where scores are missing.
 */
value: number, 
/**
 * Whether no other tool is worth at least as much at no more cost, one of the two strictly.
 */
efficient: boolean, 
/**
 * A tool that is better or cheaper and in nothing worse; none on the frontier.
 */
beaten_by: ToolId | null, };

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
 * What a cell of the gap matrix says of a block before and a block after.
 */
export type GapCell = "included" | "changed" | "replaced" | "eliminated" | "new";

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
 * A gap matrix.
 */
export type GapMatrix = { 
/**
 * The plateau of the rows.
 */
from: PlateauId, 
/**
 * The plateau of the columns.
 */
to: PlateauId, 
/**
 * Blocks of the plateau before, by layer, then in their order.
 */
rows: Array<ComponentId>, 
/**
 * Blocks of the plateau after, in the same order.
 */
columns: Array<ComponentId>, 
/**
 * The cells, row by row, those of the row “New” last.
 */
cells: Array<MatrixCell>, };

/**
 * From one plateau to another.
 */
export type GapMatrixView = { 
/**
 * The matrix.
 */
matrix: GapMatrix, 
/**
 * The way there.
 */
migration: Migration, 
/**
 * What to see, in a sentence.
 */
sentence: string, };

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
 * The target that holds for it, with its day. `capability` says where it was set: on the leaf itself,
 * or on a node above.
 */
target: Target | null, 
/**
 * Its place in the client's order of priority from 1, own or inherited; none where it is not ranked
 * or priorities are points.
 */
priority_rank: number | null, 
/**
 * Its score in the round compared with.
 */
before: number | null, 
/**
 * Share of the total weighted gap that this row and all above it hold, 0 to 1.
 */
cumulative: number | null, };

/**
 * A decision that has to be taken before anything passes.
 */
export type Gate = { 
/**
 * Names the gate.
 */
id: GateId, 
/**
 * Unique short name, such as “G6”.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Whether somebody approves, or tests have to pass.
 */
kind: GateKind, 
/**
 * What it is for.
 */
description: string, 
/**
 * What must hold, one a line.
 */
criteria: Array<string>, 
/**
 * What has to be shown.
 */
evidence: Array<GateEvidence>, 
/**
 * What is measured.
 */
checks: Array<GateCheck>, 
/**
 * Who approves; a rule asks for exactly one.
 */
approvers: Array<RoleId>, 
/**
 * Who approves when the approver is away.
 */
deputy: RoleId | null, 
/**
 * Who deploys what was approved.
 */
deployer: RoleId | null, 
/**
 * What is promoted; none for what holds of the whole architecture.
 */
promotion: Promotion | null, 
/**
 * The way back; empty where there is none.
 */
rollback: string, 
/**
 * Minutes that the way back takes.
 */
rollback_minutes: number | null, 
/**
 * The task of the process that decides.
 */
step: StepId | null, 
/**
 * The plateaus it is in; none for all.
 */
plateaus: Array<PlateauId>, 
/**
 * Where it is pinned on the drawing.
 */
pin: Pin | null, };

/**
 * A measurement that decides by itself.
 */
export type GateCheck = { 
/**
 * What is measured, such as “AUC on the holdout”.
 */
measure: string, 
/**
 * How it is held against the threshold.
 */
comparison: CheckComparison, 
/**
 * The threshold.
 */
threshold: number, 
/**
 * Its unit; empty where it has none.
 */
unit: string, };

/**
 * Something that has to be shown at a gate.
 */
export type GateEvidence = { 
/**
 * What it is.
 */
title: string, 
/**
 * The task that leaves it.
 */
step: StepId | null, 
/**
 * Where it is kept.
 */
location: string, };

/**
 * Names a gate.
 */
export type GateId = string;

/**
 * What a gate decides.
 */
export type GateKind = "approval" | "quality";

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
 * Who fills a role.
 */
export type Holder = { 
/**
 * Their short name.
 */
code: string, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether it is a team.
 */
team: boolean, 
/**
 * Share of their time that is meant for the role.
 */
share: number, };

/**
 * Where a tool runs.
 */
export type Hosting = "unknown" | "on_premises" | "cloud" | "saas" | "hybrid";

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
 * What an import would do with a tool.
 */
export type ImportChange = "new" | "changed" | "same" | "namesake";

/**
 * A model as YAML.
 */
export type ImportModel = { 
/**
 * The document.
 */
text: string, };

/**
 * A file with tools, and which of them to take in.
 */
export type ImportTools = { 
/**
 * What it is.
 */
kind: ToolFileKind, 
/**
 * Its name, which becomes the origin of its tools.
 */
file: string, 
/**
 * Its text; of a workbook its bytes in base64.
 */
content: string, 
/**
 * What the columns of a table hold.
 */
columns: Array<ColumnMapping>, 
/**
 * What the categories cover.
 */
categories: Array<CategoryMapping>, 
/**
 * Tools that somebody says are ones of the inventory.
 */
same_as: Array<SameTool>, 
/**
 * The day on which the file was so; none where that is not known.
 */
as_of: string | null, 
/**
 * The tools to take in, by the keys of the preview.
 */
picks: Array<string>, 
/**
 * Where new tools stand, unless the file says so.
 */
state: ToolState, };

/**
 * A role of a document.
 */
export type ImportedRole = { 
/**
 * How the document calls it.
 */
heading: string, 
/**
 * Its short name, as it would be added.
 */
code: string, 
/**
 * Its name, as it would be added.
 */
title: string, 
/**
 * The role that it is taken for; none where it would be added.
 */
role: RoleId | null, 
/**
 * Why it is taken for that.
 */
why: string, };

/**
 * A part of the evaluation as it stood when the decision was written.
 */
export type Input = { 
/**
 * The part.
 */
part: InputPart, 
/**
 * The tool, for parts that are kept for each.
 */
tool: ToolId | null, 
/**
 * A hash of the part.
 */
fingerprint: string, };

/**
 * A part of an evaluation that a decision was written against.
 */
export type InputPart = "candidates" | "criteria" | "weights" | "scores" | "knock_outs" | "facts";

/**
 * Anything that can be removed, and that other things may refer to.
 */
export type Item = { "kind": "role", "id": RoleId } | { "kind": "person", "id": PersonId } | { "kind": "model", "id": ModelId } | { "kind": "capability", "id": CapabilityId } | { "kind": "round", "id": RoundId } | { "kind": "evidence", "id": EvidenceId } | { "kind": "hurdle", "id": HurdleId } | { "kind": "recommendation", "id": RecommendationId } | { "kind": "vendor", "id": VendorId } | { "kind": "tool", "id": ToolId } | { "kind": "evaluation", "id": EvaluationId } | { "kind": "criterion", "id": CriterionId } | { "kind": "step", "id": StepId } | { "kind": "skill", "id": SkillId };

/**
 * What one person says about the weights of siblings.
 */
export type Judgement = { "method": "direct", 
/**
 * One a criterion.
 */
points: Array<Points>, } | { "method": "swing", 
/**
 * One a criterion; the widest swing has the most.
 */
points: Array<Points>, } | { "method": "rank", 
/**
 * Most important first; those in one list rank alike.
 */
order: Array<Array<CriterionId>>, } | { "method": "ahp", 
/**
 * The upper triangle of the matrix, in the order of the siblings.
 */
pairs: Array<Pair>, } | { "method": "best_worst", 
/**
 * The most important.
 */
best: CriterionId, 
/**
 * The least important.
 */
worst: CriterionId, 
/**
 * How many times more important the best is than each, 1 to 9.
 */
best_to_others: Array<Points>, 
/**
 * How many times more important each is than the worst, 1 to 9.
 */
others_to_worst: Array<Points>, };

/**
 * One knock-out.
 */
export type KnockOutChange = { 
/**
 * The criterion with the knock-out.
 */
criterion: CriterionId, 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Pass, fail or unknown; none leaves it to the score and the rule's minimum.
 */
verdict: Verdict | null, 
/**
 * Why; a fail needs one.
 */
reason: string, 
/**
 * The day on which it was so.
 */
as_of: string | null, };

/**
 * What a tool has to fulfil to be ranked at all.
 */
export type KnockOutRule = { 
/**
 * What has to hold, as a sentence.
 */
statement: string, 
/**
 * The least score that passes, in the measure's own unit; where less is better, the most.
 */
minimum: number | null, };

/**
 * A tool that is not ranked, with the reason.
 */
export type KnockedOut = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its name.
 */
name: string, 
/**
 * The criterion whose knock-out it fails.
 */
criterion: CriterionId, 
/**
 * What has to hold.
 */
statement: string, 
/**
 * Why it does not.
 */
reason: string, 
/**
 * The day on which it was so.
 */
as_of: string | null, };

/**
 * A person who lacks a skill that their role needs.
 */
export type Lacking = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * Their short name.
 */
code: string, 
/**
 * Their level; none where nobody has assessed it.
 */
level: number | null, };

/**
 * A layer of the architecture. The order is the order from data to users.
 */
export type Layer = "data" | "build" | "release" | "serve" | "observe" | "govern";

/**
 * Who leaves.
 */
export type Leaver = { "kind": "role", "id": RoleId } | { "kind": "person", "id": PersonId };

/**
 * What a departure costs.
 */
export type Leaving = { 
/**
 * Who leaves.
 */
leaver: Leaver, 
/**
 * Their name.
 */
name: string, 
/**
 * The roles that nobody would fill any more.
 */
roles: Array<RoleId>, 
/**
 * Tasks that would lose their A or their only R, in order.
 */
losses: Array<Loss>, 
/**
 * What to see, in a sentence.
 */
sentence: string, };

/**
 * Who would leave.
 */
export type LeavingArgs = { 
/**
 * The role or the person.
 */
leaver: Leaver, };

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
 * How often each letter stands somewhere.
 */
export type LetterCounts = { 
/**
 * Accountable.
 */
a: number, 
/**
 * Responsible.
 */
r: number, 
/**
 * Supports.
 */
s: number, 
/**
 * Consulted.
 */
c: number, 
/**
 * Informed.
 */
i: number, };

/**
 * Which letters there are.
 */
export type LetterScheme = "raci" | "rasci";

/**
 * A set of letters, written without separators in the order A R S C I: “AR”.
 */
export type Letters = string;

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
 * The ranking while a weight is dragged.
 */
export type LiveRanking = { 
/**
 * Tools by rank; none while scores are hidden.
 */
tools: Array<LiveTool>, 
/**
 * The criteria at the top, in the order of the parts.
 */
tops: Array<CriterionId>, 
/**
 * Their weights in the whole, 0 to 1.
 */
weights: Array<number>, 
/**
 * What to see at once.
 */
headline: string, };

/**
 * A tool while a weight is dragged.
 */
export type LiveTool = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its value; none while a score that counts is missing.
 */
value: number | null, 
/**
 * The value with every missing score at its worst.
 */
worst: number, 
/**
 * The value with every missing score at its best.
 */
best: number, 
/**
 * Its rank.
 */
rank: number, 
/**
 * Its best rank.
 */
best_rank: number, 
/**
 * Its worst rank.
 */
worst_rank: number, 
/**
 * What each criterion at the top adds.
 */
parts: Array<number>, };

/**
 * What roles and people carry.
 */
export type Load = { 
/**
 * Roles, in the order of the columns.
 */
roles: Array<RoleLoad>, 
/**
 * People who fill a role, in their order.
 */
people: Array<PersonLoad>, 
/**
 * How many tasks there are.
 */
tasks: number, 
/**
 * Tasks with effort and frequency.
 */
timed: number, 
/**
 * Hours a week of timed tasks in which nobody is R.
 */
hours_of_nobody: number, 
/**
 * How the hours come about, in a sentence.
 */
method: string, };

/**
 * A task that loses somebody it needs.
 */
export type Loss = { 
/**
 * The task.
 */
step: StepId, 
/**
 * Its short name.
 */
code: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Whether it is a gate.
 */
gate: boolean, 
/**
 * Whether nobody is accountable any more.
 */
accountable: boolean, 
/**
 * Whether nobody is responsible any more.
 */
responsible: boolean, };

/**
 * A cell that is not empty.
 */
export type MatrixCell = { 
/**
 * The block before; none in the row “New”.
 */
before: ComponentId | null, 
/**
 * The block after; none in the column “Eliminated”.
 */
after: ComponentId | null, 
/**
 * What it says.
 */
cell: GapCell, 
/**
 * Why, or what brings it: the reason of what goes, the initiative of what comes, what changes.
 */
because: string, 
/**
 * Whether a reason or an initiative is missing.
 */
open: boolean, };

/**
 * How a criterion is scored, and what a score is worth.
 */
export type Measure = { "kind": "group" } | { "kind": "rating", 
/**
 * What each level means, 0 first: six texts, or none where they are not written yet.
 */
anchors: Array<string>, } | { "kind": "measured", 
/**
 * The unit, such as “ms”.
 */
unit: string, 
/**
 * Which end is wanted.
 */
direction: Direction, 
/**
 * From here on it is worth nothing.
 */
worst: number, 
/**
 * From here on it is worth all.
 */
best: number, 
/**
 * What the number is worth in between, as pairs of number and value (0 to 1); empty is one straight line.
 */
points: Array<[number, number]>, } | { "kind": "yes_no" };

/**
 * Siblings to merge.
 */
export type MergeSteps = { 
/**
 * The step that stays.
 */
into: StepId, 
/**
 * The steps that become part of it.
 */
steps: Array<StepId>, };

/**
 * How another method ranks the tools.
 */
export type MethodRanking = { 
/**
 * The method's word, such as “topsis”.
 */
method: string, 
/**
 * The method's name.
 */
title: string, 
/**
 * The winners' names: more than one where they tie.
 */
winners: Array<string>, 
/**
 * Ranks in the order of the ranking.
 */
ranks: Array<number>, 
/**
 * The method's own figures in the order of the ranking.
 */
figures: Array<number>, 
/**
 * Whether the lowest figure wins, as with VIKOR.
 */
lower_is_better: boolean, 
/**
 * Kendall's τ-b with the ranking, −1 to 1; none where one of the two ranks all alike.
 */
tau: number | null, };

/**
 * The way from one plateau to another. Both figures are for planning the order of work, not for a budget.
 */
export type Migration = { 
/**
 * The plateau before.
 */
from: PlateauId, 
/**
 * The plateau after.
 */
to: PlateauId, 
/**
 * The steps, in their order.
 */
steps: Array<MigrationStep>, };

/**
 * What has to be done with one component.
 */
export type MigrationStep = { 
/**
 * Its place in the order, from 1; steps with the same number do not wait for one another.
 */
order: number, 
/**
 * The component.
 */
component: ComponentId, 
/**
 * Whether it comes, goes or changes.
 */
class: DiffClass, 
/**
 * What it takes, in points: 1, and 1 for each flow that comes, goes or changes with it, 2 where it moves to
 * another place, 1 where another tool fills it.
 */
points: number, 
/**
 * Small up to 3 points, medium up to 6, large above.
 */
effort: Size, 
/**
 * What makes up the points, in words.
 */
because: string, 
/**
 * The components whose steps have to come before.
 */
after: Array<ComponentId>, };

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
 * A criterion to move, with everything below it.
 */
export type MoveCriterion = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * The group above; none for the top.
 */
parent: CriterionId | null, 
/**
 * Place among its siblings from 0; beyond the end means last.
 */
position: number, };

/**
 * An element to move in its list.
 */
export type MoveElement = { 
/**
 * A plateau, an environment, a component, a gate or a flow.
 */
element: Element, 
/**
 * Its new place, from 0; beyond the end means last.
 */
position: number, };

/**
 * A step to move, with everything below it.
 */
export type MoveStep = { 
/**
 * The step.
 */
id: StepId, 
/**
 * Where to.
 */
to: StepMove, };

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
 * The order of the columns.
 */
export type OrderRoles = { 
/**
 * Roles in their order; those not named follow.
 */
roles: Array<RoleId>, };

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
 * How many times more important one criterion is than another.
 */
export type Pair = { 
/**
 * One criterion.
 */
this: CriterionId, 
/**
 * The other.
 */
other: CriterionId, 
/**
 * From 1/9 (far less) to 9 (far more).
 */
ratio: number, };

/**
 * Another role that shares tasks with this one.
 */
export type Peer = { 
/**
 * The other role.
 */
role: RoleId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Tasks in which both have a letter.
 */
tasks: number, 
/**
 * Of these, tasks in which both are R.
 */
together: number, 
/**
 * Of these, tasks for which the other answers and which this role does.
 */
works_for: number, 
/**
 * Of these, tasks for which this role answers and which the other does.
 */
directs: number, 
/**
 * Of these, tasks in which this role carries and the other is consulted.
 */
consults: number, };

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
 * The period that a frequency counts in.
 */
export type Period = "week" | "month" | "quarter" | "year" | "model";

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
 * What a person carries, over all roles that they fill.
 */
export type PersonLoad = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * Their short name.
 */
code: string, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether the entry is a team.
 */
team: boolean, 
/**
 * Hours a week that they have.
 */
hours_per_week: number, 
/**
 * The roles that they fill.
 */
parts: Array<PersonPart>, 
/**
 * Letters of all roles that they fill.
 */
counts: LetterCounts, 
/**
 * Σ of the shares of their time, 1 being all of it.
 */
share: number, 
/**
 * Hours a week that fall to them, over the tasks that are timed.
 */
load: number, 
/**
 * Why it is too much; none where it is not.
 */
over: string | null, };

/**
 * A role that a person fills.
 */
export type PersonPart = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Share of the person's time that is meant for it.
 */
share: number, 
/**
 * Hours a week of the role that fall to them.
 */
hours_per_week: number, };

/**
 * A person with their time, roles and skills.
 */
export type PersonRow = { 
/**
 * The person.
 */
person: Person, 
/**
 * How much time they have.
 */
time: WorkingTime, 
/**
 * The roles that they fill.
 */
fillings: Array<Filling>, 
/**
 * Their skills.
 */
skills: Array<PersonSkill>, 
/**
 * What they carry; none where they fill no role.
 */
load: PersonLoad | null, };

/**
 * How well a person, or a team, has a skill.
 */
export type PersonSkill = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * The skill.
 */
skill: SkillId, 
/**
 * The level, 0 to 4.
 */
level: number, 
/**
 * The day of the assessment.
 */
as_of: string | null, };

/**
 * How much a person's judgement counts.
 */
export type PersonWeight = { 
/**
 * The person.
 */
person: PersonId, 
/**
 * At least 0.
 */
weight: number, };

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
 * A place on the drawing: the top left corner, in units of 1/96 inch.
 */
export type Pin = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

/**
 * Elements to pin.
 */
export type PinElements = { 
/**
 * Where each goes.
 */
pins: Array<ElementPin>, };

/**
 * A state of the architecture. Their order is the order in time.
 */
export type Plateau = { 
/**
 * Names the plateau.
 */
id: PlateauId, 
/**
 * Unique short name, such as “P2”.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Baseline, transition or target.
 */
kind: PlateauKind, 
/**
 * The day on which it stands or is to stand.
 */
date: string | null, 
/**
 * What it makes possible, and what is still missing.
 */
description: string, };

/**
 * A plateau, or all of them.
 */
export type PlateauArgs = { 
/**
 * The plateau; none for all.
 */
plateau: PlateauId | null, };

/**
 * Names a plateau: an architecture state.
 */
export type PlateauId = string;

/**
 * Which state of the architecture a plateau is.
 */
export type PlateauKind = "baseline" | "transition" | "target";

/**
 * Two plateaus.
 */
export type PlateausArgs = { 
/**
 * The plateau before.
 */
from: PlateauId, 
/**
 * The plateau after.
 */
to: PlateauId, };

/**
 * A place on the drawing.
 */
export type Point = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, };

/**
 * Points that somebody gave a criterion.
 */
export type Points = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * The points, at least 0; in best-worst, how many times.
 */
points: number, };

/**
 * Policies and how far they hold.
 */
export type PoliciesView = { 
/**
 * Policies, in their order.
 */
policies: Array<Policy>, 
/**
 * How far each holds.
 */
coverage: Array<PolicyCoverage>, 
/**
 * What to see, in a sentence.
 */
sentence: string, 
/**
 * Controls that a tool in use enforces.
 */
enforced: number, 
/**
 * Controls that a chosen tool or a candidate can.
 */
planned: number, 
/**
 * Controls that nothing enforces.
 */
open: number, };

/**
 * What is meant to hold, and why.
 */
export type Policy = { 
/**
 * Names the policy.
 */
id: PolicyId, 
/**
 * Unique short name, such as “P-03”.
 */
code: string, 
/**
 * What it asks, in a line.
 */
title: string, 
/**
 * Security or governance.
 */
kind: PolicyKind, 
/**
 * What it asks, and why.
 */
statement: string, 
/**
 * Who answers for it.
 */
owner_role: RoleId | null, 
/**
 * Counterparts in laws, standards and frameworks.
 */
references: Array<string>, 
/**
 * How it is made to hold.
 */
controls: Array<Control>, };

/**
 * A policy.
 */
export type PolicyArgs = { 
/**
 * The policy.
 */
policy: PolicyId, };

/**
 * How far the controls of a policy hold.
 */
export type PolicyCoverage = { 
/**
 * The policy.
 */
policy: PolicyId, 
/**
 * Its controls, but for those whose elements are all absent.
 */
controls: Array<ControlCoverage>, };

/**
 * Names a policy.
 */
export type PolicyId = string;

/**
 * What a policy is about.
 */
export type PolicyKind = "security" | "governance";

/**
 * Whether a node stands in both rounds.
 */
export type Presence = "both" | "added" | "removed";

/**
 * A category of a file with tools.
 */
export type PreviewCategory = { 
/**
 * Its name.
 */
category: string, 
/**
 * How many tools it has.
 */
tools: number, 
/**
 * The capabilities it is mapped to.
 */
capabilities: Array<NodeRef>, 
/**
 * How well.
 */
fit: Fit, };

/**
 * A column of a table with tools.
 */
export type PreviewColumn = { 
/**
 * The sheet of the workbook; empty for a CSV text.
 */
sheet: string, 
/**
 * Its head.
 */
column: string, 
/**
 * The field it is taken for; empty where it is left out.
 */
field: string, 
/**
 * Whether that was told by the head alone.
 */
guessed: boolean, 
/**
 * The first values.
 */
examples: Array<string>, };

/**
 * A row of a preview.
 */
export type PreviewRow = { 
/**
 * Its rank.
 */
kind: StepKind, 
/**
 * Its short name.
 */
code: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Whether it is a gate.
 */
gate: boolean, 
/**
 * Letters, one a role of the preview.
 */
cells: Array<Letters>, };

/**
 * A tool of a file.
 */
export type PreviewTool = { 
/**
 * Names it in picks.
 */
key: string, 
/**
 * Where it stands in the file, such as “row 12”.
 */
place: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for.
 */
category: string, 
/**
 * Licence.
 */
licence: string, 
/**
 * Where its source lies.
 */
repository: string, 
/**
 * Codes of the capabilities that it would cover.
 */
covers: Array<string>, 
/**
 * What taking it in would do.
 */
change: ImportChange, 
/**
 * What would differ; what it would have where it is new.
 */
changes: Array<FieldChange>, 
/**
 * Tools of the inventory that it may be.
 */
alike: Array<AlikeTool>, };

/**
 * A file with tools.
 */
export type PreviewTools = { 
/**
 * What it is.
 */
kind: ToolFileKind, 
/**
 * Its name, which becomes the origin of its tools.
 */
file: string, 
/**
 * Its text; of a workbook its bytes in base64.
 */
content: string, 
/**
 * What the columns of a table hold; empty lets the columns' heads speak.
 */
columns: Array<ColumnMapping>, 
/**
 * What the categories cover; empty takes what is known of landscape categories.
 */
categories: Array<CategoryMapping>, 
/**
 * Tools that somebody says are ones of the inventory.
 */
same_as: Array<SameTool>, 
/**
 * The day on which the file was so, for the facts that it states; none where that is not known.
 */
as_of: string | null, };

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
 * A step of the tree.
 */
export type ProcessRow = { 
/**
 * The step.
 */
step: Step, 
/**
 * How many tasks are below it; 1 for a task.
 */
tasks: number, 
/**
 * Hours a year of the timed tasks at and below it.
 */
hours_per_year: number, 
/**
 * How many of the tasks are timed.
 */
timed: number, 
/**
 * Names of the gates at and below it.
 */
gates: Array<string>, 
/**
 * How many of the tasks have letters; while they do, they stay tasks.
 */
lettered: number, };

/**
 * How much there is.
 */
export type ProcessSummary = { 
/**
 * Phases.
 */
phases: number, 
/**
 * Sub-phases.
 */
sub_phases: number, 
/**
 * Tasks.
 */
tasks: number, 
/**
 * Tasks that are gates.
 */
gates: number, 
/**
 * Tasks with effort and frequency.
 */
timed: number, 
/**
 * What to see, in a sentence.
 */
sentence: string, };

/**
 * The process tree.
 */
export type ProcessView = { 
/**
 * Steps depth first.
 */
rows: Array<ProcessRow>, 
/**
 * How much there is.
 */
summary: ProcessSummary, };

/**
 * What is promoted from environment to environment.
 */
export type Promotion = "deploy_model" | "deploy_code";

/**
 * A role as a column.
 */
export type RaciColumn = { 
/**
 * The role.
 */
role: Role, 
/**
 * Its letters over all tasks.
 */
counts: LetterCounts, 
/**
 * Its share of all A and R, 0 to 1.
 */
share: number, 
/**
 * Whether it validates, independently, what others build.
 */
validator: boolean, 
/**
 * How many people and teams fill it.
 */
filled_by: number, 
/**
 * What the rules find in the column.
 */
findings: Array<Finding>, };

/**
 * What importing a process would do.
 */
export type RaciPreview = { 
/**
 * What the document is: “matrix”, “workbook” or “BPMN”.
 */
format: string, 
/**
 * Its roles, with what they would be here.
 */
roles: Array<ImportedRole>, 
/**
 * Phases.
 */
phases: number, 
/**
 * Sub-phases.
 */
sub_phases: number, 
/**
 * Tasks.
 */
tasks: number, 
/**
 * Cells with letters.
 */
letters: number, 
/**
 * The first rows, as they would stand here.
 */
rows: Array<PreviewRow>, 
/**
 * Errors that the rules would find.
 */
errors: number, 
/**
 * What was read otherwise than it stands.
 */
understood: Array<string>, 
/**
 * What was left out.
 */
left_out: Array<string>, 
/**
 * What is wrong; nothing can be imported while there is any.
 */
problems: Array<string>, };

/**
 * A step as a row.
 */
export type RaciRow = { 
/**
 * The step.
 */
step: StepId, 
/**
 * The step above.
 */
parent: StepId | null, 
/**
 * Its rank.
 */
kind: StepKind, 
/**
 * Its short name.
 */
code: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Whether it is a gate.
 */
gate: boolean, 
/**
 * What the gate is called.
 */
gate_name: string, 
/**
 * Letters, one a column; empty texts where there are none. Empty for phases and sub-phases.
 */
cells: Array<Letters>, 
/**
 * What rolls up; none for a task.
 */
roll_up: StepRollUp | null, 
/**
 * What the rules find in the row of a task.
 */
findings: Array<Finding>, 
/**
 * Errors that count, at and below the step.
 */
errors: number, 
/**
 * Warnings that count, at and below the step.
 */
warnings: number, 
/**
 * Findings that are waived, at and below the step.
 */
waived: number, };

/**
 * Some rows of the matrix, and all that a change in them can have moved.
 */
export type RaciRows = { 
/**
 * The rows asked for, and those above them.
 */
rows: Array<RaciRow>, 
/**
 * Roles, in the order of the columns.
 */
columns: Array<RaciColumn>, 
/**
 * What the rules find about people.
 */
people: Array<Finding>, 
/**
 * Where the matrix stands.
 */
summary: RaciSummary, };

/**
 * Some rows of the matrix.
 */
export type RaciRowsArgs = { 
/**
 * The tasks; the steps above them come along.
 */
steps: Array<StepId>, };

/**
 * The rules as they hold here.
 */
export type RaciRulesView = { 
/**
 * Letters, severities, thresholds.
 */
scheme: RaciScheme, 
/**
 * Rules, in their order.
 */
rules: Array<RuleView>, 
/**
 * Waivers, in the order in which they were granted.
 */
waivers: Array<WaiverView>, };

/**
 * Which letters there are and how strict the rules are: one for the engagement.
 */
export type RaciScheme = { 
/**
 * RACI, or RASCI with S.
 */
letters: LetterScheme, 
/**
 * Severities that differ from a rule's own.
 */
severities: { [rule in Rule]?: RuleSeverity }, 
/**
 * How much is too much.
 */
thresholds: Thresholds, };

/**
 * A document with a process: a matrix (CSV, XLSX) or a model (BPMN).
 */
export type RaciSource = { 
/**
 * The file's name; its ending tells the format.
 */
name: string, 
/**
 * The text of a CSV or BPMN file.
 */
text: string | null, 
/**
 * The bytes of a workbook in base 64.
 */
base64: string | null, 
/**
 * What its roles are here; a role that is not named is what the preview proposes.
 */
roles: Array<RoleChoice>, 
/**
 * Whether the process as it stands is replaced; else the document's steps follow it.
 */
replace: boolean, };

/**
 * Where the matrix stands.
 */
export type RaciSummary = { 
/**
 * Tasks.
 */
tasks: number, 
/**
 * Roles with any letter.
 */
roles: number, 
/**
 * Errors that count.
 */
errors: number, 
/**
 * Warnings that count.
 */
warnings: number, 
/**
 * Findings that are waived.
 */
waived: number, 
/**
 * What to see, in a sentence.
 */
sentence: string, };

/**
 * The matrix.
 */
export type RaciView = { 
/**
 * Letters, severities, thresholds.
 */
scheme: RaciScheme, 
/**
 * Roles, in the order of the columns.
 */
columns: Array<RaciColumn>, 
/**
 * Steps depth first.
 */
rows: Array<RaciRow>, 
/**
 * What the rules find about people.
 */
people: Array<Finding>, 
/**
 * Where the matrix stands.
 */
summary: RaciSummary, };

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
 * Ranks with other weights, while they are dragged.
 */
export type RankArgs = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Weights to try, in place of those that the criteria have.
 */
weights: Array<Points>, };

/**
 * A tool in the ranking.
 */
export type RankedTool = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Weighted sum, 0 to 100; none while a score that counts is missing.
 */
value: number | null, 
/**
 * The value with every missing score at its worst.
 */
worst: number, 
/**
 * The value with every missing score at its best.
 */
best: number, 
/**
 * Rank by the value, or the middle of worst and best where scores are missing; equal values share a rank.
 */
rank: number, 
/**
 * The rank if its missing scores turn out best and those of the others worst.
 */
best_rank: number, 
/**
 * The rank if its missing scores turn out worst and those of the others best.
 */
worst_rank: number, 
/**
 * What each leaf that counts adds, in the order of the tree.
 */
contributions: Array<Contribution>, 
/**
 * What each criterion at the top adds, in the order of the tree; missing scores add nothing.
 */
parts: Array<number>, 
/**
 * How sure people are of its scores: the lower of the confidences of most of its weight; none where nobody says.
 */
confidence: Confidence | null, 
/**
 * How many scores that count are missing.
 */
missing: number, 
/**
 * What it costs: the sum of its cost criteria, else its cost a year; none where that is not known.
 */
cost: number | null, 
/**
 * Whether a knock-out is still unknown, so that it cannot be chosen yet.
 */
unknown: boolean, };

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
 * What was decided.
 */
export type RecordDecision = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The tools decided for.
 */
chosen: Array<ToolId>, 
/**
 * Why these.
 */
why: string, 
/**
 * Who saw it otherwise, and why.
 */
dissent: string, 
/**
 * What has to hold for the decision to stand.
 */
conditions: string, 
/**
 * When it is looked at again.
 */
review_on: string | null, 
/**
 * When it was taken; none means today.
 */
decided_on: string | null, 
/**
 * Who took it.
 */
decided_by: string, 
/**
 * Whether the tools' states follow: chosen, and rejected for candidates that were not.
 */
mark_tools: boolean, };

/**
 * A rectangle whose sides run along the axes.
 */
export type Rect = { 
/**
 * The left side.
 */
x: number, 
/**
 * The top side.
 */
y: number, 
/**
 * From left to right.
 */
width: number, 
/**
 * From top to bottom.
 */
height: number, };

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
 * A judgement to remove.
 */
export type RemoveElicitation = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Who judged.
 */
person: PersonId, 
/**
 * The group.
 */
group: CriterionId | null, };

/**
 * Everything that follows from an evaluation.
 */
export type Results = { 
/**
 * What to see at once, in a sentence.
 */
headline: string, 
/**
 * Tools by rank, those of one rank by code.
 */
ranking: Array<RankedTool>, 
/**
 * Tools that are not ranked, with the reason.
 */
knocked_out: Array<KnockedOut>, 
/**
 * Knock-outs that nobody has settled.
 */
unknown: Array<UnknownKnockOut>, 
/**
 * Every criterion's weight, depth first.
 */
weights: Array<CriterionWeight>, 
/**
 * Unit of the costs.
 */
cost_unit: string, 
/**
 * Who would flip the winner.
 */
flippers: Array<Flipper>, 
/**
 * Cost against value, cheapest first; empty where fewer than two tools have a cost.
 */
frontier: Array<FrontierPoint>, 
/**
 * What other methods say.
 */
methods: Array<MethodRanking>, 
/**
 * How firmly the ranking stands; none with fewer than two tools ranked, or nothing that weighs.
 */
robustness: Robustness | null, 
/**
 * What happens when a loser is dropped or a copy added.
 */
reversal: Array<Reversal>, };

/**
 * Results, as they are or with other weights.
 */
export type ResultsArgs = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Weights to try, in place of those that the criteria have.
 */
weights: Array<Points>, 
/**
 * At which level robustness is looked at.
 */
level: WeightLevel, 
/**
 * How many weightings to draw, 1,000 to 1,000,000; none takes 10,000.
 */
draws: number | null, 
/**
 * Seed of the draws; none takes 42.
 */
seed: number | null, };

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
 * What a method's ranking does when a tool is dropped or copied.
 */
export type Reversal = { 
/**
 * The method's word.
 */
method: string, 
/**
 * The method's name.
 */
title: string, 
/**
 * How many changes were tried.
 */
tried: number, 
/**
 * Those after which the order of the others is not what it was; empty where it always is.
 */
cases: Array<ReversalCase>, };

/**
 * A change of the field of tools after which two others have changed places.
 */
export type ReversalCase = { 
/**
 * What was done, such as “without Beta” or “with a copy of Alpha”.
 */
change: string, 
/**
 * Who comes before whom then, and did not before.
 */
swap: string, 
/**
 * The winner then, of the tools that were there before.
 */
winner: string, };

/**
 * How firmly the ranking stands when weights or scores move.
 */
export type Robustness = { 
/**
 * Where the weights were moved.
 */
level: WeightLevel, 
/**
 * What a sponsor should know, in a sentence or two.
 */
sentence: string, 
/**
 * The criteria whose weights were moved, in the order of the tree.
 */
criteria: Array<CriterionId>, 
/**
 * Their names.
 */
titles: Array<string>, 
/**
 * Tools × tools in the order of the ranking: the share of all weightings in which row beats column. Exact.
 */
pairwise: Array<Array<number>>, 
/**
 * The same where only the order of the weights is agreed. Exact.
 */
pairwise_ranked: Array<Array<number>>, 
/**
 * For each other tool the least move of weight that makes it overtake the winner, least first. Exact.
 */
flips: Array<Flip>, 
/**
 * For each criterion the range of its weight in which the winner stays. Exact.
 */
critical: Array<CriticalWeight>, 
/**
 * The changes of one value that cost the winner its place, least first; those that no value can reach are
 * left out. Exact.
 */
scores: Array<ScoreChange>, 
/**
 * How often each tool takes each rank. Estimated.
 */
acceptability: Acceptability, 
/**
 * How many missing scores stand at the middle of what they can be.
 */
at_middle: number, };

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
 * A role of a document, and what it is here.
 */
export type RoleChoice = { 
/**
 * The role's code or heading in the document.
 */
heading: string, 
/**
 * The role here; none adds it.
 */
role: RoleId | null, };

/**
 * All that a role is there for and takes part in.
 */
export type RoleDocument = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its mandate.
 */
mandate: string, 
/**
 * What published role lists call it.
 */
catalog: Array<string>, 
/**
 * Whether it validates, independently, what others build.
 */
validator: boolean, 
/**
 * Its letters over all tasks.
 */
counts: LetterCounts, 
/**
 * What to see, in a sentence.
 */
sentence: string, 
/**
 * Phases in which it has a letter.
 */
phases: Array<DocumentPhase>, 
/**
 * Whom it works with, most shared tasks first.
 */
peers: Array<Peer>, 
/**
 * Gates that it approves.
 */
approves: Array<DocumentTask>, 
/**
 * Documents of the tasks that it carries, each once.
 */
documents: Array<TaskDocument>, 
/**
 * Skills that it needs, with who has them.
 */
skills: Array<SkillGap>, 
/**
 * Who fills it.
 */
holders: Array<Holder>, };

/**
 * Whose documents.
 */
export type RoleDocumentsArgs = { 
/**
 * The roles; none for all.
 */
roles: Array<RoleId>, };

/**
 * Names a role.
 */
export type RoleId = string;

/**
 * What a role carries.
 */
export type RoleLoad = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its letters over all tasks.
 */
counts: LetterCounts, 
/**
 * Its share of all A, 0 to 1.
 */
share_accountable: number, 
/**
 * Its share of all A and R, 0 to 1.
 */
share: number, 
/**
 * Hours a week that its R take, over the tasks that are timed.
 */
hours_per_week: number, 
/**
 * Tasks in which it is R and that have no effort or no frequency.
 */
not_timed: number, 
/**
 * Hours a week that the people who fill it mean to give to it.
 */
capacity: number, 
/**
 * How many people and teams fill it.
 */
filled_by: number, };

/**
 * What a role does in the tasks below a step.
 */
export type RolePart = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its letters in those tasks.
 */
counts: LetterCounts, };

/**
 * A role with all that is known of it.
 */
export type RoleRow = { 
/**
 * The role.
 */
role: Role, 
/**
 * What published role lists call it.
 */
catalog: Array<string>, 
/**
 * Whether it validates, independently, what others build.
 */
validator: boolean, 
/**
 * Its letters over all tasks.
 */
counts: LetterCounts, 
/**
 * Hours a week that its R take, over the tasks that are timed.
 */
hours_per_week: number, 
/**
 * Hours a week that the people who fill it mean to give to it.
 */
capacity: number, 
/**
 * Who fills it.
 */
fillings: Array<FillingRow>, 
/**
 * The skills it needs, against who fills it.
 */
needs: Array<SkillGap>, };

/**
 * The needs of one role.
 */
export type RoleSkills = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its needs, in the order of the skills.
 */
needs: Array<SkillGap>, };

/**
 * How an inner node combines its children.
 */
export type RollUp = "mean" | "sum" | "min" | "staged";

/**
 * The process on one page.
 */
export type RollUpView = { 
/**
 * Roles with any letter, in the order of the columns.
 */
roles: Array<Role>, 
/**
 * Phases and sub-phases, depth first.
 */
rows: Array<StepRollUp>, 
/**
 * How the roll-up comes about, in a sentence.
 */
rule: string, };

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
 * A rule.
 */
export type Rule = "one-accountable" | "nobody-responsible" | "letter-twice" | "accountable-informed" | "outside-scheme" | "gate-duty" | "validator-builds" | "many-responsible" | "many-consulted" | "many-informed" | "silo" | "idle-role" | "no-blanks" | "many-accountable" | "overloaded-role" | "unfilled-role" | "over-allocated";

/**
 * How severe what a rule finds is.
 */
export type RuleChoice = { 
/**
 * The rule.
 */
rule: ArchitectureRule, 
/**
 * Its severity.
 */
severity: RuleSeverity, };

/**
 * Where what a rule finds is shown.
 */
export type RuleScope = "task" | "role" | "person";

/**
 * How severe what a rule finds is.
 */
export type RuleSeverity = "error" | "warn" | "off";

/**
 * A rule.
 */
export type RuleView = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * What it asks for.
 */
title: string, 
/**
 * Where what it finds is shown.
 */
scope: RuleScope, 
/**
 * Its severity where a scheme says nothing else.
 */
default: RuleSeverity, 
/**
 * Its severity here.
 */
severity: RuleSeverity, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What puts it right.
 */
fix: string, 
/**
 * How much it finds now, waived or not.
 */
found: number, 
/**
 * An example in which it finds something.
 */
wrong: Example, 
/**
 * The same, put right.
 */
right: Example, };

/**
 * A tool of a file that is one of the inventory.
 */
export type SameTool = { 
/**
 * Names it in the file, as the preview does.
 */
key: string, 
/**
 * The tool that it is.
 */
tool: ToolId, };

/**
 * An element in new words, whole.
 */
export type SaveElement = { "is": "plateau", "element": Plateau } | { "is": "environment", "element": Environment } | { "is": "component", "element": Component } | { "is": "flow", "element": Flow } | { "is": "gate", "element": Gate };

/**
 * What somebody says about the weights of siblings.
 */
export type SaveElicitation = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Who judges.
 */
person: PersonId, 
/**
 * The group whose children are judged; none for the top.
 */
group: CriterionId | null, 
/**
 * What they say.
 */
judgement: Judgement, };

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
 * What is known of a role beyond its name and mandate.
 */
export type SaveRoleProfile = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * What published role lists call it.
 */
catalog: Array<string>, 
/**
 * Whether it validates, independently, what others build.
 */
validator: boolean, 
/**
 * The skills it needs.
 */
needs: Array<SkillNeed>, };

/**
 * What has to hold of a set of tools.
 */
export type SaveSetRules = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The rules, in place of those there are.
 */
rules: Array<SetRule>, 
/**
 * What the tools may cost a year.
 */
budget: number | null, };

/**
 * A skill, new where it has no id.
 */
export type SaveSkill = { 
/**
 * The skill; none adds one.
 */
id: SkillId | null, 
/**
 * Unique short name; empty lets the list number it.
 */
code: string, 
/**
 * What one can do who has it.
 */
title: string, 
/**
 * What belongs to it.
 */
description: string, 
/**
 * Descriptors of the levels 0 to 4; empty, or exactly five.
 */
levels: Array<string>, 
/**
 * The capability of the people pillar that it feeds.
 */
capability: CapabilityId | null, };

/**
 * A tool, new where it has no id. What it was imported from stays.
 */
export type SaveTool = { 
/**
 * The tool; none adds one.
 */
id: ToolId | null, 
/**
 * Unique short name; empty lets the list number it.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands.
 */
state: ToolState, 
/**
 * Who makes, sells or supports it.
 */
vendor: VendorId | null, 
/**
 * What it is for.
 */
category: string, 
/**
 * Licence by its SPDX name where it has one.
 */
licence: string, 
/**
 * Where it runs.
 */
hosting: Hosting, 
/**
 * What it costs a year, at least 0.
 */
annual_cost: number | null, 
/**
 * Currency of the cost (ISO 4217).
 */
currency: string, 
/**
 * Where it is set up.
 */
environments: Array<string>, 
/**
 * Who answers for it.
 */
owner_role: RoleId | null, 
/**
 * Its address on the web.
 */
homepage: string, 
/**
 * Where its source lies.
 */
repository: string, 
/**
 * What it does.
 */
description: string, 
/**
 * The capabilities it covers.
 */
covers: Array<Cover>, 
/**
 * What is known of it.
 */
facts: Array<ToolFact>, };

/**
 * A vendor, new where it has no id.
 */
export type SaveVendor = { 
/**
 * The vendor; none adds one.
 */
id: VendorId | null, 
/**
 * Unique short name; empty lets the list number it.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its address on the web.
 */
website: string, 
/**
 * Who to talk to.
 */
contacts: Array<Contact>, 
/**
 * First day of the contract.
 */
contract_start: string | null, 
/**
 * Last day of the contract.
 */
contract_end: string | null, 
/**
 * Last day on which notice can be given.
 */
notice_by: string | null, 
/**
 * Anything else.
 */
notes: string, };

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
 * What one person says of one tool on one criterion.
 */
export type Score = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Who says so.
 */
person: PersonId, 
/**
 * In the measure's own unit: a level 0–5, a number, or 1 for yes and 0 for no.
 */
value: number, 
/**
 * In their words.
 */
note: string, 
/**
 * What backs it.
 */
evidence: EvidenceId | null, 
/**
 * Where it was read or measured, where that is no entry of the register.
 */
source: string, 
/**
 * The day on which it was so.
 */
as_of: string | null, 
/**
 * How sure they are; shown beside the score, never mixed into it.
 */
confidence: Confidence | null, };

/**
 * One cell of the score grid: a criterion and a tool.
 */
export type ScoreCell = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * What assessors say, in their order; nobody twice.
 */
scores: Array<Score>, 
/**
 * What the room settled on.
 */
agreed: AgreedScore | null, 
/**
 * The score that counts: agreed, else the median; none where it is missing.
 */
used: number | null, 
/**
 * What it is worth, 0 to 1.
 */
value: number | null, 
/**
 * How far the scores lie apart; none without one.
 */
spread: ScoreSpread | null, 
/**
 * The verdict of the criterion's knock-out, where it has one.
 */
verdict: Verdict | null, 
/**
 * Why, as typed in or as the minimum gives it.
 */
verdict_reason: string, 
/**
 * The day of the verdict.
 */
verdict_as_of: string | null, 
/**
 * Whether the verdict follows from the score and the minimum, and was not typed in.
 */
verdict_derived: boolean, };

/**
 * The smallest change of one value that costs the winner its place. Exact.
 */
export type ScoreChange = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * Its name.
 */
title: string, 
/**
 * The tool whose value changes: the winner, or the rival that draws level.
 */
tool: ToolId, 
/**
 * Its name.
 */
name: string, 
/**
 * The value now, 0 to 1.
 */
from: number, 
/**
 * The value at which the two tie, 0 to 1.
 */
to: number, 
/**
 * The name of the rival that draws level.
 */
rival: string, };

/**
 * How far scoring has come.
 */
export type ScoreProgress = { 
/**
 * Cells with a score, of those that count.
 */
scored: number, 
/**
 * Cells that count: leaves × tools.
 */
cells: number, 
/**
 * Cells to discuss that the room has not settled.
 */
to_discuss: number, 
/**
 * Cells that the room has settled.
 */
agreed: number, 
/**
 * Knock-outs that nobody has settled.
 */
unknown: number, };

/**
 * One row of the score grid: a leaf.
 */
export type ScoreRow = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * One cell a tool, in the order of the columns.
 */
cells: Array<ScoreCell>, };

/**
 * Rows of the score grid, with how far scoring has come.
 */
export type ScoreRows = { 
/**
 * The rows; none while scores are hidden.
 */
rows: Array<ScoreRow>, 
/**
 * How far scoring has come.
 */
progress: ScoreProgress, };

/**
 * Rows of the score grid.
 */
export type ScoreRowsArgs = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The leaves.
 */
criteria: Array<CriterionId>, };

/**
 * How far the scores of a cell lie apart.
 *
 * Quartiles interpolate linearly between order statistics (Hyndman & Fan 1996, type 7).
 */
export type ScoreSpread = { 
/**
 * Lowest score.
 */
min: number, 
/**
 * Lower quartile.
 */
q1: number, 
/**
 * Middle score, or the mean of the middle two.
 */
median: number, 
/**
 * Upper quartile.
 */
q3: number, 
/**
 * Highest score.
 */
max: number, 
/**
 * How many people scored.
 */
count: number, 
/**
 * How much more the best of the scores is worth than the worst, 0 to 1.
 */
apart: number, 
/**
 * Whether the room should discuss it: worth two fifths apart or more.
 */
discuss: boolean, };

/**
 * A table of scores to take in.
 */
export type ScoresFile = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The text of a CSV file; of a workbook its bytes in base64.
 */
content: string, 
/**
 * Whether it is a workbook.
 */
workbook: boolean, };

/**
 * What taking in a table of scores does.
 */
export type ScoresPreview = { 
/**
 * Scores of assessors in the table.
 */
scores: number, 
/**
 * Agreed scores in the table.
 */
agreed: number, 
/**
 * How many of both are new.
 */
added: number, 
/**
 * How many say something else than before.
 */
changed: number, 
/**
 * What was left out and is no error.
 */
notices: Array<string>, 
/**
 * What is wrong, a line each; then nothing is taken in.
 */
problems: Array<string>, };

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
 * What it is: capability, person, role, round, evidence, hurdle, recommendation, step, skill, tool, vendor,
 * evaluation, criterion.
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
title: string, 
/**
 * The evaluation that a criterion stands in; none for other items.
 */
within: string | null, };

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
 * Agreed scores, all or nothing.
 */
export type SetAgreedScores = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The scores.
 */
changes: Array<AgreedScoreChange>, };

/**
 * What holds of the whole architecture.
 */
export type SetArchitectureScheme = { 
/**
 * What it is the architecture of.
 */
title: string, 
/**
 * What is promoted where a gate says nothing else.
 */
promotion: Promotion, 
/**
 * Severities of rules.
 */
severities: Array<RuleChoice>, };

/**
 * A waiver, new where it has no id.
 */
export type SetArchitectureWaiver = { 
/**
 * The waiver; none adds one.
 */
id: WaiverId | null, 
/**
 * The rule.
 */
rule: ArchitectureRule, 
/**
 * The element it holds for; none for any.
 */
element: Element | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The day from which it no longer holds.
 */
expires: string, };

/**
 * Who scores.
 */
export type SetAssessors = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * People in their order. Scores of somebody who leaves stay, but no longer count.
 */
people: Array<PersonId>, };

/**
 * Cells of the matrix, all or nothing.
 */
export type SetAssignments = { 
/**
 * The cells.
 */
changes: Array<CellChange>, };

/**
 * The tools compared.
 */
export type SetCandidates = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Tools in the order of the columns. Scores of a tool that is taken off stay, but no longer count.
 */
candidates: Array<Candidate>, };

/**
 * What tools cover, all or nothing.
 */
export type SetCovers = { 
/**
 * The changes.
 */
changes: Array<CoverChange>, };

/**
 * Who fills which role.
 */
export type SetFillings = { 
/**
 * The changes, all or nothing.
 */
changes: Array<FillingChange>, };

/**
 * Knock-outs, all or nothing.
 */
export type SetKnockOuts = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The knock-outs.
 */
changes: Array<KnockOutChange>, };

/**
 * A tool in or out of the best set.
 */
export type SetMember = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it is in the set.
 */
chosen: boolean, 
/**
 * Whether it is in use already, and so costs nothing more.
 */
in_use: boolean, 
/**
 * Why it is in or out.
 */
reason: string, 
/**
 * What it adds to the cost a year.
 */
cost: number, 
/**
 * The capabilities it covers, of those to cover.
 */
covers: Array<CapabilityId>, };

/**
 * What is wanted of a set of tools.
 */
export type SetObjective = { "kind": "least_cost" } | { "kind": "most_value", 
/**
 * The budget a year.
 */
budget: number, };

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
 * The skills of a person, in place of those before.
 */
export type SetPersonSkills = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Their skills.
 */
skills: Array<SkillLevel>, };

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
 * What has to hold of a set of tools.
 */
export type SetRule = { 
/**
 * What it asks.
 */
kind: SetRuleKind, 
/**
 * Of which tools.
 */
tools: Array<ToolId>, 
/**
 * Why.
 */
reason: string, };

/**
 * What a rule says about a set of tools.
 */
export type SetRuleKind = "exclusion" | "pairing" | "required" | "barred";

/**
 * Scores, all or nothing.
 */
export type SetScores = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * The scores.
 */
changes: Array<ToolScoreChange>, };

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
 * Where tools stand from now on.
 */
export type SetToolState = { 
/**
 * The tools.
 */
tools: Array<ToolId>, 
/**
 * Where they stand.
 */
state: ToolState, };

/**
 * A waiver, new where it has no id.
 */
export type SetWaiver = { 
/**
 * The waiver; none adds one.
 */
id: WaiverId | null, 
/**
 * The rule.
 */
rule: Rule, 
/**
 * The step it holds for; none for any.
 */
step: StepId | null, 
/**
 * The role it holds for; none for any.
 */
role: RoleId | null, 
/**
 * The person it holds for; none for any.
 */
person: PersonId | null, 
/**
 * Why.
 */
reason: string, 
/**
 * The day from which it no longer holds.
 */
expires: string, };

/**
 * Weights, all or nothing.
 */
export type SetWeights = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Points relative to siblings; criteria that are not named keep theirs.
 */
weights: Array<Points>, };

/**
 * How much time a person, or a team, has.
 */
export type SetWorkingTime = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Whether the entry is a team.
 */
team: boolean, 
/**
 * Hours a week; of a team, of all its members together.
 */
hours_per_week: number, };

/**
 * How much a hurdle stands in the way of operational readiness.
 */
export type Severity = "blocker" | "major" | "minor";

/**
 * A reference architecture that comes with the program.
 */
export type ShippedArchitecture = { 
/**
 * Its name, for `add_reference`.
 */
name: string, 
/**
 * What people call it.
 */
title: string, 
/**
 * Its edition.
 */
edition: string, 
/**
 * When to choose it.
 */
purpose: string, 
/**
 * Where it comes from.
 */
source: string, 
/**
 * Its environments, by name.
 */
environments: Array<string>, 
/**
 * How many components it has.
 */
components: number, 
/**
 * How many flows.
 */
flows: number, 
/**
 * How many gates.
 */
gates: number, 
/**
 * Names of the roles that would be added.
 */
new_roles: Array<string>, };

/**
 * A criteria framework that comes with the program.
 */
export type ShippedFramework = { 
/**
 * Names it in `add_evaluation`.
 */
name: string, 
/**
 * Its code.
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
 * Where it comes from.
 */
source: string | null, 
/**
 * How many criteria are scored.
 */
leaves: number, 
/**
 * Its criteria.
 */
criteria: Array<Criterion>, };

/**
 * A life cycle that comes with the program.
 */
export type ShippedLifeCycle = { 
/**
 * Its name, for `add_life_cycle`.
 */
name: string, 
/**
 * Its title.
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
 * Where it comes from.
 */
source: string, 
/**
 * Phases.
 */
phases: number, 
/**
 * Sub-phases.
 */
sub_phases: number, 
/**
 * Tasks.
 */
tasks: number, 
/**
 * Its roles, with what they would be here.
 */
roles: Array<ImportedRole>, };

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
 * A tool of the shipped catalog.
 */
export type ShippedTool = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for.
 */
category: string, 
/**
 * Licence.
 */
licence: string, 
/**
 * Where its source lies.
 */
repository: string, 
/**
 * Its address on the web.
 */
homepage: string, 
/**
 * What it does.
 */
description: string, 
/**
 * Where it runs.
 */
hosting: Hosting, 
/**
 * Who makes it.
 */
vendor: string, 
/**
 * Codes of the capabilities it covers, in the main shipped model.
 */
covers: Array<string>, 
/**
 * What is known of it.
 */
facts: Array<ToolFact>, 
/**
 * Whether a fact of it has not been looked up at the source.
 */
unverified: boolean, 
/**
 * Whether the inventory has it already.
 */
present: boolean, };

/**
 * How many findings stand at an element in the plateau.
 */
export type Signs = { 
/**
 * Errors that count.
 */
errors: number, 
/**
 * Warnings that count.
 */
warnings: number, 
/**
 * Findings that are waived.
 */
waived: number, };

/**
 * A rough size: of the effort of a recommendation, or of its impact.
 */
export type Size = "small" | "medium" | "large";

/**
 * A skill, with a descriptor for every level.
 */
export type Skill = { 
/**
 * Names the skill.
 */
id: SkillId, 
/**
 * Unique short name.
 */
code: string, 
/**
 * What one can do who has it.
 */
title: string, 
/**
 * What belongs to it, and what does not.
 */
description: string, 
/**
 * Descriptors of the levels 0 to 4; empty, or exactly five.
 */
levels: Array<string>, 
/**
 * The capability of the people pillar that it feeds.
 */
capability: CapabilityId | null, };

/**
 * A skill to remove.
 */
export type SkillArgs = { 
/**
 * The skill.
 */
skill: SkillId, };

/**
 * One need of one role against the people who fill it.
 */
export type SkillGap = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * The skill.
 */
skill: SkillId, 
/**
 * The skill's short name.
 */
code: string, 
/**
 * The skill's name.
 */
title: string, 
/**
 * The level needed.
 */
needed: number, 
/**
 * How many people and teams fill the role.
 */
people: number, 
/**
 * How many of them have the level.
 */
have: number, 
/**
 * Who has less.
 */
below: Array<Lacking>, 
/**
 * Who has not been assessed.
 */
not_assessed: Array<Lacking>, 
/**
 * What to see, in a sentence.
 */
sentence: string, };

/**
 * Names a skill.
 */
export type SkillId = string;

/**
 * How well somebody has a skill.
 */
export type SkillLevel = { 
/**
 * The skill.
 */
skill: SkillId, 
/**
 * The level, 0 to 4.
 */
level: number, 
/**
 * The day of the assessment.
 */
as_of: string | null, };

/**
 * A skill that a role needs, and how well.
 */
export type SkillNeed = { 
/**
 * The skill.
 */
skill: SkillId, 
/**
 * The level needed, 1 to 4.
 */
level: number, };

/**
 * A skill.
 */
export type SkillRow = { 
/**
 * The skill.
 */
skill: Skill, 
/**
 * The capability that it feeds.
 */
capability: NodeRef | null, 
/**
 * How many roles need it.
 */
needed_by: number, 
/**
 * How many people have been assessed.
 */
assessed: number, };

/**
 * Skills, and what is missing.
 */
export type SkillsView = { 
/**
 * Skills, in their order.
 */
skills: Array<SkillRow>, 
/**
 * Needs of roles, against who fills them.
 */
roles: Array<RoleSkills>, 
/**
 * What skills say about capabilities of the people pillar.
 */
capabilities: Array<CapabilitySkills>, };

/**
 * A component whose slot is to be filled.
 */
export type SlotArgs = { 
/**
 * The component.
 */
component: ComponentId, };

/**
 * A tool that may fill a slot.
 */
export type SlotTool = { 
/**
 * The tool.
 */
tool: ToolRef, 
/**
 * Its state.
 */
state: ToolState, 
/**
 * Why it is offered: “chosen in V-01 Model monitoring”.
 */
why: string, };

/**
 * A file of another program that the architecture was taken from, kept whole: what has no counterpart here goes back
 * into what is written for that program.
 */
export type SourceFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its text.
 */
text: string, };

/**
 * A step to split in two.
 */
export type SplitStep = { 
/**
 * The step; it keeps its name and the first half.
 */
id: StepId, 
/**
 * What the second half is called.
 */
title: string, 
/**
 * For a phase or sub-phase: the first of the steps below it that goes to the second half.
 */
from: StepId | null, };

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
 * A phase, a sub-phase or a task.
 */
export type Step = { 
/**
 * Names the step.
 */
id: StepId, 
/**
 * The step above; none for a phase.
 */
parent: StepId | null, 
/**
 * Unique short name, such as “6.2.3”.
 */
code: string, 
/**
 * What is done.
 */
title: string, 
/**
 * Its rank.
 */
kind: StepKind, 
/**
 * Stage of the life cycle; none inherits.
 */
stage: Stage | null, 
/**
 * What it takes to do it, and how one sees that it is done.
 */
description: string, 
/**
 * What goes in.
 */
inputs: Array<string>, 
/**
 * What comes out.
 */
outputs: Array<string>, 
/**
 * Supporting documents.
 */
documents: Array<StepDocument>, 
/**
 * Whether the task decides that the work may go on.
 */
gate: boolean, 
/**
 * What the gate is called, such as “G6 production approval”; empty where it has no name.
 */
gate_name: string, 
/**
 * Whether the task builds or validates; none for neither.
 */
duty: Duty | null, 
/**
 * How often it is done.
 */
frequency: Frequency | null, 
/**
 * Hours that one occurrence takes, of all who do it together.
 */
effort_hours: number | null, 
/**
 * Counterparts in published frameworks, such as “NIST AI RMF: MAP 1.1”.
 */
references: Array<string>, 
/**
 * The capabilities that it exercises.
 */
capabilities: Array<CapabilityId>, 
/**
 * The tools that it is done with.
 */
tools: Array<ToolId>, };

/**
 * A step.
 */
export type StepArgs = { 
/**
 * The step.
 */
step: StepId, };

/**
 * A role in a task.
 */
export type StepCell = { 
/**
 * The role.
 */
role: RoleId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its letters.
 */
letters: Letters, };

/**
 * A supporting document of a step.
 */
export type StepDocument = { 
/**
 * What it is.
 */
title: string, 
/**
 * Address or file name; the file itself stays where it is.
 */
location: string, 
/**
 * SHA-256 of a file, 64 hexadecimal digits.
 */
sha256?: string | null, };

/**
 * Names a step of the process: a phase, a sub-phase or a task.
 */
export type StepId = string;

/**
 * The rank of a step.
 */
export type StepKind = "phase" | "sub_phase" | "task";

/**
 * Where a step moves, with everything below it.
 */
export type StepMove = { "to": "place", 
/**
 * The step above.
 */
parent: StepId | null, 
/**
 * Place among its siblings; beyond the end means last.
 */
position: number, } | { "to": "up" } | { "to": "down" } | { "to": "indent" } | { "to": "outdent" };

/**
 * A phase or a sub-phase on the page.
 */
export type StepRollUp = { 
/**
 * The phase or sub-phase.
 */
step: StepId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * Its rank.
 */
kind: StepKind, 
/**
 * How many tasks are below it.
 */
tasks: number, 
/**
 * Names of the gates below it.
 */
gates: Array<string>, 
/**
 * The role that is accountable for most of the tasks; several where they tie; none where nobody is.
 */
accountable: Array<RoleId>, 
/**
 * How many of the tasks the accountable role answers for.
 */
accountable_for: number, 
/**
 * All roles that are responsible for any of the tasks, in the order of the columns.
 */
responsible: Array<RoleId>, 
/**
 * Roles with any letter below it, in the order of the columns.
 */
parts: Array<RolePart>, };

/**
 * One step with everything that hangs on it.
 */
export type StepView = { 
/**
 * The step.
 */
step: Step, 
/**
 * Names of the steps above, the phase first.
 */
path: Array<string>, 
/**
 * Roles with letters in it, in the order of the columns.
 */
cells: Array<StepCell>, 
/**
 * What rolls up to it; none for a task.
 */
roll_up: StepRollUp | null, 
/**
 * What the rules find in it, and for a phase or sub-phase in all below it.
 */
findings: Array<Finding>, 
/**
 * The capabilities that it exercises.
 */
capabilities: Array<NodeRef>, 
/**
 * The tools that it is done with.
 */
tools: Array<ToolRef>, 
/**
 * Hours a year; none where effort or frequency is not known.
 */
hours_per_year: number | null, };

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
 * A document of a task in which the role is A, R or S.
 */
export type TaskDocument = { 
/**
 * The task's short name.
 */
task: string, 
/**
 * The document.
 */
document: StepDocument, };

/**
 * How much is too much, and what turns occurrences into hours.
 */
export type Thresholds = { 
/**
 * Most roles that may be R in a task before the rule asks why.
 */
max_responsible: number, 
/**
 * Most roles that may be C in a task before the rule asks why.
 */
max_consulted: number, 
/**
 * Most roles that may be I in a task before the rule asks why.
 */
max_informed: number, 
/**
 * Highest share of all A that one role may hold, 0 to 1.
 */
max_share_accountable: number, 
/**
 * Highest share of all A and R that one role may hold, 0 to 1.
 */
max_share: number, 
/**
 * Models released in a year; turns “per model release” into a year's occurrences.
 */
releases_per_year: number, 
/**
 * Weeks worked in a year; a year's hours are spread over them.
 */
working_weeks: number, };

/**
 * A tool: in use, candidate, chosen, rejected or retired.
 */
export type Tool = { 
/**
 * Names the tool.
 */
id: ToolId, 
/**
 * Unique short name, such as “T-07”.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where it stands.
 */
state: ToolState, 
/**
 * Who makes, sells or supports it.
 */
vendor: VendorId | null, 
/**
 * What it is for, in a word or two, such as “Model monitoring”.
 */
category: string, 
/**
 * Licence by its SPDX name where it has one.
 */
licence: string, 
/**
 * Where it runs.
 */
hosting: Hosting, 
/**
 * What it costs a year, at least 0; none where it is not known.
 */
annual_cost: number | null, 
/**
 * Currency of the cost (ISO 4217), such as “EUR”.
 */
currency: string, 
/**
 * Where it is set up, such as “production”.
 */
environments: Array<string>, 
/**
 * Who answers for it.
 */
owner_role: RoleId | null, 
/**
 * Its address on the web.
 */
homepage: string, 
/**
 * Where its source lies.
 */
repository: string, 
/**
 * What it does.
 */
description: string, 
/**
 * Where it was imported from, with its key there, so that it is found again; empty where typed in.
 */
origin: string, 
/**
 * The capabilities it covers, in the order in which they were named.
 */
covers: Array<Cover>, 
/**
 * What is known of it.
 */
facts: Array<ToolFact>, };

/**
 * A tool.
 */
export type ToolArgs = { 
/**
 * The tool.
 */
tool: ToolId, };

/**
 * Two tools side by side.
 */
export type ToolComparison = { 
/**
 * What to see at once.
 */
sentence: string, 
/**
 * One tool.
 */
first: RankedTool, 
/**
 * The other.
 */
second: RankedTool, 
/**
 * The leaves that count, where the first leads most first.
 */
rows: Array<ComparedCriterion>, 
/**
 * The share of all weightings of the leaves in which the first beats the second. Exact.
 */
share: number, 
/**
 * The same where only the order of the weights is agreed. Exact.
 */
share_ranked: number, 
/**
 * The least move of weight between leaves after which the one behind overtakes; none where they tie.
 * Exact.
 */
flip: Flip | null, };

/**
 * Something that is known of a tool: every fact has a day and a source, because facts drift.
 */
export type ToolFact = { 
/**
 * What is stated, such as “First release”.
 */
name: string, 
/**
 * What it is.
 */
value: string, 
/**
 * The day on which it was so.
 */
as_of: string | null, 
/**
 * Where it is written.
 */
source: string, 
/**
 * Whether somebody has looked it up at the source.
 */
verified: boolean, };

/**
 * What a file with tools is.
 */
export type ToolFileKind = "landscape" | "csv" | "xlsx" | "catalog";

/**
 * Names a tool.
 */
export type ToolId = string;

/**
 * What a recommendation asks of tools.
 */
export type ToolNeed = "no_tool" | "existing" | "new";

/**
 * A tool by name.
 */
export type ToolRef = { 
/**
 * The tool.
 */
id: ToolId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
name: string, };

/**
 * A tool in the inventory.
 */
export type ToolRow = { 
/**
 * The tool.
 */
tool: Tool, 
/**
 * Its vendor's name.
 */
vendor: string | null, 
/**
 * Its owner's title.
 */
owner: string | null, 
/**
 * What it covers.
 */
covers: Array<CoverView>, 
/**
 * The evaluations in which it is compared, by code.
 */
evaluations: Array<string>, 
/**
 * Age in days of its oldest dated fact.
 */
oldest_fact_days: number | null, 
/**
 * How many of its facts have not been looked up at the source.
 */
unverified: number, };

/**
 * One score.
 */
export type ToolScoreChange = { 
/**
 * The leaf.
 */
criterion: CriterionId, 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Who says so.
 */
person: PersonId, 
/**
 * In the measure's own unit; none clears the score.
 */
value: number | null, 
/**
 * In their words.
 */
note: string, 
/**
 * What backs it.
 */
evidence: EvidenceId | null, 
/**
 * Where it was read or measured.
 */
source: string, 
/**
 * The day on which it was so.
 */
as_of: string | null, 
/**
 * How sure they are.
 */
confidence: Confidence | null, };

/**
 * The best set of tools.
 */
export type ToolSetView = { 
/**
 * What to see at once.
 */
sentence: string, 
/**
 * Whether there is a set that keeps the rules, and covers all where that is wanted.
 */
feasible: boolean, 
/**
 * Whether every other set was looked at or ruled out.
 */
exact: boolean, 
/**
 * The tools looked at.
 */
tools: Array<SetMember>, 
/**
 * The capabilities to cover.
 */
required: Array<NodeRef>, 
/**
 * Those that the set does not cover.
 */
uncovered: Array<NodeRef>, 
/**
 * What the set costs a year.
 */
cost: number, 
/**
 * Currency of the cost.
 */
currency: string, 
/**
 * The share of the worth of all capabilities that the set covers, 0 to 1.
 */
worth: number, 
/**
 * Tools left out of the search, with why.
 */
left_out: Array<string>, };

/**
 * Which set of tools to look for.
 */
export type ToolSetsArgs = { 
/**
 * The evaluation: its capabilities to close, its candidates, rules and budget.
 */
evaluation: EvaluationId, 
/**
 * What is wanted.
 */
objective: SetObjective, 
/**
 * The least fit that covers a capability.
 */
fit: Fit, 
/**
 * Whether tools in use, which are paid for already, cover as well.
 */
with_in_use: boolean, };

/**
 * Where a tool stands in an evaluation.
 */
export type ToolStanding = { 
/**
 * The evaluation.
 */
evaluation: EvaluationId, 
/**
 * Its short name.
 */
code: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What became of the tool there, in words: “chosen”, “rank 2 of 5, 73.8”, “knocked out: …”.
 */
standing: string, };

/**
 * Where a tool stands in the ecosystem.
 */
export type ToolState = "in_use" | "candidate" | "chosen" | "rejected" | "retired";

/**
 * One tool with everything that hangs on it.
 */
export type ToolView = { 
/**
 * The tool as in the inventory.
 */
row: ToolRow, 
/**
 * Its vendor.
 */
vendor: Vendor | null, 
/**
 * Where it stands in evaluations.
 */
standings: Array<ToolStanding>, 
/**
 * Recommendations that name it.
 */
recommendations: Array<string>, };

/**
 * What taking in a file changed.
 */
export type ToolsImported = { 
/**
 * Tools added.
 */
added: number, 
/**
 * Tools changed.
 */
changed: number, 
/**
 * Tools that were there as the file has them.
 */
same: number, 
/**
 * What changed, a line each.
 */
changes: Array<string>, };

/**
 * What a file with tools would bring.
 */
export type ToolsPreview = { 
/**
 * The columns of a table; none for a landscape.
 */
columns: Array<PreviewColumn>, 
/**
 * The categories.
 */
categories: Array<PreviewCategory>, 
/**
 * The tools, in the order of the file, each once.
 */
tools: Array<PreviewTool>, 
/**
 * What was left out or put together, a line each.
 */
notes: Array<string>, 
/**
 * What is wrong, a line each; nothing can be taken in while there is something.
 */
problems: Array<string>, };

/**
 * A kind of fact that a mutation touched; the UI refetches what depends on it.
 */
export type Topic = "engagement" | "roles" | "people" | "models" | "rounds" | "ratings" | "targets" | "priorities" | "evidence" | "hurdles" | "recommendations" | "vendors" | "tools" | "evaluations" | "scores" | "weights" | "process" | "assignments" | "raci_rules" | "skills" | "workforce" | "architecture" | "policies";

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
 * A knock-out that nobody has settled: the tool is ranked, but cannot be chosen.
 */
export type UnknownKnockOut = { 
/**
 * The tool.
 */
tool: ToolId, 
/**
 * Its name.
 */
name: string, 
/**
 * The criterion with the knock-out.
 */
criterion: CriterionId, 
/**
 * What has to hold.
 */
statement: string, 
/**
 * What is known so far.
 */
reason: string, };

/**
 * Who makes, sells or supports a tool: a partner of the firm.
 */
export type Vendor = { 
/**
 * Names the vendor.
 */
id: VendorId, 
/**
 * Unique short name, such as “VE-02”.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its address on the web.
 */
website: string, 
/**
 * Who to talk to.
 */
contacts: Array<Contact>, 
/**
 * First day of the contract.
 */
contract_start: string | null, 
/**
 * Last day of the contract.
 */
contract_end: string | null, 
/**
 * Last day on which notice can be given, or the contract renews.
 */
notice_by: string | null, 
/**
 * Anything else.
 */
notes: string, };

/**
 * A vendor to remove; its tools stay.
 */
export type VendorArgs = { 
/**
 * The vendor.
 */
vendor: VendorId, };

/**
 * Names a vendor.
 */
export type VendorId = string;

/**
 * A vendor in the list.
 */
export type VendorView = { 
/**
 * The vendor.
 */
vendor: Vendor, 
/**
 * Its tools, by name.
 */
tools: Array<string>, 
/**
 * Days until notice has to be given; negative once it is too late, none without a day.
 */
notice_in_days: number | null, 
/**
 * Days until the contract ends; negative once it has ended, none without a day.
 */
ends_in_days: number | null, };

/**
 * What a knock-out says of a tool.
 */
export type Verdict = "pass" | "fail" | "unknown";

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
 * A waiver at a finding.
 */
export type Waived = { 
/**
 * The waiver.
 */
waiver: WaiverId, 
/**
 * Why.
 */
reason: string, 
/**
 * The day from which it no longer holds.
 */
expires: string, 
/**
 * Who granted it.
 */
by: string, 
/**
 * Whether it holds no longer, so that the finding counts again.
 */
expired: boolean, };

/**
 * Why findings of a rule do not count for a while.
 */
export type Waiver = { 
/**
 * Names the waiver.
 */
id: WaiverId, 
/**
 * The rule.
 */
rule: Rule, 
/**
 * The step it holds for; none for any.
 */
step: StepId | null, 
/**
 * The role it holds for; none for any.
 */
role: RoleId | null, 
/**
 * The person it holds for; none for any.
 */
person: PersonId | null, 
/**
 * Why; never empty.
 */
reason: string, 
/**
 * The day from which it no longer holds.
 */
expires: string, 
/**
 * Who granted it.
 */
by: string, };

/**
 * A waiver.
 */
export type WaiverArgs = { 
/**
 * The waiver.
 */
waiver: WaiverId, };

/**
 * Names a waiver of a finding.
 */
export type WaiverId = string;

/**
 * A waiver.
 */
export type WaiverView = { 
/**
 * The waiver.
 */
waiver: Waiver, 
/**
 * What it is about, as “6.3.1 Promote the same artefact, DO”.
 */
about: string, 
/**
 * Whether it holds no longer.
 */
expired: boolean, 
/**
 * How many findings it is about now.
 */
findings: number, };

/**
 * The judgements on the weights of siblings.
 */
export type WeightGroup = { 
/**
 * The group; none for the top.
 */
group: CriterionId | null, 
/**
 * The siblings, in their order.
 */
criteria: Array<CriterionId>, 
/**
 * Their weights as they stand, 0 to 1.
 */
weights: Array<number>, 
/**
 * What follows from each person's judgement.
 */
tables: Array<WeightTable>, 
/**
 * What combining them gives: their mean; none without a complete judgement.
 */
combined: WeightTable | null, };

/**
 * At which level of the criteria tree the robustness of a ranking is looked at.
 */
export type WeightLevel = "top" | "leaf";

/**
 * How the weights of an evaluation are elicited.
 */
export type WeightMethod = "direct" | "swing" | "rank" | "ahp" | "best_worst";

/**
 * A weight that moves.
 */
export type WeightMove = { 
/**
 * The criterion.
 */
criterion: CriterionId, 
/**
 * Its name.
 */
title: string, 
/**
 * Its weight now, 0 to 1.
 */
from: number, 
/**
 * Its weight at which the two tools tie.
 */
to: number, };

/**
 * What follows from one person's judgement, or from those of all.
 */
export type WeightTable = { 
/**
 * The person; none for the combination of all.
 */
person: PersonId | null, 
/**
 * The weight of each sibling, 0 to 1, in their order; empty while the judgement is not complete.
 */
weights: Array<number>, 
/**
 * AHP: the consistency ratio, up to 0.1 is usually accepted; best-worst: ξ, 0 is consistent. None for
 * other methods.
 */
consistency: number | null, 
/**
 * What to say about it, such as the pair that fits least; empty where there is nothing.
 */
remark: string, };

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

/**
 * Roles, and who fills them.
 */
export type WorkforceView = { 
/**
 * Roles, in the order of the columns.
 */
roles: Array<RoleRow>, 
/**
 * People, in their order.
 */
people: Array<PersonRow>, };

/**
 * How much time a person has; who is not named is one person with [`HOURS_PER_WEEK`].
 */
export type WorkingTime = { 
/**
 * Who.
 */
person: PersonId, 
/**
 * Whether the entry is a team rather than one person.
 */
team: boolean, 
/**
 * Hours a week; of a team, of all its members together.
 */
hours_per_week: number, };

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
  /** The architecture in a plateau: drawing, findings, differences. */
  architecture: { kind: "query"; args: ArchitectureArgs; result: ArchitectureView };
  /** One element with everything that hangs on it. */
  element: { kind: "query"; args: ElementArgs; result: ElementView };
  /** The gap matrix of two plateaus, and the way from one to the other. */
  gap_matrix: { kind: "query"; args: PlateausArgs; result: GapMatrixView };
  /** Policies, and how far they hold. */
  policies: { kind: "query"; args: PlateauArgs; result: PoliciesView };
  /** The rules of architectures, and the waivers. */
  architecture_rules: { kind: "query"; args: Empty; result: ArchitectureRulesView };
  /** Reference architectures that come with the program. */
  shipped_architectures: { kind: "query"; args: Empty; result: Array<ShippedArchitecture> };
  /** Tools that may fill a component's slot, chosen ones first. */
  slot_tools: { kind: "query"; args: SlotArgs; result: Array<SlotTool> };
  /** What importing an ArchiMate model would do. */
  preview_architecture: { kind: "query"; args: ArchitectureFile; result: ArchitecturePreview };
  /** Vendors, by name. */
  vendors: { kind: "query"; args: Empty; result: Array<VendorView> };
  /** The inventory of tools. */
  tools: { kind: "query"; args: Empty; result: Array<ToolRow> };
  /** One tool with everything that hangs on it. */
  tool: { kind: "query"; args: ToolArgs; result: ToolView };
  /** Tools of the catalog that comes with the program. */
  shipped_tools: { kind: "query"; args: Empty; result: Array<ShippedTool> };
  /** What importing a file with tools would do. */
  preview_tools: { kind: "query"; args: PreviewTools; result: ToolsPreview };
  /** Criteria frameworks that come with the program. */
  shipped_frameworks: { kind: "query"; args: Empty; result: Array<ShippedFramework> };
  /** Evaluations, in their order. */
  evaluations: { kind: "query"; args: Empty; result: Array<EvaluationSummary> };
  /** One evaluation: criteria, candidates, the score grid, weights, decision. */
  evaluation: { kind: "query"; args: EvaluationArgs; result: EvaluationView };
  /** An evaluation's criteria as a framework in YAML. */
  framework_yaml: { kind: "query"; args: EvaluationArgs; result: string };
  /** Some rows of the score grid. */
  score_rows: { kind: "query"; args: ScoreRowsArgs; result: ScoreRows };
  /** What follows from an evaluation; none while scores are hidden. */
  evaluation_results: { kind: "query"; args: ResultsArgs; result: Results | null };
  /** Values and ranks alone, for every frame while a weight is dragged. */
  evaluation_rank: { kind: "query"; args: RankArgs; result: LiveRanking };
  /** What taking in a table of scores would do. */
  preview_scores: { kind: "query"; args: ScoresFile; result: ScoresPreview };
  /** Two tools side by side. */
  compare_tools: { kind: "query"; args: CompareToolsArgs; result: ToolComparison };
  /** The set of tools that covers what an evaluation should close. */
  tool_sets: { kind: "query"; args: ToolSetsArgs; result: ToolSetView };
  /** A number of an evaluation as a tree of what it follows from; none where there is none. */
  explain_evaluation: { kind: "query"; args: ExplainEvaluationArgs; result: Explanation | null };
  /** The process tree. */
  process: { kind: "query"; args: Empty; result: ProcessView };
  /** One step with everything that hangs on it. */
  step: { kind: "query"; args: StepArgs; result: StepView };
  /** Life cycles that come with the program. */
  shipped_life_cycles: { kind: "query"; args: Empty; result: Array<ShippedLifeCycle> };
  /** The matrix: rows, columns, letters, roll-ups, findings. */
  raci: { kind: "query"; args: Empty; result: RaciView };
  /** Some rows of the matrix, with the steps above them and all columns. */
  raci_rows: { kind: "query"; args: RaciRowsArgs; result: RaciRows };
  /** What the rules find. */
  raci_findings: { kind: "query"; args: Empty; result: FindingsView };
  /** The rules, the scheme and the waivers. */
  raci_rules: { kind: "query"; args: Empty; result: RaciRulesView };
  /** What roles and people carry. */
  raci_load: { kind: "query"; args: Empty; result: Load };
  /** The process on one page. */
  raci_roll_up: { kind: "query"; args: Empty; result: RollUpView };
  /** What is lost if a role or a person leaves. */
  leaving: { kind: "query"; args: LeavingArgs; result: Leaving };
  /** The documents by role. */
  role_documents: { kind: "query"; args: RoleDocumentsArgs; result: Array<RoleDocument> };
  /** Roles with their profiles, and people with their time and skills. */
  workforce: { kind: "query"; args: Empty; result: WorkforceView };
  /** Skills, needs of roles, and what they say about capabilities. */
  skills: { kind: "query"; args: Empty; result: SkillsView };
  /** What importing a matrix or a BPMN model would do. */
  preview_raci: { kind: "query"; args: RaciSource; result: RaciPreview };
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
  /** Adds or changes a vendor. */
  save_vendor: { kind: "mutation"; args: SaveVendor; result: Changed<VendorId> };
  /** Removes a vendor; its tools stay, without one. */
  remove_vendor: { kind: "mutation"; args: VendorArgs; result: Changed<null> };
  /** Adds or changes a tool. */
  save_tool: { kind: "mutation"; args: SaveTool; result: Changed<ToolId> };
  /** Removes a tool with its scores; refused where a decision chose it. */
  remove_tool: { kind: "mutation"; args: ToolArgs; result: Changed<null> };
  /** Sets where tools stand. */
  set_tool_state: { kind: "mutation"; args: SetToolState; result: Changed<null> };
  /** Sets or clears what tools cover. */
  set_covers: { kind: "mutation"; args: SetCovers; result: Changed<null> };
  /** Takes in tools of the shipped catalog. */
  add_shipped_tools: { kind: "mutation"; args: AddShippedTools; result: Changed<Array<ToolId>> };
  /** Takes in tools of a file, or brings those that came from it before up to date. */
  import_tools: { kind: "mutation"; args: ImportTools; result: Changed<ToolsImported> };
  /** Adds an evaluation. */
  add_evaluation: { kind: "mutation"; args: AddEvaluation; result: Changed<EvaluationId> };
  /** Changes an evaluation's texts and settings. */
  edit_evaluation: { kind: "mutation"; args: EditEvaluation; result: Changed<null> };
  /** Removes an evaluation with its scores. */
  remove_evaluation: { kind: "mutation"; args: EvaluationArgs; result: Changed<null> };
  /** Adds a criterion. */
  add_criterion: { kind: "mutation"; args: AddCriterion; result: Changed<CriterionId> };
  /** Rewords or reweighs a criterion, or measures it otherwise. */
  edit_criterion: { kind: "mutation"; args: EditCriterion; result: Changed<null> };
  /** Moves a criterion with everything below it. */
  move_criterion: { kind: "mutation"; args: MoveCriterion; result: Changed<null> };
  /** Removes a criterion with everything below it and its scores. */
  remove_criterion: { kind: "mutation"; args: CriterionArgs; result: Changed<null> };
  /** Sets weights. */
  set_weights: { kind: "mutation"; args: SetWeights; result: Changed<null> };
  /** Keeps what a person says about the weights of siblings. */
  save_elicitation: { kind: "mutation"; args: SaveElicitation; result: Changed<null> };
  /** Removes a judgement. */
  remove_elicitation: { kind: "mutation"; args: RemoveElicitation; result: Changed<null> };
  /** Combines the judgements on siblings into their weights. */
  combine_weights: { kind: "mutation"; args: CombineWeights; result: Changed<null> };
  /** Locks the weights as agreed. */
  lock_weights: { kind: "mutation"; args: EvaluationArgs; result: Changed<null> };
  /** Lets the weights change again. */
  unlock_weights: { kind: "mutation"; args: EvaluationArgs; result: Changed<null> };
  /** Sets which tools are compared. */
  set_candidates: { kind: "mutation"; args: SetCandidates; result: Changed<null> };
  /** Sets who scores. */
  set_assessors: { kind: "mutation"; args: SetAssessors; result: Changed<null> };
  /** Takes in scores from a table. */
  import_scores: { kind: "mutation"; args: ScoresFile; result: Changed<ScoresPreview> };
  /** Sets or clears individual scores. */
  set_scores: { kind: "mutation"; args: SetScores; result: Changed<null> };
  /** Sets or takes back agreed scores. */
  set_agreed_scores: { kind: "mutation"; args: SetAgreedScores; result: Changed<null> };
  /** Sets or takes back verdicts on knock-outs. */
  set_knock_outs: { kind: "mutation"; args: SetKnockOuts; result: Changed<null> };
  /** Sets what has to hold of a set of tools. */
  save_set_rules: { kind: "mutation"; args: SaveSetRules; result: Changed<null> };
  /** Records what was decided, against the evaluation as it stands. */
  record_decision: { kind: "mutation"; args: RecordDecision; result: Changed<null> };
  /** Opens a decided evaluation again; the record stays to be written anew. */
  reopen_evaluation: { kind: "mutation"; args: EvaluationArgs; result: Changed<null> };
  /** Adds a life cycle that comes with the program, with its roles, letters and skills. */
  add_life_cycle: { kind: "mutation"; args: AddLifeCycle; result: Changed<null> };
  /** Adds a phase, sub-phase or task. */
  add_step: { kind: "mutation"; args: AddStep; result: Changed<StepId> };
  /** Changes what is said of a step. */
  edit_step: { kind: "mutation"; args: EditStep; result: Changed<null> };
  /** Moves a step with everything below it. */
  move_step: { kind: "mutation"; args: MoveStep; result: Changed<null> };
  /** Splits a step in two. */
  split_step: { kind: "mutation"; args: SplitStep; result: Changed<StepId> };
  /** Merges siblings into one. */
  merge_steps: { kind: "mutation"; args: MergeSteps; result: Changed<null> };
  /** Removes a step with everything below it and its letters. */
  remove_step: { kind: "mutation"; args: StepArgs; result: Changed<null> };
  /** Numbers all steps by their place. */
  renumber_steps: { kind: "mutation"; args: Empty; result: Changed<null> };
  /** Sets or clears cells of the matrix. */
  set_assignments: { kind: "mutation"; args: SetAssignments; result: Changed<null> };
  /** Sets letters, severities and thresholds. */
  set_raci_scheme: { kind: "mutation"; args: RaciScheme; result: Changed<null> };
  /** Grants or changes a waiver. */
  set_waiver: { kind: "mutation"; args: SetWaiver; result: Changed<WaiverId> };
  /** Takes back a waiver. */
  remove_waiver: { kind: "mutation"; args: WaiverArgs; result: Changed<null> };
  /** Puts a finding right. */
  apply_fix: { kind: "mutation"; args: ApplyFix; result: Changed<null> };
  /** Takes in a matrix or a BPMN model; answers what was understood. */
  import_raci: { kind: "mutation"; args: RaciSource; result: Changed<RaciPreview> };
  /** Sets what is known of a role beyond its name. */
  save_role_profile: { kind: "mutation"; args: SaveRoleProfile; result: Changed<null> };
  /** Sets the order of the columns. */
  order_roles: { kind: "mutation"; args: OrderRoles; result: Changed<null> };
  /** Adds or changes a skill. */
  save_skill: { kind: "mutation"; args: SaveSkill; result: Changed<SkillId> };
  /** Removes a skill, with what roles need of it and people have of it. */
  remove_skill: { kind: "mutation"; args: SkillArgs; result: Changed<null> };
  /** Sets the skills of a person. */
  set_person_skills: { kind: "mutation"; args: SetPersonSkills; result: Changed<null> };
  /** Sets who fills which role. */
  set_fillings: { kind: "mutation"; args: SetFillings; result: Changed<null> };
  /** Sets how much time a person or a team has. */
  set_working_time: { kind: "mutation"; args: SetWorkingTime; result: Changed<null> };
  /** Adds an element; answers which. */
  add_element: { kind: "mutation"; args: AddElement; result: Changed<Element> };
  /** Changes an element. */
  save_element: { kind: "mutation"; args: SaveElement; result: Changed<null> };
  /** Removes elements, with what cannot be without them. */
  remove_elements: { kind: "mutation"; args: ElementsArgs; result: Changed<null> };
  /** Pins components and gates to their places, or lets the layout place them. */
  pin_elements: { kind: "mutation"; args: PinElements; result: Changed<null> };
  /** Moves an element in its list. */
  move_element: { kind: "mutation"; args: MoveElement; result: Changed<null> };
  /** Sets title, promotion and severities. */
  set_architecture_scheme: { kind: "mutation"; args: SetArchitectureScheme; result: Changed<null> };
  /** Grants or changes a waiver of a finding. */
  set_architecture_waiver: { kind: "mutation"; args: SetArchitectureWaiver; result: Changed<WaiverId> };
  /** Takes back a waiver of a finding. */
  remove_architecture_waiver: { kind: "mutation"; args: WaiverArgs; result: Changed<null> };
  /** Adds a policy. */
  add_policy: { kind: "mutation"; args: AddPolicy; result: Changed<PolicyId> };
  /** Changes a policy and its controls. */
  save_policy: { kind: "mutation"; args: Policy; result: Changed<null> };
  /** Removes a policy with its controls. */
  remove_policy: { kind: "mutation"; args: PolicyArgs; result: Changed<null> };
  /** Takes over a reference architecture. */
  add_reference: { kind: "mutation"; args: AddReference; result: Changed<null> };
  /** Takes in an ArchiMate model in place of the architecture that stands. */
  import_architecture: { kind: "mutation"; args: ArchitectureFile; result: Changed<ArchitecturePreview> };
}
