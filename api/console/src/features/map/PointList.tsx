import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { RelativeTime } from '@/components/RelativeTime';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Map.module.css';
import type { PlacedCase } from './useMap';

const page = 50;

/** The same cases as text, the newest first: a map is not the only way to them. */
export function PointList({ points }: { points: PlacedCase[] }) {
  const { t } = useText();
  const { topicName, authorityName } = useDirectory();
  const [shown, setShown] = useState(page);
  if (points.length === 0) return <p className={classes.empty}>{t('map.none')}</p>;
  return (
    <>
      <ul className={classes.list} data-testid="map-list">
        {points.slice(0, shown).map((one) => (
          <li key={one.id}>
            <Link to={`/inbox/all/${one.id}`} className={classes.row} data-testid={`map-row-${one.number}`}>
              <span className={classes.swatch} data-state={one.state} aria-hidden />
              <span className={classes.what}>
                <strong>{topicName(one.topic)}</strong>
                <span className={classes.dim}>{one.address ?? t('map.noAddress')}</span>
                <span className={classes.dim}>
                  № {one.number} · {t(`map.state.${one.state}`)} · {one.authority ? authorityName(one.authority) : t('map.noAuthority')} ·{' '}
                  <RelativeTime at={one.receivedAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {points.length > shown ? (
        <Button variant="default" size="xs" onClick={() => setShown(shown + page)}>
          {t('map.more', { count: Math.min(page, points.length - shown) })}
        </Button>
      ) : null}
    </>
  );
}
