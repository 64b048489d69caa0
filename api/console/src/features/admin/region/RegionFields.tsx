import { Select, TextInput } from '@mantine/core';
import { useText } from '@/lib/i18n';
import { zones } from './zones';

interface Props {
  value: string;
  error?: string;
  change: (value: string) => void;
}

/** What the region is called. */
export function RegionName({ value, error, change, testId }: Props & { testId: string }) {
  const { t } = useText();
  return (
    <TextInput
      label={t('region.name')}
      required
      maxLength={200}
      value={value}
      error={error}
      data-testid={testId}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** The zone its days and hours are counted in. */
export function RegionZone({ value, error, change }: Props) {
  const { t } = useText();
  return (
    <Select
      label={t('region.zone')}
      data={zones(value)}
      value={value}
      allowDeselect={false}
      searchable
      nothingFoundMessage={t('common.nothingFound')}
      error={error}
      onChange={(zone) => zone && change(zone)}
    />
  );
}
