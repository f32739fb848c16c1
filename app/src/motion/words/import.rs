//! Words for papers read in: fields, troubles and fates by their codes, and the page's own.

use domain::motion::import::{Fate, Unfit};

use crate::ui::{Word, word};

/// Each field that a column can be, by its code.
#[rustfmt::skip]
pub const FIELDS: [(&str, Word); 23] = [
    ("serial",          word("序号", "Count")),
    ("number",          word("编号", "Number")),
    ("kind",            word("类型", "Kind")),
    ("session",         word("届次", "Session")),
    ("title",           word("标题", "Title")),
    ("lead",            word("领衔代表", "Led by")),
    ("cosigners",       word("附议人", "Co-signers")),
    ("delegation",      word("代表团", "Delegation")),
    ("category",        word("审查分类", "Subject")),
    ("units",           word("承办单位", "Units")),
    ("lead_unit",       word("主办单位", "Lead unit")),
    ("joint_units",     word("会办单位", "Joint units")),
    ("content",         word("正文（未分段）", "Text, not parted")),
    ("problem",         word("情况", "Situation")),
    ("reason",          word("分析", "Reasons")),
    ("proposal",        word("建议", "Proposal")),
    ("disclosure",      word("公开方式", "Disclosure")),
    ("raised_on",       word("提出日期", "Raised on")),
    ("assigned_on",     word("交办日期", "Assigned on")),
    ("replied_on",      word("答复日期", "Replied on")),
    ("reply_class",     word("答复类别", "Class of the reply")),
    ("document_number", word("答复文号", "Number of the reply")),
    ("satisfaction",    word("满意度", "Satisfaction")),
];

/// What may be wrong, by the code of the reader or of this congress.
#[rustfmt::skip]
const TROUBLES: [(&str, Word); 46] = [
    ("missing",                     word("没有填写", "missing")),
    ("too_long",                    word("太长", "too long")),
    ("characters",                  word("有看不见的控制字符", "holds characters that cannot be seen")),
    ("number_not_understood",       word("看不懂这个编号", "not understood as a number")),
    ("several_numbers",             word("一格里有几个编号", "several numbers in one cell")),
    ("date_not_understood",         word("看不懂这个日期", "not understood as a date")),
    ("date_incomplete",             word("日期不完整", "the date is not complete")),
    ("kind_not_understood",         word("看不懂是议案还是建议", "neither a bill nor a suggestion")),
    ("category_not_understood",     word("没有这个分类", "no such subject")),
    ("disclosure_not_understood",   word("看不懂公开方式", "disclosure not understood")),
    ("reply_class_not_understood",  word("看不懂答复类别", "class not understood")),
    ("grade_not_understood",        word("看不懂满意度", "satisfaction not understood")),
    ("session_not_understood",      word("看不懂届次", "session not understood")),
    ("people_not_understood",       word("看不出是哪些人", "not understood as names")),
    ("cell_error",                  word("单元格本身有错误", "the cell holds an error")),
    ("number_twice",                word("与上面的编号重复", "the same number stands above")),
    ("field_twice",                 word("同一份文档里填了两次，内容不同", "stands twice, with other words")),
    ("formula",                     word("是公式，按显示的值读取", "a formula: its value was taken")),
    ("count_differs",               word("人数与名单不符", "the count is not that of the names")),
    ("and_others",                  word("“等”字后面的没有列出", "others are not named")),
    ("not_parted",                  word("正文没有分出情况和建议", "situation and proposal are not told apart")),
    ("contested",                   word("两列都像这一项，用了前一列", "two columns claim it; the first was taken")),
    ("empty",                       word("是空的", "empty")),
    ("no_heading",                  word("找不到表头", "no heading was found")),
    ("no_item",                     word("没有读到建议", "no suggestion in it")),
    ("wrong_type",                  word("不是能读的文件类型", "not a type that can be read")),
    ("old_format",                  word("是旧格式，请另存为 DOCX 或 XLSX", "an old format: save it as DOCX or XLSX")),
    ("locked",                      word("有密码，请取消密码后再试", "asks for a password")),
    ("broken",                      word("文件已损坏", "damaged")),
    ("encoding",                    word("看不懂文字编码", "the encoding is not understood")),
    ("entities",                    word("含有不允许的声明", "declares what is not allowed")),
    ("too_deep",                    word("层次太深", "nested too deep")),
    ("too_large",                   word("太大", "too large")),
    ("unpacks_too_far",             word("解压后太大", "unpacks into too much")),
    ("too_many_entries",            word("压缩包里文件太多", "too many files in it")),
    ("too_many_sheets",             word("工作表太多", "too many sheets")),
    ("too_many_rows",               word("行数太多", "too many rows")),
    ("too_many_columns",            word("列数太多", "too many columns")),
    ("cell_too_long",               word("单元格内容太长", "a cell is too long")),
    ("too_many_items",              word("件数太多，后面的没有读", "too many items: the rest was not read")),
    ("nested_archive",              word("压缩包里还有压缩包", "an archive within an archive")),
    ("no_lead",                     word("没有领衔代表", "nobody leads it")),
    ("unknown_lead",                word("本级没有这位代表", "no deputy of this congress has the name")),
    ("ambiguous_lead",              word("有几位同名代表，请写明代表团", "several deputies have the name: add the delegation")),
    ("draft_too_long",              word("比草稿允许的长", "longer than a draft may be")),
    ("draft_characters",            word("有草稿不能有的字符", "holds characters that no draft may")),
];

const OTHER: Word = word("有问题", "something is wrong");

fn of(table: &[(&str, Word)], code: &str) -> Option<Word> {
    table.iter().find(|(known, _)| *known == code).map(|(_, word)| *word)
}

pub fn field(code: &str) -> Word {
    of(&FIELDS, code).unwrap_or(OTHER)
}

pub fn trouble(code: &str) -> Word {
    of(&TROUBLES, code).unwrap_or(OTHER)
}

/// Whether people are told of it in words of its own.
pub fn is_worded(code: &str) -> bool {
    of(&FIELDS, code).or(of(&TROUBLES, code)).is_some()
}

/// Codes that the domain adds to those of the reader.
pub fn own_codes() -> impl Iterator<Item = &'static str> {
    Unfit::ALL.iter().map(|one| one.code())
}

pub fn fate(fate: Fate) -> Word {
    match fate {
        Fate::New => word("可以导入", "To be entered"),
        Fate::Entered => word("已导入", "Entered"),
        Fate::Known => word("以前导入过", "Entered before"),
        Fate::Twice => word("与上面重复", "Stands above"),
        Fate::Flawed => word("有问题", "To be mended"),
    }
}

pub fn fate_class(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "tag info",
        Fate::Entered => "tag ok",
        Fate::Known | Fate::Twice => "tag neutral",
        Fate::Flawed => "tag late",
    }
}

pub const IMPORT: Word = word("导入纸质件", "Import papers");
pub const IMPORT_LEAD: Word = word(
    "把已有的表格或文档代录成代表的草稿。每件都由代表本人核对后提交，提交前不算提出。",
    "Existing sheets and documents become drafts of their deputies, who check and submit each.",
);
pub const IMPORT_FILES: Word = word("表格、文档或压缩包", "Sheets, documents or an archive");
pub const IMPORT_FILES_HINT: Word =
    word("XLSX、CSV、DOCX 或 ZIP，可以一次选多个。", "XLSX, CSV, DOCX or ZIP; several at once.");
pub const IMPORT_KIND: Word = word("没有写明类型的算作", "What does not say its kind is a");
pub const LOOK: Word = word("读取并预览", "Read and preview");
pub const LOOK_AGAIN: Word = word("按现在的对应关系重读", "Read again with these columns");
pub const CHOSEN: Word = word("已选 {n} 个文件", "{n} files chosen");
pub const SENDING_PAPERS: Word = word("正在上传", "Uploading");
pub const READING_PAPERS: Word = word("正在读取", "Reading");
pub const ENTERING: Word = word("正在导入 {done} / {of}", "Entering {done} of {of}");
pub const LOOKED: Word = word(
    "读到 {all} 件：可以导入 {new} 件，有问题 {flawed} 件，以前导入过或重复 {known} 件。",
    "{all} items: {new} to be entered, {flawed} to be mended, {known} known or doubled.",
);
pub const ENTERED: Word = word(
    "已导入 {entered} 件，跳过 {flawed} 件有问题的，{known} 件以前导入过或重复。",
    "{entered} entered; {flawed} to be mended were left out, and {known} known or doubled.",
);
pub const UNTOLD: Word = word("还有 {n} 个问题没有列出。", "{n} more problems are not listed.");
pub const TAKE_WHOLE: Word = word("全部导入（有一件有问题就都不导入）", "Enter all or none");
pub const TAKE_EACH: Word = word("逐件导入（跳过有问题的）", "Enter each that can be");
pub const REPORT: Word = word("下载结果 CSV", "Download the report, CSV");
pub const REPORT_NAME: Word = word("导入结果.csv", "import-report.csv");
pub const COLUMNS: Word = word("表头对应关系", "What the columns are");
pub const LEAVE_OUT: Word = word("不导入这一列", "Leave out");
pub const FILE_PROBLEMS: Word = word("文件的问题", "Problems of files");
pub const ITEMS_READ: Word = word("读到的建议", "What was read");
pub const FIRST_OF: Word =
    word("只列出前 {n} 件，有问题的在前。", "The first {n}, flawed ones first.");
pub const PLACE: Word = word("位置", "Where");
pub const WHAT_BECOMES: Word = word("结果", "What becomes of it");
pub const PROBLEMS: Word = word("问题", "Problems");
pub const PAPER_NUMBER: Word = word("纸质编号", "Number on paper");
pub const LED_BY: Word = word("领衔代表", "Led by");
pub const PAPER_TITLE: Word = word("标题", "Title");

pub const REPORT_HEADINGS: [Word; 6] =
    [PLACE, PAPER_NUMBER, PAPER_TITLE, LED_BY, WHAT_BECOMES, PROBLEMS];

pub const ENTERED_FOR_YOU: Word = word("这份草稿由工作人员代录", "Entered on your behalf");
pub const ENTERED_FOR_YOU_TEXT: Word = word(
    "请逐字核对，修改后再提交。提交即为您本人确认；不是您提的，请撤回。",
    "Check every word and mend it. Submitting it confirms it as yours; withdraw it if it is not.",
);
pub const PAPER_COSIGNERS: Word = word(
    "纸质件上的附议人：{names}。请您邀请他们在线确认。",
    "Co-signers on paper: {names}. Invite them, so that they confirm it here.",
);
