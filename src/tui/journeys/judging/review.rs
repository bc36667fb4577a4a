use super::*;

#[test]
fn a_review_goes_through_what_nobody_has_decided_on_and_ends_by_itself() {
    let mut model = bridge();
    let all = model.comparison.claims.iter().filter(|claim| claim.verdict != Verdict::Single).count();
    keys(&mut model, "V");
    assert!(shown(&model).contains(&format!("0 of {all} decided")), "{}", shown(&model));
    let first = model.claim_at();
    keys(&mut model, "a");
    assert_ne!(model.claim_at(), first);
    assert!(shown(&model).contains(&format!("1 of {all} decided")));
    assert!(status(&model).starts_with("accepted"), "{}", status(&model));
    keys(&mut model, "s");
    while model.judging.review.is_some() {
        keys(&mut model, "a");
    }
    assert!(matches!(model.mode, Mode::Detail(_)), "the last claim stays open");
    assert!(status(&model).contains("1 claim was passed over"), "{}", status(&model));
    let before = decided(&model).to_vec();
    keys(&mut model, "aaa");
    assert_eq!(decided(&model), before, "a key too many does nothing");
    keys(&mut model, "<esc>V");
    keys(&mut model, "r");
    assert_eq!(status(&model), "Every claim is decided");
    there_and_back(&mut model);
}

#[test]
fn a_note_and_an_undo_leave_the_review_where_it_is() {
    let mut model = bridge();
    keys(&mut model, "V");
    let first = model.claim_at();
    keys(&mut model, "nask<enter>");
    assert_eq!(model.claim_at(), first);
    assert_eq!(model.context(), crate::tui::keymap::Context::Review);
    keys(&mut model, "v2");
    assert_ne!(model.claim_at(), first, "another verdict leads on");
    keys(&mut model, "u<esc>");
    assert!(model.judging.review.is_none());
    assert!(status(&model).starts_with("0 of"), "{}", status(&model));
    keys(&mut model, "V");
    assert_eq!(model.claim_at(), first);
}

#[test]
fn at_any_size_each_screen_of_deciding_is_drawn() {
    for (width, height) in [(200, 60), (120, 40), (80, 24), (60, 14), (30, 8), (9, 3)] {
        let mut model = explorer(fixture::bridge(), width, height);
        for pressed in
            ["d", "<esc>dv", "<esc>dl", "<esc>dp", "<esc>dj", "<esc>U", "<esc>V", "d", "<esc>v", "<esc>"]
        {
            keys(&mut model, pressed);
            shown(&model);
        }
    }
}

#[test]
fn a_filter_lists_what_is_undecided_decided_starred_or_noted() {
    let mut model = bridge();
    let all = model.list.rows.len();
    keys(&mut model, "dajd*jdnask<enter>");
    let listed = |model: &mut Model, filter: &str| {
        keys(model, "F<ctrl-u>");
        filter.chars().for_each(|letter| _ = keys(model, &letter.to_string()));
        keys(model, "<enter>");
        model.list.rows.clone()
    };
    assert_eq!(listed(&mut model, "is:decided"), [0]);
    assert_eq!(listed(&mut model, "is:starred"), [1]);
    assert_eq!(listed(&mut model, "is:noted"), [2]);
    assert_eq!(listed(&mut model, "is:undecided").len(), all - 1);
    // What is decided leaves the list, and the next one is chosen.
    let next = model.list.rows[1];
    keys(&mut model, "gda");
    assert_eq!((model.list.rows.len(), model.claim_at()), (all - 2, Some(next)));
    keys(&mut model, "<esc>");
    assert_eq!(model.list.rows.len(), all);
}
