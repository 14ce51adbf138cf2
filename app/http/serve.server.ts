import { createServer, type RequestListener } from "node:http";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { announceStop } from "./operations.server";

type Stop = () => Promise<unknown>;

const seconds = 1000;

/**
 * Listens until the process is told to stop; then takes no more visitors, finishes within ten
 * seconds what runs, and closes what `afterwards` names, in order.
 */
export async function serve(listener: RequestListener, afterwards: readonly Stop[] = []) {
  const server = createServer(listener);
  server.headersTimeout = 10 * seconds;
  server.requestTimeout = 180 * seconds;
  server.keepAliveTimeout = 20 * seconds;
  server.timeout = 30 * seconds;

  const { host, port, publicUrl } = env();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  log.info({ host, port, publicUrl }, "listening");

  stopWith(async () => {
    announceStop();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const late = setTimeout(() => server.closeAllConnections(), 10 * seconds);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
    for (const stop of afterwards) await stop();
  });
  return server;
}

/** Stops once at SIGTERM or SIGINT and leaves; a second signal, or 20 seconds, leave at once. */
export function stopWith(stop: Stop) {
  let stopping = false;
  const leave = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), 20 * seconds).unref();
    try {
      await stop();
      log.info("stopped");
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, "stopped badly");
      process.exit(1);
    }
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}
