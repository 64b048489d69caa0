import { Button, Loader, Modal, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { applyMoves } from '@/features/board/api/applyMoves';
import { previewMoves } from '@/features/board/api/previewMoves';
import type { CaseMove, RebalancePlan } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import board from './Board.module.css';
import type { Asked } from './Rebalancing';
import classes from './Steering.module.css';

const newId = () =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );

/** What moves would change, before anything is moved. */
export function RebalanceDialog({ asked, close }: { asked: Asked; close: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const { official, officials } = useDirectory();
  const [id] = useState(newId);
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState(() => t('steer.reasonGiven'));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const { handed } = asked;
  const moves: CaseMove[] | null = handed ? (to ? [{ ...handed, to }] : []) : asked.moves;
  const wanted = moves === null || moves.length > 0;
  const { data: plan, error } = useQuery({
    queryKey: ['board', 'plan', id, moves],
    queryFn: () => previewMoves(moves),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const possible = plan?.moves.filter((one) => !one.problem) ?? [];
  const apply = async () => {
    setBusy(true);
    try {
      await applyMoves(
        id,
        reason.trim(),
        possible.map(({ caseId, from, to: target }) => ({ caseId, from, to: target })),
      );
      await queries.invalidateQueries({ queryKey: ['board', 'moves'] });
      close();
    } catch (failed) {
      setProblem(problemSentence(failed, t));
      setBusy(false);
    }
  };
  const colleagues = handed ? officials.filter((one) => one.authority === official(handed.from)?.authority && one.id !== handed.from) : [];
  return (
    <Modal opened onClose={close} size="lg" title={t('steer.rebalance')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={classes.dialog} data-testid="rebalance">
        {handed ? (
          <Select
            label={t('steer.toWhom')}
            data={colleagues.map((one) => ({ value: one.id, label: one.name }))}
            value={to}
            onChange={setTo}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
          />
        ) : null}
        {wanted && !plan && !error ? <Loader size="sm" aria-label={t('common.loading')} /> : null}
        {plan ? <Plan plan={plan} /> : null}
        {possible.length > 0 ? (
          <TextInput
            label={t('steer.reason')}
            description={t('steer.reasonWhy')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        <p role="alert" className={classes.problem}>
          {problem || (error ? problemSentence(error, t) : '')}
        </p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button onClick={() => void apply()} loading={busy} disabled={possible.length === 0 || !reason.trim()} data-testid="apply-moves">
            {t('steer.move', { count: possible.length })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Plan({ plan }: { plan: RebalancePlan }) {
  const { t } = useText();
  const { officialName } = useDirectory();
  if (plan.moves.length === 0) return <p className={classes.quiet}>{t('steer.nothingHelps')}</p>;
  return (
    <>
      <p className={classes.gain} data-testid="plan-late">
        {t('steer.lateBeforeAfter', { before: plan.lateBefore, after: plan.lateAfter })}
      </p>
      <table className={board.table}>
        <thead>
          <tr>
            <th scope="col">{t('case.official')}</th>
            <th scope="col">{t('steer.loadBeforeAfter')}</th>
            <th scope="col">{t('steer.late')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.officials.map((one) => (
            <tr key={one.official}>
              <th scope="row">{officialName(one.official)}</th>
              <td>
                {one.openBefore} → {one.openAfter} {t('steer.of', { capacity: one.capacity })}
              </td>
              <td>
                {one.lateBefore} → {one.lateAfter}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.moves}>
        {plan.moves.map((one) => (
          <li key={one.caseId} data-problem={one.problem ? true : undefined}>
            № {one.number}: {officialName(one.from)} → {officialName(one.to)}
            {one.problem ? <span>{t(`steer.problem.${one.problem}`)}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
