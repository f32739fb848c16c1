// Listens to every page of a browser context and collects what no story may cause.
import type { BrowserContext } from "@playwright/test";

// `allowed` are the faults that a story means to cause.
export type Faults = { found: string[]; allowed: RegExp[] };

export function watch(context: BrowserContext, origin: string, faults: Faults): void {
  const add = (fault: string) => {
    if (!faults.allowed.some((pattern) => pattern.test(fault))) faults.found.push(fault);
  };
  const ours = (url: string) => url.startsWith(`${origin}/`);

  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "assert") return;
    const at = message.location().url;
    add(`console: ${message.text()}${at ? ` (${at})` : ""}`);
  });
  context.on("weberror", (error) => add(`error on the page: ${error.error().stack ?? error.error()}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // a page that is left, a download, a closed stream: not a fault
    if (ours(request.url()) && why !== "net::ERR_ABORTED") {
      add(`failed: ${request.method()} ${request.url()} ${why}`);
    }
  });
  context.on("response", (response) => {
    if (ours(response.url()) && response.status() >= 500) {
      add(`answered ${response.status()}: ${response.request().method()} ${response.url()}`);
    }
  });
  context.on("request", (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !ours(request.url())) {
      add(`left our own site: ${request.url()}`);
    }
  });
}
