//! What a column or a label can mean, and the words by which congresses call it.

use serde::{Deserialize, Serialize};

use super::problem::coded;

coded! {
    /// One fact of a suggestion or bill.
    Field {
        /// 序号: counts the rows, and is the number only where there is no other.
        Serial = "serial",
        Number = "number",
        Kind = "kind",
        /// 届次
        Session = "session",
        Title = "title",
        /// The deputy who leads, and others after the first.
        Lead = "lead",
        Cosigners = "cosigners",
        Delegation = "delegation",
        Category = "category",
        /// Units in one cell, told apart by brackets or labels where they are.
        Units = "units",
        LeadUnit = "lead_unit",
        JointUnits = "joint_units",
        /// The whole text, not parted.
        Content = "content",
        /// 情况
        Problem = "problem",
        /// 案据、分析
        Reason = "reason",
        /// 建议、方案
        Proposal = "proposal",
        Disclosure = "disclosure",
        RaisedOn = "raised_on",
        AssignedOn = "assigned_on",
        RepliedOn = "replied_on",
        ReplyClass = "reply_class",
        DocumentNumber = "document_number",
        Satisfaction = "satisfaction",
    }
}

use Field::*;

/// The words for each field, without blank space and marks, the usual one first; each stands once.
#[rustfmt::skip]
pub const WORDS: &[(Field, &[&str])] = &[
    (Serial,         &["序号", "序", "顺序", "行号", "项次", "No", "NO"]),
    (Number,         &["编号", "建议号", "议案号", "案号", "建议编号", "议案编号", "件号", "建议议案号", "建议议案编号",
                       "议案建议编号", "议案建议号", "文件编号", "号数", "件次", "建议序号", "议案序号", "立案号", "总编号",
                       "代表建议编号", "代表建议号", "案件编号", "建议批评意见编号", "登记号", "第几号"]),
    (Kind,           &["类型", "种类", "性质", "案别", "文种", "件类", "建议类型", "提出形式", "议案或建议", "议案建议类型", "形式"]),
    (Session,        &["届次", "会次", "会议届次", "届次会次", "会议", "会议名称", "所属会议", "届别", "届会", "提出会议"]),
    (Title,          &["标题", "案由", "建议名称", "题目", "名称", "建议标题", "议案标题", "议案名称", "建议题目", "事由", "议题",
                       "主题", "建议案由", "议案案由", "建议事项", "建议议案标题", "议案建议标题", "议案建议名称", "件名",
                       "代表建议标题", "建议批评意见标题", "建议批评和意见标题", "建议批评意见名称", "建议意见标题", "议案题目"]),
    (Lead,           &["领衔代表", "提出人", "代表姓名", "提案人", "建议人", "领衔人", "代表", "姓名", "提出代表", "领衔",
                       "人大代表", "领衔代表姓名", "提议人", "提出者", "第一代表", "建议代表", "建议提出人", "领衔提出人",
                       "议案领衔人", "提建议人", "主提人", "代表领衔", "领衔提出代表", "提交人", "提交代表"]),
    (Cosigners,      &["附议人", "联名代表", "附议代表", "联名人", "附议", "联名", "附议人姓名", "附议代表姓名", "联名代表姓名",
                       "共同提出人", "附名代表", "联署人", "其他代表", "附议者", "联名附议代表", "联名附议人", "附议联名代表"]),
    (Delegation,     &["代表团", "所在代表团", "所属代表团", "团别", "提出代表团", "代表团别", "所属团", "团名"]),
    (Category,       &["类别", "分类", "审查分类", "建议类别", "内容分类", "议案类别", "内容类别", "问题分类", "所属类别", "建议分类",
                       "业务分类", "领域", "归类"]),
    (Units,          &["承办单位", "办理单位", "承办部门", "责任单位", "交办单位", "办理部门", "承办机关", "承办", "建议承办单位",
                       "主会办单位", "主协办单位", "主办会办单位", "主办协办单位", "答复单位", "承办者"]),
    (LeadUnit,       &["主办单位", "主办", "主办部门", "主办机关", "牵头单位", "牵头主办单位", "主要承办单位", "分办单位", "独办单位",
                       "承办单位主办", "主承办单位", "牵头部门", "主办分办单位", "主办或分办单位", "承办单位主办单位", "独办"]),
    (JointUnits,     &["会办单位", "协办单位", "会办", "协办", "协办部门", "会办部门", "配合单位", "会办协办单位", "承办单位会办",
                       "承办单位协办", "会同办理单位", "协同办理单位", "参与单位", "承办单位会办单位", "承办单位协办单位", "配合部门"]),
    (Content,        &["内容", "建议内容", "主要内容", "议案内容", "正文", "内容摘要", "建议正文", "具体内容", "内容概要",
                       "建议主要内容", "案文", "建议全文", "全文", "主要内容及建议", "情况及建议", "内容提要"]),
    (Problem,        &["情况", "问题", "存在问题", "基本情况", "情况说明", "现状", "反映的问题", "情况分析", "反映情况", "存在的问题",
                       "主要问题", "问题现状", "现状及问题", "情况和问题", "情况与问题", "背景", "现状与问题", "情况问题"]),
    (Reason,         &["案据", "理由", "分析", "依据", "原因分析", "提案理由", "建议理由", "原因", "问题分析", "案据理由", "提出理由",
                       "理由和依据", "法律依据", "理由及依据"]),
    (Proposal,       &["方案", "建议", "意见", "具体建议", "建议措施", "解决方案", "对策建议", "建议意见", "意见建议", "对策",
                       "意见和建议", "具体方案", "解决措施", "解决办法", "办法", "建议方案", "措施建议", "具体意见建议", "建议及措施",
                       "对策和建议", "对策与建议", "具体建议和措施", "解决问题的建议", "具体措施"]),
    (Disclosure,     &["是否公开", "公开方式", "公开", "公开属性", "公开意见", "公开情况", "可否公开", "是否同意公开", "公开形式",
                       "公开类别", "建议是否公开", "是否同意公开全文", "公开范围", "能否公开"]),
    (RaisedOn,       &["提出日期", "提出时间", "提交日期", "提交时间", "建议日期", "建议时间", "收件日期", "收到日期", "日期", "提议日期",
                       "登记日期", "来件日期", "提出年月日"]),
    (AssignedOn,     &["交办日期", "交办时间", "交办", "转办日期", "转办时间", "分办日期", "交办年月日"]),
    (RepliedOn,      &["答复日期", "答复时间", "办复日期", "办复时间", "复函日期", "回复日期", "回复时间", "办结日期", "办结时间",
                       "复文日期", "答复年月日"]),
    (ReplyClass,     &["答复类别", "办理结果类别", "答复分类", "答复类型", "办理类别", "办复类别", "结果类别", "答复分类标识", "办理分类",
                       "办理结果分类", "落实类别", "答复结果类别", "办理情况类别", "复函类别", "办结类别", "结果分类"]),
    (DocumentNumber, &["答复文号", "发文字号", "文号", "复函文号", "答复函号", "答复函文号", "办复文号", "复文号", "发文号", "公文文号",
                       "答复件文号"]),
    (Satisfaction,   &["满意度", "代表满意度", "评价", "代表评价", "满意程度", "代表意见", "满意情况", "反馈意见", "综合评价",
                       "满意度评价", "代表反馈意见", "代表反馈", "测评结果", "满意与否", "代表满意情况"]),
];

/// Words that say nothing alone under a heading of their own: 答复 over 日期 is 答复日期.
pub const GENERIC: &[&str] = &[
    "姓名",
    "日期",
    "时间",
    "名称",
    "单位",
    "类别",
    "文号",
    "编号",
    "内容",
    "人数",
    "结果",
    "类型",
    "意见",
    "分类",
    "部门",
    "单位名称",
    "代表",
    "情况",
    "公开",
    "建议",
    "序号",
];

impl Field {
    /// The field that `word` names exactly, blank space and marks aside.
    pub fn named(word: &str) -> Option<Self> {
        let plain = plain(word);
        let known = |(_, words): &&(Self, &[&str])| words.contains(&plain.as_str());
        WORDS.iter().find(known).map(|(field, _)| *field)
    }

    /// Fields of which several columns may each tell a part.
    pub fn is_list(self) -> bool {
        matches!(self, Cosigners | Units | LeadUnit | JointUnits)
    }

    /// Fields whose words may run over several lines.
    pub fn is_text(self) -> bool {
        matches!(self, Content | Problem | Reason | Proposal)
    }
}

/// A label without blank space, marks, and what brackets add: `案　由：` is 案由.
pub fn plain(word: &str) -> String {
    let (mut depth, mut plain) = (0_u32, String::new());
    for c in super::cell::half_width(word).chars() {
        match c {
            '(' | '〔' | '[' | '【' | '<' => depth += 1,
            ')' | '〕' | ']' | '】' | '>' => depth = depth.saturating_sub(1),
            c if depth > 0 || c.is_whitespace() => {}
            c if c.is_alphanumeric() => plain.push(c),
            _ => {}
        }
    }
    plain
}
