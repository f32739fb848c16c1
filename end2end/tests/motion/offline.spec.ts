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

test("a new suggestion is saved from the first words on", async ({ as }) => {
  const deputy = await as("xu-wen");
  await deputy.goto("/app/motions/new");
  await hydrated(deputy);
  await deputy.getByLabel("标题").fill("关于延长社区图书室开放时间的建议");
  await expect(deputy.getByText("已保存")).toBeVisible();
  await expect(deputy).toHaveURL(/\/app\/motions\/\d+\/edit$/);
  await deputy.getByLabel("情况：存在什么问题").fill("社区图书室下午五点关门，上班的居民从来赶不上。");
  await expect(deputy.getByText("已保存")).toBeVisible();
  await deputy.reload();
  await expect(deputy.getByLabel("标题")).toHaveValue(/图书室/);
  await expect(deputy.getByLabel("情况：存在什么问题")).toHaveValue(/五点关门/);
  await deputy.goto("/app/motions");
  await expect(deputy.getByRole("link", { name: /社区图书室/ })).toHaveCount(1);
});
