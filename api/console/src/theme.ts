import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { FocusEvent } from 'react';

const ink: MantineColorsTuple = [
  '#eaf1fa',
  '#d3e1f2',
  '#a6c2e4',
  '#77a2d6',
  '#4f86c9',
  '#3272bb',
  '#2563aa',
  '#1d4f91',
  '#163f75',
  '#0f2f59',
];

const dark: MantineColorsTuple = [
  '#e4eaf1',
  '#c5d0dc',
  '#a3b1c1',
  '#8393a6',
  '#344254',
  '#263241',
  '#1c2633',
  '#151d28',
  '#0e141c',
  '#0a0f15',
];

/** What is typed into a box that shows the chosen one looks for another, it does not continue the name. */
const selectAll = (event: FocusEvent<HTMLInputElement>): void => event.currentTarget.select();

/** Theme of a language: what components say by themselves is text too. */
export const themeIn = (t: TFunction) =>
  createTheme({
    primaryColor: 'ink',
    primaryShade: { light: 7, dark: 5 },
    colors: { ink, dark },
    fontFamily: "'Golos Text Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
    defaultRadius: 'sm',
    radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
    focusRing: 'auto',
    cursorType: 'pointer',
    components: {
      // A name needs a role to belong to.
      Loader: { defaultProps: { role: 'status' } },
      Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: true } } },
      Badge: { defaultProps: { tt: 'none' } },
      Button: { defaultProps: { size: 'xs' } },
      Popover: { defaultProps: { shadow: 'md', withArrow: true } },
      TextInput: { defaultProps: { size: 'xs' } },
      PasswordInput: { defaultProps: { size: 'xs' } },
      // The three below take out what axe finds in the defaults: a focusable placeholder inside a menu, a scroll area
      // nobody can focus inside a list of options, a second banner in every dialog.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } },
      Select: {
        defaultProps: { size: 'xs', withScrollArea: false, onFocus: selectAll },
        styles: { options: { maxHeight: 240, overflowY: 'auto' } },
      },
      // The cross of a message has no name of its own.
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('common.close') } } },
      Modal: {
        defaultProps: { attributes: { header: { role: 'presentation' } } },
        styles: { title: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.3 } },
      },
    },
  });

// White words on the default reds are too.
const red = { '--mantine-color-red-filled': '#c62828', '--mantine-color-red-filled-hover': '#ad2121' };

/** Muted text and errors of the default theme are too pale for WCAG AA on our panes. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...red,
    '--mantine-color-red-6': '#c62828',
    '--mantine-color-dimmed': '#556170',
    '--mantine-color-text': '#17212d',
    '--mantine-color-placeholder': '#66707d',
    '--mantine-color-error': '#b3261e',
  },
  dark: { ...red, '--mantine-color-dimmed': '#a3b1c1', '--mantine-color-placeholder': '#93a1b2', '--mantine-color-error': '#ff8a80' },
});
