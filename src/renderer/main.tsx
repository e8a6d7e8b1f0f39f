import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/fonts.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/index.ts';
import { App } from './app/App.tsx';
import { ScreenBoundary } from './app/ScreenBoundary.tsx';
import { firstReads } from './firstReads.ts';
import { adoptThemeVariables, theme } from './theme/theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

adoptThemeVariables(document);
await firstReads();
// In a transition the page answers while it is made for the first time.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={queryClient}>
          <ScreenBoundary>
            <App />
          </ScreenBoundary>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  ),
);
