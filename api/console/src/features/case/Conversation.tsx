import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
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

const isAtEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < 40;

/** The conversation as in the network; stays at its end unless the reader scrolled up. */
export function Conversation({ messages, box, onAtEnd, settle, adopt }: Props) {
  const { t } = useText();
  const shown = useMemo(() => bubbles(messages), [messages]);
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
  const stay = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is shown
  useLayoutEffect(() => {
    if (box.current && stay.current) box.current.scrollTop = box.current.scrollHeight;
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
      }}
    >
      <ol className={classes.list}>
        {shown.map((bubble) => (
          <MessageBubble
            key={bubble.message.id}
            bubble={bubble}
            settle={settle}
            adopt={adopt}
            repliedTo={bubble.message.replyTo ? byId.get(bubble.message.replyTo) : undefined}
          />
        ))}
      </ol>
    </div>
  );
}
