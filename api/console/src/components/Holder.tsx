import { useText } from '@/lib/i18n';
import classes from './Holder.module.css';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** Who holds a case, as initials. */
export function Holder({ name, me }: { name: string; me: boolean }) {
  const { t } = useText();
  const label = me ? t('case.heldByMe') : t('case.heldBy', { name });
  return (
    <span className={`${classes.avatar} ${me ? classes.me : ''}`} role="img" aria-label={label} title={label}>
      {initials(name)}
    </span>
  );
}
