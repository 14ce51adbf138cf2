import { useFormat, useText } from "~/i18n/reader";
import { Steps, type Step } from "~/ui/steps";
import type { ClaimSeen, EndedClaimState } from "./wires";

type Station = Omit<Step, "state"> & { due?: string };

/** A claim's road, from the promise to the witness, with the dates it has passed. */
export function ClaimRoad({ claim, tall }: { claim: ClaimSeen; tall?: boolean }) {
  const { claims } = useText();
  const stations = useStations(claim);
  const { state } = claim;
  const steps = isEnded(state)
    ? [
        ...stations.filter(({ at }) => at).map((station) => stepOf(station, "done")),
        { title: claims.ended[state], at: claim.endedAt, state: "stopped" as const },
      ]
    : stations.map((station, place) => stepOf(station, stageOf(place, passed[state])));
  return <Steps label={claims.road} tall={tall} steps={steps} />;
}

/** How many of the five stations a claim has left behind. */
const passed = { held: 0, committed: 1, sent: 2, received: 3, delivered: 4, confirmed: 5 };

const isEnded = (state: ClaimSeen["state"]): state is EndedClaimState => !(state in passed);

const stageOf = (place: number, reached: number): Step["state"] =>
  place < reached ? "done" : place === reached ? "now" : "next";

function stepOf({ due, ...station }: Station, state: Step["state"]): Step {
  if (state === "done") return { ...station, state };
  return { title: station.title, when: state === "now" ? due : undefined, state };
}

function useStations(claim: ClaimSeen): Station[] {
  const { claims } = useText();
  const format = useFormat();
  const way = {
    ship: { title: claims.send, due: claims.sendBy },
    bring: { title: claims.bring, due: claims.bringBy },
    pay: { title: claims.buy, due: claims.buyBy },
  }[claim.way ?? "ship"];
  const held = claim.state === "held";
  const until = (said: string, at?: string | null) =>
    at ? `${said} ${format.dayTime(at)}` : undefined;
  const by = (said: string, at?: string | null) => (at ? `${said} ${format.day(at)}` : undefined);
  const parcel = [claim.carrier, claim.trackingTail && `${claims.tail} ${claim.trackingTail}`];

  return [
    {
      title: held ? claims.hold : claims.commit,
      at: claim.committedAt,
      due: until(claims.heldUntil, claim.heldUntil),
    },
    {
      title: way.title,
      at: claim.sentAt,
      note: parcel.filter(Boolean).join(" ") || undefined,
      due: by(way.due, claim.dueAt),
    },
    { title: claims.receive, at: claim.receivedAt },
    { title: claims.deliver, at: claim.deliveredAt },
    { title: claims.confirm, at: claim.confirmedAt, note: claims.granted },
  ];
}
