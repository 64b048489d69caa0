import classes from './Board.module.css';

/** A load as a bar; `part` of it is in trouble. The figures are beside it as text. */
export function Bar({ value, part, of }: { value: number; part: number; of: number }) {
  const share = (count: number) => `${of > 0 ? Math.min(100, (count / of) * 100) : 0}%`;
  return (
    <span className={classes.bar} aria-hidden>
      <span className={classes.filled} style={{ width: share(value) }} />
      <span className={classes.troubled} style={{ width: share(part) }} />
    </span>
  );
}
