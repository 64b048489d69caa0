import { Button, Textarea } from '@mantine/core';
import { IconEye, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Message, Review } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

/** An answer that went out by itself waits to be read: good, or bad with a remark. */
export function ReviewBar({ review, messages, actions }: { review: Review; messages: Message[]; actions: WorkActions }) {
  const { t } = useText();
  const [bad, setBad] = useState(false);
  const [note, setNote] = useState('');
  const answer = messages.find((one) => one.direction === 'out' && one.version === review.answerVersion);
  const say = async (good: boolean) => {
    if (await actions.review({ answerVersion: review.answerVersion, good, ...(note.trim() ? { note: note.trim() } : {}) })) setBad(false);
  };
  return (
    <section className={classes.bar} data-testid="review-answer" aria-label={t('approval.review')}>
      <div className={classes.top}>
        <IconEye size={17} aria-hidden />
        <strong>{t('approval.review')}</strong>
        {answer ? (
          <span className={classes.dim}>
            {t('approval.text', { author: answer.authorName, kind: t(`answerKind.${answer.answerKind ?? 'reply'}`) })}
          </span>
        ) : null}
      </div>
      {answer ? (
        <p className={classes.text} tabIndex={0}>
          {answer.text}
        </p>
      ) : null}
      {bad ? (
        <Textarea
          label={t('approval.remark')}
          data-testid="review-note"
          autoFocus
          required
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : null}
      <div className={classes.buttons}>
        {bad ? (
          <>
            <Button
              color="red"
              disabled={!note.trim()}
              loading={actions.busy === 'review'}
              onClick={() => void say(false)}
              data-testid="review-bad-send"
            >
              {t('approval.bad')}
            </Button>
            <Button variant="default" onClick={() => setBad(false)}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              leftSection={<IconThumbUp size={16} aria-hidden />}
              loading={actions.busy === 'review'}
              onClick={() => void say(true)}
              data-testid="review-good"
            >
              {t('approval.good')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconThumbDown size={16} aria-hidden />}
              onClick={() => setBad(true)}
              data-testid="review-bad"
            >
              {t('approval.bad')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
