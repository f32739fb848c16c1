// WASM missing, old or broken: the forms of the short list go on working.
import { expect, test } from "../../support/story";

test("a deputy keeps a draft when WASM cannot be loaded", async ({ as, allow }) => {
  allow(/./); // the page says loudly that its module could not be loaded, and that is all
  const deputy = await as("huang-yuting");
  await deputy.route(/\.wasm$/, (route) => route.abort());
  await deputy.goto("/app/motions/new");
  await deputy.getByLabel("标题").fill("关于规范小区充电桩收费的建议");
  await deputy.getByLabel("情况：存在什么问题").fill("不少小区充电桩服务费不公示，同一时段价格相差一倍，居民反映强烈。");
  await deputy.getByRole("button", { name: "存草稿" }).click();
  await expect(deputy.getByRole("heading", { level: 1 })).toHaveText("关于规范小区充电桩收费的建议");
});
