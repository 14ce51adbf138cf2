import { crc32, deflateRawSync } from "node:zlib";

const decoder = new TextDecoder("gb18030");

/** Two-byte codes of GB18030 by character; what lies beyond the basic plane takes four bytes. */
const gbCodes = new Map<string, readonly [number, number]>();
for (let high = 0x81; high <= 0xfe; high += 1)
  for (let low = 0x40; low <= 0xfe; low += 1) {
    if (low === 0x7f) continue;
    const char = decoder.decode(Uint8Array.of(high, low));
    if (char.length === 1 && char !== "\ufffd" && !gbCodes.has(char))
      gbCodes.set(char, [high, low]);
  }

/** A text as GB18030, as Excel on a Chinese Windows saves it. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const two = gbCodes.get(char);
    if (code < 0x80) bytes.push(code);
    else if (two) bytes.push(...two);
    else if (code >= 0x10000) {
      const linear = code - 0x10000 + 189_000;
      bytes.push(
        0x81 + Math.floor(linear / 12_600),
        0x30 + (Math.floor(linear / 1_260) % 10),
        0x81 + (Math.floor(linear / 10) % 126),
        0x30 + (linear % 10),
      );
    } else throw new Error(`${char} has no two-byte code.`);
  }
  return Uint8Array.from(bytes);
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text);
export const utf8WithMark = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`);
export const utf16le = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");
export const utf16be = (text: string): Uint8Array =>
  Buffer.from(`\ufeff${text}`, "utf16le").swap16();

export const joined = (...parts: (Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));

/** An entry of a zip; `swears` is the unpacked size that its header tells, `flags` its general bits. */
export type ZipEntry = {
  name: string;
  body: Uint8Array | string;
  swears?: number;
  flags?: number;
  /** Sizes stand behind the entry, as programs write that don't know them before. */
  streamed?: boolean;
};

/** A zip written by hand, so that its headers may lie. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, swears, flags = 0, streamed = false } of entries) {
    const plain = Buffer.from(body);
    const packed = deflateRawSync(plain, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | 0x800 | (streamed ? 8 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x5821_0000, 6);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(swears ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const before = Buffer.from(common);
    if (streamed) before.fill(0, 10, 22);
    const behind = streamed
      ? Buffer.concat([Buffer.from("PK\x07\x08"), common.subarray(10, 22)])
      : Buffer.alloc(0);
    const signed = Buffer.from("PK\x03\x04");
    const local = Buffer.concat([signed, before, Buffer.from(name), packed, behind]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        Buffer.from("PK\x01\x02\x14\x00", "latin1"),
        common,
        place,
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, table, end]);
}

/** The same zip with one time for every entry, whenever it was written. */
export function timeless(bytes: Uint8Array): Uint8Array {
  const same = Buffer.from(bytes);
  const end = same.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = same.readUInt32LE(end + 16);
  for (let left = same.readUInt16LE(end + 10); left > 0; left -= 1) {
    const lengths = [28, 30, 32].map((place) => same.readUInt16LE(at + place));
    same.writeUInt32LE(0x5821_0000, at + 12);
    same.writeUInt32LE(0x5821_0000, same.readUInt32LE(at + 42) + 10);
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return same;
}

/** An OLE container, as old Excel and locked workbooks are, holding streams of these names. */
export function compound(...streams: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * 4);
  bytes.write("d0cf11e0a1b11ae1", 0, "hex");
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeInt32LE(-2, 60);
  bytes.writeInt32LE(-2, 68);
  bytes.fill(0xff, 80, 512);
  bytes.writeUInt32LE(0, 76);
  // Sector 0 tells which sectors follow which, sector 1 is the directory.
  bytes.fill(0xff, 512, 1024);
  bytes.writeInt32LE(-3, 512);
  bytes.writeInt32LE(-2, 516);
  ["Root Entry", ...streams].forEach((name, index) => {
    const at = 1024 + index * 128;
    bytes.write(name, at, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
    bytes[at + 66] = index === 0 ? 5 : 2;
    for (const link of [68, 72, 76]) bytes.writeInt32LE(-1, at + link);
    bytes.writeInt32LE(-2, at + 116);
  });
  return bytes;
}
