import { DerivationSteps } from '@/components/DerivationSteps';
import type { Names } from '@/features/admin/conditions/conditions';
import type { SimulatedDeadline, Simulation } from '@/features/admin/deadlines/api/types';
import { useText } from '@/lib/i18n';
import { weekday } from '@/lib/time';
import own from './Deadlines.module.css';

/** Every deadline as text; where the unsaved rules change one, both. */
export function Simulated({ simulation, names }: { simulation: Simulation; names: Names }) {
  const { t } = useText();
  const shown = simulation.proposed ?? simulation.stored;
  if (!shown) return null;
  return (
    <div data-testid="simulated">
      <p className={own.words}>
        {t('admin.simulator.where', { authority: shown.authority ? names.authority(shown.authority) : '—', zone: shown.timeZone })}
      </p>
      <ul className={own.list}>
        {shown.deadlines.map((one) => (
          <One
            key={one.deadline}
            deadline={one}
            before={simulation.proposed ? simulation.stored?.deadlines.find((other) => other.deadline === one.deadline) : undefined}
            timeZone={shown.timeZone}
          />
        ))}
      </ul>
    </div>
  );
}

function One({ deadline, before, timeZone }: { deadline: SimulatedDeadline; before?: SimulatedDeadline; timeZone: string }) {
  const { t, language } = useText();
  const time = (at: string) => weekday(at, timeZone, language);
  const moved = before !== undefined && (before.dueAt !== deadline.dueAt || before.rule !== deadline.rule);
  const start = deadline.steps.find((step) => step.code === 'starts');
  return (
    <li className={own.one} data-testid={`simulated-${deadline.deadline}`} data-moved={moved || undefined}>
      <h3>{t(`deadline.kind.${deadline.deadline}`, { defaultValue: deadline.deadline })}</h3>
      {deadline.dueAt ? (
        <>
          <p className={own.due}>
            {t(start ? 'admin.simulator.storyLater' : 'admin.simulator.story', {
              from: time(deadline.from),
              start: start ? time(start.at) : '',
              due: time(deadline.dueAt),
            })}
          </p>
          {moved ? (
            <p className={own.moved}>
              {before.dueAt ? t('admin.simulator.was', { due: time(before.dueAt), rule: before.rule }) : t('admin.simulator.wasNone')}
            </p>
          ) : null}
          <p className={own.words}>
            {t(deadline.isDefault ? 'admin.simulator.byDefault' : 'admin.simulator.byRule', { rule: deadline.rule })} ·{' '}
            {t(deadline.working ? 'deadline.workingHours' : 'deadline.clockHours', {
              hours: Number(deadline.hours.toFixed(2)).toLocaleString(language),
            })}
            {deadline.pauses ? ` · ${t('admin.rule.pauses')}` : ''}
          </p>
          <details>
            <summary>{t('deadline.why')}</summary>
            <DerivationSteps steps={deadline.steps} timeZone={timeZone} />
          </details>
        </>
      ) : (
        <>
          <p className={own.words}>{t('admin.simulator.none')}</p>
          {moved && before.dueAt ? (
            <p className={own.moved}>{t('admin.simulator.was', { due: time(before.dueAt), rule: before.rule })}</p>
          ) : null}
        </>
      )}
    </li>
  );
}
