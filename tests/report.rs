//! The reports, on a comparison made by hand: what another program may rely on.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use rashomon::comparison::{
    Change, Claim, Comparison, Difference, DifferenceKind, Family, FamilyVerdict, Judged, Link, Member,
    Origin, Place, QuoteId, Statement, Usual, Value, Verdict,
};
use rashomon::judging::{Act, Bench, Decisions, Item, Naming, judge, lay};
use rashomon::reading::{Credit, CreditKind, Manner, Quote, QuoteKind, Reading, Rule, Sentence, Speaker};
use rashomon::report::{self, Columns};
use rashomon::story::{Article, Paragraph, ParagraphKind, Story};
use rashomon::text::Span;
use serde_json::Value as Json;

const COURIER: &str =
    "Café owners « furious »\n\nMayor Zoë Ångström said “the café tax stays”. It is €2,500 a year.";
const HERALD: &str = "The mayor, Zoë Ångström, said “the cafe tax will stay”. It’s €1,600 – a year.";
const GAZETTE: &str = "𝄞 Street music may go on.";

fn place(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn article(outlet: &str, text: &str, title: Option<&str>) -> Article {
    Article {
        path: format!("story/{}.txt", outlet.to_lowercase()),
        sha256: "0".repeat(64),
        outlet: outlet.to_owned(),
        title: title.map(|words| place(text, words)),
        text: text.to_owned(),
        paragraphs: vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Body }],
        ..Article::default()
    }
}

fn sentence(text: &str, words: &str) -> Sentence {
    Sentence { span: place(text, words), paragraph: 0, kind: ParagraphKind::Body }
}

fn quote(text: &str, words: &str, speaker: Option<&str>) -> Quote {
    Quote {
        span: place(text, words),
        kind: QuoteKind::Direct,
        marks: vec![place(text, words)],
        speaker: speaker.map(|name| Speaker::named(name, place(text, "Ångström"))),
        cue: Some(place(text, "said")),
        manner: Manner::Neutral,
        rule: Rule::Subject,
        continues: None,
        sentence: 0,
    }
}

fn value(article: usize, text: &str, words: &str) -> Value {
    Value::new(article, place(text, words), words.to_owned())
}

fn families() -> Vec<Family> {
    let quoted = Difference {
        kind: DifferenceKind::Quote,
        values: vec![value(0, COURIER, "stays"), value(1, HERALD, "will stay")],
        why: "stays against will stay".to_owned(),
    };
    vec![Family {
        quotes: vec![QuoteId { article: 0, quote: 0 }, QuoteId { article: 1, quote: 0 }],
        verdict: FamilyVerdict::Altered,
        usual: Some(Usual {
            words: Place { article: 0, span: place(COURIER, "the café tax stays") },
            outlets: 2,
            of: 3,
        }),
        members: vec![
            Member::default(),
            Member {
                verdict: FamilyVerdict::Altered,
                against: Some(Place { article: 0, span: place(COURIER, "the café tax stays") }),
                changes: vec![Change {
                    own: Some(place(HERALD, "will stay")),
                    other: Some(place(COURIER, "stays")),
                }],
            },
        ],
        differences: vec![quoted],
    }]
}

fn origins() -> Vec<Origin> {
    vec![Origin {
        articles: vec![0, 1],
        agency: Some("AFP".to_owned()),
        shared: 0.827_31,
        passages: vec![
            Place { article: 0, span: place(COURIER, "the café tax stays") },
            Place { article: 1, span: place(HERALD, "the cafe tax will stay") },
        ],
        credits: vec![Place { article: 1, span: place(HERALD, "a year") }],
    }]
}

fn comparison() -> Comparison {
    let story = Story {
        title: "The café tax".to_owned(),
        articles: vec![
            article("Courier", COURIER, Some("Café owners « furious »")),
            article("Herald", HERALD, None),
            article("Gazette", GAZETTE, None),
        ],
    };
    let readings = vec![
        Reading {
            sentences: vec![
                sentence(COURIER, "Mayor Zoë Ångström said “the café tax stays”."),
                sentence(COURIER, "It is €2,500 a year."),
            ],
            quotes: vec![quote(COURIER, "the café tax stays", Some("Zoë Ångström"))],
            credits: vec![Credit {
                agency: "AFP".to_owned(),
                span: place(COURIER, "Café"),
                kind: CreditKind::Byline,
            }],
            ..Reading::default()
        },
        Reading {
            sentences: vec![
                sentence(HERALD, "The mayor, Zoë Ångström, said “the cafe tax will stay”."),
                sentence(HERALD, "It’s €1,600 – a year."),
            ],
            quotes: vec![
                quote(HERALD, "the cafe tax", None),
                Quote { continues: Some(0), ..quote(HERALD, "will stay", None) },
            ],
            ..Reading::default()
        },
        Reading { sentences: vec![sentence(GAZETTE, GAZETTE)], ..Reading::default() },
    ];
    let quantity = Difference {
        kind: DifferenceKind::Quantity,
        values: vec![value(0, COURIER, "€2,500"), value(1, HERALD, "€1,600")],
        why: "€2,500 against €1,600".to_owned(),
    };
    let stated = |article, sentence, text, words| Statement { article, sentence, span: place(text, words) };
    let claim = |label: &str, verdict, statements, differences| Claim {
        label: label.to_owned(),
        verdict,
        statements,
        differences,
        slot: None,
    };
    Comparison {
        story,
        readings,
        links: vec![Link {
            one: (0, 1),
            other: (1, 1),
            likelihood: 0.876_54,
            evidence: vec![("cosine", 0.5)],
            words: vec![place(COURIER, "year")],
        }],
        claims: vec![
            claim(
                "cost of the tax",
                Verdict::Diverge,
                vec![stated(0, 1, COURIER, "€2,500 a year"), stated(1, 1, HERALD, "It’s €1,600 – a year")],
                vec![quantity],
            ),
            claim(
                "the tax stays",
                Verdict::Agree,
                vec![
                    stated(0, 0, COURIER, "the café tax stays"),
                    stated(1, 0, HERALD, "the cafe tax will stay"),
                ],
                Vec::new(),
            ),
            claim("street music", Verdict::Single, vec![stated(2, 0, GAZETTE, GAZETTE)], Vec::new()),
        ],
        families: families(),
        origins: origins(),
        people: Vec::new(),
        judged: Judged::default(),
    }
}

fn report() -> Json {
    serde_json::from_str(&report::json(&comparison()).unwrap()).unwrap()
}

/// Every entry with a place and words, with the id of the article it stands in.
fn pointed(json: &Json, article: Option<&str>, found: &mut Vec<(String, u64, u64, String)>) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| pointed(item, article, found)),
        Json::Object(fields) => {
            // What stands inside an article's own entry points into that article.
            let own = fields.get("sentences").and_then(|_| fields.get("id"));
            let article = fields.get("article").or(own).and_then(Json::as_str).or(article);
            if let (Some(start), Some(end), Some(text)) =
                (fields.get("start"), fields.get("end"), fields.get("text"))
            {
                found.push((
                    article.unwrap().to_owned(),
                    start.as_u64().unwrap(),
                    end.as_u64().unwrap(),
                    text.as_str().unwrap().to_owned(),
                ));
            }
            fields.values().for_each(|field| pointed(field, article, found));
        }
        _ => {}
    }
}

/// The schema file, made strict: a field that it does not name is a fault here, though readers must bear with it.
fn schema() -> Json {
    fn close(schema: &mut Json) {
        match schema {
            Json::Object(fields) => {
                if fields.contains_key("properties") {
                    fields.insert("additionalProperties".to_owned(), Json::Bool(false));
                }
                fields.values_mut().for_each(close);
            }
            Json::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = serde_json::from_str(include_str!("../assets/report.schema.json")).unwrap();
    close(&mut schema);
    schema
}

type Doing<'a> = &'a dyn Fn(&Bench<'_>) -> Option<Act>;

/// A comparison in which somebody has decided on a bit of everything.
fn decided(proposed: &Comparison) -> Comparison {
    let naming = Naming::default();
    let mut decisions = Decisions::default();
    let claim = |verdict| proposed.claims.iter().position(|claim| claim.verdict == verdict).unwrap();
    let (parted, agreed, alone) = (claim(Verdict::Diverge), claim(Verdict::Agree), claim(Verdict::Single));
    let quote = QuoteId { article: 0, quote: 0 };
    let acts: [Doing<'_>; 12] = [
        &|bench| bench.kind(parted, 0, Some(DifferenceKind::Detail)),
        &|bench| bench.part(agreed, DifferenceKind::Place, 0),
        &|bench| bench.label(parted, "How far it flies"),
        &|bench| bench.merge(agreed, &[alone].into()),
        &|bench| bench.speaker(quote, "Ann Example"),
        &|bench| bench.quote_kind(quote, QuoteKind::Mixed),
        &|bench| bench.outlet(1, "The Herald"),
        &|bench| bench.published(1, "2026-01-02"),
        &|bench| bench.note(Item::Story, "for Friday"),
        &|bench| bench.note(Item::Article(0), "asked them"),
        &|bench| bench.star(Item::Claim(parted), true),
        &|bench| bench.star(Item::Quote(quote), true),
    ];
    for act in acts {
        let judged = judge(proposed, decisions.all(), &naming);
        let bench = Bench { judged: &judged, decisions: decisions.all(), naming: &naming };
        assert!(decisions.act(act(&bench).unwrap()));
    }
    lay(proposed, decisions.all(), &naming)
}

#[test]
fn every_report_is_as_the_schema_file_says() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let demo = rashomon::comparison::compare(rashomon::ingest::demo());
    let decided = decided(&demo);
    for comparison in [comparison(), demo, decided, Comparison::default()] {
        let report: Json = serde_json::from_str(&report::json(&comparison).unwrap()).unwrap();
        let faults: Vec<String> = schema
            .iter_errors(&report)
            .take(5)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn the_schema_file_says_no_to_another_shape() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let mut other = report();
    other["claims"][0]["verdict"] = "perhaps".into();
    assert!(!schema.is_valid(&other));
    let mut more = report();
    more["articles"][0]["mood"] = "grim".into();
    assert!(!schema.is_valid(&more));
}

#[test]
fn every_text_is_the_slice_between_its_code_points() {
    let report = report();
    let mut found = Vec::new();
    pointed(&report, None, &mut found);
    assert_eq!(found.len(), 27);
    for (id, start, end, words) in found {
        let article =
            report["articles"].as_array().unwrap().iter().find(|article| article["id"] == id).unwrap();
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        assert_eq!(text[start as usize..end as usize].iter().collect::<String>(), words);
    }
}

#[test]
fn every_field_of_the_schema_is_there_in_its_order() {
    let text = report::json(&comparison()).unwrap();
    let keys = |path: &str| -> Vec<String> {
        let json = report();
        let fields = json.pointer(path).unwrap_or_else(|| panic!("{path}")).as_object().unwrap().clone();
        let mut keys: Vec<String> = fields.keys().cloned().collect();
        keys.sort_unstable();
        keys
    };
    let sorted = |names: &str| {
        let mut names: Vec<String> = names.split(' ').map(str::to_owned).collect();
        names.sort_unstable();
        names
    };
    for (path, names) in [
        ("", "schema program story articles quotes families claims origins"),
        ("/program", "name version"),
        ("/story", "title"),
        (
            "/articles/0",
            "id path sha256 outlet title published truncated found url text sentences credits omissions",
        ),
        ("/articles/0/found", "format outlet title published text"),
        ("/articles/0/credits/0", "agency kind start end text"),
        ("/articles/2/omissions/0", "claim told of origins"),
        ("/articles/0/sentences/0", "start end"),
        ("/quotes/0", "id article start end text kind marks speaker cue manner rule family continues"),
        ("/quotes/0/marks/0", "start end text"),
        ("/quotes/0/speaker", "name mention link anonymous via"),
        ("/quotes/0/speaker/mention", "start end text"),
        ("/quotes/0/cue", "start end text"),
        ("/families/0", "id quotes verdict usual members differences"),
        ("/families/0/usual", "article start end text outlets of"),
        ("/families/0/members/1", "quote verdict against changes"),
        ("/families/0/members/1/against", "article start end text"),
        ("/families/0/members/1/changes/0", "own other"),
        ("/families/0/members/1/changes/0/own", "article start end text"),
        (
            "/claims/0",
            "id label verdict statements differences silent outlets origins sources links placements",
        ),
        ("/claims/0/links/0", "between likelihood words evidence"),
        ("/claims/0/links/0/between/0", "article sentence"),
        ("/claims/0/placements/0", "article headline paragraph of"),
        ("/claims/0/statements/0", "article sentence start end text"),
        ("/claims/0/differences/0", "kind values why"),
        ("/claims/0/differences/0/values/0", "article start end text normal side"),
        ("/origins/0", "articles agency shared passages credits"),
        ("/origins/0/passages/0", "article start end text"),
    ] {
        assert_eq!(keys(path), sorted(names), "{path}");
    }
    assert!(text.starts_with("{\n  \"schema\": \"rashomon.report/1\",\n  \"program\": {"));
    assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
}

#[test]
fn ids_name_articles_quotes_families_and_claims_from_one() {
    let report = report();
    let ids = |list: &str| -> Vec<String> {
        report[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("articles"), ["a1", "a2", "a3"]);
    assert_eq!(ids("quotes"), ["q1", "q2", "q3"]);
    assert_eq!(ids("families"), ["f1"]);
    assert_eq!(ids("claims"), ["c1", "c2", "c3"]);
    assert_eq!(report["families"][0]["quotes"], serde_json::json!(["q1", "q2"]));
    assert_eq!(report["quotes"][1]["family"], "f1");
    assert_eq!(report["quotes"][2]["family"], Json::Null);
    assert_eq!(report["quotes"][2]["continues"], "q2");
    assert_eq!(report["quotes"][2]["speaker"], Json::Null);
}

#[test]
fn an_outlet_that_does_not_tell_a_claim_is_silent() {
    let report = report();
    assert_eq!(report["claims"][0]["silent"], serde_json::json!(["a3"]));
    assert_eq!(report["claims"][2]["silent"], serde_json::json!(["a1", "a2"]));
    assert_eq!(report["claims"][2]["verdict"], "single");
}

#[test]
fn a_headline_is_given_where_there_is_one() {
    let report = report();
    assert_eq!(report["articles"][0]["title"], "Café owners « furious »");
    assert_eq!(report["articles"][1]["title"], Json::Null);
    assert_eq!(report["origins"][0]["shared"], 0.83);
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert_eq!(report::json(&comparison()).unwrap(), report::json(&comparison()).unwrap());
    assert_eq!(report::plain(&comparison()), report::plain(&comparison()));
}

#[test]
fn the_plain_table_puts_what_diverges_first_with_its_words_in_brackets() {
    let text = report::plain(&comparison());
    let expected = "\
The café tax
3 outlets, 3 claims: 1 diverge, 1 agree, 1 told by one outlet only

OUTLETS
1. Courier: 1 agree, 1 diverge, 0 alone, 0 left out
   Café owners « furious »
2. Herald: 1 agree, 1 diverge, 0 alone, 0 left out
   The mayor, Zoë Ångström, said “the cafe tax will stay”.
3. Gazette: 0 agree, 0 diverge, 1 alone, 2 left out
   𝄞 Street music may go on.

WHERE THEY DIVERGE
1. cost of the tax
   quantity: €2,500 against €1,600
   told by 2 outlets, 2 origins
   - Courier (¶ 1/1): It is [€2,500] a year.
   - Herald (¶ 1/1): It’s [€1,600] – a year.
   - not told by Gazette

WHERE THEY AGREE
- the tax stays (2 outlets, 1 origin: Courier, Herald)

LEFT OUT
Gazette: 2 claims
- 2 of 3 tell it, 2 origins: cost of the tax
- 2 of 3 tell it, 1 origin: the tax stays

TOLD BY ONE OUTLET ONLY
Gazette: 1 claim
- street music

QUOTES WHOSE WORDS WERE CHANGED
Most outlets, 2 of 3: “the café tax stays”
- Courier, Zoë Ångström (direct, verbatim): the café tax [stays]
- Herald, no speaker found (direct, altered): the cafe tax

SHARED WORDS
- Courier and Herald share 83 % of their words and credit AFP
  the cafe tax will stay
";
    assert_eq!(text, expected);
}

#[test]
fn an_unnamed_speaker_is_marked_behind_the_kind() {
    let mut comparison = comparison();
    let quote = &mut comparison.readings[0].quotes[0];
    quote.kind = QuoteKind::Indirect;
    quote.speaker = quote.speaker.take().map(|speaker| Speaker { anonymous: true, ..speaker });
    let lines = report::quotes(&comparison, &[QuoteId { article: 0, quote: 0 }], Columns::Tabs);
    assert_eq!(lines, "Courier\tZoë Ångström\tindirect, unnamed\tthe café tax stays\n");
    assert!(
        report::plain(&comparison)
            .contains("- Courier, Zoë Ångström (indirect, unnamed, verbatim): the café")
    );
}

#[test]
fn quotes_are_lines_of_outlet_speaker_kind_and_words() {
    let comparison = comparison();
    let ids = [
        QuoteId { article: 0, quote: 0 },
        QuoteId { article: 1, quote: 1 },
        QuoteId { article: 9, quote: 0 },
    ];
    assert_eq!(
        report::quotes(&comparison, &ids, Columns::Tabs),
        "Courier\tZoë Ångström\tdirect\tthe café tax stays\nHerald\t\tdirect\twill stay\n"
    );
    assert_eq!(
        report::quotes(&comparison, &ids, Columns::Aligned),
        "Courier  Zoë Ångström  direct  the café tax stays\nHerald                 direct  will stay\n"
    );
}
