import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import type { CardProps } from '@/features/admin/approvals/types';
import { useOffer } from '@/features/admin/handOvers/useOffer';
import type { ConfiguredOfficial } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { formatDate, today } from './days';
import { OfficialForm } from './OfficialForm';
import { absenceOn, withOfficial, withoutOfficial } from './structure';

/** Who works on cases: in which body, how many at once, and who is away. */
export function Officials({ region, change, saving }: CardProps) {
  const { t, language } = useText();
  const [opened, setOpened] = useState<ConfiguredOfficial | 'new' | null>(null);
  const nameOf = (id: string) => region.authorities.find((one) => one.id === id)?.name ?? id;
  const now = today(region.timeZone);
  const { offer, dialog } = useOffer(region.code);
  const absencesOf = (one: ConfiguredOfficial) => JSON.stringify(one.absences ?? []);
  return (
    <section className={classes.card} data-testid="officials">
      <div className={classes.head}>
        <h2>{t('official.list', { count: region.officials.length })}</h2>
        <Button leftSection={<IconPlus size={15} aria-hidden />} data-testid="new-official" onClick={() => setOpened('new')}>
          {t('official.add')}
        </Button>
      </div>
      <p className={classes.hint}>{t('official.hint')}</p>
      <AdminTable
        label={t('official.list', { count: region.officials.length })}
        columns={[t('people.name'), t('case.authority'), { title: t('official.capacity'), isNumber: true }, t('official.presence')]}
        empty={t('official.none')}
        isEmpty={region.officials.length === 0}
      >
        {region.officials.map((one) => {
          const away = absenceOn(one, now);
          return (
            <tr key={one.id} data-testid={`official-${one.id}`}>
              <th scope="row">
                {one.name}
                <div className={classes.dim}>{[one.position, one.isHead ? t('official.isHead') : ''].filter(Boolean).join(' · ')}</div>
              </th>
              <td>{nameOf(one.authority)}</td>
              <td className={classes.number}>{one.capacity}</td>
              <td>{away ? t('official.awayUntil', { date: formatDate(away.to, language) }) : t('official.present')}</td>
              <RowActions
                edit={{ label: t('official.edit', { name: one.name }), act: () => setOpened(one) }}
                remove={{
                  label: t('official.remove', { name: one.name }),
                  act: () =>
                    confirm(t('official.removeSure', { name: one.name })) &&
                    void change((before) => withoutOfficial(before, one.id)).then((problems) => (problems ? offer(one.id) : undefined)),
                  disabled: saving,
                }}
              />
            </tr>
          );
        })}
      </AdminTable>
      {opened ? (
        <OfficialForm
          region={region}
          official={opened === 'new' ? null : opened}
          saving={saving}
          dismiss={() => setOpened(null)}
          save={async (draft) => {
            const problems = await change((before) => withOfficial(before, opened === 'new' ? null : opened.id, draft));
            if (problems === null) {
              setOpened(null);
              // Away, or of another body: the open cases are still theirs.
              if (opened !== 'new' && (absencesOf(draft) !== absencesOf(opened) || draft.authority !== opened.authority))
                void offer(opened.id);
            }
            return problems;
          }}
        />
      ) : null}
      {dialog}
    </section>
  );
}
