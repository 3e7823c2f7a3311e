/** As what hits are shown: which of the views, and the one that was chosen. A list needs none of them. */

import { useNavigate } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type HitView, hitViews } from '#shared/contract/search-views.ts';
import { fromOurs } from '../../api/admission.ts';
import { useWords } from '../../base/words.ts';
import { Waiting } from '../../ui/problem.tsx';
import type { ViewProps } from './view-props.ts';
import '../../ui/switch.css';

const VIEWS = {
  timeline: lazy(() => fromOurs(() => import('./timeline-view.tsx'))),
  map: lazy(() => fromOurs(() => import('./map-view.tsx'))),
  photos: lazy(() => fromOurs(() => import('./photo-view.tsx'))),
} as const;

const LIST = 'list';

export function ViewSwitch({ text, stays }: Pick<ViewProps, 'text' | 'stays'>) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <ToggleButtonGroup
      className="switch"
      aria-label={t('app:search.views.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[stays.as ?? LIST]}
      onSelectionChange={(keys) => void navigate({ to: '/search', search: { q: text, ...stays, as: hitViews.find((view) => keys.has(view)) } })}
    >
      {[LIST, ...hitViews].map((view) => (
        <ToggleButton key={view} id={view} className="switch-button">
          {t(`app:search.views.${view as HitView | typeof LIST}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

export function HitsAs({ view, ...props }: ViewProps & { readonly view: HitView }) {
  const View = VIEWS[view];
  return (
    <Suspense fallback={<Waiting />}>
      <View {...props} />
    </Suspense>
  );
}
