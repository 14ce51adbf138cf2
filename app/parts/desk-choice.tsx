import { useText } from "~/i18n/reader";
import { Select } from "~/ui/field";

/** For which organizer something is made; not asked of who works for one alone. */
export function DeskChoice({ desks }: { desks: { organizationId: string; name: string }[] }) {
  const { organizer } = useText();
  const [only, ...others] = desks;
  if (only && others.length === 0) {
    return <input type="hidden" name="organizationId" value={only.organizationId} />;
  }
  return (
    <Select
      name="organizationId"
      label={organizer.desk}
      options={desks.map(({ organizationId, name }) => ({ value: organizationId, label: name }))}
    />
  );
}
