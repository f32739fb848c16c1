// The built server, started on a free port with a data folder of its own, and killed at the end.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export type Town = "demo" | "empty";
export type Server = { url: string; log: string; data: string };

const root = resolve(__dirname, "../..");

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? found(address.port) : failed()));
    });
  });
}

async function ready(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

// Runs `use` while a server stands. LUZHI_URL names one that already runs, for trying stories out by hand.
export async function withServer(
  name: string,
  town: Town,
  settings: Record<string, string>,
  use: (server: Server) => Promise<void>,
): Promise<void> {
  if (process.env.LUZHI_URL) {
    return use({ url: process.env.LUZHI_URL.replace(/\/$/, ""), log: "", data: "" });
  }
  const logs = join(root, "end2end/test-results/servers");
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `${name}.log`);
  const data = mkdtempSync(join(tmpdir(), "luzhi-story-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;

  const { DATABASE_URL: _unwanted, ...inherited } = process.env;
  const child = spawn(join(root, "tools/serve"), town === "demo" ? ["serve", "--demo"] : ["serve"], {
    env: { ...inherited, ...settings, LUZHI_ADDRESS: `127.0.0.1:${port}`, LUZHI_DATA: data, LUZHI_METRICS_ADDRESS: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);

  try {
    const until = Date.now() + 90_000;
    while (!(await ready(url))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) {
        const tail = readFileSync(log, "utf8").split("\n").slice(-20).join("\n");
        throw new Error(`the server did not get ready (${log}):\n${tail}`);
      }
      await new Promise((tick) => setTimeout(tick, 100));
    }
    await use({ url, log, data });
  } finally {
    kill();
    await ended;
    process.off("exit", kill);
    file.end();
    rmSync(data, { recursive: true, force: true });
  }
}
