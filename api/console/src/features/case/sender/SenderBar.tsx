import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import work from '@/features/case/work/Work.module.css';
import type { CaseDetail } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { HeldDialog } from './HeldDialog';
import { senderState } from './senderState';
import type { SenderActions } from './useSenderActions';

/** The sender is blocked, or was and messages are still held: until when, how many, and what can be done. */
export function SenderBar({ detail, actions }: { detail: CaseDetail; actions: SenderActions }) {
  const { t, language } = useText();
  const { timeZone, permissions } = useSession();
  const now = useNow();
  const [reading, setReading] = useState(false);
  const state = senderState(detail.senderBlock, now);
  if (state.kind === 'free') return null;
  const { block } = state;
  const may = permissions.includes('senders.block');
  return (
    <section className={work.bar} data-tone="wait" data-testid="sender-bar" data-state={state.kind} aria-label={t('sender.title')}>
      <div className={work.top}>
        <IconUserOff size={17} aria-hidden />
        <strong>
          {state.kind === 'blocked' ? t('sender.blockedUntil', { until: short(block.until, timeZone, language) }) : t('sender.over')}
        </strong>
        <span data-testid="held-count">{t('sender.held', { count: block.held })}</span>
        <span className={work.grow} />
        {may && block.held > 0 ? (
          <Button variant="default" onClick={() => setReading(true)} data-testid="read-held">
            {t('sender.read')}
          </Button>
        ) : null}
        {may && state.kind === 'blocked' ? (
          <Button
            variant="default"
            loading={actions.busy === 'unblock'}
            onClick={() => void actions.unblock()}
            data-testid="unblock-sender"
          >
            {t('sender.unblock')}
          </Button>
        ) : null}
      </div>
      <span className={work.dim}>{t('sender.by', { name: block.byName, reason: block.reason })}</span>
      {reading ? <HeldDialog id={detail.summary.id} actions={actions} dismiss={() => setReading(false)} /> : null}
    </section>
  );
}
