import { Button, Loader, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type HeldMessage, listHeld } from '@/features/case/api/listHeld';
import { caseKey } from '@/features/case/useCaseDetail';
import work from '@/features/case/work/Work.module.css';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Sender.module.css';
import type { SenderActions } from './useSenderActions';

/** Reads what is held; each message, or all of them, can be let go on to its thread. Opening it is recorded. */
export function HeldDialog({ id, actions, dismiss }: { id: string; actions: SenderActions; dismiss: () => void }) {
  const { t } = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const { data, hasNextPage, fetchNextPage, isFetching, isError } = useInfiniteQuery({
    queryKey: [...caseKey(id), 'held'],
    queryFn: ({ pageParam, signal }) => listHeld(id, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.last ?? undefined,
  });
  const messages = data?.pages.flatMap((page) => page.items) ?? [];
  const release = async (ids?: number[]) => {
    const refused = await actions.release(ids);
    setProblem(refused);
    if (refused === null && ids === undefined) dismiss();
  };
  return (
    <Modal opened onClose={dismiss} size="lg" title={t('sender.heldTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={work.form} data-testid="held-dialog">
        <p className={work.hint}>{t('sender.heldHint')}</p>
        {problem || isError ? (
          <p role="alert" className={classes.problem}>
            {problem ?? t('sender.unread')}
          </p>
        ) : null}
        {isFetching && messages.length === 0 ? <Loader size="sm" aria-label={t('common.loading')} /> : null}
        {!isFetching && !isError && messages.length === 0 ? <p className={work.hint}>{t('sender.nothingHeld')}</p> : null}
        <ul className={classes.held} aria-label={t('sender.heldTitle')}>
          {messages.map((one) => (
            <Held key={one.id} message={one} busy={actions.busy === 'release'} release={() => void release([one.id])} />
          ))}
        </ul>
        {hasNextPage && messages.length > 0 ? (
          <Button variant="subtle" loading={isFetching} onClick={() => void fetchNextPage()}>
            {t('sender.more')}
          </Button>
        ) : null}
        <div className={work.buttons}>
          <Button
            disabled={messages.length === 0}
            loading={actions.busy === 'release'}
            onClick={() => void release()}
            data-testid="release-all"
          >
            {t('sender.releaseAll')}
          </Button>
          <Button variant="default" onClick={dismiss}>
            {t('common.close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Held({ message, busy, release }: { message: HeldMessage; busy: boolean; release: () => void }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  return (
    <li className={classes.message} data-testid="held-message">
      <div className={classes.words}>
        <span className={work.dim}>
          {short(message.publishedAt, timeZone, language)}
          {message.what === 'new' ? null : ` · ${t(`sender.what.${message.what}`)}`}
          {message.attachments > 0 ? ` · ${t('sender.files', { count: message.attachments })}` : null}
        </span>
        <span className={classes.text}>{message.text || t('sender.noText')}</span>
      </div>
      <Button variant="default" disabled={busy} onClick={release} data-testid="release-one">
        {t('sender.release')}
      </Button>
    </li>
  );
}
