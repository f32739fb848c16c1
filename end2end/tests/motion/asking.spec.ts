// What units ask of the office: to be relieved, for more time; and what the office asks of them.
import { open, panel } from "../../support/steps";
import { accessible, expect, test, type Page } from "../../support/story";

/** The item of that title, as the office finds it; its address. */
async function find(desk: Page, title: string): Promise<string> {
  await open(desk, `/app/desk?q=${encodeURIComponent(title)}`);
  const link = desk.getByRole("link", { name: new RegExp(title) }).first();
  const address = (await link.getAttribute("href")) ?? "";
  return `/app/motions/${/open=(\d+)/.exec(address)?.[1]}`;
}

test("a unit asks to be relieved, and the office gives it to another", async ({ as, allow }) => {
  allow(/status of 404/);
  const desk = await as("li-jing");
  const wrong = await as("zhao-liqun");
  const right = await as("jin-shian");
  const deputy = await as("shen-nianqiu");
  const item = await find(desk, "无障碍出行断点");

  await test.step("the office gives it to the transport bureau", async () => {
    await open(desk, item);
    await desk.getByLabel("主办单位").selectOption({ label: "宜昌市交通运输局" });
    await desk.getByRole("button", { name: "交办" }).click();
    await expect(desk.getByText("已交办").first()).toBeVisible();
  });

  await test.step("the deputy thinks of another unit, and says so to the office alone", async () => {
    await open(deputy, item);
    await panel(deputy, "对承办单位有异议", (section) =>
      section.getByLabel("为什么有异议").fill("断点多在住宅小区门口，应由住建部门牵头。"),
    );
    await expect(deputy.getByText("代表对承办单位有异议").first()).toBeVisible();
    await open(wrong, item);
    await expect(wrong.locator("#main")).not.toContainText("应由住建部门牵头");
  });

  await test.step("the bureau asks to be relieved, with its reason", async () => {
    await panel(wrong, "申请退办", (section) =>
      section.getByLabel("退办理由").fill("小区出入口的无障碍改造属于住房和城乡建设部门的职责。"),
    );
    await expect(wrong.getByText("申请退办").first()).toBeVisible();
    await accessible(wrong);
  });

  await test.step("the office reads both and gives it to the housing bureau", async () => {
    await open(desk, item);
    await expect(desk.getByText("应由住建部门牵头").first()).toBeVisible();
    await expect(desk.getByRole("heading", { name: "宜昌市交通运输局申请退办" })).toBeVisible();
    await accessible(desk);
    await panel(desk, "改派", (section) =>
      section.getByLabel("主办单位").selectOption({ label: "宜昌市住房和城乡建设局" }),
    );
    await expect(desk.getByText("已交办").first()).toBeVisible();
  });

  await test.step("the one no longer knows of it, the other signs for it", async () => {
    await wrong.goto(item);
    await expect(wrong.getByRole("heading", { name: "没有找到" })).toBeVisible();
    await open(wrong, "/app/notices");
    await expect(wrong.getByText("不再由您单位承办").first()).toBeVisible();
    await expect(wrong.getByRole("link", { name: /不再由您单位承办/ })).toHaveCount(0);
    await open(right, item);
    await right.getByRole("button", { name: "签收" }).click();
    await expect(right.getByText("办理中").first()).toBeVisible();
  });
});

test("a wide matter gets six months, and the unit is urged on the record", async ({ as }) => {
  const desk = await as("li-jing");
  const unit = await as("jin-shian");
  const item = await find(desk, "峡口镇老旧集镇改造升级");

  await test.step("the unit asks for six months", async () => {
    await open(unit, item);
    await panel(unit, "申请延期", (section) =>
      section.getByLabel("延期理由").fill("涉及产权、管网和道路三家单位，需要先完成房屋安全鉴定。"),
    );
    await expect(unit.getByText("申请延期").first()).toBeVisible();
  });

  await test.step("the office grants them, and the date is the law's", async () => {
    await open(desk, item);
    await expect(desk.getByRole("heading", { name: "主办单位申请延期至六个月" })).toBeVisible();
    await desk.getByRole("button", { name: "同意延期", exact: true }).click();
    await expect(desk.getByText("同意延期答复").first()).toBeVisible();
    await expect(desk.getByText("答复（涉及面广、难度大）").first()).toBeVisible();
  });

  await test.step("the office urges with one click; the unit finds it in its inbox", async () => {
    await desk.getByRole("button", { name: "催办", exact: true }).click();
    await expect(desk.locator(".timeline").getByText("催办")).toBeVisible();
    await open(unit, "/app/notices");
    await expect(unit.getByText(/峡口镇老旧集镇/).first()).toBeVisible();
    await open(unit, item);
    await expect(unit.locator(".timeline").getByText("催办")).toBeVisible();
    await expect(unit.getByRole("button", { name: "申请延期" })).toHaveCount(0);
  });
});
