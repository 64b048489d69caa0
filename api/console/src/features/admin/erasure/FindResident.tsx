import { Alert, Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { askErasure } from '@/features/admin/erasure/api/askErasure';
import { findResident } from '@/features/admin/erasure/api/findResident';
import { findResidents } from '@/features/admin/erasure/api/findResidents';
import { type Ground, grounds, type ResidentFound } from '@/features/admin/erasure/api/types';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { LinkedResidents } from './LinkedResidents';
import { linkedKey, withLinked } from './linked';
import { Mentions } from './Mentions';

/** Finds the resident, shows them and requests the erasure. Nothing is erased here. */
export function FindResident({ region, asked }: { region: string; asked: () => void }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<ResidentFound[] | null>(null);
  const [chosen, setChosen] = useState<ResidentFound | null>(null);
  const [kept, setKept] = useState<string[]>([]);
  const [ground, setGround] = useState<Ground>('request');
  const [basis, setBasis] = useState('');
  const [problem, setProblem] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const attempt = async (what: () => Promise<void>) => {
    setBusy(true);
    setProblem('');
    setWrong({});
    try {
      await what();
    } catch (error) {
      const { basis: ofBasis, ...others } = fieldProblems(error, t);
      setWrong(ofBasis ? { basis: ofBasis } : {});
      setProblem(Object.values(others).join(' '));
    }
    setBusy(false);
  };
  const find = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => setFound(await findResidents(region, search.trim())));
  };
  const choose = (resident: ResidentFound) => {
    setChosen(resident);
    setKept([]);
    setBasis('');
    void attempt(async () => setChosen((await findResident(region, resident)) ?? resident));
  };
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    void attempt(async () => {
      const linked = chosen.linked.filter((one) => !kept.includes(linkedKey(one))).map(({ network, authorId }) => ({ network, authorId }));
      await askErasure({ region, network: chosen.network, authorId: chosen.authorId, ground, basis: basis.trim(), linked });
      setChosen(null);
      setFound(null);
      setBasis('');
      asked();
    });
  };
  return (
    <section className={classes.card}>
      <form onSubmit={find} className={classes.pair}>
        <TextInput
          label={t('erasure.find')}
          description={t('erasure.findHint')}
          data-testid="find-resident"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          w="fit-content"
          style={{ alignSelf: 'end' }}
          loading={busy && !chosen}
          disabled={search.trim().length < 3}
        >
          {t('erasure.search')}
        </Button>
      </form>
      {problem && !chosen ? (
        <Alert color="red" role="alert" mt="sm">
          {problem}
        </Alert>
      ) : null}
      {found ? (
        <AdminTable label={t('erasure.found')} columns={[]} empty={t('erasure.nobody')} isEmpty={found.length === 0}>
          {found.map((resident) => (
            <tr key={`${resident.network}/${resident.authorId}`} data-testid="resident">
              <th scope="row">
                {resident.name}
                <div className={classes.dim}>
                  {t(`network.${resident.network}`, { defaultValue: resident.network })} · {resident.authorId}
                </div>
              </th>
              <td>
                {t('erasure.counts', { cases: resident.cases, threads: resident.threads, open: resident.open })}
                <div className={classes.dim}>
                  {short(resident.firstAt, timeZone, language)} – {short(resident.lastAt, timeZone, language)}
                </div>
              </td>
              <td>{resident.held > 0 ? t('erasure.heldCount', { held: resident.held }) : null}</td>
              <td>
                <Button variant="subtle" color="red" data-testid="ask-erasure" onClick={() => choose(resident)}>
                  {t('erasure.ask')}
                </Button>
              </td>
            </tr>
          ))}
        </AdminTable>
      ) : null}
      {chosen ? (
        <Modal
          opened
          onClose={() => {
            setChosen(null);
            setProblem('');
          }}
          title={t('erasure.askOne', { name: chosen.name })}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <form onSubmit={ask}>
            <Stack>
              <p className={classes.said}>{t('erasure.forEver', withLinked(chosen, kept))}</p>
              <LinkedResidents linked={chosen.linked} kept={kept} setKept={setKept} />
              <Mentions mentions={chosen.mentions} />
              <Select
                label={t('erasure.why')}
                data={grounds.map((value) => ({ value, label: t(`erasure.ground.${value}`) }))}
                value={ground}
                onChange={(value) => setGround((value as Ground | null) ?? 'request')}
                allowDeselect={false}
              />
              <TextInput
                label={t('erasure.basis')}
                description={t('erasure.basisHint')}
                data-testid="erasure-basis"
                required
                value={basis}
                error={wrong.basis}
                onChange={(event) => setBasis(event.currentTarget.value)}
              />
              {problem ? (
                <Alert color="red" role="alert">
                  {problem}
                </Alert>
              ) : null}
              <Button type="submit" color="red" loading={busy} data-testid="send-erasure">
                {t('erasure.send')}
              </Button>
            </Stack>
          </form>
        </Modal>
      ) : null}
    </section>
  );
}
