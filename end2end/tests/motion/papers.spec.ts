// The desk reads a sheet in, its deputy submits what was entered; the desk takes its list along.
import { readFile } from "node:fs/promises";
import { open } from "../../support/steps";
import { accessible, expect, test } from "../../support/story";

const title = "关于在滨江公园增设直饮水点的建议";
const sheet = [
  "编号,标题,领衔代表,附议人,情况,分析,建议",
  `801,${title},汪长河,,公园里没有直饮水，散步的人要出园买水。,园区管网已经通到湖边。,建议在三个入口各设一处直饮水点。`,
  "802,关于修整步道的建议,查无此人,,步道坑洼。,,请修。",
].join("\n");

test("a sheet is read in, and its deputy finds the draft and submits it", async ({ as }) => {
  const desk = await as("li-jing");
  await open(desk, "/app/desk/import");
  await accessible(desk);
  await desk.locator("#papers").setInputFiles({
    name: "目录.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(sheet),
  });
  await desk.getByRole("button", { name: "读取并预览" }).click();
  await expect(desk.locator("#report")).toContainText("读到 2 件");
  await expect(desk.locator("tr", { hasText: "查无此人" })).toContainText("本级没有这位代表");
  await expect(desk.getByRole("button", { name: /全部导入/ })).toBeDisabled();
  await accessible(desk);
  await desk.getByRole("button", { name: /逐件导入/ }).click();
  await expect(desk.locator("#report")).toContainText("已导入 1 件");
  await expect(desk.getByRole("link", { name: "下载结果 CSV" })).toBeVisible();

  const deputy = await as("wang-changhe");
  await open(deputy, "/app/notices");
  await deputy.getByRole("link", { name: new RegExp(title) }).first().click();
  await expect(deputy.getByText("这份草稿由工作人员代录")).toBeVisible();
  await accessible(deputy);
});

test("the desk takes its list along as it is narrowed @desk", async ({ as }) => {
  const desk = await as("li-jing");
  await open(desk, "/app/desk?state=replied");
  await desk.locator("summary", { hasText: "导出" }).click();
  await accessible(desk);
  const coming = desk.waitForEvent("download");
  await desk.getByRole("link", { name: "目录 CSV" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^目录 \d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines[0]).toContain("编号,标题");
  expect(lines.slice(1).every((line) => line.includes("已答复"))).toBe(true);
});
