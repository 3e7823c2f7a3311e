import './base/trusted.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client, queries } from './api/client.ts';
import { queryClient, watchArchive } from './api/queries.ts';
import { App } from './app/app.tsx';
import { Outside } from './app/outside.tsx';
import { startLanguage } from './base/language.ts';
import { applyAppearance, showTheme } from './features/settings/appearance.ts';
import './app/theme.css';

/** The app, in the user's language and colours; or, where they can't be asked for, why not. */
async function whatToShow() {
  try {
    const settings = await client.settings.get();
    queryClient.setQueryData(queries.settings.get.queryKey({}), settings);
    startLanguage(applyAppearance(settings));
    void watchArchive();
    return <App />;
  } catch (error) {
    showTheme('system');
    return <Outside error={error} />;
  }
}

const place = document.getElementById('root');
const shown = await whatToShow();
if (place) createRoot(place).render(<StrictMode>{shown}</StrictMode>);
