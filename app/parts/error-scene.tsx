import { useSubmit } from "@remix-run/react";
import { useState } from "react";
import { useText } from "~/i18n/reader";
import { Actions, Button, LinkButton } from "~/ui/button";
import { Page } from "~/ui/page";
import { lastSent } from "~/ui/sent-form";
import { scenes, type Scene } from "./scenes";

const sceneOf: Record<number, Scene> = {
  401: "signedOut",
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
  signedOut: "/sign-in",
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
  if (scene === "signedOut") return <SignedOut />;
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

/**
 * A form came when nobody was signed in any more. Without script the page is the form's answer and
 * can be loaded again, form and all; with script the form is still at hand.
 */
function SignedOut() {
  const { signedOut } = useText().common.lost;
  const [sent] = useState(lastSent);
  const submit = useSubmit();
  const again = () => sent && submit(sent.fields, sent);
  return (
    <Page
      narrow
      title={signedOut.title}
      lead={sent ? signedOut.kept : signedOut.body}
      above={<Drawn scene="signedOut" />}
    >
      <Actions>
        <LinkButton to={wayOut.signedOut} kind="primary" target="_blank" rel="noopener">
          {signedOut.action}
        </LinkButton>
        {sent && (
          <Button type="button" kind="quiet" onClick={again}>
            {signedOut.again}
          </Button>
        )}
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
