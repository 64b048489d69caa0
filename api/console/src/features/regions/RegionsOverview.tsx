import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLayoutDashboard } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { goOnIn } from '@/lib/session/useRegionOfPage';
import { getOverview } from './api/getOverview';
import { RegionLine } from './RegionLine';
import classes from './RegionsOverview.module.css';

const refreshed = 15_000;
const withBoard = new Set(['operator', 'executor', 'approver', 'lead']);

/** All regions side by side, the worst first: where to look before anywhere else. */
export function RegionsOverview() {
  const { t } = useText();
  const session = useSession();
  const [going, setGoing] = useState<string | null>(null);
  const { data, isError, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => getOverview(signal),
    refetchInterval: every(refreshed),
  });
  useEffect(() => {
    document.title = `${t('regions.title')} — ${t('app.name')}`;
  }, [t]);
  const boards = new Set(session.regions.filter((one) => withBoard.has(one.role)).map((one) => one.region));
  const open = async (region: string) => {
    setGoing(region);
    try {
      await goOnIn(region, '/board');
    } catch (error) {
      setGoing(null);
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  return (
    <div className={classes.page} data-testid="regions-overview">
      <h1 className={classes.title}>{t('regions.title')}</h1>
      <p className={classes.lead}>{t('regions.lead')}</p>
      {data ? (
        <div className={classes.card}>
          <table className={classes.table}>
            <caption className={classes.caption}>{t('regions.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('regions.region')}</th>
                <th scope="col">{t('regions.unrouted')}</th>
                <th scope="col">{t('regions.lateToRoute')}</th>
                <th scope="col">{t('regions.lateToAnswer')}</th>
                <th scope="col">{t('regions.open')}</th>
                <th scope="col">{t('regions.today')}</th>
                <th scope="col">{t('regions.channels')}</th>
                {boards.size > 0 ? <td /> : null}
              </tr>
            </thead>
            <tbody>
              {data.regions.map((row) => (
                <RegionLine key={row.region} row={row}>
                  {boards.size > 0 ? (
                    <td className={classes.board}>
                      {boards.has(row.region) ? (
                        <Button
                          size="xs"
                          variant="light"
                          leftSection={<IconLayoutDashboard size={15} aria-hidden />}
                          loading={going === row.region}
                          aria-label={t('regions.openBoardOf', { name: row.name })}
                          data-testid={`open-board-${row.region}`}
                          onClick={() => void open(row.region)}
                        >
                          {t('regions.openBoard')}
                        </Button>
                      ) : null}
                    </td>
                  ) : null}
                </RegionLine>
              ))}
            </tbody>
          </table>
        </div>
      ) : isError ? (
        <div role="alert" className={classes.failed}>
          <p>{t('regions.failed')}</p>
          <Button variant="default" onClick={() => void refetch()}>
            {t('common.retry')}
          </Button>
        </div>
      ) : (
        <Loader size="sm" aria-label={t('common.loading')} />
      )}
    </div>
  );
}
