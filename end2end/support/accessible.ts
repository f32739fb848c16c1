// Looks at a page with axe-core, the way a debugger would: the page's own content security policy stays in force.
import { expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };

export async function accessible(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    // a world of its own: neither seen by the page's scripts nor bound by its policy
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: "axe",
    });
    const run = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ["violations"] })
      .then((results) => JSON.stringify(results.violations))`;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression: `${axe};\n${run}`,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    const found = (JSON.parse(result.value) as Violation[]).flatMap((violation) =>
      violation.nodes.map(
        (node) => `${violation.id}: ${violation.help}\n  ${JSON.stringify(node.target)}\n  ${node.failureSummary ?? ""}`,
      ),
    );
    expect(found, `accessibility of ${page.url()}`).toEqual([]);
  } finally {
    await session.detach();
  }
}
