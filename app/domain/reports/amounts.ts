import { exponentOf, plainAmount, type WireMoney } from "~/platform/money";

/** An amount in whole units with a point, below zero with a sign. */
export const plainSum = ({ minor, currency }: WireMoney): string =>
  (minor.startsWith("-") ? "-" : "") +
  plainAmount({ minor: BigInt(minor.replace("-", "")), currency });

/** An amount in whole units as a number, for formats that know no other. */
export const unitsOf = ({ minor, currency }: WireMoney): number =>
  Number(minor) / 10 ** exponentOf(currency);
