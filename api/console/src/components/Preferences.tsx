import { ActionIcon, Button, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { setLanguage, useText } from '@/lib/i18n';

/** Language and light or dark. */
export function Preferences() {
  const { t, language } = useText();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = language === 'ru' ? 'en' : 'ru';
  return (
    <div style={{ display: 'flex', gap: 4, alignItems: 'center' }}>
      <Button
        variant="transparent"
        c="inherit"
        size="compact-sm"
        data-testid="language"
        lang={other}
        title={t('app.switchLanguage')}
        onClick={() => void setLanguage(other)}
      >
        {other.toUpperCase()}
      </Button>
      <Tooltip label={t(scheme === 'dark' ? 'app.light' : 'app.dark')}>
        <ActionIcon
          variant="transparent"
          c="inherit"
          size={30}
          data-testid="color-scheme"
          aria-label={t(scheme === 'dark' ? 'app.light' : 'app.dark')}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
