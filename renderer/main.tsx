import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client, queries } from './api/client.ts';
import { queryClient, watchArchive } from './api/queries.ts';
import { App } from './app/app.tsx';
import { startLanguage } from './base/language.ts';
import { applyAppearance } from './features/settings/appearance.ts';
import './app/theme.css';

const settings = await client.settings.get();
queryClient.setQueryData(queries.settings.get.queryKey({}), settings);
startLanguage(applyAppearance(settings));
void watchArchive();

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
