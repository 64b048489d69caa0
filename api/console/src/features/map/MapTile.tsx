import { Link, useNavigate } from 'react-router';
import { useText } from '@/lib/i18n';
import { Legend } from './Legend';
import classes from './Map.module.css';
import { PointsMap } from './PointsMap';
import { useMap } from './useMap';

/** The last day on the board. */
export function MapTile() {
  const { t } = useText();
  const navigate = useNavigate();
  const { view, placed, rings } = useMap({ hours: 24, topic: null, authority: null });
  return (
    <section className={classes.tile} data-testid="board-map">
      <div className={classes.tileHead}>
        <h2>{t('map.ofDay')}</h2>
        <Link to="/map" data-testid="open-map">
          {t('map.open')}
        </Link>
      </div>
      {view ? (
        <p className={classes.said}>{t('map.said', { placed: view.total - view.withoutPlace, without: view.withoutPlace })}</p>
      ) : null}
      <PointsMap
        points={placed}
        rings={rings}
        label={t('map.label', { count: placed.length })}
        open={(id) => void navigate(`/inbox/all/${id}`)}
      />
      <Legend points={placed} />
    </section>
  );
}
