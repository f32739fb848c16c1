// The product's main job, each step as the right person: from a deputy's first word to an honest result.
import { open, panel } from "../../support/steps";
import { accessible, expect, hydrated, test, type Page } from "../../support/story";

const title = `关于修复横溪河桥栏杆的建议（${Date.now() % 100000}）`;

const text = {
  problem:
    "横溪河桥建成已有三十多年，桥面两侧栏杆锈蚀断裂十一处，最长的一段缺口有四米。学生上下学和群众赶集都要从桥上走，去年以来发生三起坠落险情。",
  reason:
    "这座桥跨镇界，日常养护由两个镇分担，养护责任没有写清楚，年度养护资金也没有单列，栏杆损坏后只做过临时围挡。",
  proposal:
    "一、年内更换全桥栏杆并加设夜间反光标识。二、明确由市交通运输局牵头养护，两镇配合。三、把跨镇桥梁养护纳入年度预算。",
};

test("a suggestion travels from a deputy to an honest public result", async ({ as, picture }) => {
  test.setTimeout(240_000);
  const deputy = await as("zhou-lan");
  const friend = await as("wang-min");
  const desk = await as("li-jing");
  const lead = await as("zhao-liqun");
  const joint = await as("jin-shian");
  let id = "";

  await test.step("the deputy writes it in three steps", async () => {
    await open(deputy, "/app");
    await accessible(deputy);
    await picture(deputy, "deputy-home");
    await deputy.getByRole("link", { name: "写一件建议" }).click();
    await deputy.getByLabel("标题").fill(title);
    await deputy.getByLabel("类别").selectOption({ label: "交通运输" });
    await deputy.getByLabel("情况：存在什么问题").fill(text.problem);
    await accessible(deputy);
    await deputy.getByRole("button", { name: "下一步" }).click();
    await hydrated(deputy);
    await deputy.getByLabel("分析：为什么会这样").fill(text.reason);
    await expect(deputy.getByText("已保存")).toBeVisible();
    await deputy.getByRole("button", { name: "下一步" }).click();
    await hydrated(deputy);
    await deputy.getByLabel("建议：希望怎么办").fill(text.proposal);
    await deputy.getByRole("button", { name: "看一遍再提交" }).click();
    await hydrated(deputy);
    await expect(deputy.getByRole("heading", { level: 1 })).toHaveText(title);
    id = new URL(deputy.url()).pathname.split("/").pop() ?? "";
  });

  await test.step("a co-signer confirms the exact text", async () => {
    await deputy.getByRole("searchbox", { name: "邀请附议" }).fill("王敏");
    await deputy.getByRole("button", { name: "查找" }).click();
    await deputy.getByRole("button", { name: "邀请", exact: true }).click();
    await expect(deputy.getByText("待确认")).toBeVisible();
    await open(friend, "/app");
    await friend.getByRole("link", { name: new RegExp(title.slice(0, 12)) }).click();
    await friend.getByRole("button", { name: "确认附议这一稿" }).click();
    await hydrated(friend);
    await expect(friend.getByText("已附议")).toBeVisible();
  });

  await test.step("submitted, sent back once, corrected and submitted again", async () => {
    await open(deputy, `/app/motions/${id}`);
    await deputy.getByRole("button", { name: "确认提交" }).click();
    await hydrated(deputy);
    await expect(deputy.getByText("待审查").first()).toBeVisible();
    await open(desk, "/app/desk?state=submitted");
    await accessible(desk);
    await picture(desk, "desk");
    await desk.getByRole("link", { name: title }).click();
    await panel(desk, "退回修改", (section) =>
      section.getByLabel("退回的理由").fill("请补充桥梁所在的村和建成年份。"),
    );
    await expect(desk.locator(".pane").getByText("退回修改").first()).toBeVisible();
    await open(deputy, `/app/motions/${id}`);
    await expect(deputy.getByText("请补充桥梁所在的村和建成年份。").first()).toBeVisible();
    await deputy.getByRole("link", { name: "修改" }).click();
    await hydrated(deputy);
    await deputy.getByLabel("情况：存在什么问题").fill(`${text.problem}桥在枝江市仙女镇，1991年建成。`);
    await deputy.getByRole("button", { name: "存草稿" }).click();
    await hydrated(deputy);
    await open(friend, `/app/motions/${id}`);
    await friend.getByRole("button", { name: "确认附议这一稿" }).click();
    await hydrated(friend);
    await open(deputy, `/app/motions/${id}`);
    await deputy.getByRole("button", { name: "确认提交" }).click();
    await hydrated(deputy);
  });

  await test.step("the office accepts, numbers and assigns it", async () => {
    await open(desk, `/app/motions/${id}`);
    await desk.getByRole("button", { name: "立案编号" }).click();
    await expect(desk.getByText(/第\d{3}号/).first()).toBeVisible();
    await desk.getByLabel("主办单位").selectOption({ label: "宜昌市交通运输局" });
    await desk.locator("fieldset", { hasText: "会办单位" }).getByLabel("住建局").check();
    await desk.getByRole("button", { name: "交办" }).click();
    await expect(desk.getByText("已交办").first()).toBeVisible();
    await picture(desk, "item-office");
  });

  await test.step("the units sign for it, give an opinion, meet the deputy and reply", async () => {
    await open(joint, `/app/motions/${id}`);
    await joint.getByRole("button", { name: "签收" }).click();
    await panel(joint, "提出会办意见", (section) =>
      section.getByLabel("会办意见").fill("桥头两侧人行道由我局在整治中一并修补，与栏杆更换同步完工。"),
    );
    await expect(joint.getByText("桥头两侧人行道").first()).toBeVisible();
    await open(lead, "/app/unit");
    await accessible(lead);
    await lead.getByRole("link", { name: title }).click();
    await lead.getByRole("button", { name: "签收" }).click();
    await panel(lead, "登记沟通", async (section) => {
      await section.getByLabel("日期").fill(new Date().toISOString().slice(0, 10));
      await section.getByLabel("地点").fill("枝江市仙女镇横溪河桥");
      await section.getByLabel("沟通情况").fill("到桥上与周岚代表一起看了断裂的栏杆，商定年内更换。");
    });
    await expect(lead.getByText("到桥上与周岚代表").first()).toBeVisible();
    await answer(lead, "宜交函〔2026〕901号", "我局已列入年度计划，计划明年上半年更换全桥栏杆，先行加装临时护栏。");
    await expect(lead.getByText("已答复").first()).toBeVisible();
    await picture(lead, "unit-item");
  });

  await test.step("the deputies rate, and the unit learns nothing of it", async () => {
    const before = await facts(lead, id);
    await rate(deputy, id, "不满意", "栏杆还没有更换，计划又推到了明年。", (page) => picture(page, "rating"));
    await rate(friend, id, "基本满意", "");
    expect(await facts(lead, id)).toBe(before);
  });

  await test.step("after the release the office orders it handled again", async () => {
    await release(desk, id, "不满意（办理态度");
    await panel(desk, "重新办理", (section) =>
      section.getByLabel("重新办理的要求").fill("请在年内完成栏杆更换，并书面答复进度。"),
    );
    await open(lead, `/app/motions/${id}`);
    await expect(lead.getByText("请在年内完成栏杆更换").first()).toBeVisible();
    await expect(lead.getByText("不满意").first()).toBeVisible();
    await answer(lead, "宜交函〔2026〕955号", "全桥栏杆已于本月更换完毕，并加设夜间反光标识，养护责任已经明确。");
  });

  await test.step("the second rating is released and the item closed", async () => {
    await rate(deputy, id, "满意", "");
    await rate(friend, id, "满意", "");
    await release(desk, id, "满意（办理态度");
    await panel(desk, "办结", (section) =>
      section.getByLabel("结果一句话（公众看到）").fill("全桥栏杆已更换，加设反光标识，明确了养护责任。"),
    );
    await expect(desk.getByText("已办结").first()).toBeVisible();
  });

  await test.step("text and reply are there as official papers", async () => {
    await open(lead, `/app/motions/${id}`);
    for (const name of ["议案、建议文本 DOCX", "答复件 PDF"]) {
      const address = await lead.getByRole("link", { name }).getAttribute("href");
      const paper = await lead.request.get(address ?? "");
      expect(paper.status(), name).toBe(200);
      expect((await paper.body()).subarray(0, 4).toString("latin1")).toBe(name.endsWith("PDF") ? "%PDF" : "PK\u0003\u0004");
    }
  });

  await test.step("everybody reads the outcome, and nobody a grade", async () => {
    const page = friend;
    await page.goto(`/motions?q=${encodeURIComponent("栏杆")}`);
    await page.getByRole("link", { name: new RegExp(title.slice(0, 12)) }).first().click();
    await expect(page.getByText("全桥栏杆已更换").first()).toBeVisible();
    await expect(page.locator("body")).not.toContainText("不满意");
    await accessible(page);
    await picture(page, "public-item");
  });
});

async function answer(page: Page, number: string, body: string) {
  await panel(page, "答复代表", async (section) => {
    await section.getByLabel("答复类别").selectOption("B");
    await section.getByLabel("发文字号").fill(number);
    await section.getByLabel("答复正文").fill(`周岚代表：您提出的建议收悉，现答复如下。${body}感谢您对交通工作的关心。`);
  });
}

async function rate(page: Page, id: string, grade: string, reason: string, look?: (page: Page) => Promise<void>) {
  await page.goto(`/app/motions/${id}/rate`);
  await hydrated(page);
  await page.getByRole("group", { name: "办理态度" }).getByRole("radio", { name: "满意", exact: true }).check();
  await page.getByRole("group", { name: "办理结果" }).getByRole("radio", { name: grade, exact: true }).check();
  if (reason) await page.getByLabel("理由", { exact: true }).fill(reason);
  await page.getByLabel("就此封定，不再修改").check();
  await accessible(page);
  await look?.(page);
  await page.getByRole("button", { name: "封好并提交" }).click();
  await hydrated(page);
  await expect(page.getByText("您的评价已经收到")).toBeVisible();
}

async function release(page: Page, id: string, grade: string) {
  await open(page, `/app/motions/${id}`);
  await page.getByRole("button", { name: "关闭评价期" }).click();
  await page.getByRole("button", { name: "查看评价" }).click();
  await expect(page.getByText(grade).first()).toBeVisible();
  await page.getByRole("button", { name: "发布评价结果" }).click();
  await expect(page.getByText("评价结果已发布").first()).toBeVisible();
}

/** What the unit's page says, but for what changes with the clock. */
async function facts(page: Page, id: string): Promise<string> {
  await open(page, `/app/motions/${id}`);
  return page.locator("#main").innerText();
}
