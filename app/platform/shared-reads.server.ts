type Options = {
  /** How old, in milliseconds, an answer may be that is given once more. */
  longest: number;
  /** How many questions are remembered; whoever was asked first goes first. */
  most: number;
  /** Milliseconds of a clock that only goes forward; for tests. */
  clock?: () => number;
};

/**
 * Asks the same question once for all who ask it within moments of each other, also while it is
 * being answered: a crowd that asks for one thing costs as much as one person. An error is told to
 * those alone who waited for it.
 */
export function sharedReads<Answer>(
  read: (about: string) => Promise<Answer>,
  { longest, most, clock = () => performance.now() }: Options,
) {
  const answers = new Map<string, { began: number; answer: Promise<Answer> }>();
  return (about: string): Promise<Answer> => {
    const before = answers.get(about);
    if (before && clock() - before.began <= longest) return before.answer;
    const asked = { began: clock(), answer: read(about) };
    answers.delete(about);
    answers.set(about, asked);
    asked.answer.catch(() => answers.get(about) === asked && answers.delete(about));
    for (const oldest of answers.keys()) {
      if (answers.size <= most) break;
      answers.delete(oldest);
    }
    return asked.answer;
  };
}
