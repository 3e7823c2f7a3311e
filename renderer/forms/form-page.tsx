import { useNavigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../base/words.ts';
import type { Kind } from '#shared/contract/records.ts';
import { useCopying } from './copying.ts';
import { FootPlace } from './form-foot.tsx';
import type { SaveResult } from './record-form.tsx';
import { Page } from '../ui/page.tsx';
import { recordPlace } from '../base/places.ts';
import './form-page.css';

/** Where a form goes when it is done: to the record it saved, or back to where it was opened. */
export function useFormWays(kind: Kind): { readonly onSaved: (saved: SaveResult) => void; readonly onLeave: () => void } {
  const navigate = useNavigate();
  const router = useRouter();
  return {
    onSaved: ({ id }) => {
      const place = recordPlace(kind, id);
      // In the place of the form: going back must not lead into it again.
      if (place) void navigate({ ...place, replace: true });
      else router.history.back();
    },
    onLeave: () => {
      if (router.history.canGoBack()) router.history.back();
      else void navigate({ to: '/projects' });
    },
  };
}

interface FormPageProps {
  readonly kind: Kind;
  readonly name: string;
  /** A table rather than fields below each other. */
  readonly wide?: boolean;
  /** Below the title: what this form is for. */
  readonly under?: ReactNode;
  readonly children: ReactNode;
}

/** The form scrolls by itself, and its foot stands below it. */
export function FormPage({ kind, name, wide = false, under, children }: FormPageProps) {
  const { t } = useWords();
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const isCopy = useCopying() !== undefined;
  const title = isCopy ? t('app:copy.of', { name }) : name;
  return (
    <div className={wide ? 'form-screen form-screen-wide' : 'form-screen'}>
      <div className="form-scroll">
        <Page wide={wide} kind={t(`domain:kind.${kind}`)} title={title} name={title} under={under}>
          <div className="form-page">
            <FootPlace value={foot}>{children}</FootPlace>
          </div>
        </Page>
      </div>
      <div className="form-foot-place" ref={setFoot} />
    </div>
  );
}
