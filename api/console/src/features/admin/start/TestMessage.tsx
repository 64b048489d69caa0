import { Alert, Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { sendTestMessage } from './api/sendTestMessage';

/** A message by the region's own form, as a resident would send it. It is a case like any other. */
export function TestMessage({ code, isDone }: { code: string; isDone: boolean }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [text, setText] = useState(t('start.testText'));
  // The same click twice is one message.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [sent, setSent] = useState<{ number: number; url: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      setSent(await sendTestMessage(code, text, t('start.testName'), id));
      setId(crypto.randomUUID());
      await queries.invalidateQueries({ queryKey: ['region-progress', code] });
    } catch (cause) {
      setProblem(problemSentence(cause, t));
    } finally {
      setBusy(false);
    }
  };
  if (sent) {
    return (
      <Alert color="green" data-testid="test-sent">
        {t('start.sent', { number: sent.number })}{' '}
        <a href={sent.url} target="_blank" rel="noreferrer">
          {t('start.tracker')}
        </a>
      </Alert>
    );
  }
  if (isDone) return null;
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <Textarea
        label={t('start.testLabel')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        error={problem}
        data-testid="test-message"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={!text.trim()} data-testid="send-test">
          {t('start.send')}
        </Button>
      </div>
    </form>
  );
}
