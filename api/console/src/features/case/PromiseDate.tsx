import { Button } from '@mantine/core';
import { MomentField } from '@/components/dates';
import { useText } from '@/lib/i18n';
import { useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { fromRegional, toRegional, zoneName } from '@/lib/time';
import classes from './Composer.module.css';
import type { ComposerDraft } from './useComposer';

const day = 86_400_000;

/** The promise's moment on the region's clock, with the usual ones one click away. */
export function PromiseDate({ draft }: { draft: ComposerDraft }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const now = useSecond();
  const inDays = (days: number): string => `${toRegional(now + days * day, timeZone).slice(0, 10)}T18:00`;
  const chosen = fromRegional(draft.promisedFor, timeZone);
  return (
    <div className={classes.promise}>
      <MomentField
        data-testid="promised-for"
        label={t('composer.promisedFor', { zone: zoneName(timeZone, language) })}
        value={draft.promisedFor}
        minDate={toRegional(now, timeZone).slice(0, 10)}
        error={chosen !== null && chosen.getTime() <= now ? t('refusal.promise-in-past') : undefined}
        onChange={(promisedFor) => draft.keep({ promisedFor })}
      />
      {[1, 3, 7].map((days) => (
        <Button key={days} variant="default" onClick={() => draft.keep({ promisedFor: inDays(days) })}>
          {t('composer.inDays', { count: days })}
        </Button>
      ))}
    </div>
  );
}
