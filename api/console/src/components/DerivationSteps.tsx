import type { DeadlineStep } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { short } from '@/lib/time';
import classes from './DerivationSteps.module.css';
import { layerText } from './layerText';

/** From the message to the deadline, line by line: what counted, what did not, and which layer of the calendar says so. */
export function DerivationSteps({ steps, timeZone }: { steps: DeadlineStep[]; timeZone: string }) {
  const { language } = useText();
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => (
        <li key={`${step.at}-${index}`}>
          <time dateTime={step.at}>{short(step.at, timeZone, language)}</time>
          <Step step={step} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, timeZone }: { step: DeadlineStep; timeZone: string }) {
  const { t, language } = useText();
  const more = [
    step.detail ? t(`deadline.detail.${step.detail}`, { defaultValue: step.detail }) : null,
    step.until ? t('deadline.until', { time: short(step.until, timeZone, language) }) : null,
    step.hours ? t('deadline.hours', { hours: Number(step.hours.toFixed(2)).toLocaleString(language) }) : null,
    step.days && step.days > 1 ? t('deadline.days', { count: step.days }) : null,
    step.source
      ? step.source
          .split('; ')
          .map((one) => layerText(one, t))
          .join('; ')
      : null,
  ].filter((part) => part !== null);
  return (
    <span>
      {t(`deadline.step.${step.code}`, { defaultValue: step.text })}
      {more.length > 0 ? <span className={classes.more}> ({more.join(', ')})</span> : null}
    </span>
  );
}
