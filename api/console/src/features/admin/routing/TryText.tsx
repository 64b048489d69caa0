import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import type { Names } from '@/features/admin/conditions/conditions';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { tryRouting } from './api/tryRouting';
import type { RoutingExplanation } from './api/types';
import { stepsOf } from './steps';

/** A resident's text, and each step from it to the person who gets the case. Nothing is stored. */
export function TryText({ region, names }: { region: RegionConfiguration; names: Names }) {
  const { t, language } = useText();
  const [text, setText] = useState('');
  const [address, setAddress] = useState('');
  const [told, setTold] = useState<RoutingExplanation | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      setTold(await tryRouting(region.code, text, address.trim() || null));
    } catch (cause) {
      setProblem(problemSentence(cause, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('routing.try')}</h2>
      </div>
      <p className={classes.hint}>{t('routing.tryHint')}</p>
      <form className={classes.form} onSubmit={(event) => void ask(event)}>
        <Textarea
          label={t('routing.text')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={text}
          error={problem}
          data-testid="try-text"
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          label={t('routing.address')}
          description={t('routing.addressHint')}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} disabled={!text.trim()} data-testid="try-routing">
            {t('routing.ask')}
          </Button>
        </div>
      </form>
      {told ? (
        <ol className={classes.changes} style={{ listStyle: 'decimal', paddingLeft: 20 }} data-testid="routing-steps" aria-live="polite">
          {stepsOf(told, region, t, names, language).map((step, at) => (
            <li key={at}>{step}</li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
