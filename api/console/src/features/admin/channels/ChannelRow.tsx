import { deliveryError } from '@/components/deliveryError';
import { NetworkIcon } from '@/components/NetworkIcon';
import { RelativeTime } from '@/components/RelativeTime';
import page from '@/features/admin/AdminPage.module.css';
import type { Channel } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { ChannelActions } from './ChannelActions';
import classes from './Channels.module.css';

interface Props {
  channel: Channel;
  isChosen: boolean;
  choose: () => void;
  edit: () => void;
  test: () => void;
  check: () => void;
  showSecret: (secret: string) => void;
  changed: () => void;
}

/** One channel with its state as text: the last thing that went wrong stays readable. */
export function ChannelRow({ channel, isChosen, choose, ...actions }: Props) {
  const { t } = useText();
  return (
    <tr data-testid={`channel-${channel.id}`}>
      <th scope="row">
        <button type="button" className={`${classes.name} ${isChosen ? classes.chosen : ''}`} aria-expanded={isChosen} onClick={choose}>
          {channel.name}
        </button>
        <div className={page.dim}>
          <NetworkIcon network={channel.kind} /> {t(`network.${channel.kind}`)} · <code>{channel.id}</code>
        </div>
      </th>
      <td className={classes.error}>
        <State channel={channel} />
      </td>
      <td>{channel.lastReceivedAt ? <RelativeTime at={channel.lastReceivedAt} /> : <span className={page.dim}>—</span>}</td>
      <td className={page.number}>{channel.pendingInNetwork ?? '—'}</td>
      <td>
        <ChannelActions channel={channel} {...actions} />
      </td>
    </tr>
  );
}

function State({ channel: { enabled, paused, healthy, lastError, lastErrorAt, formerSecretUntil } }: { channel: Channel }) {
  const { t } = useText();
  const state = !enabled ? 'off' : paused ? 'paused' : healthy ? 'works' : 'failing';
  return (
    <>
      {t(`channel.states.${state}`)}
      {lastError && state === 'failing' ? (
        <div className={page.dim}>
          {deliveryError(lastError, t)?.text} {lastErrorAt ? <RelativeTime at={lastErrorAt} /> : null}
        </div>
      ) : null}
      {formerSecretUntil ? <div className={page.dim}>{t('channel.formerSecret')}</div> : null}
    </>
  );
}
