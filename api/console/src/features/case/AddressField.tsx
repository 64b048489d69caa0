import { TextInput } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useText } from '@/lib/i18n';

/** Saves on Enter or when the field is left; Escape discards the edit. */
export function AddressField({ address, busy, save }: { address: string; busy: boolean; save: (address: string) => void }) {
  const { t } = useText();
  const [text, setText] = useState(address);
  useEffect(() => setText(address), [address]);
  const commit = () => {
    const next = text.trim();
    if (next !== '' && next !== address) save(next);
    else setText(address);
  };
  return (
    <TextInput
      label={t('case.address')}
      data-testid="address"
      value={text}
      disabled={busy}
      placeholder={t('case.noAddress')}
      leftSection={<IconMapPin size={15} aria-hidden />}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setText(address);
      }}
    />
  );
}
