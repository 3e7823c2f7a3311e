/** How a report is given out: what of it stands and in which order, and what is put beside it. Folded until it is asked for; by which template it is shaped is seen all the same. */

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button as Opener, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { Picture } from '../photos/picture.tsx';
import { Logo } from './shape-logo.tsx';
import { ShapeRows } from './shape-rows.tsx';
import type { Shaping } from './shape-state.ts';
import { ShapeTemplates } from './shape-templates.tsx';
import { Foreword, Signatories } from './shape-words.tsx';
import '../../forms/more.css';
import './shape.css';

/** By what it is shaped, and the way to have it as it comes. */
function Standing({ shaping: { template, isByItself, isChanged, take }, onPutAside }: { readonly shaping: Shaping; readonly onPutAside: () => void }) {
  const { t } = useWords();
  if (!template && !isChanged) return <p className="quiet">{t('app:shape.plain')}</p>;
  const said = template ? t(isChanged ? 'app:shape.changedFrom' : isByItself ? 'app:shape.byDefault' : 'app:shape.byTemplate', { name: template.name }) : t('app:shape.own');
  return (
    <p className="shape-standing">
      <span>{said}</span>
      <Button
        look="quiet"
        onPress={() => {
          flushSync(() => take(null));
          onPutAside();
        }}
      >
        {t('app:shape.asItComes')}
      </Button>
    </p>
  );
}

function Parts({ shaping }: { readonly shaping: Shaping }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { asked, shape, change } = shaping;
  const { data, error } = useQuery(queries.reports.outline.queryOptions({ input: asked, placeholderData: (before) => before }));
  if (error) return <Notice tone="bad">{sentence(error)}</Notice>;
  if (!data) return <Waiting />;
  const sections = data.sections.map(({ key, title, standing }) => ({ key, name: title, stands: standing === 'free' ? null : t(`app:shape.stands.${standing}`) }));
  const photos = data.photos.map(({ sha256, name }, index) => ({
    key: sha256, name: name || t('app:shape.photo', { number: index + 1 }), stands: null, picture: <Picture photo={{ sha256, width: 4, height: 3, caption: null, alternative: null, originalName: name }} size={400} />,
  }));
  return (
    <div className="shape-parts">
      <p className="quiet">{t('app:shape.keys')}</p>
      <ShapeRows label={t('app:shape.sections')} parts={sections} order={shape.sections} without={shape.without} onOrder={(order) => change({ sections: order })} onWithout={(without) => change({ without })} />
      {photos.length > 0 ? (
        <ShapeRows label={t('domain:kinds.photo')} parts={photos} order={shape.photos} without={shape.withoutPhotos} onOrder={(order) => change({ photos: order })} onWithout={(withoutPhotos) => change({ withoutPhotos })} />
      ) : null}
      <Foreword shaping={shaping} />
      <Signatories shaping={shaping} />
      <Logo shaping={shaping} />
    </div>
  );
}

export function ShapePanel({ shaping }: { readonly shaping: Shaping }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <section className="section shape">
      <Disclosure className="more" isExpanded={isOpen} onExpandedChange={setOpen}>
        <Heading level={2} className="shape-head">
          <Opener slot="trigger" className="shape-opener" ref={opener}>
            <span className="more-sign">
              <Icon name="right" />
            </span>
            {t('app:shape.title')}
          </Opener>
        </Heading>
        <Standing shaping={shaping} onPutAside={() => opener.current?.focus()} />
        <DisclosurePanel className="more-panel">
          {isOpen ? (
            <div>
              <ShapeTemplates shaping={shaping} />
              <Parts shaping={shaping} />
            </div>
          ) : null}
        </DisclosurePanel>
      </Disclosure>
    </section>
  );
}
