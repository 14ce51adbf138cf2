import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, TextArea } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Report = {
  intro: string;
  learned: string;
  failed: string;
  correction: string;
  corrects: boolean;
  photos: { id: string; width: number; height: number; chosen: boolean }[];
};

/** The words of a draft and its photos: no field of it holds a figure. */
export function ReportWordsForm({ report, at }: { report: Report; at: string }) {
  const { desk: text } = useText().reports;
  const area = { maxLength: 2000, optional: true };
  return (
    <Panel>
      <Form revises>
        <Refused />
        {report.corrects && (
          <TextArea
            name="correction"
            label={text.correction}
            hint={text.correctionHint}
            value={report.correction}
            maxLength={600}
          />
        )}
        <TextArea
          name="intro"
          label={text.intro}
          hint={text.introHint}
          value={report.intro}
          {...area}
        />
        <TextArea name="failed" label={text.failedWords} value={report.failed} {...area} />
        <TextArea name="learned" label={text.learned} value={report.learned} {...area} />
        {report.photos.length > 0 ? (
          <Checks
            name="photos"
            legend={text.photos}
            hint={text.photosHint}
            type="checkbox"
            value={report.photos.filter(({ chosen }) => chosen).map(({ id }) => id)}
            options={report.photos.map(({ id, width, height }, place) => ({
              value: id,
              label: (
                <img
                  src={`/photos/${id}?size=small`}
                  alt={text.photoNumber(place + 1)}
                  {...{ width: 120, height: Math.round((120 * height) / width) }}
                  loading="lazy"
                />
              ),
            }))}
          />
        ) : (
          <p>{text.noPhotos}</p>
        )}
        <Actions>
          <Button>{text.save}</Button>
          <TextLink to={at}>{text.back}</TextLink>
        </Actions>
      </Form>
    </Panel>
  );
}
