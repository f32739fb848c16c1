// Passwords, codes and devices: what everybody does alone, without asking an administrator.
import { oneTimeCode } from "../../support/one_time_code";
import { open } from "../../support/steps";
import { accessible, expect, test, type Page } from "../../support/story";

/** The code in the message that the demonstration shows on the screen. */
async function code(page: Page): Promise<string> {
  const message = await page.locator("#demo-message output").innerText();
  return /\d{6}/.exec(message)?.[0] ?? "";
}

async function signIn(page: Page, name: string, password: string) {
  await page.goto("/sign-in");
  await page.getByLabel("手机号或登录名").fill(name);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.locator("form:has(#password)").getByRole("button").click();
}

test("a forgotten password is set anew with a code by message", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await accessible(page);
  await page.getByLabel("手机号").fill("199 0000 0013");
  await page.getByRole("button", { name: "发送验证码" }).click();
  await accessible(page);
  const sent = await code(page);
  await page.getByLabel("验证码").fill(sent);
  await page.getByLabel("新密码").fill("清江 画廊 一百里");
  await page.getByRole("button", { name: "设置密码并登录" }).click();
  await expect(page).toHaveURL(/\/app$/);
  await page.context().clearCookies();
  await signIn(page, "19900000013", "清江 画廊 一百里");
  await expect(page).toHaveURL(/\/app$/);
});

test("a wrong code and a weak password are told, and the code is not lost", async ({ page, allow }) => {
  allow(/status of 422/);
  await page.goto("/forgotten");
  await page.getByLabel("手机号").fill("19900000016");
  await page.getByRole("button", { name: "发送验证码" }).click();
  const sent = await code(page);
  await page.getByLabel("验证码").fill(sent);
  await page.getByLabel("新密码").fill("123");
  await page.getByRole("button", { name: "设置密码并登录" }).click();
  await expect(page.locator("[aria-invalid=true]")).toBeVisible();
  await expect(page.getByLabel("验证码")).toHaveValue(sent);
  await accessible(page);
});

test("a lost phone is signed out from another", async ({ as, browser, server }) => {
  const here = await as("yi-hongxia");
  const lost = await browser.newContext();
  const there = await lost.newPage();
  await there.goto(`${server.url}/sign-in`);
  await there.getByLabel("手机号或登录名").fill("yi-hongxia");
  await there.getByLabel("密码", { exact: true }).fill("luzhi-demo-2026");
  await there.locator("form:has(#password)").getByRole("button").click();
  await expect(there).toHaveURL(/\/app$/);
  await here.goto("/account");
  await accessible(here);
  await here.getByRole("button", { name: "退出其他全部设备" }).click();
  await expect(here.getByRole("button", { name: "退出其他全部设备" })).toHaveCount(0);
  await there.goto(`${server.url}/app`);
  await expect(there).toHaveURL(/\/sign-in/);
  await here.goto("/app");
  await expect(here).toHaveURL(/\/app$/);
  await lost.close();
});

test("another phone number is taken once its code has come back", async ({ as, allow }) => {
  allow(/status of 422/);
  const person = await as("yu-jingyi");
  const number = `1990000${test.info().project.name === "phone" ? "8" : "7"}016`;
  await person.goto("/account/phone");
  await person.getByLabel("新手机号").fill(number);
  await person.getByLabel("现在的密码").fill("不是这个密码");
  await person.getByRole("button", { name: "发送验证码" }).click();
  await expect(person.getByLabel("新手机号")).toHaveValue(number);
  await person.getByLabel("现在的密码").fill("luzhi-demo-2026");
  await person.getByRole("button", { name: "发送验证码" }).click();
  await person.getByLabel("验证码").fill(await code(person));
  await person.getByRole("button", { name: "确认手机号" }).click();
  await expect(person.getByRole("status")).toContainText("已经改好");
});

test("with an authenticator a password alone opens nothing", async ({ as, page, allow }) => {
  allow(/status of 422/);
  const person = await as("shi-kexin");
  await person.goto("/account/second-factor");
  await person.getByLabel("现在的密码").fill("luzhi-demo-2026");
  await person.getByRole("button", { name: "开通" }).click();
  const secret = await person.locator("code").first().innerText();
  await accessible(person);
  await person.getByLabel("动态码").fill(oneTimeCode(secret));
  await person.getByRole("button", { name: "开通" }).click();
  await expect(person.locator("#recovery li").first()).toBeVisible();
  await accessible(person);
  const recovery = await person.locator("#recovery li").first().innerText();

  await signIn(page, "shi-kexin", "luzhi-demo-2026");
  await expect(page.getByRole("heading", { name: "输入动态码" })).toBeVisible();
  await accessible(page);
  await page.goto("/app");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.locator("#code").fill(recovery);
  await page.locator("form:has(#code)").getByRole("button").first().click();
  await expect(page).toHaveURL(/\/app/);
});

test("notices come by mail once the address has sent its code back", async ({ as }) => {
  const person = await as("yao-lixin");
  const address = `yao.${test.info().project.name}@rd.example.cn`;
  await person.goto("/account/delivery");
  await accessible(person);
  await person.getByLabel("邮箱地址").fill(address);
  await person.getByRole("button", { name: "添加邮箱" }).click();
  await person.getByLabel("验证码").fill(await code(person));
  await person.getByRole("button", { name: "确认邮箱" }).click();
  await expect(person.getByLabel(/每天一封/)).toBeChecked();
  await accessible(person);
  await person.getByLabel(/要我办的/).check();
  await person.getByLabel("免打扰从").selectOption("22:00");
  await person.getByRole("button", { name: "保存" }).click();
  await expect(person.getByText("站内 · 短信 · 邮件")).toBeVisible();
});

test("the number of unread notices follows without a reload", async ({ as }) => {
  const here = await as("li-jing");
  await open(here, "/app/desk");
  const count = here.locator("nav:visible .count");
  await expect(count).toBeVisible();
  const there = await here.context().newPage();
  await open(there, "/app/notices");
  await there.getByRole("button", { name: "全部标为已读" }).click();
  await expect(count).toHaveCount(0);
  await there.close();
});
