import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newKey, openStorage } from "~/platform/storage.server";

const directory = await mkdtemp(join(tmpdir(), "wishbridge-storage-"));
afterAll(() => rm(directory, { recursive: true, force: true }));

const bytes = Buffer.from("a picture");

describe("a folder", () => {
  const storage = openStorage({ kind: "file", directory });

  test("gives back what it was given, until it is removed", async () => {
    const key = newKey("photos", "webp");
    await storage.put(key, bytes, "image/webp");
    expect(await storage.get(key)).toEqual({ bytes, type: "image/webp" });
    await storage.remove(key);
    expect(await storage.get(key)).toBeNull();
    await storage.remove(key);
  });

  test("leaves no half-written file and lets only its owner read", async () => {
    const key = newKey("sealed", "bin");
    await Promise.all([
      storage.put(key, Buffer.alloc(200_000, 1), ""),
      storage.put(key, Buffer.alloc(200_000, 2), ""),
    ]);
    const kept = (await storage.get(key))!.bytes;
    expect(new Set(kept)).toHaveProperty("size", 1);
    expect(
      (await readdir(join(directory, "sealed"))).filter((name) => name.endsWith(".part")),
    ).toEqual([]);
    expect((await stat(join(directory, key))).mode & 0o077).toBe(0);
  });

  test.each([
    "../secret",
    "photos/../../etc/passwd",
    "/etc/passwd",
    "photos/..%2f..%2fsecret.webp",
    "photos/\0.webp",
    "PHOTOS/00000000000000000000000000000000.webp",
    "photos/0000000000000000000000000000000.webp",
    "",
  ])("knows no way out: %j", async (key) => {
    expect(() => storage.put(key, bytes, "")).toThrow("shape");
    await expect(storage.get(key)).rejects.toThrow("shape");
    expect(() => storage.remove(key)).toThrow("shape");
  });

  test("says when it can't be written to", async () => {
    await expect(storage.ready()).resolves.toBeUndefined();
    const file = join(directory, "in-the-way");
    await writeFile(file, "");
    await chmod(file, 0o400);
    await expect(openStorage({ kind: "file", directory: file }).ready()).rejects.toThrow();
  });
});

describe("a bucket", () => {
  const kept = new Map<string, Buffer>();
  let answer: number | undefined;
  const server = createServer((request, response) => {
    const signed = request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 Credential=key/");
    const path = request.url ?? "";
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const status = answer ?? (!signed ? 403 : undefined);
      if (status) return response.writeHead(status).end();
      if (request.method === "PUT") kept.set(path, Buffer.concat(parts));
      if (request.method === "DELETE") kept.delete(path);
      const found = kept.get(path);
      if (request.method === "GET" && !found) return response.writeHead(404).end();
      response.writeHead(200).end(request.method === "GET" ? found : undefined);
    });
  });
  const opened = new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => server.close());

  const open = async () => {
    await opened;
    return openStorage({
      kind: "s3",
      bucket: "wishes",
      prefix: "site",
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: "auto",
      accessKeyId: "key",
      secretAccessKey: "secret",
      sessionToken: undefined,
    });
  };

  test("gives back what it was given, under its prefix, signed", async () => {
    const storage = await open();
    const key = newKey("photos", "webp");
    await storage.put(key, bytes, "image/webp");
    expect([...kept.keys()]).toEqual([`/wishes/site/${key}`]);
    expect(await storage.get(key)).toEqual({ bytes, type: "image/webp" });
    await storage.remove(key);
    expect(await storage.get(key)).toBeNull();
    await storage.ready();
  });

  test("an answer that is a no is an error, never an empty file", async () => {
    const storage = await open();
    answer = 403;
    await expect(storage.put(newKey("photos", "webp"), bytes, "image/webp")).rejects.toThrow("403");
    await expect(storage.ready()).rejects.toThrow("403");
    answer = 404;
    await expect(storage.ready()).rejects.toThrow("does not exist");
    answer = undefined;
  });
});
