// The same draft open twice: the second to save sees both versions, and nothing is lost.
import { accessible, expect, hydrated, test } from "../../support/story";

const title = "关于在小溪塔老街增设公共座椅的建议";

test("the second of two editors sees both versions and decides", async ({ as, allow }) => {
  allow(/status of 409/);
  const first = await as("tan-guosheng");
  await first.goto("/app/motions/new");
  await hydrated(first);
  await first.getByLabel("标题").fill(title);
  await first.getByLabel("情况：存在什么问题").fill("老街六百米没有一处可以坐下歇脚的地方。");
  await first.getByRole("button", { name: "存草稿" }).click();
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(title);
  const item = new URL(first.url()).pathname;
  await first.goto(`${item}/edit`);
  await hydrated(first);

  const second = await first.context().newPage();
  await second.goto(`${item}/edit`);
  await hydrated(second);
  await second.getByLabel("情况：存在什么问题").fill("老街八百米没有座椅，老人只能坐在台阶上。");
  await second.getByRole("button", { name: "存草稿" }).click();
  await expect(second.getByText("老街八百米没有座椅")).toBeVisible();

  await first.getByLabel("情况：存在什么问题").fill("老街上只有两条断了腿的长凳。");
  await first.getByRole("button", { name: "下一步" }).click();
  await expect(first.locator(".conflict")).toContainText("老街八百米没有座椅");
  await expect(first.locator(".conflict")).toContainText("老街上只有两条断了腿的长凳");
  await expect(first.getByLabel("情况：存在什么问题")).toHaveValue("老街上只有两条断了腿的长凳。");
  await accessible(first);
  await first.getByRole("button", { name: "存草稿" }).click();
  await expect(first.getByText("老街上只有两条断了腿的长凳")).toBeVisible();
});
