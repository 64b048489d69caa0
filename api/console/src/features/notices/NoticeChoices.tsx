import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NoticeSettings } from '@/features/notices/api/types';
import { useText } from '@/lib/i18n';
import { beep } from './beep';
import classes from './Notices.module.css';

const night = { from: '22:00', to: '07:00' };

/** Which notices, when none are shown or heard, and how. The browser is asked for its permission by the click alone. */
export function NoticeChoices({ settings, change }: { settings: NoticeSettings; change: (next: Partial<NoticeSettings>) => void }) {
  const { t } = useText();
  const [denied, setDenied] = useState(false);
  const muted = settings.muted ?? [];
  const desktop = async (wanted: boolean) => {
    const allowed = wanted && 'Notification' in globalThis && (await Notification.requestPermission()) === 'granted';
    setDenied(wanted && !allowed);
    change({ desktop: allowed });
  };
  return (
    <>
      <fieldset className={classes.kinds}>
        <legend>{t('notices.kinds')}</legend>
        {(settings.optional ?? []).map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={t(`notice.${kind}`, { defaultValue: kind })}
            data-testid={`notice-kind-${kind}`}
            checked={!muted.includes(kind)}
            onChange={(event) => change({ muted: event.currentTarget.checked ? muted.filter((one) => one !== kind) : [...muted, kind] })}
          />
        ))}
      </fieldset>
      <Switch
        size="sm"
        label={t('notices.quiet')}
        data-testid="quiet-hours"
        checked={Boolean(settings.quiet)}
        onChange={(event) => change({ quiet: event.currentTarget.checked ? night : null })}
      />
      {settings.quiet ? (
        <div className={classes.times}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              size="xs"
              label={t(end === 'from' ? 'notices.quietFrom' : 'notices.quietTo')}
              value={settings.quiet?.[end] ?? ''}
              onChange={(event) => change({ quiet: { ...(settings.quiet ?? night), [end]: event.currentTarget.value } })}
            />
          ))}
        </div>
      ) : null}
      <Switch
        size="sm"
        label={t('notices.desktop')}
        data-testid="desktop-notices"
        checked={settings.desktop}
        onChange={(event) => void desktop(event.currentTarget.checked)}
      />
      {denied ? (
        <p role="alert" className={classes.dim}>
          {t('notices.desktopDenied')}
        </p>
      ) : null}
      <Switch
        size="sm"
        label={t('notices.sound')}
        data-testid="sound-notices"
        checked={settings.sound}
        onChange={(event) => {
          if (event.currentTarget.checked) beep();
          change({ sound: event.currentTarget.checked });
        }}
      />
    </>
  );
}
