import { useText } from '@/lib/i18n';
import classes from './Channels.module.css';

/** What is done at the network before the form is filled in. */
export function Steps({ kind }: { kind: string }) {
  const { t } = useText();
  const steps = t(`channel.steps.${kind}`, { defaultValue: '' }).split('\n').filter(Boolean);
  if (steps.length === 0) return null;
  return (
    <details className={classes.steps} open>
      <summary>{t('channel.howTo')}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
