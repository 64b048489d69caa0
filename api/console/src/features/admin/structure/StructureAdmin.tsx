import { Button } from '@mantine/core';
import { IconFileImport, IconPlus, IconWand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { listTopics } from '@/features/admin/api/listTopics';
import { childrenOf } from '@/features/admin/approvals/policies';
import { MergeDialog } from '@/features/admin/handOvers/MergeDialog';
import { Unread } from '@/features/admin/Unread';
import { useSaver } from '@/features/admin/useSaver';
import type { ConfiguredAuthority } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { AuthorityForm } from './AuthorityForm';
import { Branch } from './Branch';
import { ImportAuthorities } from './ImportAuthorities';
import { Officials } from './Officials';
import { withAuthority, withStarterSet } from './structure';

export interface OpenedAuthority {
  authority: ConfiguredAuthority | null;
  parent: string | null;
}

/** The bodies of a region as a tree, and the people of each. */
export function StructureAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const saver = useSaver(code);
  const { data: topics } = useQuery({ queryKey: ['topics'], queryFn: listTopics, staleTime: 5 * 60_000 });
  const [opened, setOpened] = useState<OpenedAuthority | null>(null);
  const [merging, setMerging] = useState<ConfiguredAuthority | null>(null);
  const [importing, setImporting] = useState(false);
  const { region, change, saving } = saver;
  if (saver.failed) return <Unread again={saver.refetch} missing={saver.missing} />;
  if (!region) return <Loading />;
  const alone = region.authorities.length === 1;
  return (
    <div className={classes.page} data-testid="structure-admin">
      <h1 className={classes.title}>{t('admin.structure')}</h1>
      <p className={classes.lead}>{t('structure.lead')}</p>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('structure.bodies', { count: region.authorities.length })}</h2>
          <div className={`${classes.actions} ${classes.wraps}`}>
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} aria-hidden />}
              data-testid="import-authorities"
              onClick={() => setImporting(true)}
            >
              {t('structure.import')}
            </Button>
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              data-testid="new-authority"
              onClick={() => setOpened({ authority: null, parent: region.defaultAuthority })}
            >
              {t('structure.add')}
            </Button>
          </div>
        </div>
        {alone ? (
          <div className={classes.form}>
            <p className={classes.empty}>{t('structure.alone')}</p>
            <Button
              w="fit-content"
              variant="light"
              leftSection={<IconWand size={15} aria-hidden />}
              loading={saving}
              disabled={!topics}
              data-testid="starter-set"
              onClick={() => void change((before) => withStarterSet(before, topics ?? []))}
            >
              {t('structure.starterSet')}
            </Button>
          </div>
        ) : null}
        <ul className={classes.tree} data-testid="authority-tree">
          {childrenOf(region, null).map((one) => (
            <Branch key={one.id} authority={one} region={region} change={change} saving={saving} open={setOpened} merge={setMerging} />
          ))}
        </ul>
      </section>
      <Officials region={region} change={change} saving={saving} />
      {opened ? (
        <AuthorityForm
          region={region}
          opened={opened}
          saving={saving}
          dismiss={() => setOpened(null)}
          save={async (draft) => {
            const problems = await change((before) => withAuthority(before, opened.authority?.id ?? null, draft));
            if (problems === null) setOpened(null);
            return problems;
          }}
        />
      ) : null}
      {merging ? <MergeDialog region={region} from={merging} dismiss={() => setMerging(null)} /> : null}
      {importing ? <ImportAuthorities region={region} dismiss={() => setImporting(false)} /> : null}
    </div>
  );
}
