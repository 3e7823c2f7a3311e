import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useWords } from '../../base/words.ts';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { GapView } from '#shared/contract/reports.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, isInterfaceLanguage, languageName } from '#shared/domain/languages.ts';
import { queries } from '../../api/client.ts';
import { useSentence } from '../../base/commands.ts';
import { fieldPlace } from '../../base/places.ts';
import { Waiting } from '../../ui/problem.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import './event-sheet-page.css';

/** Reading PDFs takes more code than all the rest of the page: it comes when it is needed. */
const PdfPreview = lazy(() => import('./pdf-preview.tsx'));

function Gaps({ gaps }: { readonly gaps: readonly GapView[] }) {
  const { t } = useWords();
  if (gaps.length === 0) return <Notice tone="info">{t('app:reports.nothingMissing')}</Notice>;
  return (
    <ul className="gaps">
      {gaps.map((gap, index) => (
        <li key={index} className={`gap gap-${gap.weight}`}>
          <span className="gap-weight">{t(`app:reports.weight.${gap.weight}`)}</span>
          <span>{t(`domain:gap.${gap.code}`, { ...gap.params, count: Number(gap.params.count ?? 1) })}</span>
          <Link {...fieldPlace(gap.kind, gap.id, gap.field)}>
            {t('app:reports.mend')}
            <span className="only-heard">: {t(`domain:gap.${gap.code}`, { ...gap.params, count: Number(gap.params.count ?? 1) })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Preview({ eventId, language }: { readonly eventId: string; readonly language: InterfaceLanguage }) {
  const { t } = useWords();
  const sentence = useSentence();
  const sheet = useQuery(queries.reports.eventSheet.queryOptions({ input: { eventId, language }, gcTime: 0 }));
  const save = async () => {
    if (!sheet.data) return;
    const address = URL.createObjectURL(new Blob([await sheet.data.pdf.arrayBuffer()], { type: 'application/pdf' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: sheet.data.name });
    link.click();
    // The download has taken its own hold of the data by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  if (sheet.error) return <Notice tone="bad">{sentence(sheet.error)}</Notice>;
  if (!sheet.data) return <Waiting />;
  return (
    <>
      <p className="sheet-save">
        <Button look="primary" onPress={() => void save()}>
          {t('app:reports.save')}
        </Button>
        <span className="quiet">{sheet.data.name}</span>
      </p>
      <Suspense fallback={<Waiting />}>
        <PdfPreview pdf={sheet.data.pdf} key={sheet.data.sha256} />
      </Suspense>
      <p className="quiet sheet-hash">{t('app:reports.hash', { sha256: sheet.data.sha256 })}</p>
    </>
  );
}

export function EventSheetPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const navigate = useNavigate();
  const { id } = useParams({ from: '/framed/reports/event-sheet/$id' });
  const { language: asked } = useSearch({ from: '/framed/reports/event-sheet/$id' });
  const language = isInterfaceLanguage(asked) ? asked : isInterfaceLanguage(i18n.language) ? i18n.language : 'sl';
  const event = useSuspenseQuery(queries.events.get.queryOptions({ input: { id } }));
  const gaps = useSuspenseQuery(queries.reports.eventSheetGaps.queryOptions({ input: { eventId: id, language } }));
  const title = text(event.data.event.title);
  return (
    <Page
      back={{ place: { to: '/reports' }, name: t('app:reports.title') }}
      kind={t('app:reports.eventSheet')}
      title={
        <Link to="/events/$id" params={{ id }} className="sheet-title">
          <Texts texts={event.data.event.title} />
        </Link>
      }
      name={`${t('app:reports.eventSheet')}: ${title}`}
      actions={
        <ToggleButtonGroup
          className="switch"
          aria-label={t('app:reports.language')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[language]}
          onSelectionChange={(keys) => void navigate({ to: '.', search: { language: String([...keys][0]) }, replace: true })}
        >
          {INTERFACE_LANGUAGES.map((tag) => (
            <ToggleButton key={tag} id={tag} className="switch-button">
              {languageName(tag, i18n.language)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      <Section title={t('app:reports.gaps')}>
        <Gaps gaps={gaps.data} />
      </Section>
      <Section title={t('app:reports.preview')}>
        <Preview eventId={id} language={language} />
      </Section>
    </Page>
  );
}
