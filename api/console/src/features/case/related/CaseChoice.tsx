import { Loader, Radio, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { NetworkIcon } from '@/components/NetworkIcon';
import { StatusBadge } from '@/components/StatusBadge';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './Related.module.css';
import { useCandidates } from './useCandidates';

interface Props {
  about: CaseSummary;
  without: ReadonlySet<string>;
  value: CaseSummary | null;
  problem: string | null;
  choose: (other: CaseSummary) => void;
}

/** Another case, by number, by words, or from the probable candidates. */
export function CaseChoice({ about, without, value, problem, choose }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const { list, loading, tooFew } = useCandidates(about, typed, without);
  return (
    <>
      <TextInput
        label={t('related.find')}
        placeholder={t('related.findHint')}
        data-autofocus
        data-testid="find-other"
        maxLength={200}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <Radio.Group
        size="xs"
        label={t(typed.trim() ? 'related.found' : 'related.near')}
        value={value?.id ?? ''}
        error={problem}
        errorProps={{ role: 'alert' }}
        onChange={(id) => {
          const chosen = list.find((one) => one.case.id === id);
          if (chosen) choose(chosen.case);
        }}
      >
        <div className={classes.choices} aria-busy={loading}>
          {list.map(({ case: one, why }) => (
            <Radio
              key={one.id}
              value={one.id}
              size="xs"
              data-testid={`choose-${one.number}`}
              className={classes.choice}
              label={
                <>
                  <span className={classes.line}>
                    <NetworkIcon network={one.network} size={14} />
                    <strong>{t('case.number', { number: one.number })}</strong>
                    <span className={classes.name}>{one.residentName}</span>
                    <StatusBadge status={one.status} leg={one.leg} />
                    {why === 'found' ? null : <span className={classes.why}>{t(`related.why.${why}`)}</span>}
                  </span>
                  <span className={classes.excerpt}>{one.excerpt}</span>
                </>
              }
            />
          ))}
          <div role="status">
            {loading ? <Loader size="xs" aria-label={t('common.loading')} /> : null}
            {!loading && list.length === 0 ? (
              <span className={classes.none}>
                {t(tooFew ? 'related.tooFew' : typed.trim() ? 'common.nothingFound' : 'related.nothingNear')}
              </span>
            ) : null}
          </div>
        </div>
      </Radio.Group>
    </>
  );
}
