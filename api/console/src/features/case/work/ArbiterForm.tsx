import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Arbitration } from '@/features/case/api/arbitrateCase';
import type { CaseSummary } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { Precedents } from './Precedents';
import classes from './Work.module.css';

interface Props {
  summary: CaseSummary;
  busy: boolean;
  dismiss: () => void;
  send: (decision: Arbitration) => Promise<void>;
}

/** The arbiter's decision, with what was decided about this topic before beside it. */
export function ArbiterForm({ summary, busy, dismiss, send }: Props) {
  const { t } = useText();
  const { authorities, officials } = useDirectory();
  const [authority, setAuthority] = useState<string | null>(null);
  const [official, setOfficial] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={dismiss} size="xl" title={t('arbiter.decide')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={classes.columns}>
        <form
          className={classes.form}
          data-testid="arbiter-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (authority && reason.trim()) void send({ authority, reason: reason.trim(), ...(official ? { official } : {}) });
          }}
        >
          <Select
            label={t('arbiter.whose')}
            data-autofocus
            openOnFocus={false}
            data-testid="arbiter-authority"
            required
            data={authorities.map((one) => ({ value: one.id, label: one.name }))}
            value={authority}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            onChange={(next) => {
              setAuthority(next);
              setOfficial(null);
            }}
          />
          <Select
            label={t('case.official')}
            data={officials
              .filter((one) => one.authority === authority)
              .map((one) => ({ value: one.id, label: `${one.name}, ${one.position}` }))}
            value={official}
            clearable
            clearButtonProps={{ 'aria-label': t('common.clear') }}
            disabled={authority === null}
            placeholder={t('case.byLoad')}
            onChange={setOfficial}
          />
          <Textarea
            label={t('arbiter.reason')}
            description={t('arbiter.reasonHint')}
            data-testid="arbiter-reason"
            required
            autosize
            minRows={3}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button type="submit" disabled={!authority || !reason.trim()} loading={busy} data-testid="confirm-arbitrate">
              {t('arbiter.send')}
            </Button>
            <Button variant="default" onClick={dismiss}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
        <Precedents topic={summary.topic} choose={setAuthority} />
      </div>
    </Modal>
  );
}
