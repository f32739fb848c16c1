// A reader without an account, without scripts, on whatever phone: from a word to its outcome.
import { accessible, expect, test } from "../../support/story";

test.use({ javaScriptEnabled: false });

test("two characters lead to a suggestion and its outcome", async ({ page, picture }) => {
  await page.goto("/");
  await page.getByRole("searchbox").fill("公交");
  await page.getByRole("button", { name: "搜索" }).click();
  await expect(page).toHaveURL(/\/motions\?q=/);
  await expect(page.getByRole("heading", { level: 2 })).toContainText("找到");
  await expect(page.locator("mark").first()).toHaveText("公交");
  await picture(page, "search");

  await page.getByRole("link", { name: /果皮箱/ }).click();
  const outcome = page.locator(".outcome");
  await expect(outcome).toContainText("结果");
  await expect(outcome).toBeInViewport();
  await expect(page.locator(".letter")).toBeVisible();
  await expect(page.locator(".timeline")).toContainText("书面答复");
  await picture(page, "item");
});

test("a date says why it is that day", async ({ page }) => {
  await page.goto("/motions?state=closed");
  await page.locator(".results h3 a").first().click();
  const why = page.locator(".timeline .why").first();
  await expect(why.locator("dl")).toBeHidden();
  await why.locator("summary").click();
  await expect(why.locator("dl")).toContainText("《代表法》第五十一条");
});

test("a list is narrowed by what the address says", async ({ page }) => {
  await page.goto("/motions");
  await page.getByRole("link", { name: "已办结", exact: true }).click();
  await expect(page).toHaveURL(/state=closed/);
  await expect(page.locator(".results .tag").first()).toHaveText("已办结");
  await page.locator(".filters summary").click();
  await page.getByLabel("类别").selectOption("health");
  await page.getByRole("button", { name: "应用" }).click();
  await expect(page).toHaveURL(/category=health/);
  await expect(page).toHaveURL(/state=closed/);
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page).not.toHaveURL(/category=/);
});

test("nothing found says what to do next", async ({ page, allow }) => {
  await page.goto("/motions?q=%E7%A3%81%E6%82%AC%E6%B5%AE");
  await expect(page.getByRole("heading", { name: "没有找到符合的建议" })).toBeVisible();
  await page.getByRole("link", { name: "看全部建议" }).click();
  await expect(page.locator(".results > li").first()).toBeVisible();
  allow(/status of 404/);
  const answer = await page.goto("/motions/999999");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这个页面");
});

test("a reader finds their deputy and what the deputy has raised", async ({ page, picture }) => {
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: /找代表/ }).click();
  await page.getByRole("searchbox").fill("周岚");
  await page.getByRole("button", { name: "搜索" }).click();
  await page.getByRole("link", { name: "周岚" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("周岚");
  await expect(page.locator(".results > li").filter({ hasText: "结果" }).first()).toBeVisible();
  await expect(page.locator("body")).not.toContainText(/1[3-9]\d{9}/);
  await picture(page, "deputy");
});

test("large print, dark and English stay from page to page", async ({ page }) => {
  await page.goto("/motions?q=%E5%85%AC%E4%BA%A4");
  await page.getByRole("link", { name: "长辈版" }).click();
  await expect(page).toHaveURL(/\/motions\?q=/);
  await page.getByRole("link", { name: "深色" }).click();
  await page.getByRole("link", { name: "English" }).click();
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-large", "true");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.goto("/deputies");
  await expect(root).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: "中文" }).click();
  await expect(root).toHaveAttribute("lang", "zh-CN");
});
