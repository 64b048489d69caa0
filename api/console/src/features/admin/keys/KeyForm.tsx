import { Alert, Button, Checkbox, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useProved } from '@/components/Proof';
import { Secrets } from '@/components/Secrets';
import classes from '@/features/admin/AdminPage.module.css';
import { makeKey } from '@/features/admin/keys/api/makeKey';
import { type Scope, scopes } from '@/features/admin/keys/api/types';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';

const terms = [30, 90, 365] as const;
const day = 86_400_000;

/** A new key; it is shown once, when it is made. */
export function KeyForm({ region, dismiss, done }: { region: string; dismiss: () => void; done: () => void }) {
  const { t } = useText();
  const proved = useProved();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [days, setDays] = useState('90');
  const [made, setMade] = useState<string | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblems({});
    try {
      const expiresAt = new Date(Date.now() + Number(days) * day).toISOString();
      setMade((await proved(() => makeKey({ name: name.trim(), region, scopes: chosen as Scope[], expiresAt }))).key);
      done();
    } catch (error) {
      setProblems(fieldProblems(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={dismiss} title={t('keys.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {made ? (
        <div className={classes.form}>
          <Alert color="orange">{t('keys.once')}</Alert>
          <Secrets texts={[made]} testid="made-key" />
        </div>
      ) : (
        <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="key-form">
          {problems[''] ? (
            <Alert color="red" role="alert">
              {problems['']}
            </Alert>
          ) : null}
          <TextInput
            label={t('keys.name')}
            description={t('keys.nameHint')}
            data-autofocus
            required
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-testid="key-name"
          />
          <Checkbox.Group label={t('keys.scopes')} value={chosen} onChange={setChosen} error={problems.scopes} required>
            <Stack gap={6} mt={6}>
              {scopes.map((scope) => (
                <Checkbox
                  key={scope}
                  value={scope}
                  size="xs"
                  label={t(`keys.scope.${scope.replace(':', '-')}`)}
                  description={scope}
                  data-testid={`scope-${scope}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Select
            label={t('keys.term')}
            data={terms.map((term) => ({ value: String(term), label: t('keys.days', { count: term }) }))}
            value={days}
            allowDeselect={false}
            error={problems.expiresAt}
            onChange={(value) => value && setDays(value)}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={dismiss}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={name.trim().length < 2 || chosen.length === 0} data-testid="save-key">
              {t('keys.make')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
