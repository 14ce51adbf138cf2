import { connect } from "node:net";
import { expect, test } from "vitest";
import { serverForTest } from "../setup/server";

/** A connection that sends `text` and then keeps silent; ends when the other side does. */
function aConnection(url: string, text: string) {
  const socket = connect(Number(new URL(url).port), "localhost");
  socket.write(text);
  socket.on("error", () => undefined);
  socket.resume();
  return new Promise((resolve) => socket.once("close", resolve));
}

test("a stop waits for nobody who keeps a connection and says nothing", async () => {
  const server = await serverForTest();
  const silent = aConnection(server.url, "");
  const kept = aConnection(server.url, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await fetch(`${server.url}/healthz`);

  const began = Date.now();
  expect(await server.stop()).toBe(0);
  await Promise.all([silent, kept]);
  expect(Date.now() - began).toBeLessThan(5_000);
});

test("after a kill it starts again on the same database", async () => {
  const server = await serverForTest();
  await server.kill();
  const again = await server.again();
  expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
  expect(await again.stop()).toBe(0);
});

test("the log has one line a request, and nothing of what was asked for in it", async () => {
  const server = await serverForTest();
  await fetch(`${server.url}/wishes/canary-path?q=canary-query`, {
    headers: { cookie: "canary=canary-cookie", referer: "http://canary-referer.example/" },
  });
  await server.stop();
  const lines = server.printed().trim().split("\n");
  expect(lines.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(1);
  expect(server.printed()).not.toContain("canary");
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});
