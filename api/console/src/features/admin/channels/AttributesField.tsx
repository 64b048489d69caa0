import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ServiceValue } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { linesOf, valuesOf } from './serviceValues';

interface Props {
  values: ServiceValue[];
  wrong: string | undefined;
  set: (values: ServiceValue[]) => void;
}

/** What the organisation is told for the attributes of its services, a line each. */
export function AttributesField({ values, wrong, set }: Props) {
  const { t } = useText();
  const [text, setText] = useState(linesOf(values));
  const unread = valuesOf(text).wrong;
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={12}
      label={t('channel.attributes.label')}
      description={t('channel.attributes.hint')}
      placeholder={t('channel.attributes.example')}
      value={text}
      error={unread ? t('channel.attributes.unread', { line: unread }) : wrong}
      data-testid="channel-attributes"
      onChange={(event) => {
        setText(event.currentTarget.value);
        set(valuesOf(event.currentTarget.value).values);
      }}
    />
  );
}
