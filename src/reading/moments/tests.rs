use super::*;
use crate::reading::tests::article;

fn moments(text: &str) -> Vec<(MomentKind, String)> {
    crate::reading::read(&article(text))
        .moments
        .into_iter()
        .map(|moment| (moment.kind, moment.normal))
        .collect()
}

#[test]
fn days_dates_and_clock_times_have_one_form() {
    assert_eq!(moments("late Thursday"), [(MomentKind::Weekday, "thursday".to_owned())]);
    assert_eq!(
        moments("on Oct. 16 and 3 May"),
        [(MomentKind::Date, "10-16".to_owned()), (MomentKind::Date, "05-03".to_owned())]
    );
    assert_eq!(
        moments("at 5:10 a.m., 5.10am, 17:30 and 5pm"),
        ["05:10", "05:10", "17:30", "17:00"].map(|clock| (MomentKind::Clock, clock.to_owned()))
    );
}

#[test]
fn dates_come_in_many_forms() {
    for (text, normal) in [
        ("on October 16, 2025,", "2025-10-16"),
        ("on 16 October 2025.", "2025-10-16"),
        ("on the 16th of October", "10-16"),
        ("on October 16th", "10-16"),
        ("from Oct. 16-18 there", "10-16"),
        ("on 2025-10-16", "2025-10-16"),
        ("on 10/16/2025", "2025-10-16"),
        ("on 16/10/2025", "2025-10-16"),
    ] {
        assert_eq!(moments(text), [(MomentKind::Date, normal.to_owned())], "{text}");
    }
    assert_eq!(moments("on 10/11/2025 and 24/7"), []);
}

#[test]
fn months_and_years_stand_alone() {
    assert_eq!(moments("in March"), [(MomentKind::Month, "03".to_owned())]);
    assert_eq!(moments("in March 2021"), [(MomentKind::Month, "2021-03".to_owned())]);
    assert_eq!(moments("in 2021"), [(MomentKind::Year, "2021".to_owned())]);
    assert_eq!(moments("He may march with 2000 people"), []);
}

#[test]
fn clock_times_keep_their_zone() {
    assert_eq!(
        moments("at 1430 GMT, by noon, at 5 p.m. ET"),
        ["14:30 gmt", "12:00", "17:00 et"].map(|clock| (MomentKind::Clock, clock.to_owned()))
    );
    let clock = |normal: &str| Moment {
        span: Span::default(),
        kind: MomentKind::Clock,
        normal: normal.to_owned(),
        day: None,
    };
    assert!(clock("14:30 gmt").agrees(&clock("09:30 et")));
    assert!(!clock("14:30 gmt").agrees(&clock("09:45 et")));
    assert!(clock("17:00").agrees(&clock("17:00 et")));
    assert!(!clock("17:00").agrees(&clock("18:00")));
}

fn days(published: Option<&str>, text: &str) -> Vec<String> {
    let mut article = article(text);
    article.published = published.map(str::to_owned);
    let moments = crate::reading::read(&article).moments;
    moments.into_iter().map(|moment| moment.day.map_or("unknown".to_owned(), |day| day.to_string())).collect()
}

#[test]
fn days_are_resolved_against_the_date_of_the_article() {
    // A Thursday.
    let today = Some("2025-10-16T09:00:00Z");
    for (text, day) in [
        ("He left on Tuesday.", "2025-10-14"),
        ("He left Thursday.", "2025-10-16"),
        ("He left last Thursday.", "2025-10-09"),
        ("He will leave on Tuesday.", "2025-10-21"),
        ("The vote is due by Friday.", "2025-10-17"),
        ("He leaves next Monday.", "2025-10-20"),
        ("He left yesterday.", "2025-10-15"),
        ("He left two weeks ago.", "2025-10-02"),
        ("They meet within two weeks.", "2025-10-30"),
        ("They met on Jan. 3.", "2026-01-03"),
        ("They met on Sept. 3.", "2025-09-03"),
    ] {
        assert_eq!(days(today, text), [day], "{text}");
    }
    assert_eq!(days(None, "He left last Thursday, two weeks ago, on May 3."), ["unknown"; 3]);
}

#[test]
fn a_dateline_gives_the_date_where_the_file_has_none() {
    assert_eq!(days(None, "SPRINGFIELD, March 3, 2025 (Agency) - He left on Sunday.")[1], "2025-03-02");
    assert_eq!(days(None, "On March 3, 2025 he left. It was Sunday.")[1], "unknown");
}

#[test]
fn a_date_meets_itself_with_and_without_its_year() {
    let date = |normal: &str| Moment {
        span: Span::default(),
        kind: MomentKind::Date,
        normal: normal.to_owned(),
        day: None,
    };
    assert!(date("2025-10-16").agrees(&date("10-16")));
    assert!(!date("2025-10-16").agrees(&date("2024-10-16")));
    assert!(!date("10-17").agrees(&date("10-16")));
}

#[test]
fn that_no_date_is_known_is_said_in_many_ways() {
    for text in [
        "No date was set.",
        "A date has not been set.",
        "He did not set a specific date for it.",
        "The date has yet to be fixed, he said.",
    ] {
        assert_eq!(moments(text).first().map(|(kind, _)| *kind), Some(MomentKind::Undated), "{text}");
    }
    assert!(moments("The date was set, he said.").is_empty());
}

#[test]
fn deadlines_are_told_from_now() {
    assert_eq!(moments("within two weeks"), [(MomentKind::Deadline, "within two weeks".to_owned())]);
}
