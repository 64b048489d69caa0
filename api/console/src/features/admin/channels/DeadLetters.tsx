import { Button, Code, Modal } from '@mantine/core';
import { useState } from 'react';
import { useConfirm } from '@/components/Confirm';
import { RelativeTime } from '@/components/RelativeTime';
import page from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { dismissDeadLetter } from '@/features/admin/channels/api/dismissDeadLetter';
import { listDeadLetters } from '@/features/admin/channels/api/listDeadLetters';
import { readDeadLetter } from '@/features/admin/channels/api/readDeadLetter';
import { replayDeadLetter } from '@/features/admin/channels/api/replayDeadLetter';
import type { DeadLetterPayload } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import classes from './Channels.module.css';
import { useUnsettledList } from './useUnsettledList';

/** Dead letters: payloads that could not be read or applied, kept as received, for the administrator. */
export function DeadLetters({ id }: { id: string }) {
  const { t } = useText();
  const [shown, setShown] = useState<DeadLetterPayload | null>(null);
  const { items, more, decide } = useUnsettledList('dead-letters', id, listDeadLetters);
  const confirmed = useConfirm();
  const dismiss = async (payload: number) => {
    const question = {
      title: t('channel.deadLetter.title'),
      text: t('channel.deadLetter.confirm'),
      agree: t('channel.deadLetter.dismiss'),
    };
    if (await confirmed(question)) void decide(() => dismissDeadLetter(id, payload));
  };
  return (
    <section className={page.card} data-testid="dead-letters">
      <div className={page.head}>
        <h2>{t('channel.deadLetter.title')}</h2>
      </div>
      <p className={page.hint}>{t('channel.deadLetter.hint')}</p>
      <AdminTable
        label={t('channel.deadLetter.title')}
        columns={[t('channel.deadLetter.when'), t('channel.deadLetter.why'), t('channel.deadLetter.size')]}
        empty={t('channel.deadLetter.none')}
        isEmpty={items.length === 0}
      >
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <RelativeTime at={one.receivedAt} />
            </th>
            <td className={classes.error}>{one.error ?? '—'}</td>
            <td>{t('channel.deadLetter.bytes', { count: one.bytes })}</td>
            <td>
              <div className={page.actions}>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => void decide(async () => setShown(await readDeadLetter(id, one.id)))}
                >
                  {t('channel.deadLetter.show')}
                </Button>
                <Button size="compact-xs" variant="subtle" onClick={() => void decide(() => replayDeadLetter(id, one.id))}>
                  {t('channel.again')}
                </Button>
                <Button size="compact-xs" variant="subtle" color="red" onClick={() => void dismiss(one.id)}>
                  {t('channel.deadLetter.dismiss')}
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </AdminTable>
      {more ? (
        <Button size="xs" variant="default" mt="sm" onClick={more}>
          {t('common.more')}
        </Button>
      ) : null}
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        size="xl"
        title={t('channel.deadLetter.payload')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Code block className={classes.payload} tabIndex={0}>
          {readable(shown?.text ?? '')}
        </Code>
        {shown?.cut ? <p className={page.hint}>{t('channel.deadLetter.cut')}</p> : null}
      </Modal>
    </section>
  );
}

/** JSON unescaped and indented; anything else as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
