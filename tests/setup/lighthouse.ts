import lighthouse, { type Flags } from "lighthouse";
import Trace from "lighthouse/core/gather/gatherers/trace.js";
import { freePort } from "../../scripts/postgres/embedded.js";
import { openPlainBrowser } from "./chromium";

// The registry's headless browser loses the page while this is traced, and no score needs it.
const traced = Trace.getDefaultTraceCategories();
Trace.getDefaultTraceCategories = () => traced.filter((one) => one !== "blink.webdx_feature_usage");

export type Reading = Awaited<ReturnType<Awaited<ReturnType<typeof openLighthouse>>["read"]>>;

/** A browser in which Lighthouse opens pages as a Chinese reader's phone on a slow line would. */
export async function openLighthouse() {
  const port = await freePort();
  const browser = await openPlainBrowser(`--remote-debugging-port=${port}`);
  return {
    close: () => browser.close(),

    /** Opens an address and answers with the scores of 100 and what came over the wire. */
    async read(url: string, flags: Flags = {}) {
      const answer = await lighthouse(url, {
        port,
        logLevel: "error",
        extraHeaders: { "accept-language": "zh-CN" },
        ...flags,
      });
      const { categories, audits, runtimeError } = answer!.lhr;
      if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`);
      const scores = Object.fromEntries(
        Object.values(categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
      );
      const faults = Object.values(categories)
        .filter(({ id }) => id !== "performance")
        .flatMap(({ auditRefs }) => auditRefs)
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${id}: ${JSON.stringify(audits[id]?.details).slice(0, 400)}`);
      const number = (id: string) => audits[id]?.numericValue ?? NaN;
      const { details } = audits["network-requests"] ?? {};
      const requests = (details && "items" in details ? details.items : []) as Request[];
      return {
        scores,
        faults,
        requests,
        /** In milliseconds. */
        largestPaint: number("largest-contentful-paint"),
        blocked: number("total-blocking-time"),
        shift: number("cumulative-layout-shift"),
      };
    },
  };
}

type Request = { url: string; resourceType?: string; transferSize: number; mimeType: string };
