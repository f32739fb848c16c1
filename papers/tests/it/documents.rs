//! Ways in which suggestions are written as documents: the form, labelled lines, a free letter,
//! several in one, and folders of them.

use Field::*;
use papers::reading::{Field, Read, Reading, Trouble, Why, Wish, read};
use rstest::rstest;

use crate::facts::{Fact, day, facts, padded};
use crate::grid::gb18030;
use crate::paper::{C, NEW_PAGE, centred, docx, p, stored, table};
use crate::score::{Layout, holds, only};

fn form(one: &Fact) -> String {
    let number = one.numbered();
    let boxes = if one.bill { "议案☑　建议□" } else { "议案□　建议☑" };
    let open = match one.disclosed() {
        "公开" => "☑公开　□不公开　□摘要公开",
        "不公开" => "□公开　☑不公开　□摘要公开",
        _ => "□公开　□不公开　☑摘要公开",
    };
    let text = format!("情况：{}\n建议：{}", one.problem, one.proposal.join("\n"));
    let raised = day("年", one.raised);
    let lead = padded(&one.lead);
    let mut rows = vec![
        vec![C("编　号", 1, None), C(&number, 1, None), C("类　型", 1, None), C(boxes, 1, None)],
        vec![C("案　由", 1, None), C(&one.title, 3, None)],
        vec![
            C("领衔代表", 1, None),
            C(&lead, 1, None),
            C("代表团", 1, None),
            C(&one.delegation, 1, None),
        ],
        vec![
            C("联系电话", 1, None),
            C("13900000000", 1, None),
            C("提出日期", 1, None),
            C(&raised, 1, None),
        ],
        vec![
            C("附议代表", 1, Some(true)),
            C("姓　名", 1, None),
            C("代表证号", 1, None),
            C("签　名", 1, None),
        ],
    ];
    for name in &one.cosigners {
        rows.push(vec![
            C("", 1, Some(false)),
            C(name, 1, None),
            C("0021", 1, None),
            C("", 1, None),
        ]);
    }
    rows.push(vec![C("是否公开", 1, None), C(open, 3, None)]);
    rows.push(vec![C("建议内容（可另附页）", 4, None)]);
    rows.push(vec![C(&text, 4, None)]);
    rows.push(vec![
        C("主办单位", 1, None),
        C(&one.lead_unit, 1, None),
        C("会办单位", 1, None),
        C("", 1, None),
    ]);
    centred("宜昌市人民代表大会代表议案、建议登记表") + &table(&rows)
}

fn labelled(one: &Fact) -> String {
    let others = one.cosigners.join("、");
    [
        centred("市七届人大五次会议"),
        centred(&format!("代表{}", one.kind())),
        p(&format!("编　　号：{}", one.number)),
        p(&format!("案　　由：{}", one.title)),
        p(&format!(
            "提 出 人：{}　　代表团：{}　　联系电话：0717-0000000",
            one.lead, one.delegation
        )),
        if others.is_empty() { String::new() } else { p(&format!("附 议 人：{others}")) },
        p(&format!("提出时间：{}", day("〇", one.raised))),
        p("案　　据："),
        p(&one.problem),
        p("方　　案："),
        one.proposal.iter().map(|line| p(line)).collect::<String>(),
        p(&format!("承办单位：{}", one.lead_unit)),
    ]
    .concat()
}

fn letter(one: &Fact) -> String {
    let signed = match one.cosigners.as_slice() {
        [] => p(&format!("建议人：{}", padded(&one.lead))),
        others => {
            p(&format!("领衔代表：{}", one.lead)) + &p(&format!("附议代表：{}", others.join("　")))
        }
    };
    [
        centred(&one.title),
        p("市人民代表大会常务委员会："),
        p(&one.problem),
        p("为此，提出如下建议："),
        one.proposal.iter().map(|line| p(line)).collect::<String>(),
        signed,
        p(&day("年", one.raised)),
    ]
    .concat()
}

/// Several in one document: numbers between them, some on new pages.
fn numbered(all: &[Fact]) -> String {
    let mut body = centred("市七届人大五次会议代表建议汇编") + &centred("目　　录");
    for one in all {
        body += &p(&format!("{}………3", one.title));
    }
    for (at, one) in all.iter().enumerate() {
        body += NEW_PAGE;
        // a text may run over a page of its own
        let middle = if at % 7 == 3 { NEW_PAGE } else { "" };
        body += &[
            p(&format!("编号：{}", one.numbered())),
            centred(&one.title),
            p(&format!("提出人：{}", one.lead)),
            p("一、存在的问题"),
            p(&one.problem),
            middle.to_owned(),
            p("二、对策建议"),
            one.proposal.iter().map(|line| p(line)).collect::<String>(),
        ]
        .concat();
    }
    body
}

/// A folder packed on a Chinese Windows: names in its encoding, one document each.
fn folder(make: fn(&Fact) -> String) -> Vec<u8> {
    let name = |at: usize, one: &Fact| {
        let short: String = one.title.chars().take(20).filter(|c| *c != '/').collect();
        gb18030(&format!("2017年建议/{}团/{}.{short}.docx", one.delegation, at + 1))
    };
    let entries: Vec<_> = facts()
        .iter()
        .enumerate()
        .map(|(at, one)| (name(at, one), docx(&make(one))))
        .chain([(gb18030("2017年建议/~$草稿.docx"), vec![1, 2, 3])])
        .collect();
    stored(&entries)
}

fn in_folders(name: &'static str, bytes: Vec<u8>, fields: &[Field]) -> Layout {
    // folders come in the order of their names
    let mut order: Vec<(usize, Fact)> = facts().into_iter().enumerate().collect();
    order.sort_by(|(at, one), (of, two)| (&one.delegation, at).cmp(&(&two.delegation, of)));
    let truth = order.iter().map(|(_, one)| only(&one.truth(), fields)).collect();
    Layout { name, file: "建议.zip", bytes, truth }
}

fn forms() -> Layout {
    in_folders(
        "forms",
        folder(form),
        &[
            Number, Kind, Title, Lead, Cosigners, Delegation, RaisedOn, Disclosure, LeadUnit,
            Problem, Proposal,
        ],
    )
}

fn labelled_lines() -> Layout {
    let mut made = in_folders(
        "labelled lines",
        folder(labelled),
        &[Number, Kind, Title, Lead, Cosigners, Delegation, RaisedOn, LeadUnit, Problem, Proposal],
    );
    for truth in &mut made.truth {
        let reason = truth.remove(&Problem).unwrap();
        truth.insert(Reason, reason);
        truth.insert(Session, "市七届人大五次会议".to_owned());
    }
    made
}

fn letters() -> Layout {
    let mut made = in_folders(
        "free letters",
        folder(letter),
        &[Title, Lead, Cosigners, RaisedOn, Problem, Proposal],
    );
    for truth in &mut made.truth {
        let text = format!("为此，提出如下建议：\n{}", truth[&Proposal]);
        truth.insert(Proposal, text);
    }
    made
}

fn several_in_one() -> Layout {
    let all = facts();
    let fields = [Number, Title, Lead, Problem, Proposal];
    let truth = all.iter().map(|one| only(&one.truth(), &fields)).collect();
    Layout { name: "several in one", file: "汇编.docx", bytes: docx(&numbered(&all)), truth }
}

fn forms_in_one() -> Layout {
    let all = facts();
    let body: String = all.iter().map(form).collect();
    let fields =
        [Number, Kind, Title, Lead, Cosigners, Delegation, RaisedOn, Disclosure, Problem, Proposal];
    let truth = all.iter().map(|one| only(&one.truth(), &fields)).collect();
    Layout { name: "forms in one", file: "登记表.docx", bytes: docx(&body), truth }
}

#[rstest]
#[case(forms())]
#[case(labelled_lines())]
#[case(letters())]
#[case(several_in_one())]
#[case(forms_in_one())]
fn at_least_99_of_100_fields_of_a_document_are_right(#[case] layout: Layout) {
    holds(&layout, &read(layout.file, &layout.bytes, &Wish::default()));
}

fn one(body: &str) -> Read {
    read("a.docx", &docx(body), &Wish::default())
}

#[test]
fn names_of_a_chinese_windows_are_read_and_what_programs_left_is_left_out() {
    let layout = forms();
    let mut steps = Vec::new();
    let mut reading = Reading::new(Wish::default());
    reading.file(layout.file, &layout.bytes, &mut |done, of| steps.push((done, of)));
    let read = reading.done();
    assert!(read.items.iter().all(|item| item.place.file.starts_with("建议.zip/2017年建议/")));
    let left: Vec<_> = read.left_out.iter().map(|one| (one.why, one.text.as_str())).collect();
    assert_eq!(left, [(Why::Clutter, "2017年建议/~$草稿.docx")]);
    assert_eq!((steps.first(), steps.last()), (Some(&(0, 101)), Some(&(101, 101))));
}

#[test]
fn a_letter_that_is_not_parted_keeps_its_text_and_says_so() {
    let read =
        one(&[centred("关于修路的建议"), p("这条路坏了，应当修。"), p("建议人：王伟")].concat());
    let item = &read.items[0];
    assert_eq!((item.content.as_str(), item.proposal.as_str()), ("这条路坏了，应当修。", ""));
    assert_eq!(read.problems[0].what, Trouble::NotParted);
    assert!(item.sound);
}

#[test]
fn what_is_hidden_deleted_or_said_twice_is_not_read() {
    let body = [
        "<w:p><w:r><w:t>关于修路</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>不</w:t></w:r>",
        "<w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:r><w:t>的建议</w:t></w:r></w:p>",
        "<w:p><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:r><w:t>路坏了。</w:t></w:r></mc:Choice>",
        "<mc:Fallback><w:r><w:t>路坏了。</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>",
    ]
    .concat();
    let item = &one(&body).items[0];
    assert_eq!((item.title.as_str(), item.content.as_str()), ("关于修路的建议", "路坏了。"));
}

#[test]
fn a_number_beneath_its_title_begins_nothing_new() {
    let one = |number: &str| {
        [centred("关于修路的建议"), p(&format!("编号：{number}")), p("路坏了。"), p("建议人：王伟")]
            .concat()
    };
    let body = [one("温36"), NEW_PAGE.to_owned(), one("0157")].concat();
    let read = self::one(&body);
    let shown: Vec<_> =
        read.items.iter().map(|item| (item.shown(Number), item.shown(Title))).collect();
    let title = || "关于修路的建议".to_owned();
    assert_eq!(shown, [("温36".to_owned(), title()), ("0157".to_owned(), title())]);
}

#[test]
fn one_broken_document_does_not_stop_the_others() {
    let sound = docx(&letter(&facts()[0]));
    let entries = [
        (b"1.docx".to_vec(), sound.clone()),
        (b"2.docx".to_vec(), sound[..sound.len() / 2].to_vec()),
        (b"3.pdf".to_vec(), b"%PDF-1.4".to_vec()),
        (b"4.docx".to_vec(), sound.clone()),
        (b"5.zip".to_vec(), stored(&[(b"6.docx".to_vec(), sound)])),
    ];
    let read = read("a.zip", &stored(&entries), &Wish::default());
    let told: Vec<_> =
        read.problems.iter().map(|one| (one.place.file.as_str(), one.what)).collect();
    assert_eq!(
        told,
        [
            ("a.zip/2.docx", Trouble::Broken),
            ("a.zip/3.pdf", Trouble::WrongType),
            ("a.zip/5.zip", Trouble::NestedArchive),
        ]
    );
    assert_eq!(read.items.len(), 2);
}

#[test]
fn a_title_given_twice_in_other_words_is_told() {
    let read = one(&[
        p("案由：关于修路的建议"),
        p("标题：关于修桥的建议"),
        p("情况：坏了"),
        p("建议：修"),
    ]
    .concat());
    assert_eq!(read.problems[0].what, Trouble::FieldTwice);
    assert_eq!(read.items.len(), 1);
}

#[test]
fn what_a_word_processor_saves_is_read() {
    let form = read("form.docx", include_bytes!("../data/office/form.docx"), &Wish::default());
    let shown: Vec<String> =
        [Number, Kind, Title, Lead, Cosigners, Delegation, RaisedOn, Disclosure, Problem, Proposal]
            .iter()
            .map(|field| form.items[0].shown(*field))
            .collect();
    assert_eq!(
        shown,
        [
            "温36",
            "suggestion",
            "关于改造老街排水管网的建议",
            "王伟",
            "李秀英、张敏",
            "宜都代表团",
            "2017-01-05",
            "full",
            "老街排水管网建于上世纪，每逢大雨积水。",
            "一是摸清底数；\n二是分年改造。",
        ]
    );
    let letter =
        read("letter.docx", include_bytes!("../data/office/letter.docx"), &Wish::default());
    let shown: Vec<String> = [Title, Lead, RaisedOn, Problem]
        .iter()
        .map(|field| letter.items[0].shown(*field))
        .collect();
    assert_eq!(
        shown,
        [
            "关于加强乡间道路维护的建议",
            "刘建国",
            "2017-01-06",
            "近年来乡间道路破损较多，群众出行不便。",
        ]
    );
    assert!(form.problems.is_empty() && letter.problems.is_empty(), "{:?}", form.problems);
}
