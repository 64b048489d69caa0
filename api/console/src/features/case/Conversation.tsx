import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { bubbles } from './bubbles';
import classes from './Conversation.module.css';
import { MessageBubble } from './MessageBubble';

interface Props {
  messages: Message[];
  box: RefObject<HTMLDivElement | null>;
  onAtEnd: (atEnd: boolean) => void;
  settle: (answerVersion: number) => void;
  adopt: ((message: Message) => void) | null;
}

/** So many are made at once: a conversation of years opens as fast as one of today. */
const step = 40;
const nearTop = 200;

const isAtEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < 40;

/** The conversation as in the network; stays at its end unless the reader scrolled up. Earlier messages come as the reader goes up. */
export function Conversation({ messages, box, onAtEnd, settle, adopt }: Props) {
  const { t } = useText();
  const all = useMemo(() => bubbles(messages), [messages]);
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
  const settleNow = useCallbackRef(settle);
  const adoptOne = useCallbackRef(adopt ?? (() => undefined));
  const adoptNow = adopt === null ? null : adoptOne;
  // Counted from the beginning, so that a new message pushes none out.
  const [before, setHidden] = useState(() => Math.max(0, all.length - step));
  const hidden = Math.min(before, Math.max(0, all.length - 1));
  const shown = useMemo(() => all.slice(hidden), [all, hidden]);
  const stay = useRef(true);
  /** The height below the first message shown, while earlier ones are put before it. */
  const below = useRef<number | null>(null);
  const earlier = () => {
    if (hidden === 0 || !box.current) return;
    below.current = box.current.scrollHeight - box.current.scrollTop;
    setHidden(Math.max(0, hidden - step));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is shown
  useLayoutEffect(() => {
    if (!box.current) return;
    if (below.current !== null) box.current.scrollTop = box.current.scrollHeight - below.current;
    else if (stay.current) box.current.scrollTop = box.current.scrollHeight;
    below.current = null;
  }, [shown, box]);
  return (
    <div
      ref={box}
      className={classes.scroll}
      data-testid="conversation"
      role="log"
      aria-label={t('case.conversation')}
      tabIndex={0}
      onScroll={(event) => {
        stay.current = isAtEnd(event.currentTarget);
        onAtEnd(stay.current);
        if (event.currentTarget.scrollTop < nearTop && !stay.current) earlier();
      }}
    >
      {hidden > 0 ? (
        <Button variant="subtle" size="compact-sm" fullWidth data-testid="earlier-messages" onClick={earlier}>
          {t('case.earlierMessages', { count: hidden })}
        </Button>
      ) : null}
      <ol className={classes.list} start={hidden + 1}>
        {shown.map((bubble) => (
          <MessageBubble
            key={bubble.message.id}
            bubble={bubble}
            settle={settleNow}
            adopt={adoptNow}
            repliedTo={bubble.message.replyTo ? byId.get(bubble.message.replyTo) : undefined}
          />
        ))}
      </ol>
    </div>
  );
}
