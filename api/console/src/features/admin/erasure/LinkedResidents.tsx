import { Checkbox, Stack } from '@mantine/core';
import { useNetworkName } from '@/components/NetworkIcon';
import type { LinkedResident } from '@/features/admin/erasure/api/types';
import { useText } from '@/lib/i18n';
import { linkedKey } from './linked';

interface Props {
  linked: LinkedResident[];
  /** Who stays as they are. */
  kept: string[];
  setKept: (kept: string[]) => void;
}

/** The same resident in other networks: erased with them, unless the one that asks leaves them out. */
export function LinkedResidents({ linked, kept, setKept }: Props) {
  const { t } = useText();
  const networkName = useNetworkName();
  if (linked.length === 0) return null;
  const keys = linked.map(linkedKey);
  return (
    <Checkbox.Group
      label={t('erasure.linked')}
      description={t('erasure.linkedHint')}
      data-testid="erasure-linked"
      value={keys.filter((key) => !kept.includes(key))}
      onChange={(erased) => setKept(keys.filter((key) => !erased.includes(key)))}
    >
      <Stack gap="xs" mt="xs">
        {linked.map((one) => (
          <Checkbox
            key={linkedKey(one)}
            value={linkedKey(one)}
            label={t('erasure.linkedOne', { name: one.name, network: networkName(one.network), cases: one.cases, open: one.open })}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
