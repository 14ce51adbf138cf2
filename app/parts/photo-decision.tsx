import { useText } from "~/i18n/reader";
import { Checks } from "~/ui/field";

type PhotoSeen = { share: boolean; publish: boolean };

/** What a second person may say of a photo, as far as the consents go. */
export function PhotoDecision({ photo: { share, publish } }: { photo: PhotoSeen }) {
  const { photos, deliveries } = useText();
  const { confirm } = deliveries;
  return (
    <Checks
      name="decision"
      legend={photos.decision}
      hint={share ? undefined : photos.unshared}
      options={[
        { value: "approve", label: share ? confirm.approve : photos.keep },
        ...(publish ? [{ value: "publish", label: confirm.publish }] : []),
        { value: "refuse", label: confirm.refuse },
      ]}
    />
  );
}
