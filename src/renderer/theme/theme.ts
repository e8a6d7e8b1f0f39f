import {
  type CSSVariablesResolver,
  convertCssVariables,
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';

/** The look of the app: one typeface, one accent, small steps. Text is 14 px, notes beside it 13 px. */
export const theme = createTheme({
  fontFamily: 'Carlito, Calibri, "Segoe UI", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    accent: [
      '#eaf2fb',
      '#d3e3f5',
      '#a8c7ea',
      '#7aa9de',
      '#5590d3',
      '#6ea5e6',
      '#2f75c0',
      '#1f5f9f',
      '#184d83',
      '#103a65',
    ],
    dark: [
      '#e3e6ea',
      '#c5cad1',
      '#a4abb5',
      '#6f7782',
      '#3a414b',
      '#2f353e',
      '#252a32',
      '#1a1e25',
      '#14171d',
      '#0e1116',
    ],
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'sm' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { shadow: 'md' } },
    Popover: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    ScrollArea: { defaultProps: { type: 'auto' } },
  },
});

const resolver: CSSVariablesResolver = (merged) => ({
  ...defaultCssVariablesResolver(merged),
});

/**
 * The theme's CSS variables as a constructed style sheet. Mantine would write them into a `<style>` element, which the
 * strict content security policy of both shells refuses; a constructed sheet is script, not inline style.
 */
export function adoptThemeVariables(document: Document): void {
  const variables = resolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const schemes = convertCssVariables({
    variables: {},
    dark: { '--mantine-color-scheme': 'dark' },
    light: { '--mantine-color-scheme': 'light' },
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${convertCssVariables(variables)}\n${schemes}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
