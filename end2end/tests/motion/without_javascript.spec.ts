// With JavaScript off, as in an old phone's browser: sign in, write, submit, co-sign and rate.
import { expect, test } from "../../support/story";

test.use({ javaScriptEnabled: false });

const title = "关于在学院街道增设早班公交的建议";

test("a deputy writes and submits without JavaScript", async ({ as, allow }) => {
  allow(/\.js csp$/); // a browser without JavaScript does not fetch it
  allow(/status of 422/); // the form that comes back with something to mend
  const deputy = await as("chen-yuan");
  await deputy.goto("/app/motions/new");
  await deputy.getByLabel("标题").fill(title);
  await deputy.getByLabel("类别").selectOption({ label: "交通运输" });
  await deputy.getByLabel("情况：存在什么问题").fill("学院街道四个社区早上六点半以前没有公交车，环卫工人和早班职工只能步行上班。");
  await deputy.getByRole("button", { name: "下一步" }).click();
  await deputy.getByLabel("分析：为什么会这样").fill("现有线路首班车为七点，运力集中在主干道，社区支线没有排班。");
  await deputy.getByRole("button", { name: "下一步" }).click();
  await deputy.getByRole("button", { name: "看一遍再提交" }).click();
  await deputy.getByRole("button", { name: "确认提交" }).click();

  // the proposal is missing: told so on the step where it stands, nothing lost
  await expect(deputy.getByRole("alert")).toContainText("建议：希望怎么办");
  await deputy.getByLabel("建议：希望怎么办").fill("一、试开早班支线。二、首班车提前到六点。三、公布试运行客流。");
  await deputy.getByRole("button", { name: "看一遍再提交" }).click();
  await expect(deputy.getByRole("heading", { level: 1 })).toHaveText(title);
  await deputy.getByRole("button", { name: "确认提交" }).click();
  await expect(deputy.getByText("待审查").first()).toBeVisible();

});

test("a deputy rates without JavaScript", async ({ as, allow }) => {
  allow(/\.js csp$/);
  allow(/status of 422/);
  const deputy = await as("yao-lixin");
  await deputy.goto("/app");
  await deputy.getByRole("link", { name: /公益性公墓/ }).first().click();
  await deputy.getByRole("link", { name: "去评价" }).click();
  await deputy.getByRole("button", { name: "封好并提交" }).click();
  await expect(deputy.getByRole("alert")).toContainText("办理态度");
  await deputy.getByRole("group", { name: "办理态度" }).getByRole("radio", { name: "满意", exact: true }).check();
  await deputy.getByRole("group", { name: "办理结果" }).getByRole("radio", { name: "基本满意" }).check();
  await deputy.getByRole("button", { name: "封好并提交" }).click();
  await expect(deputy.getByText("您的评价已经收到")).toBeVisible();
});
