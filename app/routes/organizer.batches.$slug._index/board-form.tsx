import { numbersOf, textOfNumbers } from "~/domain/wishes/numbers";
import { useText, useTo } from "~/i18n/reader";
import { boardAt } from "~/parts/board-address";
import { Button } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { BoardBulk } from "./board-bulk";
import { BoardFind, BoardSteps } from "./board-find";
import { go, type Board } from "./board-look";
import { BoardTable } from "./board-table";
import { usePicking } from "./use-picking";

/**
 * The board is one form: whatever it is sent for, filtering, sorting, another page or a step for many,
 * it takes along what is picked on other pages and what is ticked on this one.
 */
export function BoardForm({ board }: { board: Board }) {
  const words = useText().board;
  const to = useTo();
  const { look, batch, total } = board;
  const shown = new Set(board.wishes.map(({ number }) => number));
  const all = numbersOf(look.pick);
  const elsewhere = textOfNumbers(all.filter((number) => !shown.has(number)));
  const here = new Set(all.filter((number) => shown.has(number)));
  const { picked, tickAll, form } = usePicking(elsewhere);
  return (
    <form {...form} action={to(boardAt(batch.slug))}>
      <input type="hidden" name="step" value={look.step ?? ""} />
      <input type="hidden" name="sort" value={look.sort} />
      <input type="hidden" name="page" value={look.page} />
      <input type="hidden" name="pick" value={elsewhere} />
      <BoardFind board={board} />
      <BoardSteps board={board} />
      <div className="mt-2">
        {total > 0 ? (
          <BoardTable
            board={board}
            here={here}
            whole={picked && { checked: picked.whole, tick: tickAll }}
          />
        ) : (
          <Empty
            title={words.find.none}
            action={{ to: boardAt(batch.slug, { pick: look.pick }), label: words.find.back }}
          >
            {words.find.noneWhy}
          </Empty>
        )}
        {board.pages > 1 && <Pages page={look.page} pages={board.pages} />}
        <BoardBulk board={board} before={all.length} picked={picked?.count} />
      </div>
    </form>
  );
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const { board, common } = useText();
  const words = board.pages;
  return (
    <nav className="pager" aria-label={common.pager}>
      <span>{words.of.replace("{page}", `${page}`).replace("{pages}", `${pages}`)}</span>
      <div className="actions">
        {page > 1 && (
          <Button kind="quiet" {...go("page", page - 1)}>
            {words.previous}
          </Button>
        )}
        {page < pages && (
          <Button kind="quiet" {...go("page", page + 1)}>
            {words.next}
          </Button>
        )}
      </div>
    </nav>
  );
}
