import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { getAutonomy } from '@/features/admin/approvals/api/getAutonomy';
import { measureAutonomy } from '@/features/admin/approvals/api/measureAutonomy';
import type { Names } from '@/features/admin/conditions/conditions';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { short } from '@/lib/time';

/** What the rule has measured of each authority, and how it moved their approvals so far. */
export function Measured({ region, names }: { region: RegionConfiguration; names: Names }) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const key = ['autonomy', region.code];
  const { data, isError } = useQuery({ queryKey: key, queryFn: ({ signal }) => getAutonomy(region.code, signal) });
  const { mutate, isPending } = useMutation({
    mutationFn: () => measureAutonomy(region.code),
    onSuccess: (measured) => queries.setQueryData(key, measured),
    onError: () => notifications.show({ message: t('admin.measured.failed'), color: 'red' }),
  });
  const percent = (share: number) => share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
  const step = (shift: number) => t(`admin.measured.shift.${shift > 0 ? 'fewer' : shift < 0 ? 'more' : 'none'}`);
  return (
    <section className={classes.card} data-testid="measured">
      <div className={classes.head}>
        <h2>{t('admin.measured.title')}</h2>
        <Button variant="default" loading={isPending} disabled={!region.autonomy} onClick={() => mutate()} data-testid="measure">
          {t('admin.measured.now')}
        </Button>
      </div>
      <p className={classes.hint}>
        {data?.measuredAt ? t('admin.measured.at', { time: short(data.measuredAt, region.timeZone, language) }) : t('admin.measured.never')}
      </p>
      {isError ? <p role="alert">{t('admin.measured.unread')}</p> : null}
      {data && data.authorities.length > 0 ? (
        <AdminTable
          label={t('admin.measured.title')}
          actions={false}
          columns={[
            t('case.authority'),
            ...(['answers', 'disputed', 'returned', 'badReviews', 'share'] as const).map((column) => ({
              title: t(`admin.measured.column.${column}`),
              isNumber: true as const,
            })),
            t('admin.measured.column.shift'),
          ]}
        >
          {data.authorities.map((one) => (
            <tr key={one.authority}>
              <th scope="row">{names.authority(one.authority)}</th>
              <td className={classes.number}>{one.answers.toLocaleString(language)}</td>
              <td className={classes.number}>{one.disputed.toLocaleString(language)}</td>
              <td className={classes.number}>{one.returned.toLocaleString(language)}</td>
              <td className={classes.number}>{one.badReviews.toLocaleString(language)}</td>
              <td className={classes.number}>{percent(one.share)}</td>
              <td>{step(one.shift)}</td>
            </tr>
          ))}
        </AdminTable>
      ) : null}
      {data && data.changes.length > 0 ? (
        <details>
          <summary>{t('admin.measured.history')}</summary>
          <ul className={classes.changes}>
            {data.changes.map((one) => (
              <li key={`${one.authority}-${one.at}`}>
                <time dateTime={one.at}>{short(one.at, region.timeZone, language)}</time> {names.authority(one.authority)}: {step(one.from)}{' '}
                → {step(one.to)} ({t('admin.measured.basis', { share: percent(one.share), count: one.answers })})
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
