// The desk all day without a mouse.
import { accessible, expect, hydrated, test } from "../../support/story";

test("the office works through its list by keys alone @desk", async ({ as }) => {
  const desk = await as("zou-wentao");
  await desk.goto("/app/desk?state=submitted");
  await hydrated(desk);
  const marked = desk.locator("tr[aria-current=true]");
  await expect(marked).toHaveCount(1);
  const first = await marked.innerText();
  await desk.keyboard.press("j");
  await expect(marked).not.toHaveText(first, { useInnerText: true });
  await desk.keyboard.press("k");
  await expect(marked).toHaveText(first, { useInnerText: true });
  await desk.keyboard.press("Enter");
  await expect(desk.locator(".pane")).toBeVisible();
  await accessible(desk);
  await desk.keyboard.press("Escape");
  await expect(desk.locator(".pane")).toHaveCount(0);
  await desk.keyboard.press("/");
  await expect(desk.getByRole("searchbox")).toBeFocused();
  await desk.keyboard.type("防火");
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("row", { name: /防火隔离带/ })).toBeVisible();
  await expect(desk).toHaveURL(/q=/);
});

test("the first key reaches the content, and focus is always seen", async ({ as }) => {
  const deputy = await as("tian-shufen");
  await deputy.goto("/app");
  await hydrated(deputy);
  await deputy.keyboard.press("Tab");
  await expect(deputy.locator(".skip")).toBeFocused();
  await deputy.keyboard.press("Enter");
  await expect(deputy.locator("#main")).toBeFocused();
  for (let step = 0; step < 8; step++) {
    await deputy.keyboard.press("Tab");
    const seen = await deputy.evaluate(() => {
      if (document.activeElement === document.body) return true; // around once
      const style = getComputedStyle(document.activeElement as Element);
      return style.outlineStyle !== "none" || style.boxShadow !== "none";
    });
    expect(seen, `focus is seen after ${step + 1} steps`).toBe(true);
  }
});
