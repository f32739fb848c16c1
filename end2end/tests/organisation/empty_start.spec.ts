// An empty installation, from the first administrator to an invited deputy's own first sign-in.
import { createServer } from "node:http";
import { accessible, expect, hydrated, test, type Page } from "../../support/story";

type Message = { phone: string; body: string };

// The gateway that an installation would have: keeps what it was asked to send.
const messages: Message[] = [];
const gateway = createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => (body += piece));
  request.on("end", () => {
    messages.push(JSON.parse(body));
    response.end();
  });
});

const port = 28_000 + (process.pid % 2_000);

test.use({
  town: "empty",
  settings: {
    LUZHI_SMS__KIND: "http",
    LUZHI_SMS__KEY: "a key for stories",
    LUZHI_SMS__URL: `http://127.0.0.1:${port}/`,
  },
});

test.afterAll(() => gateway.close());

async function open(page: Page, path: string) {
  await page.goto(path);
  await hydrated(page);
}

/** Opens a closed section of the page and fills in the form that is in it. */
async function add(page: Page, summary: string, fields: Record<string, string>) {
  const section = page.locator("details.card", { has: page.locator("summary", { hasText: summary }) }).last();
  await section.locator("summary").click();
  for (const [label, value] of Object.entries(fields)) {
    const field = section.getByLabel(label, { exact: false }).first();
    const tag = await field.evaluate((one) => one.tagName);
    if (tag === "SELECT") await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await section.getByRole("button", { name: "添加" }).click();
}

test("an empty house gets its first administrator, its congress and its people @desk", async ({ page, browser, server }) => {
  test.setTimeout(180_000);
  await new Promise<void>((done) => gateway.listen(port, "127.0.0.1", done));

  await test.step("whoever comes first is shown the way, and becomes its administrator", async () => {
    await page.goto("/sign-in");
    await expect(page).toHaveURL(/\/setup$/);
    await accessible(page);
    await page.getByLabel("行政区划代码").fill("420500");
    await page.getByLabel("行政区划名称").fill("宜昌市");
    await page.getByLabel("人大全称").fill("宜昌市人民代表大会");
    await page.getByLabel("人大简称").fill("市人大");
    await page.getByLabel("姓名").fill("毛启航");
    await page.getByLabel("手机号").fill("13900000001");
    await page.getByLabel("密码").fill("木马 电池 订书钉");
    await page.getByRole("button", { name: "开始使用" }).click();
    await expect(page).toHaveURL(/\/app\/admin$/);
    await hydrated(page);
    await expect(page.getByRole("heading", { name: "宜昌市人民代表大会" })).toBeVisible();
    await accessible(page);
  });

  await test.step("there is no second first administrator", async () => {
    expect((await page.request.get("/setup")).status()).toBe(404);
  });

  await test.step("a term, a session and a delegation", async () => {
    await add(page, "新建届次", { 第几届: "7", 开始日期: "2022-01-05", 结束日期: "2027-01-04" });
    await expect(page.getByRole("heading", { name: "第 7 届" })).toBeVisible();
    await add(page, "新建会议", { 第几届: "5", 开始日期: "2026-01-06", 结束日期: "2026-01-10" });
    await expect(page.getByText("第 5 次会议")).toBeVisible();
    await add(page, "新建代表团", { 名称: "秭归代表团" });
    await expect(page.getByText("秭归代表团 · 0")).toBeVisible();
  });

  await test.step("a unit by its screen", async () => {
    await open(page, "/app/admin/units");
    await add(page, "新建承办单位", { 名称: "宜昌市交通运输局", 简称: "市交通运输局", 类型: "政府部门" });
    await expect(page.getByRole("cell", { name: "宜昌市交通运输局" })).toBeVisible();
    await accessible(page);
  });

  await test.step("a deputy by the screen, with a phone", async () => {
    await open(page, "/app/admin/people");
    await add(page, "录入代表", {
      姓名: "周岚",
      手机号: "13900000101",
      代表团: "秭归代表团",
      代表证号: "宜七代0103",
    });
    await expect(page.getByRole("link", { name: "周岚" })).toBeVisible();
    await expect(page.getByText("139****0101")).toBeVisible();
    await accessible(page);
  });

  await test.step("staff by a table: checked, mended, taken in whole", async () => {
    await open(page, "/app/admin/import");
    await page.getByLabel("名单类型").selectOption({ label: "工作人员" });
    const table = page.getByLabel("或者从表格里复制粘贴");
    const rows = "姓名,手机,角色,职责,单位\n李静,13900000102,人大机关,代工委,\n赵立群,139,承办单位,经办,市交通运输局\n";
    await table.fill(rows);
    await page.getByRole("button", { name: "先检查" }).click();
    await expect(page.locator("#report")).toContainText("整份名单都没有导入");
    await expect(page.getByRole("row", { name: /手机号/ })).toContainText("139");
    await accessible(page);
    await table.fill(rows.replace("赵立群,139,", "赵立群,13900000103,"));
    await page.getByRole("button", { name: "先检查" }).click();
    await expect(page.locator("#report")).toContainText("新增 2");
    await page.getByRole("button", { name: "确认导入" }).click();
    await expect(page.locator("#report")).toContainText("已导入");
    await open(page, "/app/admin/accounts");
    await expect(page.getByText("已邀请")).toHaveCount(3);
  });

  await test.step("the invited deputy sets a password and is in", async () => {
    const invited = () => messages.filter((one) => one.phone === "13900000101");
    await expect.poll(() => invited().length, { timeout: 15_000 }).toBe(1);
    expect(invited()[0].body).toContain("/welcome");
    const context = await browser.newContext();
    const phone = await context.newPage();
    await phone.goto(`${server.url}/welcome`);
    await phone.getByLabel("手机号").fill("13900000101");
    await phone.getByRole("button", { name: "发送验证码" }).click();
    await expect.poll(() => invited().length, { timeout: 15_000 }).toBe(2);
    const code = /\d{6}/.exec(invited()[1].body)?.[0] ?? "";
    await phone.locator("#code").fill(code);
    await phone.locator("#password").fill("清江 水电 二十八");
    await phone.locator("form:has(#password) button").first().click();
    await hydrated(phone);
    await expect(phone.getByRole("link", { name: "写一件建议" })).toBeVisible();
    await context.close();
  });
});
