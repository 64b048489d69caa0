import { Button, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { Unread } from '@/features/admin/Unread';
import { type Problems, useSaver } from '@/features/admin/useSaver';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { NewRegionForm } from './NewRegionForm';
import { RegionName, RegionZone } from './RegionFields';
import { RegionFile } from './RegionFile';
import { Versions } from './Versions';

/** What a region is called, its terms, its file, and who changed what in it. */
export function RegionAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const { region, change, saving, failed, missing, refetch } = useSaver(code);
  if (failed) return <Unread again={refetch} missing={missing} />;
  if (!region) return <Loading />;
  return (
    <div className={classes.page} data-testid="region-admin">
      <div className={classes.head}>
        <h1 className={classes.title}>{t('admin.settings')}</h1>
        {session.region === '*' ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            data-testid="new-region"
            onClick={() => setMaking(!making)}
          >
            {t('region.new')}
          </Button>
        ) : null}
      </div>
      {making ? (
        <section className={classes.card}>
          <NewRegionForm made={(made) => void navigate(`/admin/${made.code}/start`)} dismiss={() => setMaking(false)} />
        </section>
      ) : null}
      <Terms key={region.version} region={region} change={change} saving={saving} />
      <RegionFile region={region} />
      <Versions region={region} />
    </div>
  );
}

interface Props {
  region: RegionConfiguration;
  change: (how: (region: RegionConfiguration) => RegionConfiguration) => Promise<Problems | null>;
  saving: boolean;
}

/** In force until the region says otherwise. */
const usualTargets = { entryMinutes: 60, notEntered: 0.05, notAnswered: 0.05 };

function Terms({ region, change, saving }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState({
    name: region.name,
    timeZone: region.timeZone,
    leaseMinutes: region.leaseMinutes,
    silenceDays: region.silenceDays,
    contractorDays: region.contractorDays,
    automationThreshold: region.automationThreshold,
    targets: region.targets ?? usualTargets,
  });
  const [problems, setProblems] = useState<Problems>({});
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const target = (part: Partial<typeof usualTargets>) => setDraft((before) => ({ ...before, targets: { ...before.targets, ...part } }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblems((await change((before) => ({ ...before, ...draft, name: draft.name.trim() }))) ?? {});
  };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('region.terms')}</h2>
      </div>
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <div className={classes.pair}>
          <RegionName value={draft.name} error={problems.name} change={(name) => set({ name })} testId="region-name" />
          <RegionZone value={draft.timeZone} error={problems.timeZone} change={(timeZone) => set({ timeZone })} />
        </div>
        <div className={classes.pair}>
          <NumberInput
            label={t('region.lease')}
            description={t('region.leaseHint')}
            min={1}
            max={1440}
            value={draft.leaseMinutes}
            error={problems.leaseMinutes}
            onChange={(value) => set({ leaseMinutes: Number(value) })}
          />
          <NumberInput
            label={t('region.silence')}
            description={t('region.silenceHint')}
            min={1}
            max={365}
            value={draft.silenceDays}
            error={problems.silenceDays}
            onChange={(value) => set({ silenceDays: Number(value) })}
          />
          <NumberInput
            label={t('contractor.regionDays')}
            description={t('contractor.regionDaysHint')}
            min={1}
            max={90}
            value={draft.contractorDays}
            error={problems.contractorDays}
            onChange={(value) => set({ contractorDays: Number(value) })}
          />
          <NumberInput
            label={t('region.threshold')}
            description={t('region.thresholdHint')}
            min={0}
            max={100}
            suffix=" %"
            value={Math.round(draft.automationThreshold * 100)}
            error={problems.automationThreshold}
            onChange={(value) => set({ automationThreshold: Number(value) / 100 })}
          />
        </div>
        <div className={classes.pair}>
          <NumberInput
            label={t('steer.entryMinutes')}
            description={t('steer.targets')}
            min={1}
            max={43_200}
            value={draft.targets.entryMinutes}
            error={problems['targets.entryMinutes']}
            onChange={(value) => target({ entryMinutes: Number(value) })}
          />
          <NumberInput
            label={t('steer.notEntered')}
            description={t('steer.targetsWhy')}
            min={0}
            max={100}
            suffix=" %"
            value={Math.round(draft.targets.notEntered * 1000) / 10}
            error={problems['targets.notEntered']}
            onChange={(value) => target({ notEntered: Number(value) / 100 })}
          />
          <NumberInput
            label={t('steer.notAnswered')}
            description={t('steer.targetsWhy')}
            min={0}
            max={100}
            suffix=" %"
            value={Math.round(draft.targets.notAnswered * 1000) / 10}
            error={problems['targets.notAnswered']}
            onChange={(value) => target({ notAnswered: Number(value) / 100 })}
          />
        </div>
        <div className={classes.buttons}>
          <Button type="submit" loading={saving} data-testid="save-region">
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
