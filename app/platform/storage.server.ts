import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AwsClient } from "aws4fetch";
import { env, type Photos } from "./env.server";

export type Stored = { bytes: Buffer; type: string };

/** Where photos and other files lie: a folder, or a bucket that speaks S3. */
export type Storage = {
  /** Writes whole or not at all; what lay under the key before is replaced. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Null when nothing lies there. */
  get(key: string): Promise<Stored | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /** Throws when the place can't be written to. */
  ready(): Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  webp: "image/webp",
  png: "image/png",
  svg: "image/svg+xml",
  pdf: "application/pdf",
  bin: "application/octet-stream",
};

const keyShape = /^[a-z]{1,20}\/[0-9a-f]{32}\.[a-z]{3,4}$/;

/** A new random key in a shelf: `photos/<32 hex>.webp`. It says nothing about what it holds. */
export function newKey(shelf: string, ending: keyof typeof types): string {
  return checked(`${shelf}/${randomBytes(16).toString("hex")}.${ending}`);
}

function checked(key: string): string {
  if (!keyShape.test(key))
    throw new Error("A storage key has a shape of its own, and this is not it");
  return key;
}

const typeOf = (key: string) => types[key.slice(key.lastIndexOf(".") + 1)] ?? types.bin!;

/** Opens the place that `PHOTOS` names. */
export function openStorage(place: Photos): Storage {
  return place.kind === "file" ? folder(resolve(place.directory)) : bucket(place);
}

const isMissing = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

function folder(root: string): Storage {
  const place = (key: string) => join(root, checked(key));

  async function write(path: string, bytes: Uint8Array) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
    try {
      const file = await open(draft, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    // Without this the rename itself may be lost with the power.
    const shelf = await open(dirname(path), "r");
    await shelf.sync().finally(() => shelf.close());
  }

  return {
    put: (key, bytes) => write(place(key), bytes),
    async get(key) {
      try {
        return { bytes: await readFile(place(key)), type: typeOf(key) };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: (key) => rm(place(key), { force: true }),
    async ready() {
      const probe = join(root, `ready-${randomBytes(6).toString("hex")}`);
      await write(probe, Buffer.from("ready"));
      await rm(probe);
    },
  };
}

function bucket(place: Extract<Photos, { kind: "s3" }>): Storage {
  const { accessKeyId, secretAccessKey, sessionToken, region } = place;
  const keys = { accessKeyId, secretAccessKey, sessionToken };
  const aws = new AwsClient({ ...keys, region, service: "s3", retries: 3 });
  const base = place.endpoint
    ? `${place.endpoint}/${place.bucket}`
    : `https://${place.bucket}.s3.${region}.amazonaws.com`;
  const at = (path: string) => [base, place.prefix, path].filter(Boolean).join("/");

  async function ask(method: string, path: string, init: RequestInit = {}) {
    const signal = AbortSignal.timeout(20_000);
    const answer = await aws.fetch(at(path), { method, signal, ...init });
    if (!answer.ok && answer.status !== 404) {
      throw new Error(`The bucket answered ${answer.status} to ${method}`);
    }
    return answer;
  }

  async function write(path: string, bytes: Uint8Array, type: string) {
    const body = new Uint8Array(bytes);
    const answer = await ask("PUT", path, { body, headers: { "content-type": type } });
    if (!answer.ok) throw new Error("The bucket of PHOTOS does not exist");
  }

  return {
    put: (key, bytes, type) => write(checked(key), bytes, type),
    async get(key) {
      const answer = await ask("GET", checked(key));
      if (answer.status === 404) return null;
      return { bytes: Buffer.from(await answer.arrayBuffer()), type: typeOf(key) };
    },
    async remove(key) {
      await ask("DELETE", checked(key));
    },
    async ready() {
      await write("ready", Buffer.from("ready"), "text/plain");
    },
  };
}

let opened: Storage | undefined;

/** The installation's own storage, from `PHOTOS`. */
export const storage = (): Storage => (opened ??= openStorage(env().photos));
