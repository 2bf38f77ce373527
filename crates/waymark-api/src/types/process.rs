//! Arguments and answers of the process, RACI and workforce commands.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::engagement::{Person, Role};
use waymark_domain::gap::NodeRef;
use waymark_domain::id::{CapabilityId, PersonId, RoleId, SkillId, StepId, ToolId, WaiverId};
use waymark_domain::process::{
    Duty, Frequency, Letters, RaciScheme, RuleSeverity, Step, StepDocument, StepKind, StepMove,
    Waiver,
};
use waymark_domain::raci::{
    CapabilitySkills, CellChange, Example, Finding, Leaver, LetterCounts, PersonLoad, RoleSkills,
    Rule, RuleScope, SkillGap, StepRollUp,
};
use waymark_domain::words::Stage;
use waymark_domain::workforce::{Filling, PersonSkill, RoleProfile, Skill, SkillNeed, WorkingTime};

args! {
    /// A step.
    StepArgs {
        /// The step.
        step: StepId,
    }
    /// A new step; its rank follows from the one above.
    AddStep {
        /// The step above; none for a phase.
        parent: Option<StepId>,
        /// Place among its siblings from 0; beyond the end means last.
        position: u32,
        /// Unique code; empty lets the process number it.
        code: String,
        /// What is done.
        title: String,
    }
    /// A step in new words. Its place stays.
    EditStep {
        /// The step.
        id: StepId,
        /// Unique code.
        code: String,
        /// What is done.
        title: String,
        /// Stage of the life cycle.
        stage: Option<Stage>,
        /// What it takes to do it.
        description: String,
        /// What goes in.
        inputs: Vec<String>,
        /// What comes out.
        outputs: Vec<String>,
        /// Supporting documents.
        documents: Vec<StepDocument>,
        /// Whether the task is a gate.
        gate: bool,
        /// What the gate is called.
        gate_name: String,
        /// Whether the task builds or validates.
        duty: Option<Duty>,
        /// How often it is done.
        frequency: Option<Frequency>,
        /// Hours that one occurrence takes.
        effort_hours: Option<f64>,
        /// Counterparts in published frameworks.
        references: Vec<String>,
        /// The capabilities that it exercises.
        capabilities: Vec<CapabilityId>,
        /// The tools that it is done with.
        tools: Vec<ToolId>,
    }
    /// A step to move, with everything below it.
    MoveStep {
        /// The step.
        id: StepId,
        /// Where to.
        to: StepMove,
    }
    /// A step to split in two.
    SplitStep {
        /// The step; it keeps its name and the first half.
        id: StepId,
        /// What the second half is called.
        title: String,
        /// For a phase or sub-phase: the first of the steps below it that goes to the second half.
        from: Option<StepId>,
    }
    /// Siblings to merge.
    MergeSteps {
        /// The step that stays.
        into: StepId,
        /// The steps that become part of it.
        steps: Vec<StepId>,
    }
    /// A life cycle to add.
    AddLifeCycle {
        /// Its name, as `shipped_life_cycles` gives it.
        name: String,
        /// What its roles are here; a role that is not named is matched by code, then by name, else added.
        roles: Vec<RoleChoice>,
        /// Whether the process as it stands is replaced; else the life cycle follows it.
        replace: bool,
    }
    /// A role of a document, and what it is here.
    RoleChoice {
        /// The role's code or heading in the document.
        heading: String,
        /// The role here; none adds it.
        role: Option<RoleId>,
    }
    /// Cells of the matrix, all or nothing.
    SetAssignments {
        /// The cells.
        changes: Vec<CellChange>,
    }
    /// Some rows of the matrix.
    RaciRowsArgs {
        /// The tasks; the steps above them come along.
        steps: Vec<StepId>,
    }
    /// A waiver, new where it has no id.
    SetWaiver {
        /// The waiver; none adds one.
        id: Option<WaiverId>,
        /// The rule.
        rule: Rule,
        /// The step it holds for; none for any.
        step: Option<StepId>,
        /// The role it holds for; none for any.
        role: Option<RoleId>,
        /// The person it holds for; none for any.
        person: Option<PersonId>,
        /// Why.
        reason: String,
        /// The day from which it no longer holds.
        #[ts(type = "string")]
        expires: NaiveDate,
    }
    /// A waiver.
    WaiverArgs {
        /// The waiver.
        waiver: WaiverId,
    }
    /// A finding to put right.
    ApplyFix {
        /// The rule.
        rule: Rule,
        /// The finding's task.
        step: Option<StepId>,
        /// The finding's role.
        role: Option<RoleId>,
        /// Which of its choices, from 0; none for its one fix.
        choice: Option<u32>,
    }
    /// Who would leave.
    LeavingArgs {
        /// The role or the person.
        leaver: Leaver,
    }
    /// Whose documents.
    RoleDocumentsArgs {
        /// The roles; none for all.
        roles: Vec<RoleId>,
    }
    /// What is known of a role beyond its name and mandate.
    SaveRoleProfile {
        /// The role.
        role: RoleId,
        /// What published role lists call it.
        catalog: Vec<String>,
        /// Whether it validates, independently, what others build.
        validator: bool,
        /// The skills it needs.
        needs: Vec<SkillNeed>,
    }
    /// The order of the columns.
    OrderRoles {
        /// Roles in their order; those not named follow.
        roles: Vec<RoleId>,
    }
    /// A skill, new where it has no id.
    SaveSkill {
        /// The skill; none adds one.
        id: Option<SkillId>,
        /// Unique short name; empty lets the list number it.
        code: String,
        /// What one can do who has it.
        title: String,
        /// What belongs to it.
        description: String,
        /// Descriptors of the levels 0 to 4; empty, or exactly five.
        levels: Vec<String>,
        /// The capability of the people pillar that it feeds.
        capability: Option<CapabilityId>,
    }
    /// A skill to remove.
    SkillArgs {
        /// The skill.
        skill: SkillId,
    }
    /// The skills of a person, in place of those before.
    SetPersonSkills {
        /// Who.
        person: PersonId,
        /// Their skills.
        skills: Vec<SkillLevel>,
    }
    /// How well somebody has a skill.
    SkillLevel {
        /// The skill.
        skill: SkillId,
        /// The level, 0 to 4.
        level: u8,
        /// The day of the assessment.
        #[ts(type = "string | null")]
        as_of: Option<NaiveDate>,
    }
    /// Who fills which role.
    SetFillings {
        /// The changes, all or nothing.
        changes: Vec<FillingChange>,
    }
    /// Somebody in a role.
    FillingChange {
        /// The role.
        role: RoleId,
        /// Who.
        person: PersonId,
        /// Share of their time, 0 to 1; none takes them off the role.
        share: Option<f64>,
    }
    /// How much time a person, or a team, has.
    SetWorkingTime {
        /// Who.
        person: PersonId,
        /// Whether the entry is a team.
        team: bool,
        /// Hours a week; of a team, of all its members together.
        hours_per_week: f64,
    }
    /// A document with a process: a matrix (CSV, XLSX) or a model (BPMN).
    RaciSource {
        /// The file's name; its ending tells the format.
        name: String,
        /// The text of a CSV or BPMN file.
        text: Option<String>,
        /// The bytes of a workbook in base 64.
        base64: Option<String>,
        /// What its roles are here; a role that is not named is what the preview proposes.
        roles: Vec<RoleChoice>,
        /// Whether the process as it stands is replaced; else the document's steps follow it.
        replace: bool,
    }
}

views! {
    /// The process tree.
    ProcessView {
        /// Steps depth first.
        rows: Vec<ProcessRow>,
        /// How much there is.
        summary: ProcessSummary,
    }
    /// A step of the tree.
    ProcessRow {
        /// The step.
        step: Step,
        /// How many tasks are below it; 1 for a task.
        tasks: u32,
        /// Hours a year of the timed tasks at and below it.
        hours_per_year: f64,
        /// How many of the tasks are timed.
        timed: u32,
        /// Names of the gates at and below it.
        gates: Vec<String>,
        /// How many of the tasks have letters; while they do, they stay tasks.
        lettered: u32,
    }
    /// How much there is.
    ProcessSummary {
        /// Phases.
        phases: u32,
        /// Sub-phases.
        sub_phases: u32,
        /// Tasks.
        tasks: u32,
        /// Tasks that are gates.
        gates: u32,
        /// Tasks with effort and frequency.
        timed: u32,
        /// What to see, in a sentence.
        sentence: String,
    }
    /// One step with everything that hangs on it.
    StepView {
        /// The step.
        step: Step,
        /// Names of the steps above, the phase first.
        path: Vec<String>,
        /// Roles with letters in it, in the order of the columns.
        cells: Vec<StepCell>,
        /// What rolls up to it; none for a task.
        roll_up: Option<StepRollUp>,
        /// What the rules find in it, and for a phase or sub-phase in all below it.
        findings: Vec<Finding>,
        /// The capabilities that it exercises.
        capabilities: Vec<NodeRef>,
        /// The tools that it is done with.
        tools: Vec<ToolRef>,
        /// Hours a year; none where effort or frequency is not known.
        hours_per_year: Option<f64>,
    }
    /// A tool by name.
    ToolRef {
        /// The tool.
        id: ToolId,
        /// Its short name.
        code: String,
        /// Its name.
        name: String,
    }
    /// A role in a task.
    StepCell {
        /// The role.
        role: RoleId,
        /// Its short name.
        code: String,
        /// Its name.
        title: String,
        /// Its letters.
        letters: Letters,
    }
    /// A life cycle that comes with the program.
    ShippedLifeCycle {
        /// Its name, for `add_life_cycle`.
        name: String,
        /// Its title.
        title: String,
        /// Edition of the content.
        edition: String,
        /// What it is for.
        purpose: String,
        /// Where it comes from.
        source: String,
        /// Phases.
        phases: u32,
        /// Sub-phases.
        sub_phases: u32,
        /// Tasks.
        tasks: u32,
        /// Its roles, with what they would be here.
        roles: Vec<ImportedRole>,
    }
    /// The matrix.
    RaciView {
        /// Letters, severities, thresholds.
        scheme: RaciScheme,
        /// Roles, in the order of the columns.
        columns: Vec<RaciColumn>,
        /// Steps depth first.
        rows: Vec<RaciRow>,
        /// What the rules find about people.
        people: Vec<Finding>,
        /// Where the matrix stands.
        summary: RaciSummary,
    }
    /// Some rows of the matrix, and all that a change in them can have moved.
    RaciRows {
        /// The rows asked for, and those above them.
        rows: Vec<RaciRow>,
        /// Roles, in the order of the columns.
        columns: Vec<RaciColumn>,
        /// What the rules find about people.
        people: Vec<Finding>,
        /// Where the matrix stands.
        summary: RaciSummary,
    }
    /// A role as a column.
    RaciColumn {
        /// The role.
        role: Role,
        /// Its letters over all tasks.
        counts: LetterCounts,
        /// Its share of all A and R, 0 to 1.
        share: f64,
        /// Whether it validates, independently, what others build.
        validator: bool,
        /// How many people and teams fill it.
        filled_by: u32,
        /// What the rules find in the column.
        findings: Vec<Finding>,
    }
    /// A step as a row.
    RaciRow {
        /// The step.
        step: StepId,
        /// The step above.
        parent: Option<StepId>,
        /// Its rank.
        kind: StepKind,
        /// Its short name.
        code: String,
        /// What is done.
        title: String,
        /// Whether it is a gate.
        gate: bool,
        /// What the gate is called.
        gate_name: String,
        /// Letters, one a column; empty texts where there are none. Empty for phases and sub-phases.
        cells: Vec<Letters>,
        /// What rolls up; none for a task.
        roll_up: Option<StepRollUp>,
        /// What the rules find in the row of a task.
        findings: Vec<Finding>,
        /// Errors that count, at and below the step.
        errors: u32,
        /// Warnings that count, at and below the step.
        warnings: u32,
        /// Findings that are waived, at and below the step.
        waived: u32,
    }
    /// Where the matrix stands.
    RaciSummary {
        /// Tasks.
        tasks: u32,
        /// Roles with any letter.
        roles: u32,
        /// Errors that count.
        errors: u32,
        /// Warnings that count.
        warnings: u32,
        /// Findings that are waived.
        waived: u32,
        /// What to see, in a sentence.
        sentence: String,
    }
    /// What the rules find.
    FindingsView {
        /// Row by row, then column by column, then person by person.
        findings: Vec<Finding>,
        /// Where the matrix stands.
        summary: RaciSummary,
    }
    /// The rules as they hold here.
    RaciRulesView {
        /// Letters, severities, thresholds.
        scheme: RaciScheme,
        /// Rules, in their order.
        rules: Vec<RuleView>,
        /// Waivers, in the order in which they were granted.
        waivers: Vec<WaiverView>,
    }
    /// A rule.
    RuleView {
        /// The rule.
        rule: Rule,
        /// What it asks for.
        title: String,
        /// Where what it finds is shown.
        scope: RuleScope,
        /// Its severity where a scheme says nothing else.
        default: RuleSeverity,
        /// Its severity here.
        severity: RuleSeverity,
        /// Why it matters.
        why: String,
        /// What puts it right.
        fix: String,
        /// How much it finds now, waived or not.
        found: u32,
        /// An example in which it finds something.
        wrong: Example,
        /// The same, put right.
        right: Example,
    }
    /// A waiver.
    WaiverView {
        /// The waiver.
        waiver: Waiver,
        /// What it is about, as “6.3.1 Promote the same artefact, DO”.
        about: String,
        /// Whether it holds no longer.
        expired: bool,
        /// How many findings it is about now.
        findings: u32,
    }
    /// The process on one page.
    RollUpView {
        /// Roles with any letter, in the order of the columns.
        roles: Vec<Role>,
        /// Phases and sub-phases, depth first.
        rows: Vec<StepRollUp>,
        /// How the roll-up comes about, in a sentence.
        rule: String,
    }
    /// Roles, and who fills them.
    WorkforceView {
        /// Roles, in the order of the columns.
        roles: Vec<RoleRow>,
        /// People, in their order.
        people: Vec<PersonRow>,
    }
    /// A role with all that is known of it.
    RoleRow {
        /// The role.
        role: Role,
        /// What published role lists call it.
        catalog: Vec<String>,
        /// Whether it validates, independently, what others build.
        validator: bool,
        /// Its letters over all tasks.
        counts: LetterCounts,
        /// Hours a week that its R take, over the tasks that are timed.
        hours_per_week: f64,
        /// Hours a week that the people who fill it mean to give to it.
        capacity: f64,
        /// Who fills it.
        fillings: Vec<FillingRow>,
        /// The skills it needs, against who fills it.
        needs: Vec<SkillGap>,
    }
    /// Somebody in a role.
    FillingRow {
        /// Who.
        person: PersonId,
        /// Their short name.
        code: String,
        /// Their name.
        name: String,
        /// Whether it is a team.
        team: bool,
        /// Share of their time, 0 to 1.
        share: f64,
    }
    /// A person with their time, roles and skills.
    PersonRow {
        /// The person.
        person: Person,
        /// How much time they have.
        time: WorkingTime,
        /// The roles that they fill.
        fillings: Vec<Filling>,
        /// Their skills.
        skills: Vec<PersonSkill>,
        /// What they carry; none where they fill no role.
        load: Option<PersonLoad>,
    }
    /// Skills, and what is missing.
    SkillsView {
        /// Skills, in their order.
        skills: Vec<SkillRow>,
        /// Needs of roles, against who fills them.
        roles: Vec<RoleSkills>,
        /// What skills say about capabilities of the people pillar.
        capabilities: Vec<CapabilitySkills>,
    }
    /// A skill.
    SkillRow {
        /// The skill.
        skill: Skill,
        /// The capability that it feeds.
        capability: Option<NodeRef>,
        /// How many roles need it.
        needed_by: u32,
        /// How many people have been assessed.
        assessed: u32,
    }
    /// What importing a process would do.
    RaciPreview {
        /// What the document is: “matrix”, “workbook” or “BPMN”.
        format: String,
        /// Its roles, with what they would be here.
        roles: Vec<ImportedRole>,
        /// Phases.
        phases: u32,
        /// Sub-phases.
        sub_phases: u32,
        /// Tasks.
        tasks: u32,
        /// Cells with letters.
        letters: u32,
        /// The first rows, as they would stand here.
        rows: Vec<PreviewRow>,
        /// Errors that the rules would find.
        errors: u32,
        /// What was read otherwise than it stands.
        understood: Vec<String>,
        /// What was left out.
        left_out: Vec<String>,
        /// What is wrong; nothing can be imported while there is any.
        problems: Vec<String>,
    }
    /// A role of a document.
    ImportedRole {
        /// How the document calls it.
        heading: String,
        /// Its short name, as it would be added.
        code: String,
        /// Its name, as it would be added.
        title: String,
        /// The role that it is taken for; none where it would be added.
        role: Option<RoleId>,
        /// Why it is taken for that.
        why: String,
    }
    /// A row of a preview.
    PreviewRow {
        /// Its rank.
        kind: StepKind,
        /// Its short name.
        code: String,
        /// What is done.
        title: String,
        /// Whether it is a gate.
        gate: bool,
        /// Letters, one a role of the preview.
        cells: Vec<Letters>,
    }
}

impl SaveRoleProfile {
    pub(crate) fn profile(self) -> RoleProfile {
        RoleProfile {
            role: self.role,
            catalog: self.catalog,
            validator: self.validator,
            needs: self.needs,
        }
    }
}
