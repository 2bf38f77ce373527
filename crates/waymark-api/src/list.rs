//! The one list of commands: dispatch, the TypeScript types and the bridge of the tests all come from it.

/// Calls `$then!` with every command: its documentation, kind, name, arguments and answer.
///
/// A `query` answers from the facts; a `mutation` changes them and answers
/// [`Changed`](crate::types::Changed) with the topics it touched.
macro_rules! for_each_command {
    ($then:ident) => {
        $then! {
            /// The open file, and what undo and redo would do.
            query document(Empty) -> DocumentView;
            /// What stands on the cover.
            query engagement(Empty) -> Engagement;
            /// Roles and people.
            query people(Empty) -> PeopleView;
            /// Capability models.
            query models(Empty) -> Vec<ModelSummary>;
            /// Models that come with the program.
            query shipped_models(Empty) -> Vec<ShippedModel>;
            /// A model in its editor.
            query model(ModelArgs) -> ModelView;
            /// A model as YAML.
            query model_yaml(ModelArgs) -> String;
            /// Rounds by date.
            query rounds(Empty) -> Vec<RoundSummary>;
            /// The rating grid of a round.
            query rating_grid(RoundArgs) -> RatingGrid;
            /// Some rows of the rating grid, with the nodes above them.
            query rating_rows(RatingRowsArgs) -> RatingRows;
            /// Leaves that wait for discussion, widest spread first.
            query discuss_queue(RoundArgs) -> Vec<DiscussItem>;
            /// One capability with everything that hangs on it.
            query capability(CapabilityArgs) -> CapabilityView;
            /// Leaves by weighted gap.
            query gap_board(GapBoardArgs) -> GapBoard;
            /// Where the engagement stands.
            query overview(AgainstArgs) -> OverviewView;
            /// Radar, histogram and trend.
            query pictures(AgainstArgs) -> PicturesView;
            /// Two rounds side by side.
            query compare(CompareArgs) -> Comparison;
            /// A number as a tree of what it follows from; none where the capability is retired.
            query explain(ExplainArgs) -> Option<Explanation>;
            /// The evidence register.
            query evidence(Empty) -> Vec<EvidenceView>;
            /// Hurdles, gravest first.
            query hurdles(RoundArgs) -> Vec<HurdleView>;
            /// Recommendations by the weighted gap that they address.
            query recommendations(RoundArgs) -> Vec<RecommendationView>;
            /// What removing an item would touch.
            query touches(TouchesArgs) -> TouchesView;
            /// Items by words in their code or name.
            query search(SearchArgs) -> Vec<SearchHit>;
            /// The journal, latest first.
            query history(HistoryArgs) -> Vec<HistoryEntry>;
            /// What importing answers would do.
            query preview_answers(AnswersArgs) -> AnswersPreview;

            // The architecture and its policies.
            /// The architecture in a plateau: drawing, findings, differences.
            query architecture(ArchitectureArgs) -> ArchitectureView;
            /// One element with everything that hangs on it.
            query element(ElementArgs) -> ElementView;
            /// The gap matrix of two plateaus, and the way from one to the other.
            query gap_matrix(PlateausArgs) -> GapMatrixView;
            /// Policies, and how far they hold.
            query policies(PlateauArgs) -> PoliciesView;
            /// The rules of architectures, and the waivers.
            query architecture_rules(Empty) -> ArchitectureRulesView;
            /// Reference architectures that come with the program.
            query shipped_architectures(Empty) -> Vec<ShippedArchitecture>;
            /// Tools that may fill a component's slot, chosen ones first.
            query slot_tools(SlotArgs) -> Vec<SlotTool>;
            /// What importing an ArchiMate model would do.
            query preview_architecture(ArchitectureFile) -> ArchitecturePreview;

            // Ecosystem.
            /// Vendors, by name.
            query vendors(Empty) -> Vec<VendorView>;
            /// The inventory of tools.
            query tools(Empty) -> Vec<ToolRow>;
            /// One tool with everything that hangs on it.
            query tool(ToolArgs) -> ToolView;
            /// Tools of the catalog that comes with the program.
            query shipped_tools(Empty) -> Vec<ShippedTool>;
            /// What importing a file with tools would do.
            query preview_tools(PreviewTools) -> ToolsPreview;
            // Evaluations.
            /// Criteria frameworks that come with the program.
            query shipped_frameworks(Empty) -> Vec<ShippedFramework>;
            /// Evaluations, in their order.
            query evaluations(Empty) -> Vec<EvaluationSummary>;
            /// One evaluation: criteria, candidates, the score grid, weights, decision.
            query evaluation(EvaluationArgs) -> EvaluationView;
            /// An evaluation's criteria as a framework in YAML.
            query framework_yaml(EvaluationArgs) -> String;
            /// Some rows of the score grid.
            query score_rows(ScoreRowsArgs) -> ScoreRows;
            /// What follows from an evaluation; none while scores are hidden.
            query evaluation_results(ResultsArgs) -> Option<Results>;
            /// Values and ranks alone, for every frame while a weight is dragged.
            query evaluation_rank(RankArgs) -> LiveRanking;
            /// What taking in a table of scores would do.
            query preview_scores(ScoresFile) -> ScoresPreview;
            /// Two tools side by side.
            query compare_tools(CompareToolsArgs) -> ToolComparison;
            /// The set of tools that covers what an evaluation should close.
            query tool_sets(ToolSetsArgs) -> ToolSetView;
            /// A number of an evaluation as a tree of what it follows from; none where there is none.
            query explain_evaluation(ExplainEvaluationArgs) -> Option<Explanation>;
            // The process and its RACI.
            /// The process tree.
            query process(Empty) -> ProcessView;
            /// One step with everything that hangs on it.
            query step(StepArgs) -> StepView;
            /// Life cycles that come with the program.
            query shipped_life_cycles(Empty) -> Vec<ShippedLifeCycle>;
            /// The matrix: rows, columns, letters, roll-ups, findings.
            query raci(Empty) -> RaciView;
            /// Some rows of the matrix, with the steps above them and all columns.
            query raci_rows(RaciRowsArgs) -> RaciRows;
            /// What the rules find.
            query raci_findings(Empty) -> FindingsView;
            /// The rules, the scheme and the waivers.
            query raci_rules(Empty) -> RaciRulesView;
            /// What roles and people carry.
            query raci_load(Empty) -> Load;
            /// The process on one page.
            query raci_roll_up(Empty) -> RollUpView;
            /// What is lost if a role or a person leaves.
            query leaving(LeavingArgs) -> Leaving;
            /// The documents by role.
            query role_documents(RoleDocumentsArgs) -> Vec<RoleDocument>;
            /// Roles with their profiles, and people with their time and skills.
            query workforce(Empty) -> WorkforceView;
            /// Skills, needs of roles, and what they say about capabilities.
            query skills(Empty) -> SkillsView;
            /// What importing a matrix or a BPMN model would do.
            query preview_raci(RaciSource) -> RaciPreview;

            /// Takes back the latest change that stands.
            mutation undo(Empty) -> Option<String>;
            /// Does again what was last undone.
            mutation redo(Empty) -> Option<String>;
            /// Changes what stands on the cover.
            mutation set_engagement(Engagement) -> ();
            /// Adds or changes a role.
            mutation save_role(SaveRole) -> RoleId;
            /// Removes a role that nobody has and nothing names.
            mutation remove_role(RoleArgs) -> ();
            /// Adds or changes a person.
            mutation save_person(SavePerson) -> PersonId;
            /// Removes a person with their ratings in open rounds; refused where a locked round holds some.
            mutation remove_person(PersonArgs) -> ();
            /// Adds a model that comes with the program.
            mutation add_model(AddModel) -> ModelId;
            /// Adds a model from YAML, or replaces the one of the same code, matching capabilities by code.
            mutation import_model(ImportModel) -> ModelId;
            /// Changes a model's root: title, scales, bands.
            mutation edit_model(EditModel) -> ();
            /// Removes a model that no round rates.
            mutation remove_model(ModelArgs) -> ();
            /// Adds a capability.
            mutation add_capability(AddCapability) -> CapabilityId;
            /// Rewords, reweighs or re-scales a capability.
            mutation edit_capability(EditCapability) -> ();
            /// Moves a capability with everything below it.
            mutation move_capability(MoveCapability) -> ();
            /// Retires a capability or brings it back.
            mutation retire_capability(RetireCapability) -> ();
            /// Removes a capability that has never been rated in a locked round.
            mutation remove_capability(RemoveCapability) -> ();
            /// Adds a round.
            mutation add_round(AddRound) -> RoundId;
            /// Changes a round's name and day.
            mutation edit_round(EditRound) -> ();
            /// Locks a round as a baseline, with its model as it stands.
            mutation lock_round(RoundArgs) -> ();
            /// Removes an open round with its ratings.
            mutation remove_round(RoundArgs) -> ();
            /// Sets who rates in a round.
            mutation set_participants(SetParticipants) -> ();
            /// Sets or clears individual ratings.
            mutation set_ratings(SetRatings) -> ();
            /// Sets or takes back an agreed rating.
            mutation set_agreed(SetAgreed) -> ();
            /// Sets or clears targets.
            mutation set_targets(SetTargets) -> ();
            /// Sets or clears priorities.
            mutation set_priorities(SetPriorities) -> ();
            /// Sets how priorities are elicited.
            mutation set_priority_method(SetPriorityMethod) -> ();
            /// Takes answers in from CSV; people who are new are added.
            mutation import_answers(AnswersArgs) -> AnswersPreview;
            /// Adds or changes an entry of the evidence register.
            mutation save_evidence(SaveEvidence) -> EvidenceId;
            /// Removes an entry of the evidence register.
            mutation remove_evidence(EvidenceArgs) -> ();
            /// Adds or changes a hurdle.
            mutation save_hurdle(SaveHurdle) -> HurdleId;
            /// Removes a hurdle.
            mutation remove_hurdle(HurdleArgs) -> ();
            /// Adds or changes a recommendation.
            mutation save_recommendation(SaveRecommendation) -> RecommendationId;
            /// Removes a recommendation.
            mutation remove_recommendation(RecommendationArgs) -> ();

            // Ecosystem.
            /// Adds or changes a vendor.
            mutation save_vendor(SaveVendor) -> VendorId;
            /// Removes a vendor; its tools stay, without one.
            mutation remove_vendor(VendorArgs) -> ();
            /// Adds or changes a tool.
            mutation save_tool(SaveTool) -> ToolId;
            /// Removes a tool with its scores; refused where a decision chose it.
            mutation remove_tool(ToolArgs) -> ();
            /// Sets where tools stand.
            mutation set_tool_state(SetToolState) -> ();
            /// Sets or clears what tools cover.
            mutation set_covers(SetCovers) -> ();
            /// Takes in tools of the shipped catalog.
            mutation add_shipped_tools(AddShippedTools) -> Vec<ToolId>;
            /// Takes in tools of a file, or brings those that came from it before up to date.
            mutation import_tools(ImportTools) -> ToolsImported;
            // Evaluations.
            /// Adds an evaluation.
            mutation add_evaluation(AddEvaluation) -> EvaluationId;
            /// Changes an evaluation's texts and settings.
            mutation edit_evaluation(EditEvaluation) -> ();
            /// Removes an evaluation with its scores.
            mutation remove_evaluation(EvaluationArgs) -> ();
            /// Adds a criterion.
            mutation add_criterion(AddCriterion) -> CriterionId;
            /// Rewords or reweighs a criterion, or measures it otherwise.
            mutation edit_criterion(EditCriterion) -> ();
            /// Moves a criterion with everything below it.
            mutation move_criterion(MoveCriterion) -> ();
            /// Removes a criterion with everything below it and its scores.
            mutation remove_criterion(CriterionArgs) -> ();
            /// Sets weights.
            mutation set_weights(SetWeights) -> ();
            /// Keeps what a person says about the weights of siblings.
            mutation save_elicitation(SaveElicitation) -> ();
            /// Removes a judgement.
            mutation remove_elicitation(RemoveElicitation) -> ();
            /// Combines the judgements on siblings into their weights.
            mutation combine_weights(CombineWeights) -> ();
            /// Locks the weights as agreed.
            mutation lock_weights(EvaluationArgs) -> ();
            /// Lets the weights change again.
            mutation unlock_weights(EvaluationArgs) -> ();
            /// Sets which tools are compared.
            mutation set_candidates(SetCandidates) -> ();
            /// Sets who scores.
            mutation set_assessors(SetAssessors) -> ();
            /// Takes in scores from a table.
            mutation import_scores(ScoresFile) -> ScoresPreview;
            /// Sets or clears individual scores.
            mutation set_scores(SetScores) -> ();
            /// Sets or takes back agreed scores.
            mutation set_agreed_scores(SetAgreedScores) -> ();
            /// Sets or takes back verdicts on knock-outs.
            mutation set_knock_outs(SetKnockOuts) -> ();
            /// Sets what has to hold of a set of tools.
            mutation save_set_rules(SaveSetRules) -> ();
            /// Records what was decided, against the evaluation as it stands.
            mutation record_decision(RecordDecision) -> ();
            /// Opens a decided evaluation again; the record stays to be written anew.
            mutation reopen_evaluation(EvaluationArgs) -> ();
            // The process and its RACI.
            /// Adds a life cycle that comes with the program, with its roles, letters and skills.
            mutation add_life_cycle(AddLifeCycle) -> ();
            /// Adds a phase, sub-phase or task.
            mutation add_step(AddStep) -> StepId;
            /// Changes what is said of a step.
            mutation edit_step(EditStep) -> ();
            /// Moves a step with everything below it.
            mutation move_step(MoveStep) -> ();
            /// Splits a step in two.
            mutation split_step(SplitStep) -> StepId;
            /// Merges siblings into one.
            mutation merge_steps(MergeSteps) -> ();
            /// Removes a step with everything below it and its letters.
            mutation remove_step(StepArgs) -> ();
            /// Numbers all steps by their place.
            mutation renumber_steps(Empty) -> ();
            /// Sets or clears cells of the matrix.
            mutation set_assignments(SetAssignments) -> ();
            /// Sets letters, severities and thresholds.
            mutation set_raci_scheme(RaciScheme) -> ();
            /// Grants or changes a waiver.
            mutation set_waiver(SetWaiver) -> WaiverId;
            /// Takes back a waiver.
            mutation remove_waiver(WaiverArgs) -> ();
            /// Puts a finding right.
            mutation apply_fix(ApplyFix) -> ();
            /// Takes in a matrix or a BPMN model; answers what was understood.
            mutation import_raci(RaciSource) -> RaciPreview;
            /// Sets what is known of a role beyond its name.
            mutation save_role_profile(SaveRoleProfile) -> ();
            /// Sets the order of the columns.
            mutation order_roles(OrderRoles) -> ();
            /// Adds or changes a skill.
            mutation save_skill(SaveSkill) -> SkillId;
            /// Removes a skill, with what roles need of it and people have of it.
            mutation remove_skill(SkillArgs) -> ();
            /// Sets the skills of a person.
            mutation set_person_skills(SetPersonSkills) -> ();
            /// Sets who fills which role.
            mutation set_fillings(SetFillings) -> ();
            /// Sets how much time a person or a team has.
            mutation set_working_time(SetWorkingTime) -> ();
            // The architecture and its policies.
            /// Adds an element; answers which.
            mutation add_element(AddElement) -> Element;
            /// Changes an element.
            mutation save_element(SaveElement) -> ();
            /// Removes elements, with what cannot be without them.
            mutation remove_elements(ElementsArgs) -> ();
            /// Pins components and gates to their places, or lets the layout place them.
            mutation pin_elements(PinElements) -> ();
            /// Moves an element in its list.
            mutation move_element(MoveElement) -> ();
            /// Sets title, promotion and severities.
            mutation set_architecture_scheme(SetArchitectureScheme) -> ();
            /// Grants or changes a waiver of a finding.
            mutation set_architecture_waiver(SetArchitectureWaiver) -> WaiverId;
            /// Takes back a waiver of a finding.
            mutation remove_architecture_waiver(WaiverArgs) -> ();
            /// Adds a policy.
            mutation add_policy(AddPolicy) -> PolicyId;
            /// Changes a policy and its controls.
            mutation save_policy(Policy) -> ();
            /// Removes a policy with its controls.
            mutation remove_policy(PolicyArgs) -> ();
            /// Takes over a reference architecture.
            mutation add_reference(AddReference) -> ();
            /// Takes in an ArchiMate model in place of the architecture that stands.
            mutation import_architecture(ArchitectureFile) -> ArchitecturePreview;
        }
    };
}

pub(crate) use for_each_command;
