import { Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Revision } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { likeness, wordDiff } from '@/lib/wordDiff';
import classes from './Work.module.css';

const alike = 1 / 3;

/** A proposed text, with what changed since the revision before. */
export function RevisionText({ text, previous }: { text: string; previous?: Revision | null }) {
  const { t } = useText();
  const pieces = useMemo(() => (previous ? wordDiff(previous.text, text) : null), [previous, text]);
  const [compared, setCompared] = useState(() => pieces !== null && likeness(pieces) >= alike);
  return (
    <>
      {pieces ? (
        <Switch
          size="xs"
          label={t('approval.showChanges')}
          checked={compared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
          data-testid="show-changes"
        />
      ) : null}
      <p className={classes.text} data-testid="proposed-text" tabIndex={0}>
        {compared && pieces
          ? pieces.map((piece, index) => {
              const key = `${index}-${piece.kind}`;
              if (piece.kind === 'kept') return <span key={key}>{piece.text}</span>;
              return piece.kind === 'added' ? <ins key={key}>{piece.text}</ins> : <del key={key}>{piece.text}</del>;
            })
          : text}
      </p>
    </>
  );
}
