import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useText } from '@/lib/i18n';

// Nobody needs it before the first press.
const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })));

/** Opens the palette from every screen: Ctrl+K in either keyboard layout, or the button. */
export function PaletteHost({ className }: { className?: string }) {
  const { t } = useText();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setAsked((before) => before + 1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Tooltip label={t('palette.open')}>
        <ActionIcon
          variant="transparent"
          c="inherit"
          size={30}
          className={className}
          aria-label={t('palette.open')}
          aria-keyshortcuts="Control+K"
          data-testid="open-palette"
          onClick={() => setAsked((before) => before + 1)}
        >
          <IconCommand size={19} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {asked > 0 ? (
        <Suspense fallback={null}>
          <Palette asked={asked} />
        </Suspense>
      ) : null}
    </>
  );
}
