import { exponentOf, type WireMoney } from "~/platform/money";

/** An amount in whole units with all decimals of its currency, below zero with a sign. */
export function plainSum({ minor, currency }: WireMoney): string {
  const exponent = exponentOf(currency);
  const [sign, digits] = minor.startsWith("-") ? ["-", minor.slice(1)] : ["", minor];
  const padded = digits.padStart(exponent + 1, "0");
  const whole = padded.slice(0, padded.length - exponent);
  return sign + (exponent > 0 ? `${whole}.${padded.slice(-exponent)}` : whole);
}

/** An amount in whole units as a number, for formats that know no other. */
export const unitsOf = ({ minor, currency }: WireMoney): number =>
  Number(minor) / 10 ** exponentOf(currency);
