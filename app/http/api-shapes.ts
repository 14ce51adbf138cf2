import { z } from "zod";
import { categories } from "~/domain/wishes/input";

/** What every answer of `/api/v1` is made of; each named shape stands once in its description. */
export const shapes = z.registry<{ id: string; description?: string }>();

const money = z
  .strictObject({
    minor: z.string().regex(/^\d+$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .register(shapes, {
    id: "Money",
    description:
      "An amount in minor units of its currency (ISO 4217), as text, since a whole number in JSON may lose its last digits: 32000 and CNY are 320 yuan.",
  });

const place = z
  .strictObject({ zh: z.string(), en: z.string() })
  .register(shapes, { id: "Place", description: "A township or county, in both languages." });

const batchState = z.enum(["open", "closed", "reported"]);

export const wishShape = z
  .strictObject({
    id: z.string(),
    url: z.url(),
    number: z.int().describe("Its number within its batch."),
    title: z.string(),
    category: z.enum(categories),
    alias: z.string().describe("An invented name, never the child's."),
    ageBand: z.enum(["3-5", "6-8", "9-11", "12-14", "15-17"]).nullable(),
    place,
    words: z.string().nullable().describe("The wish in the child's words, as reviewed."),
    spec: z.string().nullable().describe("Size, colour and kind."),
    price: money,
    state: z
      .enum(["open", "taken", "granted"])
      .describe("Open waits for somebody as long as its batch is open; granted has arrived."),
    openedAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    deliverBy: z.iso.datetime(),
    grantedAt: z.iso.datetime().nullable(),
    organizer: z.string(),
    batch: z.strictObject({ slug: z.string(), title: z.string(), state: batchState, url: z.url() }),
  })
  .register(shapes, { id: "Wish" });

export const batchShape = z
  .strictObject({
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    intro: z.string().nullable(),
    programme: z.string(),
    organizer: z.string(),
    place,
    state: batchState,
    openedAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    deliverBy: z.iso.datetime(),
    wishes: z.strictObject({ open: z.int(), taken: z.int(), granted: z.int() }),
  })
  .register(shapes, { id: "Batch" });

const next = z.url().nullable().describe("The next page; null on the last one.");

export const wishPage = z
  .strictObject({ wishes: z.array(wishShape), next })
  .register(shapes, { id: "WishPage" });

export const batchPage = z
  .strictObject({ batches: z.array(batchShape), next })
  .register(shapes, { id: "BatchPage" });

export const reportShape = z
  .strictObject({
    id: z.string(),
    url: z.url(),
    title: z.string().describe("The fund or batch that it is about."),
    owner: z.string(),
    host: z.string().nullable().describe("The legal owner of a fund's money."),
    fund: z.string().nullable().describe("A fund's slug; null for a batch."),
    batch: z.string().nullable().describe("A batch's slug; null for a fund."),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    version: z.int(),
    correctedBy: z.string().nullable().describe("The id of the version that corrects it."),
    publishedAt: z.iso.datetime(),
    files: z.strictObject({ pdf: z.url(), csv: z.url() }),
  })
  .register(shapes, { id: "Report", description: "A published account of a fund or a batch." });

export const reportPage = z
  .strictObject({ reports: z.array(reportShape), next })
  .register(shapes, { id: "ReportPage" });

export const problem = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.strictObject({ parameter: z.string(), detail: z.string() })).optional(),
  })
  .register(shapes, { id: "Problem", description: "Why there is no answer (RFC 9457)." });

const after = z.string().max(400).optional().describe("Where a page begins; taken from `next`.");

/** What may be asked of the wishes. What is not understood is refused, not passed over. */
export const wishesAsked = z.strictObject({
  q: z.string().trim().min(1).max(60).optional().describe("Words, a size, or a number."),
  category: z.enum(categories).optional(),
  place: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional()
    .describe("The beginning of a place's code (GB/T 2260)."),
  batch: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .describe("A batch's slug."),
  price_max: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .optional()
    .describe("At most so much, in whole units of the currency."),
  state: z
    .enum(["open", "taken", "granted"])
    .default("open")
    .describe("Those that are taken or granted come newest first, whatever the order asked for."),
  sort: z
    .enum(["newest", "price", "fair"])
    .default("newest")
    .describe("Fair is the order of the site itself, which begins elsewhere each time."),
  after,
});

export const batchesAsked = z.strictObject({ state: batchState.optional(), after });

export const reportsAsked = z.strictObject({ after });
