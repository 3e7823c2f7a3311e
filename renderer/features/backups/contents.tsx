/** What a backup holds, by kind and title, beside what is here now: read only. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Checkbox, Input, Label, TextField } from 'react-aria-components';
import type { BackupContents } from '#shared/contract/backups.ts';
import { findableKinds } from '#shared/contract/search.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { useCommands } from '../../base/commands-here.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Waiting } from '../../ui/problem.tsx';
import { Texts } from '../../ui/texts.tsx';
import { OpenBeside, useOpenBeside } from './open-beside.tsx';
import '../../forms/check-input.css';
import './backups.css';

/** Records that are named at once; more are narrowed down. */
const SHOWN = 200;

const ALL = 'all';

function Records({ contents: { file, records, total } }: { readonly contents: BackupContents }) {
  const { t } = useWords();
  return (
    <>
      <ul className="lines" aria-label={t('app:takeBack.records')}>
        {records.map(({ kind, id, name, now }) => (
          <li key={id}>
            <span className="quiet">{t(`domain:kind.${kind}`)} </span>
            <Link to="/take-back" search={{ file, kind, id }}>
              {name ? <Texts texts={name} /> : t('app:merging.nameless')}
            </Link>
            <span className="written">{t(`app:takeBack.now.${now}`)}</span>
          </li>
        ))}
      </ul>
      {total > records.length ? <p className="quiet take-back-more">{t('app:takeBack.more', { count: total - records.length })}</p> : null}
    </>
  );
}

/** The whole, as an archive in a folder of its own: what is open stays where it is. */
function Whole({ file }: { readonly file: string }) {
  const { t } = useWords();
  const sentence = useSentence();
  const navigate = useNavigate();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const restore = async (folder: string) => {
    setWorking(true);
    setProblem(null);
    try {
      await client.archive.restore({ backup: file, folder });
      await navigate({ to: '/home' });
    } catch (error) {
      setProblem(sentence(error));
      setWorking(false);
    }
  };
  return (
    <>
      <p className="quiet take-back-lead">{t('app:takeBack.wholeHelp')}</p>
      <p className="take-back-buttons">
        <FolderButton purpose="create" isPending={working} onChoose={(folder) => void restore(folder)}>
          {t('app:takeBack.whole')}
        </FolderButton>
      </p>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
    </>
  );
}

export function Contents({ file }: { readonly file: string }) {
  const { t, i18n } = useWords();
  const sentence = useSentence();
  const [kind, setKind] = useState<string>(ALL);
  const [typed, setTyped] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const words = useDeferredValue(typed);
  const asked = { backup: file, kind: findableKinds.find((known) => known === kind) ?? null, words: words.slice(0, 200), onlyDifferent, limit: SHOWN };
  const { data, error } = useQuery(queries.backups.contents.queryOptions({ input: asked, placeholderData: keepPreviousData }));
  const { open } = useOpenBeside(file);
  useCommands([{ id: 'openBeside', name: t('app:beside.open'), does: { run: open } }]);
  const title = data ? t('app:takeBack.of', { at: formatMoment(data.at, interfaceLanguage(i18n.language)) }) : t('app:takeBack.title');
  return (
    <Page back={{ place: { to: '/take-back' }, name: t('app:takeBack.title') }} kind={<Link to="/take-back" className="take-back-all">{t('app:takeBack.title')}</Link>} title={title} name={title} under={<span>{t('app:takeBack.readOnly')}</span>} actions={data ? <OpenBeside file={data.file} of={title} /> : null}>
      {error ? <Notice tone="bad">{sentence(error)}</Notice> : null}
      {data ? (
        <>
          <div className="take-back-narrow">
            <TextField className="field" value={typed} onChange={setTyped}>
              <Label className="field-label">{t('app:takeBack.search')}</Label>
              <Input />
            </TextField>
            <FilterSelect
              label={t('app:search.fields.kind')}
              isLabelShown
              value={kind}
              options={[{ id: ALL, name: t('app:takeBack.allKinds') }, ...data.kinds.map((one) => ({ id: one.kind, name: `${t(`domain:kinds.${one.kind as 'event'}`)} (${one.count})` }))]}
              onChange={setKind}
            />
            <Checkbox className="check" isSelected={onlyDifferent} onChange={setOnlyDifferent}>
              <span className="check-box" aria-hidden>
                <Icon name="check" />
              </span>
              {t('app:takeBack.onlyDifferent')}
            </Checkbox>
          </div>
          <p className="only-heard" role="status">
            {t('app:search.found', { count: data.total })}
          </p>
          {data.records.length > 0 ? <Records contents={data} /> : <Empty>{t(onlyDifferent && typed === '' ? 'app:takeBack.nothingDifferent' : 'app:takeBack.nothingFound')}</Empty>}
          <Section title={t('app:takeBack.wholeTitle')}>
            <Whole file={file} />
          </Section>
        </>
      ) : error ? null : (
        <Waiting />
      )}
    </Page>
  );
}
