import { crc32, inflateRawSync } from "node:zlib";
import { Refusal } from "~/platform/refusal";

/** A file in a zip, as its directory tells. */
export type ZipEntry = { name: string; packed: Uint8Array; size: number; read(): Buffer };

const mostEntries = 5_000;
/** What one part of a workbook may come to, unpacked. */
const largestPart = 64 * 1024 * 1024;
/** A part that unpacks to more than this may grow by so many times and no further. */
const suspicious = 8 * 1024 * 1024;
const steepest = 120;

const damaged = () => new Refusal("sheet_unreadable", "file");
const swells = () => new Refusal("sheet_swells", "file");

/**
 * The files of a zip by their names in small letters, from its directory; none is unpacked before it is asked for, and then to the
 * size it told at most. Refuses what is damaged, locked, or would swell beyond all measure.
 */
export function readZip(bytes: Buffer): Map<string, ZipEntry> {
  const { count, offset } = directoryOf(bytes);
  if (count > mostEntries) throw swells();
  const entries = new Map<string, ZipEntry>();
  let at = offset;
  let packed = 0;
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
      bytes.readUInt16LE(at + place),
    ) as [number, number, number];
    const told = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const name = told.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = sizesOf(bytes, at, extra);
    if (bytes.readUInt16LE(at + 8) & 1) throw new Refusal("sheet_encrypted", "file");
    const entry = entryOf(bytes, {
      name,
      ...sizes,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
    });
    packed += sizes.packed;
    if (!entries.has(name)) entries.set(name, entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  // Entries that overlap let a small file hold any amount.
  if (packed > bytes.length) throw swells();
  return entries;
}

function directoryOf(bytes: Buffer) {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  const end = bytes.lastIndexOf("PK\x05\x06", bytes.length - 22, "latin1");
  if (end < earliest) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  const offset = bytes.readUInt32LE(end + 16);
  const locator = end - 20;
  const is64 = locator >= 0 && bytes.readUInt32LE(locator) === 0x07064b50;
  if (!is64) return { count, offset };
  const place = Number(bytes.readBigUInt64LE(locator + 8));
  if (place + 56 > bytes.length || bytes.readUInt32LE(place) !== 0x06064b50) throw damaged();
  return {
    count: Number(bytes.readBigUInt64LE(place + 32)),
    offset: Number(bytes.readBigUInt64LE(place + 48)),
  };
}

/** Sizes and place; what doesn't fit into 32 bits stands in a field behind the name. */
function sizesOf(bytes: Buffer, at: number, extra: Buffer) {
  const told = [24, 20, 42].map((place) => bytes.readUInt32LE(at + place));
  let field = 0;
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1)
    field += 4 + extra.readUInt16LE(field + 2);
  let wide = field + 4;
  const [size = 0, packed = 0, offset = 0] = told.map((value) => {
    if (value !== 0xffffffff || wide + 8 > extra.length) return value;
    wide += 8;
    return Number(extra.readBigUInt64LE(wide - 8));
  });
  return { size, packed, offset };
}

type Told = {
  name: string;
  size: number;
  packed: number;
  offset: number;
  method: number;
  crc: number;
};

function entryOf(bytes: Buffer, { name, size, packed, offset, method, crc }: Told): ZipEntry {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw damaged();
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const body = bytes.subarray(begin, begin + packed);
  if (body.length !== packed) throw damaged();
  return { name, packed: body, size, read: () => unpacked(body, { size, method, crc }) };
}

function unpacked(
  body: Buffer,
  { size, method, crc }: { size: number; method: number; crc: number },
) {
  if (size > suspicious && size / body.length > steepest) throw swells();
  if (size > largestPart) throw new Refusal("sheet_too_long", "file");
  const whole = method === 0 ? body : method === 8 ? inflated(body, size) : undefined;
  if (whole?.length !== size || crc32(whole) !== crc) throw damaged();
  return whole;
}

function inflated(body: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const more =
      error instanceof RangeError || (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE";
    throw more ? swells() : damaged();
  }
}

/** A zip that packs nothing, for a reader that wants one. */
export function storedZip(parts: Iterable<readonly [name: string, text: string]>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const body = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = [Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name, "latin1"), body];
    bodies.push(...local);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, place, local[2]!);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, table, end]);
}
