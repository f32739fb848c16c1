// Sixty items classified, accepted and assigned by one clerk with the keyboard alone, keys counted.
import { accessible, expect, hydrated, test, type Page } from "../../support/story";

const matters = [
  ["拓宽通村公路", "路面只有三米半宽，会车要倒退，雨天常有车辆滑下路基。"],
  ["增设客运班线停靠点", "最近的停靠点在两公里外，老人赶集和学生返校都不方便。"],
  ["路口安装红绿灯", "三条道路在此交汇，没有信号灯，今年已发生四起事故。"],
  ["整治学校门口停车秩序", "上下学时段车辆乱停乱放，家长和学生只能在车缝里走。"],
  ["改扩建中心幼儿园", "全镇适龄儿童三百多人，幼儿园学位只有一百八十个。"],
  ["村卫生室配备医生", "卫生室有房无人，慢性病老人取药要到镇上的医院。"],
  ["扩大门诊慢特病医保报销", "常年服药的家庭反映报销比例低，年度额度八月就用完。"],
  ["疏浚灌溉渠道", "渠道淤积二十多年，下游两个组的农田浇不上水。"],
  ["老旧小区加装电梯", "小区建于上世纪八十年代，住户过半是老人，楼高六层。"],
  ["清理占道摊点", "农贸市场外摊点占满人行道，消防车进不去。"],
  ["建设农村公益性墓地", "散埋乱葬占用耕地和林地，群众希望有一处规范的墓地。"],
  ["修缮文化广场健身器材", "广场器材锈蚀断裂，已有老人受伤。"],
];

const place = "点军新区";
const sixty = Array.from({ length: 60 }, (_, number) => {
  const [what, problem] = matters[number % matters.length];
  return { title: `关于在${place}第${number + 1}片区${what}的建议`, problem };
});

/** A deputy hands them in by the commands of the deputies' own pages, without the typing. */
async function handIn(deputy: Page) {
  const refused = await deputy.evaluate(async (items) => {
    const statuses: number[] = [];
    for (const [place, { title, problem }] of items.entries()) {
      const reason = "去年以来群众多次反映，代表小组两次到现场查看，情况属实，一直没有安排。";
      const proposal = "请有关单位今年内到现场核实，列入计划，明确完成的时间和责任人。";
      const text = { title, problem, reason, proposal };
      const draft = { kind: "suggestion", text, category: "urban", disclosure: "full", summary: "" };
      const written = await fetch("/api/motion/write", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ draft, key: `sixty-${place}` }),
      });
      const id = await written.json();
      const submitted = await fetch(`/app/motions/${id}/submit`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: `key=submit-${id}`,
      });
      statuses.push(written.status, submitted.status);
    }
    return statuses.filter((status) => status >= 400);
  }, sixty);
  expect(refused).toEqual([]);
}

const address = (state: string) => `/app/desk?state=${state}&q=${encodeURIComponent(place)}`;

async function openList(page: Page, state: string) {
  await page.goto(address(state));
  await hydrated(page);
}

test("sixty items are classified, accepted and assigned in at most 180 keys @desk", async ({ as, picture }) => {
  test.setTimeout(240_000);
  const deputy = await as("zhou-lan");
  await hydrated(deputy);
  await handIn(deputy);

  const desk = await as("li-jing");
  await openList(desk, "submitted");
  const rows = desk.locator("tbody tr");
  const said = desk.locator(".bulk .said");
  const pane = desk.locator(".pane");
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await desk.keyboard.press(key);
  };
  await expect(rows).toHaveCount(50);
  // proposals have come, with their grounds
  await expect(desk.locator(".grounds small").first()).toContainText("公路");
  await accessible(desk);
  await picture(desk, "desk-review");

  await test.step("twenty one by one, each as proposed, one with another unit", async () => {
    for (let row = 0; row < 20; row++) {
      await expect(rows.nth(row)).toHaveAttribute("aria-current", "true");
      if (row === 3) {
        await expect(desk.locator(".grounds kbd", { hasText: "2" })).toBeVisible();
        await press("2");
      }
      await press("d");
      await expect(rows.nth(row)).toContainText("已交办");
      await expect(said).toContainText("办好 1 件");
    }
  });

  await test.step("thirty marked and done at once, after a look at what will happen", async () => {
    for (let row = 20; row < 50; row++) {
      await press("x");
      await expect(rows.nth(row).getByRole("checkbox")).toBeChecked();
      if (row < 49) await press("j");
    }
    await press("d");
    await expect(pane.getByRole("heading", { name: "预览：立案并交办" })).toBeVisible();
    await expect(pane.getByText("将办 30 件，0 件不能办")).toBeVisible();
    await expect(pane.locator("#bulk-confirm")).toBeFocused();
    await accessible(desk);
    await picture(desk, "desk-preview");
    await press("Enter");
    await expect(said).toContainText("办好 30 件");
    await expect(rows.filter({ hasText: "已交办" })).toHaveCount(50);
  });

  await test.step("the last ten by page, taken back, and assigned again", async () => {
    await press("n");
    await expect(rows).toHaveCount(10);
    await expect(desk.locator(".grounds small").first()).not.toBeEmpty();
    await press("X");
    await press("d");
    await expect(pane.getByText("将办 10 件，0 件不能办")).toBeVisible();
    await press("Enter");
    await expect(said).toContainText("办好 10 件");
    await expect(rows.filter({ hasText: "已交办" })).toHaveCount(10);
    await press("u");
    await expect(said).toContainText("撤销交办：办好 10 件");
    await expect(rows.filter({ hasText: "已立案" })).toHaveCount(10);
    await press("X");
    await press("s");
    await expect(pane.getByText("将办 10 件，0 件不能办")).toBeVisible();
    await press("Enter");
    await expect(rows.filter({ hasText: "已交办" })).toHaveCount(10);
  });

  expect(keys, "keys pressed for sixty items").toBeLessThanOrEqual(180);
  console.log(`${keys} keys for sixty items`);

  await test.step("all sixty have a unit and a number, without a gap", async () => {
    await openList(desk, "assigned");
    await expect(rows).toHaveCount(50);
    const numbers = async () => {
      const texts = await rows.locator("td").filter({ hasText: /第\d+号$/ }).allInnerTexts();
      return texts.map((text) => Number(/第(\d+)号/.exec(text)?.[1]));
    };
    const first = await numbers();
    await desk.keyboard.press("n");
    await expect(rows).toHaveCount(10);
    const all = [...first, ...(await numbers())].sort((one, other) => one - other);
    expect(all).toHaveLength(60);
    expect(all[59] - all[0]).toBe(59);
  });
});
