import { bring, buy, order, take, yuan } from "./buying";
import type { Cast } from "./cast";
import type { Wish } from "./collecting";
import { book } from "./fund-money";
import type { Funds } from "./funds";
import type { Calendar } from "./time";

const kind = (wishes: readonly Wish[], ...categories: Wish["category"][]) =>
  wishes.filter(({ category }) => categories.includes(category));

/** What nobody took of the first batch: the county's fund bought the shoes, the friends the coats. */
export async function buyTheRest(
  cast: Cast,
  days: Calendar,
  slug: string,
  wishes: readonly Wish[],
  { county, friends, until }: Funds,
) {
  const { at } = days;
  const [shoes, coats] = [kind(wishes, "shoes"), kind(wishes, "coat")];
  // A shop gave just what one pair costs; what the pair costs less goes to the programme.
  const [own] = shoes;
  await book(county, days, {
    ...{ way: "transfer", amount: own!.price, ago: 62, payer: "柳溪茶厂" },
    purpose: `wish:${own!.publicId}`,
  });
  await until(58);
  await take(county, shoes, at(-58, 10));
  await take(friends, coats, at(-58, 17), yuan);
  await buy(county, days, shoes, {
    ...{ supplier: "禾川鞋城", invoiceNumber: "8830516", ago: 57 },
    dearer: "原来那款缺码，换了同款加绒的。",
  });
  await buy(friends, days, coats, {
    ...{ supplier: "山风户外用品有限公司", invoiceNumber: "SF-2291", ago: 57, percent: 94 },
    ...{ invoiceAmount: "850", invoiceCurrency: "CNY", delivery: "4.20" },
  });
  await bring(cast, days, { slug, wishes: shoes, buyer: county.treasurer, ago: 54 });
  await bring(cast, days, { slug, wishes: coats, buyer: friends.treasurer, ago: 53 });
}

/** What nobody took of the batch that closes next: money is put aside, one order waits to be approved. */
export async function fundTheNext(
  days: Calendar,
  wishes: readonly Wish[],
  { county, friends, until }: Funds,
) {
  await until(4);
  const [coats, shoes] = [kind(wishes, "coat"), kind(wishes, "shoes")];
  await take(county, [...coats, ...shoes], days.at(-4, 10));
  await take(friends, kind(wishes, "book"), days.at(-3, 17), yuan);
  await order(county, days, coats, {
    ...{ supplier: "石桥供销社", invoiceNumber: "0045733", ago: 2 },
  });
  await until(-1);
}
