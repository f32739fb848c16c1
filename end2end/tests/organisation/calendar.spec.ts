// Dates beyond the known calendar are provisional until the year is entered.
import { accessible, expect, hydrated, test } from "../../support/story";

// Days off and make-up days as a government announcement would list them; this story's own.
const year = `2027-01-01,休,元旦
2027-01-02,休,元旦
2027-01-03,休,元旦`;

test("the administrator enters a year and provisional dates become certain @desk", async ({ as, allow }) => {
  allow(/status of 422/);
  const admin = await as("19900000139");
  await expect(admin).toHaveURL(/\/app\/admin$/);
  await admin.goto("/app/admin/calendar?year=2027");
  await hydrated(admin);
  await expect(admin.getByText(/还没有|尚未/).first()).toBeVisible();
  await accessible(admin);
  await admin.locator("#year-text").fill("2027-13-45,休,不是一天");
  await admin.getByRole("button", { name: "保存" }).click();
  await expect(admin.getByRole("alert")).toContainText("第 1 行");
  await admin.locator("#year-text").fill(year);
  await admin.getByRole("button", { name: "保存" }).click();
  await expect(admin.locator("#moved")).toBeVisible();
  await expect(admin.getByRole("cell", { name: "2027-01-01" })).toBeVisible();
});
