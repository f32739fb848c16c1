// A suggestion that others have signed is withdrawn only when all of them agree, and until it is replied to.
import { open, panel } from "../../support/steps";
import { accessible, expect, test, type Page } from "../../support/story";

/** The item of that title, as the office finds it; its number in addresses. */
async function find(desk: Page, title: string): Promise<string> {
  await open(desk, `/app/desk?q=${encodeURIComponent(title)}`);
  const link = desk.getByRole("link", { name: new RegExp(title) }).first();
  const address = (await link.getAttribute("href")) ?? "";
  return /open=(\d+)/.exec(address)?.[1] ?? "";
}

test("a suggestion is withdrawn with the co-signer's consent, and everybody reads that it was", async ({ as }) => {
  const desk = await as("li-jing");
  const lead = await as("tan-guosheng");
  const friend = await as("wang-changhe");
  const unit = await as("jin-shian");
  const id = await find(desk, "滨江绿道加装太阳能路灯");
  const item = `/app/motions/${id}`;
  const why = "绿道路灯已由太平溪镇自筹资金装好。";

  await test.step("the lead asks; the unit that has it sees nothing of it", async () => {
    await open(lead, item);
    await panel(lead, "申请撤回", (section) => section.getByLabel("撤回的理由").fill(why));
    await expect(lead.getByRole("heading", { name: "领衔代表申请撤回" })).toBeVisible();
    await expect(lead.getByText("还要同意的：汪长河")).toBeVisible();
    await accessible(lead);
    await open(unit, item);
    await expect(unit.locator("#main")).not.toContainText("撤回");
  });

  await test.step("the co-signer finds it in the inbox and agrees", async () => {
    await open(friend, "/app/notices");
    await expect(friend.getByText("领衔代表申请撤回").first()).toBeVisible();
    await open(friend, item);
    await expect(friend.getByText(why).first()).toBeVisible();
    await friend.getByRole("button", { name: "同意撤回", exact: true }).click();
    await expect(friend.getByText("已撤回").first()).toBeVisible();
    await accessible(friend);
  });

  await test.step("the unit is told", async () => {
    await open(unit, "/app/notices");
    await expect(unit.getByText("建议已撤回").first()).toBeVisible();
    await open(unit, item);
    await expect(unit.getByText("已撤回").first()).toBeVisible();
    await expect(unit.getByRole("button", { name: "签收" })).toHaveCount(0);
  });

  await test.step("the public reads that it was withdrawn, and no longer its words", async () => {
    await friend.goto(`/motions/${id}`);
    await expect(friend.getByText("代表已经撤回，内容不再公开，编号保留。")).toBeVisible();
    await expect(friend.locator("body")).not.toContainText("自筹资金");
    await accessible(friend);
  });
});

test("a co-signer who does not agree keeps it going", async ({ as }) => {
  const desk = await as("li-jing");
  const friend = await as("qin-shirong");
  const id = await find(desk, "开发高山冬季旅游产品");
  await open(desk, `/app/motions/${id}`);
  await expect(desk.getByRole("heading", { name: "领衔代表申请撤回" })).toBeVisible();
  await open(friend, `/app/motions/${id}`);
  await expect(friend.getByText("还要同意的：覃世荣、唐文斌")).toBeVisible();
  await friend.getByRole("button", { name: "不撤回，继续办理" }).click();
  await expect(friend.locator(".timeline").getByText("覃世荣不同意撤回，继续办理")).toBeVisible();
  await expect(friend.getByRole("heading", { name: "领衔代表申请撤回" })).toHaveCount(0);
  await open(desk, `/app/motions/${id}`);
  await expect(desk.getByText("已交办").first()).toBeVisible();
});
