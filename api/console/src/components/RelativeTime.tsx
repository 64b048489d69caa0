import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { exact, relative } from '@/lib/time';

/** "5 min. ago", with the exact regional time on hover. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const { language } = useText();
  const { timeZone } = useSession();
  const now = useNow();
  return (
    <time dateTime={at} title={exact(at, timeZone, language)} className={className}>
      {relative(at, now, language)}
    </time>
  );
}
