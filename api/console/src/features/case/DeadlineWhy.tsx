import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { DerivationSteps } from '@/components/DerivationSteps';
import type { Deadline as DeadlineDetail } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './CasePanel.module.css';

/** Shows how each deadline of the case was computed. */
export function DeadlineWhy({ deadlines, label }: { deadlines: DeadlineDetail[]; label?: string }) {
  const { t } = useText();
  if (deadlines.length === 0) return null;
  const running = deadlines.filter((one) => one.state === 'running');
  const earlier = deadlines.filter((one) => one.state !== 'running').reverse();
  return (
    <Popover width={360} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        {label ? (
          <ActionIcon variant="subtle" size="sm" aria-label={label}>
            <IconInfoCircle size={14} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="subtle"
            size="compact-xs"
            data-testid="deadline-why"
            classNames={{ root: classes.shortened, label: classes.short }}
            leftSection={<IconInfoCircle size={14} aria-hidden />}
          >
            {t('deadline.why')}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown className={classes.why} aria-label={t('deadline.why')} data-testid="deadline-derivation">
        {[...running, ...earlier].map((one) => (
          <Derivation key={`${one.kind}-${one.setAt}`} deadline={one} />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

function Derivation({ deadline }: { deadline: DeadlineDetail }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const hours = t(deadline.working ? 'deadline.workingHours' : 'deadline.clockHours', {
    hours: Number(deadline.hours.toFixed(1)).toLocaleString(language),
  });
  return (
    <section className={classes.derivation} data-state={deadline.state}>
      <h4>
        {t(`deadline.kind.${deadline.kind}`, { defaultValue: deadline.kind })}: {short(deadline.dueAt, timeZone, language)}
      </h4>
      <p>
        {t(`deadline.state.${deadline.state}`)} · {hours} ·{' '}
        {t('deadline.basis', { rule: deadline.rule, version: deadline.calendarVersion })}
      </p>
      {deadline.steps.length > 0 ? <DerivationSteps steps={deadline.steps} timeZone={timeZone} /> : null}
    </section>
  );
}
