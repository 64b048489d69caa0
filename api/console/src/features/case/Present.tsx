import { IconEye, IconPencil } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import type { CasePerson } from '@/lib/live/messages';
import classes from './CasePanel.module.css';

const shown = 3;

/** Who else has this case open: writing people first. */
export function Present({ people }: { people: CasePerson[] }) {
  const { t } = useText();
  const first = [...people].sort((a, b) => Number(b.typing) - Number(a.typing)).slice(0, shown);
  return (
    <span className={classes.present} aria-live="polite" data-testid="present">
      {first.map((one) => (
        <span key={one.id} className={classes.person} data-typing={one.typing || undefined}>
          {one.typing ? <IconPencil size={13} aria-hidden /> : <IconEye size={13} aria-hidden />}
          {t(one.typing ? 'presence.typing' : 'presence.looks', { name: one.name })}
        </span>
      ))}
      {people.length > shown ? <span className={classes.person}>{t('presence.more', { count: people.length - shown })}</span> : null}
    </span>
  );
}
