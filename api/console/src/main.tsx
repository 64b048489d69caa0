import '@fontsource-variable/golos-text';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/App';
import { ConfirmProvider } from './components/Confirm';
import { retry } from './lib/api/polling';
import { i18n, startTexts, useText } from './lib/i18n';
import classes from './Toasts.module.css';
import { themeIn, variables } from './theme';

// The push says when something changed; asking again because a window got the focus would only add load.
const queries = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry } } });

function Console() {
  const { t, language } = useText();
  // Buttons that send and save stand at the bottom right, on a phone at the bottom, and rows of cases in the middle: only the list of views is free.
  const narrow = useMediaQuery('(max-width: 820px)', false, { getInitialValueInEffect: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language represents t, whose identity says nothing about it
  const theme = useMemo(() => themeIn(t), [language]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Notifications
        position={narrow ? 'top-center' : 'bottom-left'}
        containerWidth={narrow ? 360 : 192}
        classNames={{ root: narrow ? classes.place : `${classes.place} ${classes.aside}` }}
      />
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <ConfirmProvider>
            <App />
          </ConfirmProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
await startTexts();
document.documentElement.lang = i18n.language;
createRoot(root).render(<Console />);
