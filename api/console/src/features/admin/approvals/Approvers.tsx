import { Select } from '@mantine/core';
import classes from '@/features/admin/AdminPage.module.css';
import type { ConfiguredAuthority } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { childrenOf, withApprover } from './policies';
import type { CardProps } from './types';

/** The arbiter, and who approves in each authority of the tree. */
export function Approvers(props: CardProps) {
  const { t } = useText();
  const { region, change, saving } = props;
  const head = region.officials.find((one) => one.authority === region.defaultAuthority && one.isHead);
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('admin.approvers')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.approversHint')}</p>
      <ul className={classes.tree}>
        {childrenOf(region, null).map((one) => (
          <Branch key={one.id} authority={one} {...props} />
        ))}
      </ul>
      <div className={classes.head} style={{ marginTop: 18 }}>
        <h2>{t('admin.arbiter')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.arbiterHint')}</p>
      <Select
        className={classes.narrow}
        aria-label={t('admin.arbiter')}
        data-testid="arbiter"
        data={region.officials.map((one) => ({ value: one.id, label: one.name }))}
        value={region.arbiter ?? null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        placeholder={head ? t('admin.byDefault', { name: head.name }) : t('admin.nobody')}
        nothingFoundMessage={t('common.nothingFound')}
        disabled={saving}
        onChange={(arbiter) => void change((before) => ({ ...before, arbiter }))}
      />
    </section>
  );
}

function Branch({ authority, ...props }: CardProps & { authority: ConfiguredAuthority }) {
  const { t } = useText();
  const { region, change, saving } = props;
  const head = region.officials.find((one) => one.authority === authority.id && one.isHead);
  const below = childrenOf(region, authority.id);
  return (
    <li>
      <div className={classes.body}>
        <span className={classes.bodyName}>{authority.name}</span>
        <Select
          className={classes.picker}
          aria-label={t('admin.approverOf', { name: authority.name })}
          data-testid={`approver-${authority.id}`}
          data={region.officials.map((one) => ({ value: one.id, label: one.name }))}
          value={authority.approver ?? null}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          placeholder={head ? t('admin.byDefault', { name: head.name }) : t('admin.fromAbove')}
          nothingFoundMessage={t('common.nothingFound')}
          disabled={saving}
          onChange={(approver) => void change((before) => withApprover(before, authority.id, approver))}
        />
      </div>
      {below.length > 0 ? (
        <ul>
          {below.map((one) => (
            <Branch key={one.id} authority={one} {...props} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
