// Counts every byte that the server sends a browser, headers too: node bytes.cjs COUNTED SERVER ITEM
const { createServer, connect } = require("node:net");
const { execFileSync } = require("node:child_process");
const { join } = require("node:path");
const { chromium } = require(join(process.env.LUZHI_TOOLS, "node/node_modules/@playwright/test"));

const [counted, server, item] = process.argv.slice(2);
const site = `http://127.0.0.1:${counted}`;
let bytes = 0;
const proxy = createServer((browser) => {
  const upstream = connect(Number(server), "127.0.0.1");
  upstream.on("data", (part) => (bytes += part.length));
  for (const end of [browser, upstream]) end.on("error", () => (browser.destroy(), upstream.destroy()));
  browser.pipe(upstream).pipe(browser);
});

// A browser that has never been there, with these cookies.
async function fetched(chrome, path, cookies = []) {
  const context = await chrome.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  bytes = 0;
  const answer = await page.goto(site + path);
  if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()}`);
  await page.waitForLoadState("networkidle");
  if (cookies.length) await page.waitForSelector("html[data-hydrated]", { state: "attached" });
  await page.waitForTimeout(1000); // the worker fetches its own after the page
  const all = bytes;
  await context.close();
  return all;
}

async function signedIn(chrome) {
  const context = await chrome.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`${site}/sign-in`);
  await page.locator("#name").fill("zhou-lan");
  await page.locator("#password").fill("luzhi-demo-2026");
  await page.locator("form:has(#password) button").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

async function main() {
  await new Promise((ready) => proxy.listen(Number(counted), "127.0.0.1", ready));
  const executablePath = execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  const chrome = await chromium.launch({ executablePath, args });
  const home = await fetched(chrome, "/");
  const list = await fetched(chrome, "/motions");
  const one = await fetched(chrome, item);
  const app = await fetched(chrome, "/app", await signedIn(chrome));
  await chrome.close();
  proxy.close();
  process.stdout.write(JSON.stringify({ home, list, item: one, app }));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
