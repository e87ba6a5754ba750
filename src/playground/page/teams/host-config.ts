import { HostConfig } from 'adaptivecards';

const colour = (name: string) => ({ default: `var(--${name})`, subtle: 'var(--muted)' });

const foregroundColors = {
  default: colour('text'),
  dark: colour('text'),
  light: colour('muted'),
  accent: colour('accent'),
  good: colour('accent'),
  warning: colour('text'),
  attention: colour('danger'),
};

const container = (background: string) => ({ backgroundColor: `var(--${background})`, foregroundColors });

/** Cards in the page's own colours and sizes; six buttons as in Teams. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 15, large: 17, extraLarge: 20 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 10 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: container('surface'),
    emphasis: container('soft'),
    accent: container('accent-soft'),
    good: container('accent-soft'),
    attention: container('danger-soft'),
    warning: container('warn-soft'),
  },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    spacing: 'medium',
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      inputSpacing: 'none',
      requiredInputs: { weight: 'bolder', suffix: ' *' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'bolder' },
  },
  factSet: {
    title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 140 },
    value: { color: 'default', size: 'default', weight: 'default', wrap: true },
    spacing: 12,
  },
});
