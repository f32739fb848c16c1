// What a story is told with: `test` and `expect`, a server of its own, and pages that fail on any fault.
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { join, resolve } from "node:path";
import { accessible } from "./accessible";
import { withServer, type Server, type Town } from "./server";
import { watch, type Faults } from "./watch";

export { accessible, expect };
export type { Page };

const pictures = resolve(__dirname, "../../docs/pictures");
const demoPassword = "luzhi-demo-2026";

export type StoryOptions = {
  // "demo" is filled with the demo town, "empty" has nothing in it
  town: Town;
  // what its server is told besides, as in luzhi.example.toml
  settings: Record<string, string>;
  server: Server;
};

type StoryFixtures = {
  faults: Faults;
  // says which faults this story means to cause: allow(/status of 422/)
  allow: (fault: RegExp) => void;
  // a browser of somebody's own, signed in; the page stands where signing in leads
  as: (login: string, password?: string) => Promise<Page>;
  // writes docs/pictures/NAME.png when PICTURES=1 (NAME-phone.png on the phone)
  picture: (page: Page, name: string) => Promise<void>;
};

export const test = base.extend<StoryFixtures, StoryOptions>({
  town: ["demo", { option: true, scope: "worker" }],

  settings: [{}, { option: true, scope: "worker" }],

  server: [
    async ({ town, settings }, use, worker) => {
      await withServer(`${worker.project.name}-${worker.workerIndex}`, town, settings, use);
    },
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: async ({ server }, use) => use(server.url),

  faults: async ({}, use) => {
    const faults: Faults = { found: [], allowed: [] };
    await use(faults);
    expect(faults.found, "faults that no story may cause").toEqual([]);
  },

  allow: async ({ faults }, use) => {
    await use((fault) => faults.allowed.push(fault));
  },

  context: async ({ context, server, faults }, use) => {
    watch(context, server.url, faults);
    await use(context);
  },

  as: async ({ browser, server, faults }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (login, password = demoPassword) => {
      const context = await browser.newContext();
      opened.push(context);
      watch(context, server.url, faults);
      const page = await context.newPage();
      await page.goto("/sign-in");
      await page.locator("#name").fill(login);
      await page.locator("#password").fill(password);
      await page.locator("form:has(#password) button").first().click();
      await expect(page).not.toHaveURL(/\/sign-in\b/);
      return page;
    });
    for (const context of opened) await context.close();
  },

  picture: async ({}, use, story) => {
    await use(async (page, name) => {
      if (process.env.PICTURES !== "1") return;
      await page.evaluate(() => window.scrollTo(0, 0));
      const suffix = story.project.name === "desk" ? "" : `-${story.project.name}`;
      await page.screenshot({ path: join(pictures, `${name}${suffix}.png`), animations: "disabled" });
    });
  },
});

// Waits until the application answers to clicks.
export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator("html[data-hydrated]")).toBeAttached({ timeout: 20_000 });
}
