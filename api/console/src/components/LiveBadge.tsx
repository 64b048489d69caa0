import { IconPlugConnectedX } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import { useLiveState } from '@/lib/live/LiveProvider';
import { duration } from '@/lib/time';
import classes from './LiveBadge.module.css';

/** Live, reconnecting or stale, with the age of what is on the screen. */
export function LiveBadge() {
  const { t, language } = useText();
  const { kind, age } = useLiveState();
  const text = kind === 'live' || kind === 'starting' ? t(`live.${kind}`) : t(`live.${kind}`, { age: duration(age, language) });
  return (
    <span className={classes.badge} data-testid="live-state" data-state={kind} title={t(`live.why.${kind}`)}>
      <span className={classes.dot} aria-hidden />
      {text}
    </span>
  );
}

/** Says at once that the screen cannot be trusted. */
export function StaleBanner() {
  const { t, language } = useText();
  const { kind, age } = useLiveState();
  const stale = kind === 'stale' || kind === 'reconnecting';
  return (
    <div role="status" aria-live="polite">
      {stale ? (
        <div className={classes.banner} data-testid="stale-banner">
          <IconPlugConnectedX size={17} aria-hidden />
          <span>
            {t('live.banner')} <span aria-hidden>{t('live.age', { age: duration(age, language) })}</span>
          </span>
        </div>
      ) : null}
    </div>
  );
}
