import { useText } from "~/i18n/reader";
import type { Drawings } from "./drawings";
import { Lines, type Line } from "./lines";
import { Blank, DoubleRule, Foot, Head, Leaf, mm, Paper, T } from "./paper";

/** What an organizer received of whom and when. No charity stands behind it, so it is no receipt and says so. */
export function GiftConfirmation(given: Drawings["giftConfirmation"]) {
  const { print, wishes } = useText();
  const { kind, receipt: words } = print;
  const { organizer, registration, batch, number, description, receivedOn, donor } = given;
  const lines: Line[] = [
    [words.donor, donor],
    [words.thing, description],
    [kind.wish, `${batch} · ${wishes.number(number)}`],
    [words.arrivedOn, receivedOn],
    [kind.organizer, organizer],
    [words.registration, registration],
  ];
  return (
    <Paper title={kind.title}>
      <Leaf style={{ paddingBottom: mm(18) }}>
        <Head title={kind.title} lead={organizer} mark={kind.mark} />
        {donor === "" && <Blank label={kind.blank} />}
        <Lines lines={lines} />
        <DoubleRule />
        <T size={10}>{kind.note}</T>
        <Foot told={`${organizer} · ${kind.mark}`} />
      </Leaf>
    </Paper>
  );
}
