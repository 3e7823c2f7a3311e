/** Funders' rules: what is known of each programme's calls, where it was read, and what the archive's users have answered. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { FileTrigger } from 'react-aria-components';
import type { ProgrammeView } from '#shared/contract/programmes.ts';
import { MOST_LETTERS, type RuleView } from '#shared/contract/rules.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt, useUndo } from '../../base/commands.ts';
import { handOver } from '../../ui/hand-over.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Writing } from '../../ui/writing.tsx';
import { RuleLine } from './rule-line.tsx';
import './rules.css';

/** The answers as a file for a colleague, and a colleague's file. */
function Files() {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const { undoAction } = useUndo();
  const save = () =>
    void attempt(async () => {
      const { name, text } = await client.rules.export();
      await handOver({ name, file: new Blob([text]) });
    });
  const take = (file: File) =>
    void attempt(async () => {
      // Of a file that is no such one, however large, no more is read than shows that it is not.
      const { taken, action } = await client.rules.import({ name: file.name, text: await file.slice(0, 4 * MOST_LETTERS + 4).text() });
      if (action === null) say(t('app:rules.nothingNew'));
      else say(t('app:rules.imported', { count: taken }), { action: { label: t('app:undo.undo'), run: () => undoAction(action) } });
    });
  return (
    <>
      <Button onPress={save}>{t('app:rules.export')}</Button>
      <Writing>
        <FileTrigger
          acceptedFileTypes={['.json']}
          onSelect={(files) => {
            const [chosen] = files ?? [];
            if (chosen) take(chosen);
          }}
        >
          <Button>{t('app:rules.import')}</Button>
        </FileTrigger>
      </Writing>
    </>
  );
}

interface OfProgrammeProps {
  readonly programme: ProgrammeView | null;
  readonly rules: readonly RuleView[];
  readonly asked: string | undefined;
}

/** A programme's rules by the measures that they hold for. */
function OfProgramme({ programme, rules, asked }: OfProgrammeProps) {
  const { t } = useWords();
  const text = useText();
  const named = (code: string) => {
    const measure = programme?.measures.find((one) => one.code === code);
    return measure ? `${t('app:rules.measure', { code })}: ${text(measure.name)}` : t('app:rules.measure', { code });
  };
  const groups = Map.groupBy(rules, ({ measures }) => measures.join(' '));
  return [...groups].map(([measures, all]) => (
    <div key={measures} className="rules-measure">
      {groups.size > 1 || measures ? <h3>{measures ? measures.split(' ').map(named).join(' · ') : t('app:rules.allMeasures')}</h3> : null}
      <ul className="rules">
        {all.map((rule) => (
          <RuleLine key={rule.id} rule={rule} isAsked={rule.id === asked} />
        ))}
      </ul>
    </div>
  ));
}

export function RulesPage() {
  const { t, i18n } = useWords();
  const { rule: asked } = useSearch({ from: '/framed/rules' });
  const { data } = useSuspenseQuery(queries.rules.list.queryOptions({}));
  const { data: programmes } = useSuspenseQuery(queries.programmes.list.queryOptions({}));
  const count = (status: RuleView['status']) => data.rules.filter((rule) => rule.status === status).length;
  return (
    <Page
      back={{ place: { to: '/reports' }, name: t('app:reports.title') }}
      title={t('app:rules.title')}
      name={t('app:rules.title')}
      under={<span>{t('app:rules.summary', { unconfirmed: count('unconfirmed'), empty: count('empty') })}</span>}
      actions={<Files />}
    >
      <p className="rules-lead">{t('app:rules.lead')}</p>
      <p className="quiet">{t('app:rules.version', { day: formatDate(data.version, interfaceLanguage(i18n.language)) })}</p>
      {[...Map.groupBy(data.rules, ({ programme }) => programme)].map(([code, rules]) => {
        const programme = programmes.find((one) => one.code === code) ?? null;
        return (
          <Section key={code} title={programme ? <Texts texts={programme.name} /> : (code ?? t('app:rules.allProgrammes'))}>
            <OfProgramme programme={programme} rules={rules} asked={asked} />
          </Section>
        );
      })}
    </Page>
  );
}
