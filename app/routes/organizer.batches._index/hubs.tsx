import type { SerializeFrom } from "@remix-run/node";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Badge } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { Facts } from "~/ui/figures";
import { Section } from "~/ui/page";
import type { loader } from "./route";

type Hub = SerializeFrom<typeof loader>["hubs"][number];

/** The hubs, and what lies in each. */
export function DeskHubs({ hubs, keeps }: { hubs: Hub[]; keeps: boolean }) {
  const words = useText().organizer.batches;
  const written = useWrittenIn();
  return (
    <Section
      title={words.hubs}
      action={keeps && <TextLink to="/organizer/hubs/new">{words.newHub}</TextLink>}
    >
      <Facts
        items={hubs.map((hub) => ({
          label: keeps ? (
            <TextLink to={`/organizer/hubs/${hub.id}`} lang={written}>
              {hub.name}
            </TextLink>
          ) : (
            <span lang={written}>{hub.name}</span>
          ),
          value: (
            <>
              <span lang={written}>{hub.address}</span>
              <br />
              {hub.closed && <Badge tone="stop">{words.hubClosed}</Badge>} <Holds hub={hub} />
            </>
          ),
        }))}
      />
    </Section>
  );
}

function Holds({ hub }: { hub: Hub }) {
  const { common, organizer } = useText();
  const { hubHolds } = organizer.batches;
  const said = (["coming", "lying", "stock"] as const)
    .filter((key) => hub[key] > 0)
    .map((key) => hubHolds[key](hub[key]));
  return <span className="text-sm">{said.join(common.comma) || hubHolds.nothing}</span>;
}
