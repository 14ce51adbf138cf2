import { useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { scenes, type Scene } from "./scenes";

const sceneOf: Record<number, Scene> = {
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  410: "gone",
  413: "tooLarge",
  429: "slowDown",
};

const wayOut: Record<Scene, string> = {
  notFound: "/wishes",
  forbidden: "/",
  gone: "/wishes",
  slowDown: "/",
  tooLarge: "/",
  broken: "/",
};

/** The scene that an HTTP status is told by. */
export const sceneAt = (status: number): Scene =>
  sceneOf[status] ?? (status >= 500 ? "broken" : "notFound");

/** What a person sees when a page can't be shown: a small scene, a sentence, a way on. */
export function ErrorScene({ status, id }: { status: number; id?: string }) {
  const { lost } = useText().common;
  const scene = sceneAt(status);
  return (
    <Page narrow title={lost[scene].title} lead={lost[scene].body} above={<Drawn scene={scene} />}>
      {id && (
        <p className="incident">
          {lost.incident} <code>{id}</code>
        </p>
      )}
      <Actions>
        <LinkButton to={wayOut[scene]} kind="primary">
          {lost[scene].action}
        </LinkButton>
      </Actions>
    </Page>
  );
}

const Drawn = ({ scene }: { scene: Scene }) => (
  <svg
    className="scene"
    viewBox="0 0 240 120"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: scenes[scene] }}
  />
);
