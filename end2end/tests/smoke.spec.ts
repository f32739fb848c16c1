import { accessible, expect, test } from "../support/story";

test("the public home answers, and everyone can use it", async ({ page, picture }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await accessible(page);
  await picture(page, "home");
});
