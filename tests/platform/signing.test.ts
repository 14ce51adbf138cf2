import { expect, test } from "vitest";
import {
  derivedKey,
  openShort,
  sealShort,
  signAddress,
  verifyAddress,
} from "~/platform/signing.server";
import { qrSvg } from "~/platform/qr.server";

const now = new Date("2026-03-01T08:00:00Z");
const soon = new Date(now.getTime() + 60_000);

test("a signed address opens until its end, and nothing else does", () => {
  const address = signAddress("/photos/abc", soon);
  expect(verifyAddress(address, now)).toBe(true);
  expect(verifyAddress(new URL(address, "https://wishes.example"), now)).toBe(true);
  expect(verifyAddress(address, soon)).toBe(false);
  expect(verifyAddress(address.replace("abc", "abd"), now)).toBe(false);
  expect(verifyAddress(address.replace(/until=\d+/, "until=9999999999"), now)).toBe(false);
  expect(verifyAddress("/photos/abc", now)).toBe(false);
  expect(verifyAddress("/photos/abc?until=1e99&signature=x", now)).toBe(false);
});

test("what is sealed opens for the same purpose only, and only whole", () => {
  const sealed = sealShort("letters", "246810");
  expect(openShort("letters", sealed)).toBe("246810");
  expect(sealed.includes("246810")).toBe(false);
  expect(() => openShort("cookies", sealed)).toThrow();
  sealed[sealed.length - 1]! ^= 1;
  expect(() => openShort("letters", sealed)).toThrow();
});

test("each purpose has a key of its own", () => {
  expect(derivedKey("a").symmetricKeySize).toBe(32);
  expect(derivedKey("a").equals(derivedKey("b"))).toBe(false);
});

test("a QR code is a drawing without a script", async () => {
  const svg = await qrSvg("http://localhost:3000/claims/1");
  expect(svg).toMatch(/^<svg [^>]*viewBox/);
  expect(svg).not.toContain("script");
});
