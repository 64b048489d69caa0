import { Button, NumberInput, Switch } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import type { Problems } from '@/features/admin/useSaver';
import type { AutonomyRule } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { CardProps } from './types';

const usual: AutonomyRule = { minimumAnswers: 30, windowDays: 30, widenAt: 0.03, narrowAt: 0.15 };
const percent = (share: number) => Math.round(share * 1000) / 10;

/** The rule by which measured quality takes an approver away or adds one. */
export function Autonomy({ region, change, saving }: CardProps) {
  const { t } = useText();
  const [draft, setDraft] = useState<AutonomyRule | null>(region.autonomy ?? null);
  const [problems, setProblems] = useState<Problems>({});
  const keep = (part: Partial<AutonomyRule>) => setDraft((before) => (before ? { ...before, ...part } : before));
  const unchanged = JSON.stringify(draft) === JSON.stringify(region.autonomy ?? null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblems((await change((before) => ({ ...before, autonomy: draft }))) ?? {});
  };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('admin.autonomy')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.autonomyHint')}</p>
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="autonomy-form">
        <Switch
          label={t('admin.autonomyOn')}
          checked={draft !== null}
          onChange={(event) => setDraft(event.currentTarget.checked ? (region.autonomy ?? usual) : null)}
        />
        {draft ? (
          <div className={classes.pair}>
            <NumberInput
              size="xs"
              label={t('admin.autonomyMinimum')}
              min={1}
              allowDecimal={false}
              hideControls
              value={draft.minimumAnswers}
              error={problems['autonomy.minimumAnswers']}
              onChange={(value) => keep({ minimumAnswers: Number(value) })}
            />
            <NumberInput
              size="xs"
              label={t('admin.autonomyWindow')}
              min={1}
              max={366}
              allowDecimal={false}
              hideControls
              value={draft.windowDays}
              error={problems['autonomy.windowDays']}
              onChange={(value) => keep({ windowDays: Number(value) })}
            />
            <NumberInput
              size="xs"
              label={t('admin.autonomyWiden')}
              suffix=" %"
              min={0}
              max={100}
              decimalScale={1}
              hideControls
              value={percent(draft.widenAt)}
              error={problems['autonomy.widenAt']}
              onChange={(value) => keep({ widenAt: Number(value) / 100 })}
            />
            <NumberInput
              size="xs"
              label={t('admin.autonomyNarrow')}
              suffix=" %"
              min={0}
              max={100}
              decimalScale={1}
              hideControls
              value={percent(draft.narrowAt)}
              error={problems['autonomy.narrowAt']}
              onChange={(value) => keep({ narrowAt: Number(value) / 100 })}
            />
          </div>
        ) : null}
        {unchanged ? null : (
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setDraft(region.autonomy ?? null)}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={saving}>
              {t('admin.save')}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}
