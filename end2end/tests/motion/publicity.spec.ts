// What the public must not read is pointed out, hidden with a press, and kept for those who handle it.
import { open, panel } from "../../support/steps";
import { accessible, expect, hydrated, test } from "../../support/story";

const title = "关于沿江栈道坏灯报修的建议";
const phone = "13800001234";

test("a telephone number is pointed out, hidden, and read by nobody outside", async ({ as, page }) => {
  const deputy = await as("cao-jianjun");
  const desk = await as("li-jing");
  let own = "";

  await test.step("a deputy hands in what names a resident's number", async () => {
    await open(deputy, "/app/motions/new");
    await deputy.getByLabel("标题").fill(title);
    await deputy.getByLabel("类别").selectOption("urban");
    await deputy
      .getByLabel("情况：存在什么问题")
      .fill(`沿江栈道有十一盏路灯不亮，居民报修无人受理，联系人电话${phone}。`);
    await deputy.getByRole("button", { name: "下一步" }).click();
    await hydrated(deputy);
    await deputy.getByLabel("分析：为什么会这样").fill("栈道移交以后没有明确由谁维护，报修电话无人接听。");
    await deputy.getByRole("button", { name: "下一步" }).click();
    await hydrated(deputy);
    await deputy.getByLabel("建议：希望怎么办").fill("明确维护单位，十日内修好坏灯，并公布报修办法。");
    await deputy.getByRole("button", { name: "看一遍再提交" }).click();
    await hydrated(deputy);
    own = new URL(deputy.url()).pathname;
    await deputy.getByRole("button", { name: "确认提交" }).click();
    await hydrated(deputy);
    await expect(deputy.getByText("待审查").first()).toBeVisible();
  });

  await test.step("the office is told, hides it with a press and sees what the public will", async () => {
    await open(desk, own);
    await expect(desk.getByText("有 1 处可能涉及个人信息")).toBeVisible();
    await panel(desk, "公开方式与隐去", async (section) => {
      const passages = section.getByLabel("不给公众看的词句");
      await passages.fill("十一盏");
      await section.getByRole("button", { name: new RegExp(phone) }).click();
      await expect(passages).toHaveValue(`十一盏\n${phone}`);
      await accessible(desk);
    });
    await expect(desk.getByText("隐去 2 处")).toBeVisible();
    await expect(desk.getByText("可能涉及个人信息")).toHaveCount(0);
    await desk.goto(`${own}/public`);
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(desk.locator("main")).toContainText("有***路灯不亮");
    await expect(desk.locator("main")).toContainText("联系人电话***");
    await expect(desk.locator("main")).not.toContainText(phone);
    await accessible(desk);
  });

  await test.step("once it has a number the public reads the same, and the office the whole", async () => {
    await open(desk, own);
    await desk.getByRole("button", { name: "立案编号" }).click();
    await expect(desk.getByText("已立案").first()).toBeVisible();
    await expect(desk.locator("#main")).toContainText(phone);
    await page.goto(own.replace("/app", ""));
    await expect(page.locator("main")).toContainText("联系人电话***");
    await expect(page.locator("body")).not.toContainText(phone);
  });
});
