import type { z } from "zod";
import type { problem } from "./api-shapes";

export type Problem = z.output<typeof problem>;

/** Any page of any site may read what is public; no cookie is looked at. */
export const open = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, link, retry-after",
};

const titles: Readonly<Record<number, string>> = {
  400: "The question can't be understood",
  404: "There is no such thing",
  405: "Here things are only read",
  410: "It was here and is public no more",
  429: "Too many questions from one network",
};

/** A refusal as RFC 9457 writes it. */
export const problemOf = (
  status: number,
  more: Pick<Problem, "detail" | "errors"> = {},
): Problem => ({
  type: "about:blank",
  title: titles[status] ?? "Refused",
  status,
  ...more,
});
