import type { Mode } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { FundModes } from "~/parts/fund-modes";
import { Actions, LinkButton } from "~/ui/button";
import { Panel } from "~/ui/panel";

type Fund = { slug: string; modes: string[]; elsewhereUrl: string; closed: boolean };

/** How money may be given here, as the law of the fund's place says; and what helps where it may not. */
export function HowToGive({ fund }: { fund: Fund }) {
  const { funds: text } = useText();
  const { page } = text;
  const takes = (mode: Mode) => !fund.closed && fund.modes.includes(mode);
  return (
    <Panel title={page.takes}>
      <p>
        <FundModes modes={fund.modes as Mode[]} closed={fund.closed} />
      </p>
      {fund.closed && <p>{page.endedNote}</p>}
      {takes("public") && <p>{page.publicNote}</p>}
      {takes("invited") && <p>{page.invitedNote}</p>}
      {takes("elsewhere") && <p>{page.elsewhereNote}</p>}
      {takes("none") && <p>{page.noneNote}</p>}
      <Actions>
        {takes("public") && (
          <LinkButton kind="primary" to={`/funds/${fund.slug}/pledge`} rel="nofollow">
            {page.pledge}
          </LinkButton>
        )}
        {takes("elsewhere") && (
          <a className="button" href={fund.elsewhereUrl} rel="noopener external">
            {page.elsewhere}
          </a>
        )}
        {(takes("none") || fund.closed) && (
          <LinkButton kind="primary" to="/wishes">
            {text.wishes}
          </LinkButton>
        )}
      </Actions>
    </Panel>
  );
}
