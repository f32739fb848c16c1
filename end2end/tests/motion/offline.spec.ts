// The signal drops while somebody writes: nothing typed is lost, and it is saved when it is back.
import { expect, hydrated, test } from "../../support/story";

test("what is typed without a network is saved when it is back", async ({ as, allow }) => {
  allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const deputy = await as("luo-dayong");
  await deputy.goto("/app/motions/new");
  await deputy.getByLabel("标题").fill("关于增设骑手休息点的建议");
  await deputy.getByRole("button", { name: "下一步" }).click();
  await hydrated(deputy);
  await deputy.context().setOffline(true);
  await expect(deputy.getByText("没有网络")).toBeVisible();
  await deputy.getByLabel("分析：为什么会这样").fill("午晚高峰之间骑手无处休息，商圈物业不允许停留，夏季中暑时有发生。");
  await expect(deputy.getByText("还没有保存到服务器")).toBeVisible();
  await deputy.context().setOffline(false);
  await expect(deputy.getByText("已保存")).toBeVisible({ timeout: 15_000 });
  await deputy.reload();
  await expect(deputy.getByLabel("分析：为什么会这样")).toHaveValue(/午晚高峰/);
});
