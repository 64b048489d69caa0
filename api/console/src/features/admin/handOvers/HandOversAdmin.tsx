import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { Unread } from '@/features/admin/Unread';
import { isMissing } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { getBoard } from './api/getBoard';
import { HandOverDialog } from './HandOverDialog';
import { HandOverJob } from './HandOverJob';

/** Who has how much open work, handing it over, and how far that is. */
export function HandOversAdmin({ region }: { region: string }) {
  const { t, language } = useText();
  const { data, error, refetch } = useQuery({ queryKey: ['hand-overs', region], queryFn: ({ signal }) => getBoard(region, signal) });
  const [opened, setOpened] = useState<string | null>(null);
  if (error) return <Unread again={() => void refetch()} missing={isMissing(error)} />;
  if (!data) return <Loading />;
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <div className={classes.page} data-testid="hand-overs-admin">
      <h1 className={classes.title}>{t('admin.handOvers')}</h1>
      <p className={classes.lead}>{t('handOver.lead')}</p>
      {data.recent.length > 0 ? (
        <section className={classes.card}>
          <div className={classes.head}>
            <h2>{t('handOver.recent')}</h2>
          </div>
          <div style={{ display: 'grid', gap: 22 }}>
            {data.recent.map((one) => (
              <HandOverJob key={one.id} region={region} job={one} authorities={data.authorities} />
            ))}
          </div>
        </section>
      ) : null}
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('handOver.people')}</h2>
        </div>
        <AdminTable
          label={t('handOver.people')}
          columns={[
            t('people.name'),
            t('case.authority'),
            { title: t('handOver.cases'), isNumber: true },
            { title: t('handOver.approvals'), isNumber: true },
            t('official.presence'),
          ]}
          empty={t('official.none')}
          isEmpty={data.people.length === 0}
        >
          {data.people.map((one) => (
            <tr key={one.id} data-testid={`work-of-${one.id}`}>
              <th scope="row">
                {one.name}
                <div className={classes.dim}>{one.position}</div>
              </th>
              <td>{one.authorityName}</td>
              <td className={classes.number}>{one.cases}</td>
              <td className={classes.number}>{one.approvals}</td>
              <td>
                {one.awayUntil
                  ? t('official.awayUntil', { date: date.format(new Date(`${one.awayUntil}T00:00:00Z`)) })
                  : t('official.present')}
              </td>
              <td>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('handOver.openOf', { name: one.name })}
                  data-testid={`hand-over-${one.id}`}
                  onClick={() => setOpened(one.id)}
                >
                  {t('handOver.open')}
                </Button>
              </td>
            </tr>
          ))}
        </AdminTable>
      </section>
      {opened ? <HandOverDialog region={region} official={opened} dismiss={() => setOpened(null)} /> : null}
    </div>
  );
}
