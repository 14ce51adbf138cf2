import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { lots } from "~/domain/wishes/ring";
import { identify } from "~/http/edge.server";
import { lotHeader, lotOf } from "~/http/lot";

const asking = (headers: Record<string, string | undefined>) => {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]);
  return new Request("http://localhost/wishes", { headers: given });
};

test("the lot is the edge's where it set one, and drawn where it didn't or where it is none", () => {
  for (let lot = 0; lot < lots; lot += 1)
    expect(lotOf(asking({ [lotHeader]: `${lot}` }))).toBe(lot);
  for (const lot of ["16", "-1", "1.5", "x", "", "007"]) {
    const drawn = lotOf(asking({ [lotHeader]: lot }));
    expect(Number.isInteger(drawn) && drawn >= 0 && drawn < lots, lot).toBe(true);
  }
  expect(new Set(Array.from({ length: 300 }, () => lotOf(asking({})))).size).toBeGreaterThan(8);
});

test("nobody outside chooses his lot", () => {
  const drawn = Array.from({ length: 100 }, () => {
    const request = { headers: { [lotHeader]: "3" } as Record<string, string | undefined>, ip: "" };
    const response = Object.assign(new EventEmitter(), { setHeader: () => undefined });
    void identify(() => "other")(request as never, response as never, () => undefined);
    return request.headers[lotHeader];
  });
  expect(new Set(drawn).size).toBeGreaterThan(4);
});
