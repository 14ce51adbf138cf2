import { consentScopes, consentTextVersion } from "~/domain/privacy/input";
import { useText } from "~/i18n/reader";

export type SheetChild = {
  legalName: string;
  guardianName: string;
  wishes: { number: number; alias: string; title: string }[];
};

/** The paper a guardian signs: one child a page. */
export function ConsentSheet({ organizer, child }: { organizer: string; child: SheetChild }) {
  const { consents, wishes, common } = useText();
  const words = consents.print;
  const lines = [words.signature, words.relation, words.date];
  return (
    <article className="paper">
      <h2>{words.title}</h2>
      <p>{organizer}</p>
      <p>
        <b>{words.child + common.colon}</b>
        {child.legalName}
      </p>
      {child.wishes.map(({ number, alias, title }) => (
        <p key={number}>
          {`${wishes.number(number)} · ${title} · ${words.alias}${common.colon}${alias}`}
        </p>
      ))}
      <p>{words.lead}</p>
      <ul>
        {consentScopes.map((scope) => (
          <li key={scope}>{consents.scopes[scope]}</li>
        ))}
      </ul>
      <p>{words.kept}</p>
      <p>{words.withdraw}</p>
      <div className="paper-lines">
        {lines.map((line) => (
          <div key={line}>
            {line}
            <span />
          </div>
        ))}
      </div>
      <small>{`${words.version} ${consentTextVersion}`}</small>
    </article>
  );
}
