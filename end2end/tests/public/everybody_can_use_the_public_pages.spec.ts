// No page of the public site keeps anybody out: plain, dark and in large print.
import { accessible, expect, test } from "../../support/story";

const pages = [
  ["home", "/"],
  ["list", "/motions"],
  ["search", "/motions?q=%E5%85%AC%E4%BA%A4&category=urban"],
  ["nothing found", "/motions?q=%E7%A3%81%E6%82%AC%E6%B5%AE"],
  ["item", "/motions/1"],
  ["deputies", "/deputies"],
  ["deputy", "/deputies/1"],
  ["privacy", "/privacy"],
] as const;

for (const [name, address] of pages) {
  test(`${name}: axe finds nothing, and nothing runs over the edge`, async ({ page, context, server }) => {
    for (const wish of ["", "theme=dark", "large=true"]) {
      await context.clearCookies();
      if (wish) await page.goto(`/wishes?${wish}`);
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      await accessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${address} ${wish} on ${server.url}`).toBeLessThanOrEqual(0);
    }
  });
}

test("the public site runs no script and loads none", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (["script", "fetch", "xhr"].includes(request.resourceType()) || request.url().endsWith(".wasm")) {
      scripts.push(request.url());
    }
  });
  for (const [, address] of pages) {
    await page.goto(address);
    expect(await page.locator("script, [style], [onclick]").count()).toBe(0);
  }
  expect(scripts).toEqual([]);
});

test("at four times the size everything is still there", async ({ page }) => {
  // 1280 px at 400 % are 320 px (WCAG 1.4.10)
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [, address] of pages) {
    await page.goto(address);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, address).toBeLessThanOrEqual(0);
  }
});
