// A bill: too few sign at first; the presidium turns it into a suggestion; another is on the agenda.
import { open, panel } from "../../support/steps";
import { accessible, expect, hydrated, test } from "../../support/story";

test("a deputy who moves a bill learns how many must sign, and keeps what is written", async ({ as }) => {
  const deputy = await as("yu-jingyi");
  await open(deputy, "/app");
  await deputy.getByRole("link", { name: "提一件议案" }).click();
  await expect(deputy.getByRole("heading", { level: 1 })).toHaveText("提议案");
  await hydrated(deputy);
  await deputy.getByLabel("标题").fill("关于制定宜昌市电动自行车停放充电管理条例的议案");
  await deputy.getByLabel("类别").selectOption({ label: "城市管理" });
  await deputy.getByLabel("案由：为什么提出").fill("电动自行车在楼道停放充电引发的火灾连年不断，现有规定没有处罚依据。");
  await accessible(deputy);
  await deputy.getByRole("button", { name: "下一步" }).click();
  await hydrated(deputy);
  await deputy.getByLabel("案据：依据和理由").fill("消防法和物权方面的规定较为原则，设施建设、收费和处罚需要地方立法细化。");
  await deputy.getByRole("button", { name: "下一步" }).click();
  await hydrated(deputy);
  await deputy.getByLabel("方案：要求大会做什么").fill("请将条例列入立法计划，明确集中充电设施的建设主体、收费和违规停放的处罚。");
  await deputy.getByRole("button", { name: "看一遍再提交" }).click();
  await hydrated(deputy);
  await expect(deputy.getByRole("heading", { name: "议案内容" })).toBeVisible();
  await expect(deputy.getByText("议案须有 10 名代表联名，领衔代表算在内；已有 1 名")).toBeVisible();
  await expect(deputy.getByRole("button", { name: "确认提交" })).toHaveCount(0);
  await accessible(deputy);
});

test("a bill is turned into a suggestion, numbered and handled as one @desk", async ({ as }) => {
  const desk = await as("li-jing");
  const deputy = await as("cao-jianjun");
  await open(desk, `/app/desk?state=registered`);
  await desk.getByRole("link", { name: /农村普惠性学前教育/ }).click();
  await expect(desk.locator(".pane").getByText("议案第").first()).toBeVisible();
  await panel(desk, "转为建议", (section) =>
    section.getByLabel("转为建议的说明").fill("所提事项属于政府职权，内容具体，适合作为建议交办。"),
  );
  await expect(desk.getByText("待审查").first()).toBeVisible();
  await desk.getByRole("button", { name: "立案编号" }).click();
  await expect(desk.getByText(/会议.*第\d{3}号/).first()).toBeVisible();
  await accessible(desk);
  await open(deputy, "/app/notices");
  await expect(deputy.getByText("议案转为建议").first()).toBeVisible();
  await deputy.getByRole("link", { name: /农村普惠性学前教育/ }).first().click();
  await expect(deputy.getByText(/主席团决定转为建议办理（原.*议案第\d{3}号）/)).toBeVisible();
});

test("everybody reads what the presidium decided of a bill", async ({ page }) => {
  await page.goto(`/motions?q=${encodeURIComponent("翻坝")}`);
  await page.getByRole("link", { name: /三峡枢纽翻坝运输体系/ }).first().click();
  await expect(page.getByText("主席团已决定把它列入会议议程。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "议案内容" })).toBeVisible();
  await accessible(page);
});
