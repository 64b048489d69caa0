import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNetworkName } from '@/components/NetworkIcon';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { erasureReport } from '@/features/admin/erasure/api/erasureReport';
import { listErasures } from '@/features/admin/erasure/api/listErasures';
import { settleErasure } from '@/features/admin/erasure/api/settleErasure';
import type { Erasure } from '@/features/admin/erasure/api/types';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { FindResident } from './FindResident';
import { Mentions } from './Mentions';
import { Retention } from './Retention';

/** While something is under way its figures are asked for. */
const lookAgain = 2000;

/** Residents who are erased: found, asked for by one person, confirmed by another, reported. */
export function ErasureAdmin({ region }: { region: string }) {
  const { t, language } = useText();
  const { timeZone, login, permissions } = useSession();
  const networkName = useNetworkName();
  const { data, refetch } = useQuery({
    queryKey: ['erasures'],
    queryFn: listErasures,
    refetchInterval: (query) => (query.state.data?.some((erasure) => erasure.state === 'running') ? every(lookAgain)(query) : false),
  });
  const settle = async (erasure: Erasure, verb: 'confirm' | 'cancel') => {
    try {
      await settleErasure(erasure.id, verb);
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
    void refetch();
  };
  const erasures = data?.filter((erasure) => erasure.region === region || erasure.region === '*') ?? [];
  return (
    <div className={classes.page} data-testid="erasure-admin">
      <h1 className={classes.title}>{t('admin.erasure')}</h1>
      <p className={classes.lead}>{t('erasure.lead')}</p>
      {permissions.includes('erasures.request') ? <FindResident region={region} asked={() => void refetch()} /> : null}
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('erasure.list')}</h2>
        </div>
        {data ? (
          <AdminTable
            label={t('erasure.list')}
            columns={[t('erasure.basis'), t('erasure.asked'), t('erasure.state')]}
            empty={t('erasure.none')}
            isEmpty={erasures.length === 0}
          >
            {erasures.map((erasure) => (
              <tr key={erasure.id} data-testid="erasure" data-state={erasure.state}>
                <th scope="row">
                  {t(`erasure.ground.${erasure.ground}`)}
                  <div className={classes.dim}>{erasure.basis}</div>
                  {erasure.networks.length > 0 ? (
                    <div className={classes.dim}>{t('erasure.networks', { networks: erasure.networks.map(networkName).join(', ') })}</div>
                  ) : null}
                </th>
                <td>
                  {erasure.requestedBy}, {short(erasure.requestedAt, timeZone, language)}
                  {erasure.confirmedBy ? <div className={classes.dim}>{t('erasure.by', { login: erasure.confirmedBy })}</div> : null}
                </td>
                <td>
                  {t(`erasure.is.${erasure.state}`)}
                  {erasure.cases > 0 ? (
                    <div className={classes.dim}>
                      {t('erasure.progress', { erased: erasure.erased, cases: erasure.cases, held: erasure.held })}
                    </div>
                  ) : null}
                  <Mentions mentions={erasure.mentions} />
                </td>
                <td>
                  <div className={`${classes.actions} ${classes.wraps}`}>
                    {erasure.state === 'requested' && erasure.requestedBy !== login ? (
                      <Button color="red" data-testid="confirm-erasure" onClick={() => void settle(erasure, 'confirm')}>
                        {t('erasure.confirm')}
                      </Button>
                    ) : null}
                    {erasure.state === 'requested' ? (
                      <Button variant="default" onClick={() => void settle(erasure, 'cancel')}>
                        {t('erasure.cancel')}
                      </Button>
                    ) : null}
                    {erasure.state === 'done' ? (
                      <Button
                        component="a"
                        href={erasureReport(erasure.id)}
                        download
                        variant="default"
                        leftSection={<IconDownload size={15} aria-hidden />}
                      >
                        {t('erasure.report')}
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </AdminTable>
        ) : (
          <Loader size="sm" aria-label={t('common.loading')} />
        )}
      </section>
      {permissions.includes('regions.manage') ? <Retention region={region} /> : null}
    </div>
  );
}
