import { Select } from '@mantine/core';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { useText } from '@/lib/i18n';
import { short } from '@/lib/time';
import type { HandOverBoard, HandOverChoice, HandOverItem, HandOverPlan } from './api/types';

interface Props {
  plan: HandOverPlan;
  board: HandOverBoard;
  official: string;
  choices: HandOverChoice[];
  change: (choices: HandOverChoice[]) => void;
}

/** A longer list nobody reads; the rest goes as chosen for all. */
const shown = 50;
const asAll = 'all';

/** Every piece of open work and where it goes; any one may go elsewhere. */
export function HandOverPreview({ plan, board, official, choices, change }: Props) {
  const { t, language } = useText();
  if (plan.items.length === 0) return <p className={classes.empty}>{t('handOver.nothing')}</p>;
  const topic = (code: string) => {
    const known = board.topics.find((one) => one.code === code);
    return (language === 'ru' ? known?.ru : known?.en) ?? code;
  };
  const person = (id: string) => board.people.find((one) => one.id === id)?.name ?? id;
  const body = (id: string) => board.authorities.find((one) => one.id === id)?.name ?? id;
  const whereTo = (one: HandOverItem) => {
    if (one.code) return t(`handOver.stays.${one.code}`);
    if (one.official) return person(one.official);
    return t('handOver.queueOf', { name: body(one.authority ?? '') });
  };
  const options = [
    { value: asAll, label: t('handOver.asAll') },
    { value: 'queue', label: t('handOver.target.queue') },
    { value: 'stay', label: t('handOver.stay') },
    ...board.people.filter((one) => one.id !== official).map((one) => ({ value: `person/${one.id}`, label: one.name })),
  ];
  const choiceOf = (caseId: string) => {
    const made = choices.find((one) => one.caseId === caseId);
    return made ? (made.to === 'person' ? `person/${made.person}` : made.to) : asAll;
  };
  const choose = (caseId: string, value: string) => {
    const rest = choices.filter((one) => one.caseId !== caseId);
    if (value === asAll) return change(rest);
    const [to = '', id] = value.split('/');
    return change([...rest, { caseId, to: to as HandOverChoice['to'], person: id ?? null }]);
  };
  return (
    <>
      <p className={classes.said}>{t('handOver.preview', { count: plan.items.length })}</p>
      <AdminTable
        label={t('handOver.preview', { count: plan.items.length })}
        columns={[t('handOver.case'), t('handOver.due'), t('handOver.goesTo'), t('handOver.otherwise')]}
        actions={false}
        testId="hand-over-preview"
      >
        {plan.items.slice(0, shown).map((one) => (
          <tr key={one.caseId + one.what}>
            <th scope="row">
              {t('case.number', { number: one.number })}
              <div className={classes.dim}>
                {[one.what === 'case' ? '' : t(`handOver.part.${one.what}`), topic(one.topic)].filter(Boolean).join(' · ')}
              </div>
            </th>
            <td>{one.dueAt ? short(one.dueAt, board.timeZone, language) : '—'}</td>
            <td data-stays={one.code ? true : undefined}>
              {whereTo(one)}
              {one.official && one.authority ? <div className={classes.dim}>{body(one.authority)}</div> : null}
            </td>
            <td>
              <Select
                size="xs"
                miw={140}
                aria-label={t('handOver.otherwiseOf', { number: one.number })}
                data={options}
                allowDeselect={false}
                searchable
                nothingFoundMessage={t('common.nothingFound')}
                value={choiceOf(one.caseId)}
                onChange={(value) => value && choose(one.caseId, value)}
              />
            </td>
          </tr>
        ))}
      </AdminTable>
      {plan.items.length > shown ? <p className={classes.hint}>{t('handOver.more', { count: plan.items.length - shown })}</p> : null}
    </>
  );
}
