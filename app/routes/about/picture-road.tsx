import { useText } from "~/i18n/reader";
import { RoadDrawing } from "~/ui/drawing";

/** The six steps from a child's word to the lit lantern, drawn. */
export function PictureRoad() {
  const { about } = useText();
  const road = [
    { drawing: "notebook", title: about.collect, note: about.collectNote },
    { drawing: "reading", title: about.check, note: about.checkNote },
    { drawing: "tag", title: about.claim, note: about.claimNote },
    { drawing: "parcel", title: about.deliver, note: about.deliverNote },
    { drawing: "signed", title: about.confirm, note: about.confirmNote },
    { drawing: "lantern", title: about.see, note: about.seeNote },
  ] as const;
  return (
    <ol className="picture-road">
      {road.map(({ drawing, title, note }) => (
        <li key={drawing} className={drawing === "lantern" ? "picture-road-lit" : undefined}>
          <RoadDrawing name={drawing} />
          <h3>{title}</h3>
          <p>{note}</p>
        </li>
      ))}
    </ol>
  );
}
