import { useText } from '@/lib/i18n';
import classes from './Conversation.module.css';
import { type Reaction, reactionTexts } from './reactionTexts';

/** Residents' reactions on an answer, as counts: they are no message and confirm nothing. */
export function Reactions({ reactions }: { reactions: readonly Reaction[] }) {
  const { t } = useText();
  if (reactions.length === 0) return null;
  return (
    <ul className={classes.reactions} aria-label={t('message.reactions')} data-testid="message-reactions">
      {reactionTexts(reactions, t('message.otherReaction')).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
