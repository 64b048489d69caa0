import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getNoticeSettings } from '@/features/notices/api/getNoticeSettings';
import { putNoticeSettings } from '@/features/notices/api/putNoticeSettings';
import { digests, type NoticeSettings } from '@/features/notices/api/types';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { NoticeChoices } from './NoticeChoices';
import classes from './Notices.module.css';

/** What to be told of, when not, and digests by e-mail. */
export function DigestSettings({ done }: { done: () => void }) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['notice-settings'], queryFn: getNoticeSettings });
  const [changed, setChanged] = useState<Partial<NoticeSettings>>({});
  const [wrong, setWrong] = useState<string | null>(null);
  if (!data) return null;
  const settings = { ...data, ...changed };
  const save = async () => {
    try {
      queries.setQueryData(['notice-settings'], await putNoticeSettings({ ...settings, language }));
      notifications.show({ message: t('notices.saved'), color: 'green', autoClose: 2500 });
      done();
    } catch (error) {
      setWrong(error instanceof HttpError && error.problem.errors?.email ? t('notices.wrongEmail') : t('notices.failed'));
    }
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NoticeChoices settings={settings} change={(next) => setChanged({ ...changed, ...next })} />
      <p className={classes.dim}>{t('notices.digestWhy')}</p>
      <SegmentedControl
        aria-label={t('notices.digest')}
        value={settings.digest}
        data={digests.map((value) => ({ value, label: t(`notices.${value}`) }))}
        onChange={(digest) => setChanged({ ...changed, digest: digest as NoticeSettings['digest'] })}
      />
      <TextInput
        type="email"
        label={t('notices.email')}
        value={settings.email}
        error={wrong}
        onChange={(event) => {
          setWrong(null);
          setChanged({ ...changed, email: event.currentTarget.value });
        }}
      />
      <Button type="submit" size="xs">
        {t('notices.save')}
      </Button>
    </form>
  );
}
