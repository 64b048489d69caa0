import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '@/features/admin/FormDialog';
import type { Problems } from '@/features/admin/useSaver';
import type { RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { OpenedAuthority } from './StructureAdmin';
import { type AuthorityDraft, parentsFor } from './structure';

interface Props {
  region: RegionConfiguration;
  opened: OpenedAuthority;
  saving: boolean;
  dismiss: () => void;
  save: (draft: AuthorityDraft) => Promise<Problems | null>;
}

/** A body's name, place in the tree and telephone. Another parent moves it with all that is beneath it. */
export function AuthorityForm({ region, opened, saving, dismiss, save }: Props) {
  const { t } = useText();
  const { authority } = opened;
  const [draft, setDraft] = useState<AuthorityDraft>({ name: authority?.name ?? '', parent: opened.parent, phone: authority?.phone ?? '' });
  const [problems, setProblems] = useState<Problems>({});
  const index = authority ? region.authorities.findIndex((one) => one.id === authority.id) : region.authorities.length;
  const submit = async () => {
    setProblems((await save(draft)) ?? {});
  };
  return (
    <FormDialog
      title={t(authority ? 'structure.editing' : 'structure.add')}
      name="authority"
      dismiss={dismiss}
      submit={submit}
      busy={saving}
      incomplete={!draft.name.trim()}
    >
      <TextInput
        label={t('structure.name')}
        data-autofocus
        required
        maxLength={300}
        value={draft.name}
        error={problems[`authorities[${index}].name`]}
        data-testid="authority-name"
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label={t('structure.parent')}
        description={t('structure.parentHint')}
        placeholder={t('structure.top')}
        data={parentsFor(region, authority?.id ?? null).map((one) => ({ value: one.id, label: one.name }))}
        value={draft.parent ?? null}
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        searchable
        nothingFoundMessage={t('common.nothingFound')}
        error={problems[`authorities[${index}].parent`]}
        onChange={(parent) => setDraft({ ...draft, parent })}
      />
      <TextInput
        label={t('structure.phone')}
        maxLength={100}
        value={draft.phone ?? ''}
        onChange={(event) => setDraft({ ...draft, phone: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
