import type { RequestHandler as Render } from "@remix-run/node";
import { writeReadableStreamToWritable } from "@remix-run/node";
import type { Request as Asked, RequestHandler, Response as Answer } from "express";

/**
 * Answers what only asks (GET and HEAD): a document is sent in one piece with its length, everything
 * else as it comes. Forms and files that are sent go by Remix's own adapter.
 */
export function answering(render: Render): RequestHandler {
  return async (asked, answer, next) => {
    try {
      await send(await render(requestOf(asked, answer)), asked, answer);
    } catch (error) {
      next(error);
    }
  };
}

function requestOf(asked: Asked, answer: Answer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) {
    if (value) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const left = new AbortController();
  answer.once("close", () => {
    if (!answer.writableFinished) left.abort();
  });
  return new Request(`${asked.protocol}://${asked.headers.host}${asked.originalUrl}`, {
    method: asked.method,
    headers,
    signal: left.signal,
  });
}

async function send(response: Response, asked: Asked, answer: Answer) {
  answer.statusMessage = response.statusText;
  answer.status(response.status);
  for (const [name, value] of response.headers) answer.append(name, value);
  if (!response.body || asked.method === "HEAD") return void answer.end();
  const whole = response.headers.get("content-type")?.startsWith("text/html");
  if (!whole) return writeReadableStreamToWritable(response.body, answer);
  const body = Buffer.from(await response.arrayBuffer());
  answer.setHeader("content-length", body.length);
  answer.end(body);
}
