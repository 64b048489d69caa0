import { useText } from '@/lib/i18n';
import { useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Board.module.css';

/** The region's time: a wall screen is read from across the room. */
export function Clock() {
  const { language } = useText();
  const { timeZone } = useSession();
  const now = useSecond();
  return <time className={classes.clock}>{short(now, timeZone, language)}</time>;
}
