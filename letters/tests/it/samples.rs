//! Papers for tests and for the example: matters as towns have them, every person invented.

use domain::motion::Kind;
use jiff::civil::date;
use letters::{AssignmentRow, CatalogueRow, Contact, ReplyLetter, SuggestionSheet};

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

pub fn suggestion() -> SuggestionSheet {
    SuggestionSheet {
        kind: Kind::Suggestion,
        congress: "宜昌市第七届人民代表大会第五次会议".to_owned(),
        number: "市七届人大五次会议第001号".to_owned(),
        title: "关于在老旧小区周边增设公共停车位和夜间共享车位的建议".to_owned(),
        author: "周明远".to_owned(),
        delegation: "西陵代表团".to_owned(),
        cosigners: owned(&["何婉清", "邓立新", "谭小荷", "向长江", "覃玉兰", "望秀英", "黎海涛"]),
        category: "城市管理".to_owned(),
        disclosure: "全文公开".to_owned(),
        lead_unit: "宜昌市住房和城乡建设局".to_owned(),
        joint_units: owned(&["宜昌市公安局", "宜昌市城市管理执法委员会", "西陵区人民政府"]),
        raised_on: Some(date(2026, 1, 12)),
        parts: [
            "西陵、伍家岗两区二〇〇〇年以前建成的小区共有一百六十余处，户均车位不足0.3个。\
             去年十月至十二月，我们走访了学院街道、云集街道的12个小区，看到消防通道被占、救护车\
             进不去的情形并不少见；夜间22时以后，沿街两侧违停车辆平均每百米14辆。\n\
             与此同时，相邻的机关、学校和商场停车场夜间空置率在60%以上，白天的“潮汐”与夜间的\
             “潮汐”正好相反，却没有向居民开放。"
                .to_owned(),
            "一是规划欠账。老旧小区建设时没有配建停车位的标准，改造又受用地所限，靠小区自身\
             无法解决。\n\
             二是责任不清。共享车位发生剐蹭、超时占用时由谁处理，没有明确规定，管理单位不敢开。\n\
             三是收费没有引导。路内车位与路外停车场价格倒挂，车主宁可停在路边（每次3元），\
             也不愿停进200米外的停车楼（每小时5元）。"
                .to_owned(),
            "（一）摸清底数。由市住建局牵头，在2026年6月底前完成两区老旧小区及周边500米范围内\
             停车资源普查，数据向社会公布。\n\
             （二）先行开放。机关事业单位停车场夜间19时至次日7时向周边居民有偿开放，登记车牌，\
             超时由单位通知驶离；三次超时的，取消资格。\n\
             （三）补建一批。利用边角地、桥下空间建设立体停车库，今年不少于1200个泊位，并按10%\
             的比例配建充电桩。\n\
             （四）理顺价格。实行“路内高于路外、中心高于外围、白天高于夜间”的差别化收费。"
                .to_owned(),
        ],
    }
}

pub fn reply() -> ReplyLetter {
    ReplyLetter {
        kind: Kind::Suggestion,
        unit: "宜昌市住房和城乡建设局".to_owned(),
        document_number: "宜住建函〔2026〕37号".to_owned(),
        class: "B".to_owned(),
        disclosure: "全文公开".to_owned(),
        signer: "罗建平".to_owned(),
        number: "市七届人大五次会议第001号".to_owned(),
        title: "关于在老旧小区周边增设公共停车位和夜间共享车位的建议".to_owned(),
        addressees: owned(&["周明远"]),
        text: "您提出的《关于在老旧小区周边增设公共停车位和夜间共享车位的建议》收悉。我局会同\
               市公安局、市城管委、西陵区人民政府进行了认真研究，并于2026年3月18日与您当面沟通。\
               现答复如下：\n\
               一、关于摸清停车资源底数\n\
               我局已委托市规划设计院对西陵、伍家岗两区163个老旧小区及周边500米范围开展普查，\
               截至4月底完成121个，查明可挖潜泊位2,846个，其中夜间可共享泊位1,973个。普查结果将于\
               6月30日前在市政府门户网站公布。\n\
               二、关于机关事业单位停车场夜间开放\n\
               （一）已经开放的单位\n\
               市直机关第一、第二办公区等9处停车场自4月1日起夜间向周边居民开放，共计618个泊位，\
               登记车辆574辆，运行一个月未发生纠纷。\n\
               （二）责任如何划分\n\
               我局与市公安局联合印发了《夜间共享停车管理办法（试行）》，对剐蹭处理、超时占用、\
               资格取消作出了规定：超时三次的，取消资格六个月。\n\
               三、关于补建停车泊位\n\
               今年计划利用边角地和桥下空间建设立体停车库7座、泊位1,260个，按12%配建充电桩。\
               目前胜利四路、果园一路2座已经开工，预计10月建成；其余5座正在办理用地手续，受征迁进度\
               影响，有2座可能延至明年一季度。\n\
               四、关于理顺收费价格\n\
               差别化收费方案已报市发展改革委，按程序须经听证，拟于第三季度组织。我局将配合做好\
               测算，并把您提出的“路内高于路外、中心高于外围、白天高于夜间”写入方案。\n\
               感谢您对我市住房和城乡建设工作的关心与支持。"
            .to_owned(),
        dated: Some(date(2026, 5, 8)),
        contact: Contact { name: "宋晓雯".to_owned(), phone: "0717-6250000".to_owned() },
        copies: owned(&["市人大常委会代表工作委员会", "市人民政府办公室"]),
    }
}

pub fn catalogue(number: usize) -> CatalogueRow {
    let sheet = suggestion();
    CatalogueRow {
        number: format!("市七届人大五次会议第{number:03}号"),
        title: sheet.title,
        kind: "建议".to_owned(),
        category: sheet.category,
        author: sheet.author,
        delegation: sheet.delegation,
        cosigners: (number % 30) as i64,
        lead_unit: sheet.lead_unit,
        joint_units: sheet.joint_units.join("、"),
        state: "办理中".to_owned(),
        disclosure: sheet.disclosure,
        raised_on: sheet.raised_on,
        replied_on: number.is_multiple_of(2).then(|| date(2026, 5, 8)),
    }
}

pub fn assignment(number: usize) -> AssignmentRow {
    let sheet = suggestion();
    AssignmentRow {
        number: format!("市七届人大五次会议第{number:03}号"),
        title: sheet.title,
        author: sheet.author,
        delegation: sheet.delegation,
        lead_unit: sheet.lead_unit,
        joint_units: sheet.joint_units.join("、"),
        assigned_on: Some(date(2026, 1, 20)),
        due_on: Some(date(2026, 4, 20)),
        remark: String::new(),
    }
}
