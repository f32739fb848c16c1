// Past items like the one that is being written stand beside it, and hints before it is sent.
import { open } from "../../support/steps";
import { accessible, expect, hydrated, test } from "../../support/story";

const known = "关于减轻九畹溪镇慢性病患者门诊费用负担的建议";

test("a deputy sees what was done before, and what is better mended", async ({ as, picture }) => {
  const deputy = await as("tian-shufen");
  await open(deputy, "/app/motions/new");
  await deputy.getByLabel("标题").fill("关于减轻山区慢性病患者门诊费用负担和拓宽通村公路的建议");
  const similar = deputy.getByRole("heading", { name: "类似的建议" }).locator("..");
  await expect(similar.getByRole("link", { name: known })).toBeVisible();
  await expect(similar).toContainText("已办结");
  await accessible(deputy);
  await picture(deputy, "similar");
  await deputy.getByLabel("类别").selectOption({ label: "医疗卫生" });
  await deputy.getByLabel("情况：存在什么问题").fill("高山村有慢性病患者六十多人，到县城取一次药来回要一天。");
  await deputy.getByRole("button", { name: "下一步" }).click();
  await hydrated(deputy);
  await deputy.getByLabel("分析：为什么会这样").fill("定点药店只设在县城和集镇，村卫生室没有配药的权限。");
  await deputy.getByRole("button", { name: "下一步" }).click();
  await hydrated(deputy);
  await deputy.getByLabel("建议：希望怎么办").fill("在中心村卫生室设定点，允许一次开三个月的药量。");
  await deputy.getByRole("button", { name: "看一遍再提交" }).click();
  await hydrated(deputy);
  await expect(deputy.getByText("一件建议只写一件事。这几处像是不同的事")).toBeVisible();
  await deputy.getByText("哪些情况不予受理").click();
  await expect(deputy.getByText("申诉、控告、检举")).toBeVisible();
  await accessible(deputy);
});
