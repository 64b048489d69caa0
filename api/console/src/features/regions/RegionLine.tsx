import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/RelativeTime';
import { useText } from '@/lib/i18n';
import type { RegionRow } from './api/getOverview';
import classes from './RegionsOverview.module.css';

interface Props {
  row: RegionRow;
  /** The cell of what can be done. */
  children: ReactNode;
}

/** One region; on a narrow screen each figure carries its name. */
export function RegionLine({ row, children }: Props) {
  const { t } = useText();
  return (
    <tr data-testid={`region-${row.region}`}>
      <th scope="row">{row.name}</th>
      <td data-label={t('regions.unrouted')} className={row.unrouted > 0 ? classes.warn : undefined}>
        <div>
          {row.unrouted}
          {row.unroutedDanger > 0 ? <div className={classes.bad}>{t('regions.danger', { count: row.unroutedDanger })}</div> : null}
        </div>
      </td>
      <td data-label={t('regions.lateToRoute')} className={row.lateToRoute > 0 ? classes.bad : undefined} data-testid="late-to-route">
        {row.lateToRoute}
      </td>
      <td data-label={t('regions.lateToAnswer')} className={row.lateToAnswer > 0 ? classes.bad : undefined}>
        {row.lateToAnswer}
      </td>
      <td data-label={t('regions.open')}>{row.open}</td>
      <td data-label={t('regions.today')}>{row.receivedToday}</td>
      <td data-label={t('regions.channels')}>
        {row.silentChannels > 0 ? (
          <div>
            <span className={classes.bad}>{t('regions.silent', { silent: row.silentChannels, all: row.channels })}</span>
            {row.silentSince ? (
              <div className={classes.dim}>
                {t('regions.lastHeard')} <RelativeTime at={row.silentSince} />
              </div>
            ) : null}
          </div>
        ) : (
          <span className={classes.dim}>{t(row.channels > 0 ? 'regions.allSpeak' : 'regions.noChannels')}</span>
        )}
      </td>
      {children}
    </tr>
  );
}
