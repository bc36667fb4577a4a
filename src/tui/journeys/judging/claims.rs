use super::*;
use crate::comparison::DifferenceKind;

#[test]
fn a_verdict_is_accepted_and_marked_as_a_persons() {
    let mut model = bridge();
    assert_eq!(keys(&mut model, "da"), Effect::Save);
    assert!(status(&model).starts_with("accepted: lorries") && status(&model).contains("u takes it back"));
    assert!(model.comparison.judged.rules(0));
    let screen = shown(&model);
    assert!(screen.contains("≠•lorries"), "{screen}");
    assert!(screen.contains("• 1 decided"), "{screen}");
    assert!(keys(&mut model, "da") == Effect::Draw && status(&model).contains("decided already"));
    there_and_back(&mut model);
}

#[test]
fn a_divergence_is_rejected_and_the_programs_proposal_stands_beside_it() {
    let mut model = bridge();
    keys(&mut model, "dr");
    assert_eq!(model.comparison.claims[0].verdict, Verdict::Agree);
    keys(&mut model, "<enter>");
    let screen = shown(&model);
    assert!(screen.contains("told alike; the program: they part (quantity)"), "{screen}");
    keys(&mut model, "<esc>");
    there_and_back(&mut model);
}

#[test]
fn what_one_outlet_tells_cannot_be_rejected_and_that_is_said() {
    let mut model = bridge();
    keys(&mut model, "sG");
    assert_eq!(keys(&mut model, "dr"), Effect::Draw);
    assert!(status(&model).contains("One outlet alone"), "{}", status(&model));
}

#[test]
fn another_verdict_is_chosen_from_a_list_with_its_kind() {
    let mut model = bridge();
    let agreed = model.comparison.claims.iter().position(|claim| claim.verdict == Verdict::Agree).unwrap();
    model.select_claim(agreed);
    keys(&mut model, "dv");
    let screen = shown(&model);
    assert!(screen.contains("Verdict") && screen.contains("they part: certainty"), "{screen}");
    keys(&mut model, "jjj<enter>");
    let claim = &model.comparison.claims[agreed];
    assert_eq!((claim.verdict, claim.differences[0].kind), (Verdict::Diverge, DifferenceKind::Quote));
    there_and_back(&mut model);
}

#[test]
fn a_difference_is_of_another_kind_or_none() {
    let mut model = bridge();
    keys(&mut model, "dk3");
    assert_eq!(model.comparison.claims[0].differences[0].kind, DifferenceKind::Time);
    keys(&mut model, "dkG<enter>");
    assert_eq!(model.comparison.claims[0].verdict, Verdict::Agree);
    there_and_back(&mut model);
}

#[test]
fn a_list_that_is_left_changes_nothing() {
    let mut model = bridge();
    for left in ["d<esc>", "dv<esc>", "dk<esc>", "dl<esc>", "dj<esc>", "dg<esc>", "dp<esc>"] {
        keys(&mut model, left);
        assert!(decided(&model).is_empty() && model.judging.held.is_none(), "{left}");
        assert!(matches!(model.mode, Mode::Explore), "{left}: {:?}", model.mode);
    }
}

#[test]
fn a_claim_gets_a_name_and_gives_it_back() {
    let mut model = bridge();
    keys(&mut model, "dl");
    assert!(shown(&model).contains("name: lorries that cross"));
    keys(&mut model, "<ctrl-u>lorries a day<enter>");
    assert_eq!(model.comparison.claims[0].label, "lorries a day");
    assert!(shown(&model).contains("≠•lorries a day"));
    there_and_back(&mut model);
    keys(&mut model, "dl<ctrl-u><enter>");
    assert!(model.comparison.claims[0].label.starts_with("lorries that cross"));
}

#[test]
fn what_is_decided_holds_for_all_marked_claims_as_one_act() {
    let mut model = bridge();
    keys(&mut model, "xxx");
    assert!(status(&model).starts_with("3 claims marked"), "{}", status(&model));
    keys(&mut model, "dr");
    assert!(status(&model).contains("3 claims"), "{}", status(&model));
    for claim in &model.comparison.claims[..3] {
        assert_eq!(claim.verdict, Verdict::Agree);
    }
    there_and_back(&mut model);
    keys(&mut model, "u");
    assert!(decided(&model).is_empty(), "they go together");
    keys(&mut model, "X");
    assert!(model.judging.ticked.is_empty());
}

#[test]
fn a_statement_is_split_off_its_claim() {
    let mut model = bridge();
    let claims = model.comparison.claims.len();
    keys(&mut model, "<right>");
    let outlet = model.outlet;
    keys(&mut model, "ds");
    assert_eq!(model.comparison.claims.len(), claims + 1);
    assert!(model.comparison.claims[0].first_in(outlet).is_none());
    there_and_back(&mut model);
    keys(&mut model, "ds");
    assert!(status(&model).contains("does not tell this claim"), "{}", status(&model));
}

#[test]
fn claims_are_merged_with_another_or_with_the_marked_ones() {
    let mut model = bridge();
    let claims = model.comparison.claims.len();
    keys(&mut model, "dj");
    assert!(status(&model).contains("Merge with which claim"));
    keys(&mut model, "j<enter>");
    assert_eq!(model.comparison.claims.len(), claims - 1);
    there_and_back(&mut model);
    keys(&mut model, "u");
    keys(&mut model, "gxxjdj");
    assert_eq!(model.comparison.claims.len(), claims - 2);
    assert!(model.judging.ticked.is_empty());
    there_and_back(&mut model);
}

#[test]
fn a_statement_goes_to_another_claim() {
    let mut model = bridge();
    let told = model.comparison.claims[0].statements[0];
    keys(&mut model, "dg");
    keys(&mut model, "jj<enter>");
    assert!(!model.comparison.claims[0].statements.contains(&told));
    assert!(model.comparison.claims.iter().skip(1).any(|claim| claim.statements.contains(&told)));
    there_and_back(&mut model);
}

#[test]
fn in_an_opened_claim_the_chosen_sentence_is_meant() {
    let mut model = bridge();
    keys(&mut model, "<enter>j");
    let told = model.comparison.claims[0].statements[1];
    keys(&mut model, "ds");
    assert!(!model.comparison.claims[0].statements.contains(&told));
    assert!(matches!(model.mode, Mode::Detail(_)), "the claim stays open");
    there_and_back(&mut model);
}

#[test]
fn a_claim_is_left_to_the_program_again() {
    let mut model = bridge();
    keys(&mut model, "drdl<ctrl-u>x<enter>");
    keys(&mut model, "d<backspace>");
    assert!(decided(&model).is_empty());
    assert_eq!(model.comparison.claims, fixture::bridge().claims);
    there_and_back(&mut model);
}

#[test]
fn every_act_may_be_typed_by_its_name() {
    let mut model = bridge();
    keys(&mut model, ":accept<enter>");
    assert!(model.comparison.judged.rules(0));
    keys(&mut model, ":note-story<enter>ask the port<enter>");
    assert_eq!(model.comparison.judged.notes, ["ask the port"]);
    keys(&mut model, ":undo<enter>:undo<enter>");
    assert!(decided(&model).is_empty());
    let names = |model: &mut Model| {
        keys(model, ":");
        let Mode::Command(line) = &model.mode else { panic!() };
        line.entries.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>()
    };
    let known = names(&mut model);
    for row in &model.keymap.judge {
        let name = row.run.name().to_owned();
        assert!(name == "close" || known.contains(&name), "{name}");
    }
}

#[test]
fn a_decision_leaves_the_person_where_they_are() {
    let mut model = bridge();
    keys(&mut model, "jjF");
    for letter in "in:courier".chars() {
        keys(&mut model, &letter.to_string());
    }
    keys(&mut model, "<enter>j");
    let (claim, outlet, rows, top) =
        (model.claim().unwrap().label.clone(), model.outlet, model.list.rows.len(), model.top_byte());
    keys(&mut model, "dr");
    assert_eq!(model.claim().unwrap().label, claim);
    assert_eq!((model.outlet, model.list.rows.len(), model.top_byte()), (outlet, rows, top));
}

#[test]
fn a_note_a_kind_and_a_split_hold_for_all_marked_claims_too() {
    let mut model = bridge();
    keys(&mut model, "xxg");
    keys(&mut model, "dnask the port<enter>");
    assert!((0..2).all(|claim| model.comparison.judged.claims[&claim].notes == ["ask the port"]));
    keys(&mut model, "dk9");
    let kinds = |model: &Model| [0, 1].map(|claim| model.comparison.claims[claim].differences[0].kind);
    assert_eq!(kinds(&model), [DifferenceKind::Detail; 2]);
    there_and_back(&mut model);
    let (claims, outlet) = (model.comparison.claims.len(), model.outlet);
    keys(&mut model, "ds");
    assert_eq!(model.comparison.claims.len(), claims + 2);
    let alone =
        |claim: &&crate::comparison::Claim| claim.statements.len() == 1 && claim.first_in(outlet).is_some();
    assert!(model.comparison.claims.iter().filter(alone).count() >= 2);
    there_and_back(&mut model);
}
