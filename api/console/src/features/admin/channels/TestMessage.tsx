import { Alert, Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { deliveryError } from '@/components/deliveryError';
import page from '@/features/admin/AdminPage.module.css';
import { testChannel } from '@/features/admin/channels/api/testChannel';
import type { Channel, TestSent } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

/** Writes to the administrator's own account, to see that the channel sends. */
export function TestMessage({ channel, close }: { channel: Channel; close: () => void }) {
  const { t } = useText();
  const [to, setTo] = useState('');
  const [text, setText] = useState(t('channel.test.text'));
  const [outcome, setOutcome] = useState<TestSent | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setOutcome(null);
    setFailed('');
    try {
      setOutcome(await testChannel(channel.id, to.trim(), text));
    } catch (error) {
      setFailed(problemSentence(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('channel.test.title', { name: channel.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={page.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <TextInput
          required
          label={t('channel.test.to')}
          description={t(`channel.test.hint.${channel.kind}`, { defaultValue: t('channel.test.hint.any') })}
          value={to}
          data-testid="test-to"
          onChange={(event) => setTo(event.currentTarget.value)}
          data-autofocus
        />
        <Textarea required autosize label={t('channel.test.words')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {outcome ? (
          <Alert
            color={outcome.state === 'sent' ? 'green' : 'orange'}
            title={t(`channel.test.state.${outcome.state}`)}
            data-testid="test-outcome"
          >
            {deliveryError(outcome.words, t)?.text ?? null}
          </Alert>
        ) : null}
        {failed ? <Alert color="red">{failed}</Alert> : null}
        <div className={page.buttons}>
          <Button variant="default" onClick={close}>
            {t('common.close')}
          </Button>
          <Button type="submit" loading={busy} data-testid="test-send">
            {t('channel.test.send')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
