// A picture goes along with a suggestion; what only pretends to be one does not.
import { accessible, expect, hydrated, test, type Page } from "../../support/story";

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function draft(page: Page): Promise<string> {
  await page.goto("/app/motions/new");
  await hydrated(page);
  await page.getByLabel("标题").fill("关于更换江边步道破损地砖的建议");
  await page.getByRole("button", { name: "存草稿" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/江边步道/);
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}/edit?step=3`);
  await hydrated(page);
  await expect(page.locator(".drop")).toBeVisible();
  return path;
}

test("a deputy adds a picture, and only who may read the item may open it", async ({ as, allow }) => {
  allow(/status of 4\d\d/);
  const deputy = await as("wang-changhe");
  const path = await draft(deputy);
  await deputy.locator("#files").setInputFiles([
    { name: "步道.png", mimeType: "image/png", buffer: picture },
    { name: "清单.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\x00 a program") },
  ]);
  await expect(deputy.locator("li", { hasText: "步道.png" }).locator(".saved")).toBeVisible();
  await expect(deputy.locator("li", { hasText: "清单.pdf" }).locator(".error")).toBeVisible();
  await accessible(deputy);
  await deputy.goto(path);
  const link = deputy.getByRole("link", { name: /步道\.png/ });
  await expect(link).toBeVisible();
  const address = (await link.getAttribute("href")) ?? "";
  const mine = await deputy.request.get(address);
  expect(mine.status()).toBe(200);
  expect(Buffer.compare(await mine.body(), picture)).toBe(0);
  const stranger = await as("zhao-liqun");
  expect((await stranger.request.get(address)).status()).toBe(404);
});

test("a picture is dropped on the page @desk", async ({ as }) => {
  const deputy = await as("yuan-xiaoli");
  await draft(deputy);
  const carried = await deputy.evaluateHandle((bytes) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(bytes)], "拖放.png", { type: "image/png" }));
    return carried;
  }, [...picture]);
  await deputy.locator(".drop").dispatchEvent("dragover", { dataTransfer: carried });
  await deputy.locator(".drop").dispatchEvent("drop", { dataTransfer: carried });
  await expect(deputy.locator("li", { hasText: "拖放.png" }).locator(".saved")).toBeVisible();
});
