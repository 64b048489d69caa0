import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@/lib/i18n';
import classes from './Conversation.module.css';
import { type Fold, partsOf } from './folds';

/** A message with what it repeats of the conversation folded: one press shows the whole. */
export function FoldedText({ text, folds }: { text: string; folds: readonly Fold[] }) {
  const { t } = useText();
  const [whole, setWhole] = useState(false);
  return partsOf(text, folds).map((part, index) =>
    part.folded === 0 ? (
      part.text.trim() ? (
        <p key={index} className={classes.text}>
          {part.text.replaceAll(/^\n+|\n+$/g, '')}
        </p>
      ) : null
    ) : (
      <div key={index}>
        <Button
          variant="transparent"
          size="compact-xs"
          px={0}
          aria-expanded={whole}
          data-testid="message-fold"
          onClick={() => setWhole(!whole)}
        >
          {t(whole ? 'message.fold' : 'message.folded', { count: part.folded })}
        </Button>
        {whole ? <blockquote className={classes.repeated}>{part.text}</blockquote> : null}
      </div>
    ),
  );
}
