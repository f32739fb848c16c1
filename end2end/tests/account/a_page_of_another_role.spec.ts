// A page that is for others: said once, in words, with the own way on.
import { accessible, expect, hydrated, test } from "../../support/story";

test("who opens a page of another role is told so once and finds the way back", async ({ as, allow }) => {
  allow(/status of 403/);
  const unit = await as("zhao-liqun");
  for (const path of ["/app/admin", "/app/admin/import", "/app/motions/new", "/app/desk"]) {
    expect((await unit.goto(path))?.status(), path).toBe(403);
    await hydrated(unit);
    await expect(unit.getByRole("alert")).toHaveCount(1);
    await expect(unit.locator("main form, main nav")).toHaveCount(0);
  }
  await accessible(unit);
  await unit.locator("a[href='/app/unit']:visible").first().click();
  await expect(unit).toHaveURL(/\/app\/unit$/);
  await expect(unit.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the own account leads back to work, by name", async ({ as }) => {
  const deputy = await as("yi-hongxia");
  await deputy.goto("/account");
  await expect(deputy.locator(".masthead")).not.toContainText("登录");
  await accessible(deputy);
  await deputy.getByRole("link", { name: /回到工作页面 · / }).click();
  await expect(deputy).toHaveURL(/\/app$/);
});
