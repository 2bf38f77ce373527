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
        }
    };
}

pub(crate) use for_each_command;
