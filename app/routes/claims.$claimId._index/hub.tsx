import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Facts } from "~/ui/figures";
import { CopyAway } from "~/ui/share";

type HubSeen = { name: string; address: string; phone: string; hours: string };

/** Where it goes; only who promised ever sees this. */
export function Hub({ hub }: { hub?: HubSeen | null }) {
  const { claims } = useText();
  const written = useWrittenIn();
  if (!hub) return null;
  const items = [
    { label: claims.hub.title, value: hub.name },
    { label: claims.hub.address, value: hub.address },
    { label: claims.hub.phone, value: hub.phone },
    { label: claims.hub.hours, value: hub.hours },
  ];
  return (
    <div className="grid gap-4">
      <Facts
        items={items
          .filter(({ value }) => value)
          .map(({ label, value }) => ({ label, value: <span lang={written}>{value}</span> }))}
      />
      <CopyAway text={[hub.name, hub.phone, hub.address].filter(Boolean).join("\n")}>
        {claims.hub.copy}
      </CopyAway>
      <p className="text-sm text-ink-soft">{claims.hub.note}</p>
    </div>
  );
}
