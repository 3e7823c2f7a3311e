/** Two copies of the archive made one: the other is chosen, what it brings is seen first, and then it is taken in as one action. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MergeView, MergedView } from '#shared/contract/merging.ts';
import { client, queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Brought } from './brought.tsx';
import { CopyForLaptop } from './copy-for-laptop.tsx';
import { Merged } from './merged.tsx';
import './merging.css';

type Work = 'look' | 'merge';

function OtherCopy() {
  const { t } = useWords();
  const sentence = useSentence();
  const { data: status } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const [work, setWork] = useState<Work | null>(null);
  const [view, setView] = useState<MergeView | null>(null);
  const [merged, setMerged] = useState<MergedView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const found = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // What is decided next is whether to take it in.
  useEffect(() => (view ? (button.current ?? found.current)?.focus() : undefined), [view]);
  useEffect(() => (merged ? (found.current?.querySelector<HTMLElement>('a[href]') ?? found.current)?.focus() : undefined), [merged]);

  const during = async (doing: Work, run: () => Promise<void>) => {
    setWork(doing);
    setProblem(null);
    try {
      await run();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setWork(null);
    }
  };
  const look = (other: string) => {
    setView(null);
    setMerged(null);
    void during('look', async () => setView(await client.merging.look({ other })));
  };
  const merge = (other: string) => void during('merge', async () => setMerged(await client.merging.merge({ other })));
  return (
    <>
      <p className="quiet merge-lead">{t('app:merging.lead')}</p>
      <p className="merge-buttons">
        <FolderButton purpose="merge" look={view ? 'plain' : 'primary'} onChoose={look} isPending={work === 'look'} isDisabled={work === 'merge'}>
          {t(view ? 'app:merging.chooseAnother' : 'app:merging.choose')}
        </FolderButton>
        {work ? (
          <span className="quiet" role="status">
            {t(`app:merging.at.${work}`)}
          </span>
        ) : null}
      </p>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <div className="merge-found" ref={found} tabIndex={-1}>
        {view && !merged ? (
          <>
            <Brought view={view} />
            {view.standing === 'news' ? (
              <>
                {status?.readOnly ? <Notice tone="warn">{t('app:merging.readOnly')}</Notice> : <p className="quiet">{t('app:merging.before')}</p>}
                <p className="merge-buttons">
                  <Button ref={button} look="primary" isDisabled={status?.readOnly !== null} isPending={work === 'merge'} onPress={() => merge(view.other.place)}>
                    {t('app:merging.merge')}
                  </Button>
                  <Button isDisabled={work !== null} onPress={() => setView(null)}>
                    {t('app:merging.leave')}
                  </Button>
                </p>
              </>
            ) : null}
          </>
        ) : null}
        {view && merged ? (
          <Merged
            view={view}
            merged={merged}
            onUndone={() => {
              setMerged(null);
              setView(null);
            }}
          />
        ) : null}
      </div>
    </>
  );
}

export function MergePage() {
  const { t } = useWords();
  const title = t('app:merging.title');
  return (
    <Page title={title} name={title}>
      <OtherCopy />
      <Section title={t('app:merging.copy.title')} id="copy">
        <CopyForLaptop />
      </Section>
    </Page>
  );
}
