/** Takes along what was found: as a finding aid in a file, or, of its events, as a report on them. */

import { useState } from 'react';
import type { FacetsFound } from '#shared/contract/search.ts';
import { MOST_LISTED, questionOf } from '#shared/domain/finding-aid.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { type ReportFormat, reportKinds } from '#shared/domain/report-kinds.ts';
import { MOST_CHOSEN } from '#shared/domain/selection.ts';
import { client } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { handOver } from '../../ui/hand-over.ts';
import { ChosenDialog } from '../reports/chosen-dialog.tsx';
import { QUESTION_ID } from '../reports/question-report.tsx';
import { ReportLanguageSelect, useReportLanguage } from '../reports/report-language.tsx';
import './export-found.css';

/** The events that a question finds, as reports about them take them. Refused where they are too many. */
async function eventsFound(words: string, name: string | null): Promise<string> {
  return (await client.batch.selection({ chosen: { kind: 'event', ids: null, without: [], words }, name })).subjectId;
}

/** How many records of a kind were found, or of all kinds. */
function countOf(found: FacetsFound | null, kind?: string): number {
  const kinds = found?.facets.find(({ field }) => field === 'kind')?.values ?? [];
  return kinds.filter(({ value }) => kind === undefined || value === kind).reduce((sum, { count }) => sum + count, 0);
}

interface Props {
  /** What the hits answer. */
  readonly words: string;
  readonly facets: FacetsFound | null;
}

export function ExportFound({ words, facets }: Props) {
  const { t, i18n } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const { language, keep } = useReportLanguage();
  const [isOpen, setOpen] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const question = questionOf(words);
  if (question === null) return null;
  const number = (value: number) => numberFormat(i18n.language).format(value);
  const total = countOf(facets);
  const events = countOf(facets, 'event');
  // The work is shown where all work is, with the way to stop it: it must not lie behind the dialog.
  const make = async (format: ReportFormat) => {
    setOpen(false);
    setMaking(true);
    await attempt(async () => {
      const made = await client.reports.make({ report: 'finding-aid', subjectId: question, language, format });
      await handOver(made);
      say(t('app:exportFound.made', { name: made.name }));
    });
    setMaking(false);
  };
  return (
    <>
      <Button onPress={() => setOpen(true)} isPending={isMaking}>
        {t('app:exportFound.export')} …
      </Button>
      <Dialog title={t('app:exportFound.title')} isOpen={isOpen} onOpenChange={setOpen}>
        <p>{t('app:exportFound.lead')}</p>
        {total > MOST_LISTED ? <p>{t('app:exportFound.tooMany', { most: number(MOST_LISTED), total: number(total) })}</p> : null}
        <ReportLanguageSelect value={language} onChange={keep} />
        <div className="export-formats">
          {reportKinds['finding-aid'].formats.map((format) => (
            <Button key={format} look={format === 'pdf' ? 'primary' : 'plain'} onPress={() => void make(format)}>
              {t('app:reports.saveAs', { format: format.toUpperCase() })}
            </Button>
          ))}
        </div>
        <div className="export-more">
          <LinkButton to="/reports/$report/$id" params={{ report: 'finding-aid', id: QUESTION_ID }} search={{ q: question }} look="quiet">
            {t('app:exportFound.look')}
          </LinkButton>
          {events === 0 ? null : events > MOST_CHOSEN ? (
            <p className="quiet">{t('app:exportFound.tooManyEvents', { most: number(MOST_CHOSEN), total: number(events) })}</p>
          ) : (
            <Button
              look="quiet"
              onPress={() => {
                setOpen(false);
                setChoosing(true);
              }}
            >
              {t('app:exportFound.events', { count: events })} …
            </Button>
          )}
        </div>
      </Dialog>
      <ChosenDialog name={question.slice(0, 200)} selection={(name) => eventsFound(question, name)} isOpen={isChoosing} onOpenChange={setChoosing} />
    </>
  );
}
