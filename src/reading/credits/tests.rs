use super::*;
use crate::reading::tests::article;

/// The credits of a text, as agency and kind.
fn credits(text: &str) -> Vec<(String, CreditKind)> {
    let article = article(text);
    find(&article)
        .into_iter()
        .inspect(|credit| assert!(!credit.span.of(&article.text).is_empty()))
        .map(|credit| (credit.agency, credit.kind))
        .collect()
}

fn only(text: &str) -> Option<(String, CreditKind)> {
    let mut found = credits(text);
    assert!(found.len() <= 1, "{text}: {found:?}");
    found.pop()
}

const MORE: &str = "\n\nThe council meets on Thursday to talk of it.\n\nThe ferry runs every ten minutes.\n\nShops stay open.\n\nNobody was hurt.";

#[test]
fn a_dateline_names_its_agency() {
    for (line, agency) in [
        ("LONDON (AP) — The harbour bridge was shut.", "AP"),
        ("ERIE, Pa. (AP) - The harbour bridge was shut.", "AP"),
        ("NEW YORK (AP) The harbour bridge was shut.", "AP"),
        ("TOKYO/SEOUL, March 3 (Reuters) - The harbour bridge was shut.", "Reuters"),
        ("Berlin (dpa) – The harbour bridge was shut.", "dpa"),
        ("MOSCOW, March 3. /TASS/. The harbour bridge was shut.", "TASS"),
        ("New Delhi [India], March 3 (ANI): The harbour bridge was shut.", "ANI"),
        ("(AFP) – The harbour bridge was shut.", "AFP"),
    ] {
        assert_eq!(only(&[line, MORE].concat()), Some((agency.to_owned(), CreditKind::Dateline)), "{line}");
    }
}

#[test]
fn who_is_cited_in_running_prose_is_not_credited() {
    for line in [
        "Reuters reported that the bridge was shut.",
        "The bridge was shut, the Associated Press reported on Tuesday.",
        "The Associated Press (AP) was told that the bridge was shut.",
        "Michael Bloomberg said the bridge was shut.",
        "“It is shut,” the mayor told AFP. Others agreed with her.",
    ] {
        assert_eq!(only(&[line, MORE].concat()), None, "{line}");
        assert_eq!(only(&["The bridge was shut.\n\nA ferry runs.", "\n\n", line].concat()), None, "{line}");
    }
}

#[test]
fn a_byline_and_a_credit_line_name_their_agency() {
    let story = "The bridge was shut on Tuesday.";
    for (line, agency, kind) in [
        ("By JANE DOE, Associated Press", "AP", CreditKind::Byline),
        ("Jane Doe and John Roe, The Associated Press", "AP", CreditKind::Byline),
        ("Agence France-Presse in Paris", "AFP", CreditKind::Byline),
        ("Xinhua | Updated: 2025-03-09 17:52", "Xinhua", CreditKind::Byline),
    ] {
        assert_eq!(only(&[line, "\n\n", story, MORE].concat()), Some((agency.to_owned(), kind)), "{line}");
    }
    for (line, agency, kind) in [
        ("The Associated Press contributed to this report.", "AP", CreditKind::Contributed),
        (
            "Associated Press writer Jane Doe in Erie contributed to this report.",
            "AP",
            CreditKind::Contributed,
        ),
        ("(With inputs from agencies)", "agencies", CreditKind::Contributed),
        ("(With PTI inputs)", "PTI", CreditKind::Contributed),
        ("(Reporting by Jane Doe; Editing by John Roe)", "Reuters", CreditKind::SignOff),
        ("The mayor said no more. — AFP", "AFP", CreditKind::SignOff),
        ("The mayor said no more. (ANI)", "ANI", CreditKind::SignOff),
        ("The mayor said no more. PTI JD RK", "PTI", CreditKind::SignOff),
    ] {
        assert_eq!(only(&[story, MORE, "\n\n", line].concat()), Some((agency.to_owned(), kind)), "{line}");
    }
}

#[test]
fn a_long_paragraph_credits_at_its_two_ends() {
    let long = "The ferry “Äsa” runs every ten minutes. ".repeat(40);
    let opened = ["LONDON (AP) — ", &long, MORE].concat();
    assert_eq!(only(&opened), Some(("AP".to_owned(), CreditKind::Dateline)));
    let closed = ["The bridge was shut.\n\n", &long, "Nobody was hurt. — AFP"].concat();
    assert_eq!(only(&closed), Some(("AFP".to_owned(), CreditKind::SignOff)));
}

#[test]
fn several_agencies_in_one_line_each_gave_a_part() {
    let found = credits(
        &["The bridge was shut.", MORE, "\n\nReuters and Associated Press contributed to this report"]
            .concat(),
    );
    let part = |agency: &str| (agency.to_owned(), CreditKind::Contributed);
    assert_eq!(found, [part("Reuters"), part("AP")]);
}

#[test]
fn the_credit_of_a_picture_credits_no_words() {
    for line in ["Jo Vale/AP", "Jo Vale via AP", "AP Photo", "Reuters", "Image: AFP", "Jo Vale/Getty Images"]
    {
        let text = ["The bridge was shut.\n\nA ferry runs every ten minutes.\n\n", line, MORE].concat();
        assert_eq!(only(&text), None, "{line}");
    }
}

#[test]
fn an_outlet_may_be_an_agency_itself() {
    assert_eq!(agency_named("The Associated Press"), Some("AP"));
    assert_eq!(agency_named("Reuters"), Some("Reuters"));
    assert_eq!(agency_named("The Courier"), None);
}
