import { Anchor, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useNetworkName } from '@/components/NetworkIcon';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { type BlockedSender, listBlocks } from '@/features/admin/senders/api/listBlocks';
import { Unread } from '@/features/admin/Unread';
import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';

/** Who is blocked, until when, by whom and why. A block is taken back in its case. */
export function SendersAdmin({ region }: { region: string }) {
  const { t } = useText();
  const { data, isError, refetch } = useQuery({ queryKey: ['blocks'], queryFn: listBlocks });
  if (isError) return <Unread again={() => void refetch()} />;
  const blocks = data?.filter((one) => one.region === region) ?? [];
  return (
    <div className={classes.page} data-testid="senders-admin">
      <h1 className={classes.title}>{t('admin.senders')}</h1>
      <p className={classes.lead}>{t('sender.lead')}</p>
      <section className={classes.card}>
        {data ? (
          <AdminTable
            label={t('admin.senders')}
            columns={[t('sender.who'), t('sender.until'), { title: t('sender.heldColumn'), isNumber: true }, t('sender.why')]}
            empty={t('sender.nobody')}
            isEmpty={blocks.length === 0}
            actions={false}
          >
            {blocks.map((one) => (
              <Row key={`${one.channel}/${one.caseId}`} blocked={one} />
            ))}
          </AdminTable>
        ) : (
          <Loader size="sm" aria-label={t('common.loading')} />
        )}
      </section>
    </div>
  );
}

function Row({ blocked }: { blocked: BlockedSender }) {
  const { t, language } = useText();
  const { timeZone, permissions } = useSession();
  const networkName = useNetworkName();
  const now = useNow();
  const { block } = blocked;
  const end = block.endedAt ?? block.until;
  const number = t('case.number', { number: blocked.caseNumber });
  return (
    <tr data-testid="blocked-sender">
      <th scope="row">
        {blocked.residentName}
        <div className={classes.dim}>
          {networkName(blocked.network)},{' '}
          {permissions.includes('cases.read') ? (
            <Anchor component={Link} to={`/inbox/all/${blocked.caseId}`} inherit underline="always">
              {number}
            </Anchor>
          ) : (
            number
          )}
        </div>
      </th>
      <td>
        {short(end, timeZone, language)}
        {Date.parse(end) > now ? null : <div className={classes.dim}>{t('sender.ended')}</div>}
      </td>
      <td className={classes.number}>{block.held}</td>
      <td>
        {block.reason}
        <div className={classes.dim}>{block.byName}</div>
      </td>
    </tr>
  );
}
