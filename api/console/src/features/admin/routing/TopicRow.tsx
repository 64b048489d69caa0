import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconMapPin, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import type { CardProps } from '@/features/admin/approvals/types';
import type { Names } from '@/features/admin/conditions/conditions';
import type { Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { rulesOf, withEverywhere, withoutRule, withPlace } from './routes';

interface Props extends CardProps {
  topic: Topic;
  open: { value: string; label: string }[];
  names: Names;
}

/** A topic, who gets it, and the places where somebody else does. */
export function TopicRow({ topic, open, names, region, change, saving }: Props) {
  const { t, language } = useText();
  const [adding, setAdding] = useState(false);
  const [place, setPlace] = useState('');
  const [authority, setAuthority] = useState<string | null>(null);
  const { places, everywhere } = rulesOf(region, topic.code);
  const name = topic[language];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (authority === null) return;
    if ((await change((before) => withPlace(before, topic.code, place, authority))) !== null) return;
    setAdding(false);
    setPlace('');
  };
  return (
    <tr data-testid={`topic-${topic.code}`}>
      <th scope="row">{name}</th>
      <td>
        <Select
          aria-label={t('routing.authorityOf', { topic: name })}
          data={open}
          value={everywhere?.authority ?? null}
          placeholder={names.authority(region.defaultAuthority)}
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          disabled={saving}
          onChange={(id) => void change((before) => withEverywhere(before, topic.code, id))}
        />
      </td>
      <td>
        {places.map((rule) => (
          <div key={rule.index} className={classes.body}>
            <span className={classes.bodyName}>
              {rule.place} → {names.authority(rule.authority)}
            </span>
            <ActionIcon
              variant="subtle"
              color="red"
              disabled={saving}
              aria-label={t('routing.dropPlace', { place: rule.place, topic: name })}
              onClick={() => void change((before) => withoutRule(before, rule.index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {adding ? (
          <form className={classes.form} onSubmit={(event) => void add(event)}>
            <TextInput
              label={t('routing.place')}
              description={t('routing.placeHint')}
              data-autofocus
              required
              maxLength={100}
              value={place}
              onChange={(event) => setPlace(event.currentTarget.value)}
            />
            <Select
              label={t('routing.authority')}
              data={open}
              value={authority}
              searchable
              nothingFoundMessage={t('common.nothingFound')}
              onChange={setAuthority}
            />
            <div className={classes.buttons}>
              <Button size="compact-sm" variant="default" onClick={() => setAdding(false)}>
                {t('common.cancel')}
              </Button>
              <Button size="compact-sm" type="submit" loading={saving} disabled={!place.trim() || authority === null}>
                {t('admin.save')}
              </Button>
            </div>
          </form>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconMapPin size={14} aria-hidden />}
            aria-label={t('routing.addPlaceTo', { topic: name })}
            onClick={() => setAdding(true)}
          >
            {t('routing.addPlace')}
          </Button>
        )}
      </td>
    </tr>
  );
}
