import { Alert, Button, Code, CopyButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import page from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { listChannels } from '@/features/admin/channels/api/listChannels';
import type { Channel } from '@/features/admin/channels/api/types';
import { SecretOnce } from '@/features/admin/webhooks/SecretOnce';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { ChannelForm } from './ChannelForm';
import { ChannelRow } from './ChannelRow';
import classes from './Channels.module.css';
import { ConnectionCheck } from './ConnectionCheck';
import { DeadLetters } from './DeadLetters';
import { Intake } from './Intake';
import { TestMessage } from './TestMessage';
import { Undelivered } from './Undelivered';

/** The networks residents of the region write in: what is connected, its health, what it left for the administrator. */
export function ChannelsAdmin({ region }: { region: string }) {
  const { t } = useText();
  const queries = useQueryClient();
  const { data, isError } = useQuery({ queryKey: ['channels'], queryFn: listChannels, refetchInterval: every(10_000) });
  const [editing, setEditing] = useState<Channel | 'new' | null>(null);
  const [testing, setTesting] = useState<Channel | null>(null);
  const [checking, setChecking] = useState<Channel | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const mine = data?.filter((one) => one.region === region) ?? [];
  const open = mine.find((one) => one.id === chosen);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['channels'] });
  return (
    <div className={page.page} data-testid="channels-admin">
      <h1 className={page.title}>{t('admin.channels')}</h1>
      <p className={page.lead}>{t('channel.lead')}</p>
      {isError ? <Alert color="red">{t('channel.unread')}</Alert> : null}
      <section className={page.card}>
        <div className={page.head}>
          <h2>{t('channel.list')}</h2>
          <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditing('new')} data-testid="channel-add">
            {t('channel.add')}
          </Button>
        </div>
        <AdminTable
          label={t('channel.list')}
          columns={[t('channel.name'), t('channel.state'), t('channel.received'), t('channel.pending')]}
          empty={t('channel.none')}
          isEmpty={data !== undefined && mine.length === 0}
        >
          {mine.map((one) => (
            <ChannelRow
              key={one.id}
              channel={one}
              isChosen={one.id === chosen}
              choose={() => setChosen(one.id === chosen ? null : one.id)}
              edit={() => setEditing(one)}
              test={() => setTesting(one)}
              check={() => setChecking(one)}
              showSecret={setSecret}
              changed={refresh}
            />
          ))}
        </AdminTable>
      </section>
      {open ? (
        <>
          {open.hookAddress && open.mode !== 'polling' ? (
            <div className={classes.address}>
              <span className={page.dim}>{t('channel.hookAddress')}</span>
              <Code data-testid="webhook-address">{open.hookAddress}</Code>
              <CopyButton value={open.hookAddress}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="default" onClick={copy}>
                    {t(copied ? 'webhook.copied' : 'common.copy')}
                  </Button>
                )}
              </CopyButton>
            </div>
          ) : null}
          <Intake key={`intake-${open.id}`} id={open.id} />
          <Undelivered key={`undelivered-${open.id}`} id={open.id} />
          <DeadLetters key={`dead-letters-${open.id}`} id={open.id} />
        </>
      ) : null}
      {editing ? (
        <ChannelForm
          region={region}
          channel={editing === 'new' ? null : editing}
          taken={data?.map((one) => one.id) ?? []}
          close={() => setEditing(null)}
          saved={(channel, made) => {
            setEditing(null);
            setSecret(made);
            setChosen(channel.id);
            refresh();
          }}
        />
      ) : null}
      {testing ? <TestMessage channel={testing} close={() => setTesting(null)} /> : null}
      {checking ? <ConnectionCheck channel={checking} close={() => setChecking(null)} /> : null}
      <SecretOnce secret={secret} close={() => setSecret(null)} />
    </div>
  );
}
