import { hkdfSync } from "node:crypto";
import { z } from "zod";

/** A setting with a value that cannot work; its message is one sentence that names the variable. */
export class WrongSetting extends Error {
  constructor(
    readonly setting: string,
    sentence: string,
  ) {
    super(`${setting} ${sentence}`);
    this.name = "WrongSetting";
  }
}

const postgresUrl = z
  .string("is missing: npm start brings a database of its own, or name yours (postgres://…).")
  .refine(
    (url) => URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol),
    "must be an address like postgres://login:password@host:5432/database.",
  );

const webAddress = z
  .string()
  .refine(
    (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
    "must be an address like https://wishes.example.org.",
  )
  .refine(
    (url) => !URL.canParse(url) || ["", "/"].includes(new URL(url).pathname),
    "must be an address without a path.",
  )
  .transform((url) => new URL(url).origin);

const settings = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: z
    .string()
    .default("3000")
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535, {
      message: "must be a port between 1 and 65535.",
    })
    .transform(Number),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be a host name or an address, like localhost or 0.0.0.0.")
    .default("localhost"),
  PUBLIC_URL: webAddress.optional(),
  PRACTICE: z.enum(["yes", "no"], "must be yes or no.").default("no"),
  KEYS_MADE_HERE: z.enum(["yes", "no"], "must be yes or no.").default("no"),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_READ_URL: postgresUrl.optional(),
  PHOTOS: z
    .string()
    .regex(/^(file:.+|s3:\/\/[a-z0-9.-]+(\/.*)?)$/, "must be file:DIRECTORY or s3://bucket/prefix.")
    .default("file:.data/photos"),
  S3_ENDPOINT: webAddress.optional(),
  S3_REGION: z.string().default("auto"),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  RESEND_API_KEY: z
    .string()
    .regex(/^(none|re_\w+)$/, "must be a key that begins with re_, or none.")
    .optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .startsWith("whsec_", "must be a secret that begins with whsec_.")
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(
      /^(none|(sk|rk)_(test|live)_\w+)$/,
      "must be a key that begins with sk_ or rk_, or none.",
    )
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .startsWith("whsec_", "must be a secret that begins with whsec_.")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      "must be a sender like Wishbridge <post@wishes.example.org>.",
    )
    .optional(),
  MASTER_KEY: z
    .string("is missing: give 32 random bytes in base64 (openssl rand -base64 32).")
    .refine(
      (key) => /^[A-Za-z0-9+/]{43}=$/.test(key),
      "must be 32 bytes in base64 (openssl rand -base64 32).",
    )
    .transform((key) => Buffer.from(key, "base64")),
  SESSION_SECRET: z
    .string("is missing: give at least 32 random characters (openssl rand -base64 32).")
    .min(32, "must have at least 32 characters."),
  STEWARD_EMAIL: z.email("must be an email address.").optional(),
  JOBS: z.enum(["inline", "separate"], "must be inline or separate.").default("inline"),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be one of fatal, error, warn, info, debug, trace, silent.",
    )
    .default("info"),
  TRUST_PROXY: z
    .string()
    .regex(
      /^(\d{1,2}|[0-9a-fA-F.:/]+(,\s*[0-9a-fA-F.:/]+)*)$/,
      "must be the number of proxies in front, or their addresses parted by commas.",
    )
    .optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters.").optional(),
});

export type Photos =
  | { kind: "file"; directory: string }
  | {
      kind: "s3";
      bucket: string;
      prefix: string;
      endpoint: string | undefined;
      region: string;
      accessKeyId: string;
      secretAccessKey: string;
      sessionToken: string | undefined;
    };

/** What the machine was told, checked and in the program's own types. */
export type Env = ReturnType<typeof parseEnv>;

/**
 * Reads the settings from `source`. Pure, so that every rule can be tested.
 * @throws WrongSetting with one sentence that names the first wrong variable.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(filled);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new WrongSetting(String(issue?.path[0]), issue?.message ?? "cannot be read.");
  }
  const given = parsed.data;
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  const atHome = isLoopback(given.HOST) && isLoopback(new URL(publicUrl).hostname);
  const demo = atHome || given.PRACTICE === "yes";
  if (given.STRIPE_SECRET_KEY && given.STRIPE_SECRET_KEY !== "none" && !given.STRIPE_WEBHOOK_SECRET)
    throw new WrongSetting(
      "STRIPE_WEBHOOK_SECRET",
      "is missing: without it nobody is told what was paid.",
    );
  if (!demo) refuseHalfASite(given);

  return {
    production: given.NODE_ENV === "production",
    port: given.PORT,
    host: given.HOST,
    publicUrl,
    /** Only this machine can reach the site. */
    atHome,
    /** The demo may be loaded. Away from home also ask whether the database was made as a demo. */
    demo,
    /** Mail is answered on this machine and read under /practice/mail. */
    practice: demo && given.RESEND_API_KEY === undefined,
    databaseUrl: given.DATABASE_URL,
    databaseOwnerUrl: given.DATABASE_OWNER_URL ?? given.DATABASE_URL,
    databaseDirectUrl: given.DATABASE_DIRECT_URL ?? given.DATABASE_URL,
    databaseReadUrl: given.DATABASE_READ_URL ?? given.DATABASE_URL,
    photos: photosOf(given),
    mail: mailOf(given.RESEND_API_KEY),
    resendApiKey: given.RESEND_API_KEY,
    resendWebhookSecret: given.RESEND_WEBHOOK_SECRET,
    cards: cardsOf(given.STRIPE_SECRET_KEY),
    /** Payments by card are answered on this machine; never with a key. */
    practiceCards: demo && given.STRIPE_SECRET_KEY === undefined,
    stripeSecretKey: given.STRIPE_SECRET_KEY === "none" ? undefined : given.STRIPE_SECRET_KEY,
    stripeWebhookSecret: webhookSecretOf(given, demo),
    mailFrom: given.MAIL_FROM ?? "Wishbridge <wishes@localhost.example>",
    masterKey: given.MASTER_KEY,
    sessionSecret: given.SESSION_SECRET,
    stewardEmail: given.STEWARD_EMAIL,
    jobs: given.JOBS,
    logLevel: given.LOG_LEVEL,
    trustProxy: proxiesOf(given.TRUST_PROXY),
    metricsToken: given.METRICS_TOKEN,
  };
}

let parsedOnce: Env | undefined;

/** The settings of this process, parsed once; a wrong one ends the process with its sentence. */
export function env(): Env {
  try {
    return (parsedOnce ??= parseEnv(process.env));
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

type Settings = z.infer<typeof settings>;

/** Away from this machine nothing is pretended: real keys, a real address, or an explicit "none". */
function refuseHalfASite(given: Settings) {
  if (!given.PUBLIC_URL)
    throw new WrongSetting("PUBLIC_URL", "is missing: say how the world calls this site.");
  if (!given.PUBLIC_URL.startsWith("https://"))
    throw new WrongSetting(
      "PUBLIC_URL",
      "must begin with https:// when others can reach the site.",
    );
  if (!given.RESEND_API_KEY)
    throw new WrongSetting(
      "RESEND_API_KEY",
      "is missing: give a key of Resend, or none to run without mail.",
    );
  if (given.RESEND_API_KEY !== "none" && !given.MAIL_FROM)
    throw new WrongSetting("MAIL_FROM", "is missing: say who the mail comes from.");
  if (!given.STRIPE_SECRET_KEY)
    throw new WrongSetting(
      "STRIPE_SECRET_KEY",
      "is missing: give a key of Stripe, or none to take no cards.",
    );
  if (given.KEYS_MADE_HERE === "yes")
    throw new WrongSetting(
      "MASTER_KEY",
      "and SESSION_SECRET must be your own when others can reach the site (openssl rand -base64 32).",
    );
}

function photosOf(given: Settings): Photos {
  if (given.PHOTOS.startsWith("file:"))
    return { kind: "file", directory: given.PHOTOS.slice("file:".length) };

  const [bucket = "", ...path] = given.PHOTOS.slice("s3://".length).split("/");
  if (!given.AWS_ACCESS_KEY_ID)
    throw new WrongSetting("AWS_ACCESS_KEY_ID", "is missing: PHOTOS names a bucket.");
  if (!given.AWS_SECRET_ACCESS_KEY)
    throw new WrongSetting("AWS_SECRET_ACCESS_KEY", "is missing: PHOTOS names a bucket.");
  return {
    kind: "s3",
    bucket,
    prefix: path.filter(Boolean).join("/"),
    endpoint: given.S3_ENDPOINT,
    region: given.S3_REGION,
    accessKeyId: given.AWS_ACCESS_KEY_ID,
    secretAccessKey: given.AWS_SECRET_ACCESS_KEY,
    sessionToken: given.AWS_SESSION_TOKEN,
  };
}

function mailOf(key: string | undefined): "practice" | "none" | "resend" {
  if (key === undefined) return "practice";
  return key === "none" ? "none" : "resend";
}

function cardsOf(key: string | undefined): "practice" | "none" | "stripe" {
  if (key === undefined) return "practice";
  return key === "none" ? "none" : "stripe";
}

/** In practice only this machine can sign: its secret is made of the one that signs cookies. */
function webhookSecretOf(given: Settings, demo: boolean): string | undefined {
  if (given.STRIPE_SECRET_KEY !== undefined) return given.STRIPE_WEBHOOK_SECRET;
  if (!demo) return undefined;
  const made = hkdfSync("sha256", given.SESSION_SECRET, "wishbridge", "practice webhooks", 32);
  return `whsec_${Buffer.from(made).toString("base64url")}`;
}

function proxiesOf(trusted: string | undefined): number | string[] | false {
  if (trusted === undefined) return false;
  return /^\d+$/.test(trusted) ? Number(trusted) : trusted.split(",").map((one) => one.trim());
}

function isLoopback(host: string) {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host.toLowerCase());
}
