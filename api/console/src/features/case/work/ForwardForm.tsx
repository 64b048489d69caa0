import { Loader, Modal, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Forward } from '@/features/case/api/forwardCase';
import { listExternalOrganisations } from '@/features/case/api/listExternalOrganisations';
import { useText } from '@/lib/i18n';
import { FormButtons } from './FormButtons';
import classes from './Work.module.css';

interface Props {
  id: string;
  busy: boolean;
  dismiss: () => void;
  send: (forward: Forward) => Promise<void>;
}

/** Forwards the case to an external organisation: which one, under which service, with which note before the resident's text. */
export function ForwardForm({ id, busy, dismiss, send }: Props) {
  const { t } = useText();
  const { data } = useQuery({ queryKey: ['external-organisations', id], queryFn: () => listExternalOrganisations(id) });
  const [channel, setChannel] = useState<string | null>(null);
  const [service, setService] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const organisation = data?.find((one) => one.channel === (channel ?? data[0]?.channel));
  return (
    <Modal opened onClose={dismiss} title={t('forward.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {data ? null : <Loader size="sm" aria-label={t('common.loading')} />}
      {data?.length === 0 ? <p className={classes.hint}>{t('forward.nobody')}</p> : null}
      {organisation ? (
        <form
          className={classes.form}
          data-testid="forward-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (service) void send({ channel: organisation.channel, serviceCode: service, ...(note.trim() ? { note: note.trim() } : {}) });
          }}
        >
          <p className={classes.hint}>{t('forward.hint')}</p>
          <Select
            label={t('forward.body')}
            data={data?.map((one) => ({ value: one.channel, label: one.name })) ?? []}
            value={organisation.channel}
            allowDeselect={false}
            onChange={(value) => {
              setChannel(value);
              setService(null);
            }}
          />
          <Select
            label={t('forward.service')}
            description={organisation.services.length === 0 ? t('forward.silent') : undefined}
            data={organisation.services.map((one) => ({ value: one.code, label: one.group ? `${one.group}: ${one.name}` : one.name }))}
            value={service}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            onChange={setService}
          />
          <Textarea
            size="xs"
            label={t('forward.note')}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FormButtons label={t('forward.send')} disabled={!service} busy={busy} testId="confirm-forward" dismiss={dismiss} />
        </form>
      ) : null}
    </Modal>
  );
}
