// What many stories do: open a page of the application, carry out what a closed section asks for.
import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./story";

/** Opens a page of the application and waits until it answers. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await hydrated(page);
}

/** Opens a closed section and carries out what is in it. */
export async function panel(page: Page, summary: string, fill: (section: Locator) => Promise<void>) {
  const section = page.locator("details.panel", { has: page.locator("summary", { hasText: summary }) });
  await section.locator("summary").click();
  await fill(section);
  await section.getByRole("button", { name: "确定" }).click();
}
