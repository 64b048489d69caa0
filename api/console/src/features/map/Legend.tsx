import { useText } from '@/lib/i18n';
import { pointStates } from './api/getMap';
import classes from './Map.module.css';
import type { PlacedCase } from './useMap';

/** What the colours mean, with how many there are of each. */
export function Legend({ points }: { points: PlacedCase[] }) {
  const { t } = useText();
  return (
    <ul className={classes.legend}>
      {pointStates.map((state) => (
        <li key={state}>
          <span className={classes.swatch} data-state={state} aria-hidden />
          {t(`map.state.${state}`)}: <strong>{points.filter((one) => one.state === state).length}</strong>
        </li>
      ))}
    </ul>
  );
}
