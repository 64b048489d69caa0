import { Button } from '@mantine/core';
import { IconArrowForwardUp, IconExternalLink, IconLock, IconNote, IconTool, IconUsers, IconWorld } from '@tabler/icons-react';
import { memo } from 'react';
import { DeliveryBadge, isTrouble } from '@/components/DeliveryBadge';
import { deliveryError } from '@/components/deliveryError';
import { RelativeTime } from '@/components/RelativeTime';
import type { Message } from '@/lib/api/types';
import { audienceOf } from '@/lib/cases/audience';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { AttachmentChip } from './AttachmentChip';
import type { Bubble } from './bubbles';
import classes from './Conversation.module.css';
import { FoldedText } from './FoldedText';
import { Reactions } from './Reactions';

interface Props {
  bubble: Bubble;
  repliedTo: Message | undefined;
  settle: (answerVersion: number) => void;
  /** Puts a contractor's answer into the draft; null where the person writes none. */
  adopt: ((message: Message) => void) | null;
}

export const MessageBubble = memo(function MessageBubble({ bubble, repliedTo, settle, adopt }: Props) {
  const { t } = useText();
  const { message, attachments } = bubble;
  const deleted = Boolean(message.deletedAt);
  return (
    <li className={classes.item} data-direction={message.direction} data-testid={`message-${message.direction}`}>
      <article className={classes.bubble} data-deleted={deleted || undefined}>
        <header className={classes.author}>
          <NoteIcon message={message} />
          <strong>{message.authorName}</strong>
          <NoteKind message={message} />
          {message.answerKind && message.answerKind !== 'reply' ? <span>{t(`answerKind.${message.answerKind}`)}</span> : null}
          <Visibility message={message} />
        </header>
        {repliedTo ? <blockquote className={classes.quote}>{repliedTo.text}</blockquote> : null}
        {message.text ? <FoldedText text={message.text} folds={message.folds} /> : null}
        {attachments.length > 0 ? (
          <div className={classes.attachments}>
            {attachments.map((attachment, index) => (
              <AttachmentChip key={attachment.fileId ?? index} attachment={attachment} />
            ))}
          </div>
        ) : null}
        <Reactions reactions={message.reactions} />
        <footer className={classes.foot}>
          <RelativeTime at={message.publishedAt} />
          {message.editedAt && !deleted ? (
            <span>
              {t('message.edited')} <RelativeTime at={message.editedAt} />
            </span>
          ) : null}
          {message.deletedAt ? (
            <span className={classes.gone}>
              {t('message.deleted')} <RelativeTime at={message.deletedAt} />
            </span>
          ) : null}
          {message.direction === 'out' && message.delivery ? (
            <DeliveryBadge state={message.delivery} error={message.deliveryError} />
          ) : null}
          {message.link && /^https?:\/\//i.test(message.link) ? (
            <a href={message.link} target="_blank" rel="noreferrer" aria-label={t('message.inNetwork')} title={t('message.inNetwork')}>
              <IconExternalLink size={14} aria-hidden />
            </a>
          ) : null}
        </footer>
        <Doubtful message={message} settle={settle} />
        {message.contractor && adopt ? (
          <div className={classes.doubt}>
            <Button
              variant="default"
              size="compact-xs"
              leftSection={<IconArrowForwardUp size={14} aria-hidden />}
              onClick={() => adopt(message)}
              data-testid="adopt-contractor"
            >
              {t('contractor.adopt')}
            </Button>
          </div>
        ) : null}
      </article>
    </li>
  );
});

function NoteIcon({ message }: { message: Message }) {
  if (message.direction !== 'note') return null;
  const Icon = message.contractor ? IconTool : IconNote;
  return <Icon size={14} aria-hidden />;
}

/** For colleagues only; a contractor's answer came from outside. */
function NoteKind({ message }: { message: Message }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { contractor } = message;
  if (message.direction !== 'note') return null;
  if (!contractor) return <span>{t('message.note')}</span>;
  const until = contractor.until ? ` ${short(contractor.until, timeZone, language)}` : '';
  return (
    <span data-testid="contractor-said">
      {t('contractor.said')} · {t(`contractor.outcome.${contractor.outcome}`)}
      {until}
    </span>
  );
}

/** The network did not report whether the resident has the answer: only a person can find out. */
function Doubtful({ message, settle }: { message: Message; settle: Props['settle'] }) {
  const { t } = useText();
  const { version } = message;
  if (message.direction !== 'out' || !message.delivery || !isTrouble(message.delivery) || !version) return null;
  const link = deliveryError(message.deliveryError, t)?.link;
  return (
    <div className={classes.doubt}>
      {link ? (
        <Button component="a" href={link} target="_blank" rel="noreferrer" variant="default" size="compact-xs">
          {t('message.openThread')}
        </Button>
      ) : null}
      <Button variant="default" size="compact-xs" onClick={() => void navigator.clipboard?.writeText(message.text)}>
        {t('message.copy')}
      </Button>
      <Button variant="default" size="compact-xs" data-testid="settle-delivery" onClick={() => settle(version)}>
        {t('message.settle')}
      </Button>
    </div>
  );
}

function Visibility({ message }: { message: Message }) {
  const { t } = useText();
  if (message.direction === 'note') return null;
  const audience = audienceOf(message);
  const label = t(`case.${audience}`);
  const Icon = { public: IconWorld, group: IconUsers, private: IconLock }[audience];
  return (
    <span title={label} style={{ display: 'inline-flex' }}>
      <Icon size={13} role="img" aria-label={label} />
    </span>
  );
}
