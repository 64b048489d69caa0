import { useText } from '@/lib/i18n';
import { duration } from '@/lib/time';

/** A length of time in seconds, as it is read. */
export function useSpan(): (seconds: number) => string {
  const { t, language } = useText();
  return (seconds) => (seconds < 60 ? t('platform.seconds', { count: Math.round(seconds) }) : duration(seconds * 1000, language));
}
