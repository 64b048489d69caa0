// What Scalar's own page writes into itself; a file of its own, because our pages run no inline scripts.
import { initialize } from './scalar.aspnetcore.js';

initialize(
  '%2Freference%2Fv1',
  false,
  {
    withDefaultFonts: false,
    favicon: 'favicon.svg',
    sources: [{ title: 'v1', url: 'openapi/v1.json' }],
    showDeveloperTools: 'never',
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
  },
  '',
);
