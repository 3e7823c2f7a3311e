/** The guide: short pages, one beside the other, in the language of the interface. */

import { Link, useParams } from '@tanstack/react-router';
import { Markdown } from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import { useWords } from '../../base/words.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Page } from '../../ui/page.tsx';
import { NotFound } from '../../ui/problem.tsx';
import { GUIDE, guidePicture } from './guide.ts';
import './guide-page.css';

/** A link in the text leads to another page of the guide, by its name. */
function GuideLink({ href, children }: { readonly href?: string; readonly children?: ReactNode }) {
  return (
    <Link to="/guide/{-$page}" params={{ page: href ?? '' }}>
      {children}
    </Link>
  );
}

function GuidePicture({ src, alt }: { readonly src?: string; readonly alt?: string }) {
  const { i18n } = useWords();
  return <img src={guidePicture(interfaceLanguage(i18n.language), src ?? '')} alt={alt ?? ''} loading="lazy" />;
}

export function GuidePage() {
  const { t, i18n } = useWords();
  const { page: asked } = useParams({ strict: false });
  const pages = GUIDE[interfaceLanguage(i18n.language)];
  const page = asked ? pages.find(({ name }) => name === asked) : pages[0];
  if (!page) return <NotFound />;
  return (
    <Page kind={t('app:guide.title')} title={page.title} name={page.title} wide>
      <div className="guide">
        <nav aria-label={t('app:guide.pages')}>
          <ul>
            {pages.map(({ name, title }) => (
              <li key={name}>
                <Link to="/guide/{-$page}" params={{ page: name }} {...(name === page.name ? { 'aria-current': 'page' as const } : {})}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="guide-text">
          <Markdown options={{ disableParsingRawHTML: true, forceBlock: true, overrides: { a: GuideLink, img: GuidePicture } }}>{page.text}</Markdown>
        </div>
      </div>
    </Page>
  );
}
