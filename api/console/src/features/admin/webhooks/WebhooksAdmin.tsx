import { Alert, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { listWebhooks } from '@/features/admin/webhooks/api/listWebhooks';
import type { Webhook } from '@/features/admin/webhooks/api/types';
import { useText } from '@/lib/i18n';
import { Deliveries } from './Deliveries';
import { SecretOnce } from './SecretOnce';
import { WebhookActions } from './WebhookActions';
import { WebhookForm } from './WebhookForm';

/** Webhooks: other systems that are notified of what happens in the region. */
export function WebhooksAdmin({ region }: { region: string }) {
  const { t } = useText();
  const queries = useQueryClient();
  const { data, isError } = useQuery({ queryKey: ['webhooks'], queryFn: listWebhooks });
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [log, setLog] = useState<string | null>(null);
  const mine = data?.filter((one) => one.settings.region === region) ?? [];
  const refresh = () => void queries.invalidateQueries({ queryKey: ['webhooks'] });
  return (
    <div className={page.page}>
      <h1 className={page.title}>{t('admin.webhooks')}</h1>
      <p className={page.lead}>{t('webhook.lead')}</p>
      {isError ? <Alert color="red">{t('webhook.unread')}</Alert> : null}
      <section className={page.card}>
        <div className={page.head}>
          <h2>{t('webhook.list')}</h2>
          <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditing('new')} data-testid="webhook-add">
            {t('webhook.add')}
          </Button>
        </div>
        {data ? (
          <AdminTable
            label={t('webhook.list')}
            columns={[t('webhook.name'), t('webhook.url'), t('webhook.events'), t('webhook.state')]}
            actions={t('webhook.actions')}
            testId="webhooks"
            empty={t('webhook.none')}
            isEmpty={mine.length === 0}
          >
            {mine.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.settings.name}</th>
                <td style={{ overflowWrap: 'anywhere' }}>{one.settings.url}</td>
                <td>{one.settings.events.includes('*') ? t('webhook.all') : one.settings.events.join(', ')}</td>
                <td>
                  <State webhook={one} />
                </td>
                <td>
                  <WebhookActions
                    webhook={one}
                    edit={() => setEditing(one)}
                    showLog={() => setLog(log === one.id ? null : one.id)}
                    showSecret={setSecret}
                    changed={refresh}
                  />
                </td>
              </tr>
            ))}
          </AdminTable>
        ) : null}
      </section>
      {log !== null && mine.some((one) => one.id === log) ? (
        <Deliveries key={log} id={log} name={mine.find((one) => one.id === log)?.settings.name ?? ''} />
      ) : null}
      {editing !== null ? (
        <WebhookForm
          region={region}
          webhook={editing === 'new' ? null : editing}
          close={() => setEditing(null)}
          saved={(made) => {
            setEditing(null);
            if (made) setSecret(made);
            refresh();
          }}
        />
      ) : null}
      <SecretOnce secret={secret} close={() => setSecret(null)} />
    </div>
  );
}

function State({ webhook: { settings, pausedAt, failingSince } }: { webhook: Webhook }) {
  const { t } = useText();
  const [color, name] = !settings.enabled
    ? ['dim', 'off']
    : pausedAt
      ? ['late', 'paused']
      : failingSince
        ? ['soon', 'failing']
        : ['calm', 'works'];
  return <span style={{ color: `var(--${color})`, fontWeight: 600 }}>{t(`webhook.${name}`)}</span>;
}
