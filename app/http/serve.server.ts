import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
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

  const finish = finisherOf(server);

  const { host, port, publicUrl } = env();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    process.stderr.write(
      `PORT ${port} is taken on ${host}: choose another, or end what is there.\n`,
    );
    process.exit(1);
  });
  log.info({ host, port, publicUrl }, "listening");

  stopWith(async () => {
    announceStop();
    const closed = new Promise((resolve) => server.close(resolve));
    finish();
    const late = setTimeout(() => server.closeAllConnections(), 10 * seconds);
    await closed;
    clearTimeout(late);
    for (const stop of afterwards) await stop();
  });
  return server;
}

/**
 * Returns what closes each connection as soon as nothing runs on it. Node's own
 * `closeIdleConnections` leaves those alone that never said a word.
 */
function finisherOf(server: Server) {
  const open = new Set<Socket>();
  const busy = new Set<Socket>();
  let finishing = false;
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    busy.add(socket);
    response.once("close", () => {
      busy.delete(socket);
      if (finishing) socket.end();
    });
  });
  return () => {
    finishing = true;
    for (const socket of open) if (!busy.has(socket)) socket.destroy();
  };
}

/**
 * Stops once at SIGTERM or SIGINT and leaves; a second signal, or 20 seconds, leave at once.
 * A bug nobody caught ends the process too, with a line in the log that holds no values.
 */
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
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "crashed");
    process.exit(1);
  });
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}
