import { Loader, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listApproverHours } from '@/features/approvals/api/listApproverHours';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Approvals.module.css';

const periods = [7, 30, 90, 365];

/** What waiting for approvers cost. */
export function Hours() {
  const { t, language } = useText();
  const { officialName } = useDirectory();
  const [days, setDays] = useState(30);
  const { data, isPending, isError } = useQuery({
    queryKey: ['approver-hours', days],
    queryFn: () => listApproverHours(days),
    staleTime: 60_000,
  });
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  return (
    <div className={classes.hours} data-testid="approver-hours">
      <div className={classes.hoursHead}>
        <h2>{t('approval.hours')}</h2>
        <Select
          aria-label={t('approval.period')}
          data={periods.map((one) => ({ value: String(one), label: t('approval.days', { count: one }) }))}
          value={String(days)}
          allowDeselect={false}
          onChange={(value) => setDays(Number(value))}
        />
      </div>
      <p className={classes.dim}>{t('approval.hoursHint')}</p>
      {isPending ? <Loader size="sm" aria-label={t('common.loading')} /> : null}
      {isError ? <p role="alert">{t('queue.failed')}</p> : null}
      {data && data.length === 0 ? <p className={classes.dim}>{t('approval.noHours')}</p> : null}
      {data && data.length > 0 ? (
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('approval.hours')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('approval.column.official')}</th>
                <th scope="col">{t('approval.column.hours')}</th>
                <th scope="col">{t('approval.column.longest')}</th>
                <th scope="col">{t('approval.column.approved')}</th>
                <th scope="col">{t('approval.column.returned')}</th>
                <th scope="col">{t('approval.column.delegated')}</th>
                <th scope="col">{t('approval.column.late')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((one) => (
                <tr key={one.official}>
                  <th scope="row">{officialName(one.official)}</th>
                  <td>{number(one.hours)}</td>
                  <td>{number(one.longest)}</td>
                  <td>{number(one.approved)}</td>
                  <td>{number(one.returned)}</td>
                  <td>{number(one.delegated)}</td>
                  <td data-tone={one.late > 0 ? 'late' : undefined}>{number(one.late)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  );
}
