// What must not be seen is taken away at once, brought back or purged, on record.
import { expect, hydrated, test, type Page } from "../../support/story";

async function act(page: Page, summary: string, reason: string) {
  const section = page.locator("details.panel", { has: page.locator("summary", { hasText: summary }) });
  await section.locator("summary").click();
  await section.getByRole("textbox").fill(reason);
  await section.getByRole("button", { name: "确定" }).click();
}

test("a published item disappears for everybody but the office, and comes back", async ({ as, page, allow }) => {
  allow(/status of 404/);
  await page.goto("/motions?state=closed");
  await page.locator("main a[href^='/motions/']").last().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  const public_ = new URL(page.url()).pathname;

  const desk = await as("cai-xiaofei");
  await desk.goto(`/app/desk?q=${encodeURIComponent(title.slice(2, 12))}`);
  await hydrated(desk);
  await desk.getByRole("link", { name: title }).first().click();
  await desk.getByRole("link", { name: "打开全页" }).first().click();
  await hydrated(desk);
  const own = new URL(desk.url()).pathname;
  await act(desk, "隔离", "文中写有一户居民的住址，先隔离核实。");
  await expect(desk.getByText("隔离").first()).toBeVisible();

  expect((await page.request.get(public_)).status()).toBe(404);
  const unit = await as("zhao-liqun");
  expect((await unit.request.get(own)).status()).toBe(404);

  await desk.goto(own);
  await hydrated(desk);
  await desk.getByRole("button", { name: "解除隔离" }).click();
  await expect.poll(async () => (await page.request.get(public_)).status()).toBe(200);
});
