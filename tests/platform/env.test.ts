import { describe, expect, test } from "vitest";
import { parseEnv, WrongSetting } from "~/platform/env.server";

const athome = {
  DATABASE_URL: "postgres://wishes:secret@localhost:5432/wishes",
  MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  SESSION_SECRET: "a session secret of thirty-two characters",
};
const abroad = {
  ...athome,
  HOST: "0.0.0.0",
  PUBLIC_URL: "https://wishes.example.org",
  RESEND_API_KEY: "re_123456",
  STRIPE_SECRET_KEY: "none",
  MAIL_FROM: "Wishbridge <post@wishes.example.org>",
};

test("on this machine, a database and two keys are enough", () => {
  expect(parseEnv(athome)).toMatchObject({
    port: 3000,
    host: "localhost",
    publicUrl: "http://localhost:3000",
    practice: true,
    demo: true,
    mail: "practice",
    photos: { kind: "file", directory: ".data/photos" },
    jobs: "inline",
    trustProxy: false,
    databaseOwnerUrl: athome.DATABASE_URL,
    databaseReadUrl: athome.DATABASE_URL,
  });
});

test("cards are pretended only without a key, and only where practice is", () => {
  expect(parseEnv(athome)).toMatchObject({ cards: "practice", practiceCards: true });
  const keys = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
  expect(parseEnv({ ...athome, ...keys })).toMatchObject({
    ...{ cards: "stripe", practiceCards: false, stripeWebhookSecret: "whsec_1" },
  });
  expect(parseEnv(abroad)).toMatchObject({
    ...{ cards: "none", practiceCards: false, stripeSecretKey: undefined },
    stripeWebhookSecret: undefined,
  });
});

test("an empty value is the same as none", () => {
  expect(parseEnv({ ...athome, PORT: "", MAIL_FROM: " ", METRICS_TOKEN: "" }).port).toBe(3000);
});

describe("practice and the demo", () => {
  test.each([
    ["on this machine", athome, { practice: true, demo: true, mail: "practice" }],
    ["on 127.0.0.1", { ...athome, HOST: "127.0.0.1" }, { practice: true, demo: true }],
    ["on ::1", { ...athome, HOST: "::1", PUBLIC_URL: "http://[::1]:80" }, { practice: true }],
    [
      "with a key of Resend on this machine",
      { ...athome, RESEND_API_KEY: "re_1" },
      { practice: false, demo: true, mail: "resend" },
    ],
    [
      "without mail on this machine",
      { ...athome, RESEND_API_KEY: "none" },
      { practice: false, demo: true, mail: "none" },
    ],
    ["where others reach it", abroad, { practice: false, demo: false, mail: "resend" }],
    [
      "where others reach it, without mail",
      { ...abroad, RESEND_API_KEY: "none", MAIL_FROM: "" },
      { practice: false, demo: false, mail: "none" },
    ],
    [
      "where others reach it, asked for",
      { ...athome, HOST: "0.0.0.0", PRACTICE: "yes" },
      { practice: true, demo: true, atHome: false },
    ],
  ])("%s", (_, source, expected) => {
    expect(parseEnv(source)).toMatchObject(expected);
  });
});

describe("a wrong value is refused with a sentence that names it", () => {
  test.each([
    ["PORT", { PORT: "http" }],
    ["PORT", { PORT: "70000" }],
    ["HOST", { HOST: "http://here" }],
    ["PUBLIC_URL", { PUBLIC_URL: "wishes.example.org" }],
    ["PUBLIC_URL", { PUBLIC_URL: "https://example.org/wishes" }],
    ["PUBLIC_URL", { PUBLIC_URL: "ftp://example.org" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/wishes" }],
    ["DATABASE_URL", { DATABASE_URL: undefined }],
    ["DATABASE_READ_URL", { DATABASE_READ_URL: "localhost" }],
    ["PHOTOS", { PHOTOS: "/var/photos" }],
    ["AWS_ACCESS_KEY_ID", { PHOTOS: "s3://photos/wishes" }],
    ["AWS_SECRET_ACCESS_KEY", { PHOTOS: "s3://photos", AWS_ACCESS_KEY_ID: "AK" }],
    ["MASTER_KEY", { MASTER_KEY: "c2hvcnQ=" }],
    ["MASTER_KEY", { MASTER_KEY: undefined }],
    ["SESSION_SECRET", { SESSION_SECRET: "short" }],
    ["RESEND_API_KEY", { RESEND_API_KEY: "yes" }],
    ["MAIL_FROM", { MAIL_FROM: "nobody" }],
    ["STEWARD_EMAIL", { STEWARD_EMAIL: "steward" }],
    ["JOBS", { JOBS: "outside" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["TRUST_PROXY", { TRUST_PROXY: "yes" }],
    ["METRICS_TOKEN", { METRICS_TOKEN: "short" }],
    ["PRACTICE", { PRACTICE: "please" }],
    ["PUBLIC_URL", { HOST: "0.0.0.0" }],
    ["PUBLIC_URL", { ...abroad, PUBLIC_URL: "http://wishes.example.org" }],
    ["RESEND_API_KEY", { ...abroad, RESEND_API_KEY: undefined }],
    ["MAIL_FROM", { ...abroad, MAIL_FROM: undefined }],
    ["STRIPE_SECRET_KEY", { STRIPE_SECRET_KEY: "yes" }],
    ["STRIPE_SECRET_KEY", { ...abroad, STRIPE_SECRET_KEY: undefined }],
    ["STRIPE_WEBHOOK_SECRET", { STRIPE_SECRET_KEY: "sk_test_1" }],
    ["STRIPE_WEBHOOK_SECRET", { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "1" }],
    ["MASTER_KEY", { ...abroad, KEYS_MADE_HERE: "yes" }],
  ])("%s (%j)", (name, wrong) => {
    const parse = () => parseEnv({ ...athome, ...wrong });
    expect(parse).toThrow(WrongSetting);
    expect(parse).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });

  test("and the value itself, which may be a secret, is not repeated", () => {
    expect(() => parseEnv({ ...athome, SESSION_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  });
});

test("a bucket, proxies and logins of their own are understood", () => {
  const read = parseEnv({
    ...athome,
    PHOTOS: "s3://photos/wishes/2026/",
    S3_ENDPOINT: "https://s3.example.org/",
    AWS_ACCESS_KEY_ID: "AK",
    AWS_SECRET_ACCESS_KEY: "secret",
    TRUST_PROXY: "10.0.0.0/8, 127.0.0.1",
    DATABASE_READ_URL: "postgres://reader@replica/wishes",
  });
  expect(read.photos).toMatchObject({
    kind: "s3",
    bucket: "photos",
    prefix: "wishes/2026",
    endpoint: "https://s3.example.org",
    region: "auto",
  });
  expect(read.trustProxy).toEqual(["10.0.0.0/8", "127.0.0.1"]);
  expect(parseEnv({ ...athome, TRUST_PROXY: "1" }).trustProxy).toBe(1);
  expect(read.databaseReadUrl).toBe("postgres://reader@replica/wishes");
  expect(read.databaseDirectUrl).toBe(athome.DATABASE_URL);
});
