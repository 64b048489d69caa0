import { Alert, Loader, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deliveryError } from '@/components/deliveryError';
import page from '@/features/admin/AdminPage.module.css';
import { listServiceGaps } from '@/features/admin/channels/api/listServiceGaps';
import { readChannel } from '@/features/admin/channels/api/readChannel';
import type { Channel, ServiceGap } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

interface Props {
  channel: Channel;
  close: () => void;
}

/** Whether the organisation answers, and which of its services cannot be used because they require something that has no value. */
export function ConnectionCheck({ channel, close }: Props) {
  const { t } = useText();
  const { data, error } = useQuery({
    queryKey: ['channel-check', channel.id],
    queryFn: async () => ({ gaps: await listServiceGaps(channel.id), now: await readChannel(channel.id) }),
    gcTime: 0,
    retry: false,
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('channel.check.title', { name: channel.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {error ? <Alert color="red">{problemSentence(error, t)}</Alert> : null}
      {data || error ? null : <Loader size="sm" aria-label={t('common.loading')} />}
      {data && !data.now.healthy ? (
        <Alert color="orange" title={t('channel.states.failing')}>
          {deliveryError(data.now.lastError, t)?.text ?? null}
        </Alert>
      ) : null}
      {data?.now.healthy && data.gaps.length === 0 ? <Alert color="green">{t('channel.check.fine')}</Alert> : null}
      {data && data.gaps.length > 0 ? <Gaps gaps={data.gaps} /> : null}
    </Modal>
  );
}

function Gaps({ gaps }: { gaps: ServiceGap[] }) {
  const { t } = useText();
  return (
    <>
      <p>{t('channel.check.gaps')}</p>
      <ul data-testid="service-gaps">
        {gaps.map((gap) => (
          <li key={`${gap.service}/${gap.attribute}`}>
            {gap.serviceName}: <code>{`${gap.service} / ${gap.attribute}`}</code>
            {gap.description ? ` — ${gap.description}` : null}
            {gap.wrong ? <div className={page.dim}>{t('channel.check.wrong', { value: gap.wrong })}</div> : null}
            {gap.values.length > 0 ? <div className={page.dim}>{t('channel.check.values', { values: gap.values.join(', ') })}</div> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
