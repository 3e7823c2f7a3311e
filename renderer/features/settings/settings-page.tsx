import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../base/words.ts';
import { Input, Label, Text, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { CheckReport } from '#shared/contract/check.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { useLedHere } from '../../base/led-here.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { THEMES, useAppearance } from './appearance.ts';
import { Backup } from './backup.tsx';
import { CheckResult } from './check-result.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import '../../ui/switch.css';
import './settings.css';

function Appearance() {
  const { t } = useWords();
  const { settings, setTheme, setAuthor } = useAppearance();
  const [author, setName] = useState(settings.author);
  return (
    <Facts>
      <Fact name={t('app:settings.language')}>
        <LanguageSwitch />
      </Fact>
      <Fact name={t('app:settings.theme')}>
        <ToggleButtonGroup
          className="switch"
          aria-label={t('app:settings.theme')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[settings.theme]}
          onSelectionChange={(keys) => setTheme([...keys][0] as Settings['theme'])}
        >
          {THEMES.map((theme) => (
            <ToggleButton key={theme} id={theme} className="switch-button">
              {t(`app:settings.themes.${theme}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Fact>
      <Fact name={t('app:settings.author')}>
        <form
          className="settings-author"
          onSubmit={(event) => {
            event.preventDefault();
            if (author.trim()) void setAuthor(author.trim());
          }}
        >
          <TextField className="field" value={author} onChange={setName} onBlur={() => (author.trim() ? void setAuthor(author.trim()) : setName(settings.author))}>
            <Label className="only-heard">{t('app:settings.author')}</Label>
            <Input />
            <Text slot="description" className="field-help">
              {t('app:settings.authorHelp')}
            </Text>
          </TextField>
        </form>
      </Fact>
    </Facts>
  );
}

/** The name by which the archive is known in the list of recent ones and in the rail. */
function ArchiveName() {
  const { t } = useWords();
  const attempt = useAttempt();
  const { data: status } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const known = status?.name ?? '';
  const [name, setName] = useState(known);
  const rename = () => {
    const wanted = name.trim();
    if (wanted === '') setName(known);
    else if (wanted !== known) void attempt(async () => void (await client.archive.rename({ name: wanted })));
  };
  return (
    <Fact name={t('app:settings.archiveName')}>
      <form
        className="settings-author"
        onSubmit={(event) => {
          event.preventDefault();
          rename();
        }}
      >
        <TextField className="field" value={name} onChange={setName} onBlur={rename} isDisabled={status?.readOnly !== null}>
          <Label className="only-heard">{t('app:settings.archiveName')}</Label>
          <Input />
        </TextField>
      </form>
    </Fact>
  );
}

function ThisArchive() {
  const { t } = useWords();
  const attempt = useAttempt();
  const { data } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const [checking, setChecking] = useState(false);
  const button = useLedHere<HTMLButtonElement>('check');
  const [report, setReport] = useState<CheckReport | null>(null);
  const check = () =>
    attempt(async () => {
      setChecking(true);
      try {
        setReport(await client.archive.check());
      } finally {
        setChecking(false);
      }
    });
  return (
    <>
      <Facts>
        <ArchiveName key={data?.name} />
        <Fact name={t('app:settings.folder')}>{data?.folder ?? ''}</Fact>
      </Facts>
      <p className="settings-buttons">
        <Button ref={button} onPress={() => void check()} isPending={checking}>
          {t('app:settings.check')}
        </Button>
        <LinkButton to="/start">{t('app:settings.switch')}</LinkButton>
        <LinkButton to="/merge">{t('app:merging.title')}</LinkButton>
        <LinkButton to="/merge" hash="copy">
          {t('app:merging.copy.title')}
        </LinkButton>
      </p>
      <div role="status">
        {report ? (
          <CheckResult
            report={report}
            canWrite={data?.readOnly === null}
            onMended={async () => {
              // Its own button goes with what was wrong.
              button.current?.focus();
              await check();
            }}
          />
        ) : null}
      </div>
    </>
  );
}

function Programmes() {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.programmes.list.queryOptions({}));
  return (
    <ul className="lines">
      {data.map((programme) => (
        <li key={programme.id} className="output-line">
          <Link to="/settings/programmes/$id" params={{ id: programme.id }}>
            <Texts texts={programme.name} />
          </Link>
          <span className="quiet">{t('app:settings.measures', { count: programme.measures.length })}</span>
        </li>
      ))}
    </ul>
  );
}

export function SettingsPage() {
  const { t } = useWords();
  return (
    <Page title={t('app:rail.settings')} name={t('app:rail.settings')}>
      <Section title={t('app:settings.appearance')}>
        <Appearance />
      </Section>
      <Section title={t('app:settings.archive')}>
        <ThisArchive />
      </Section>
      <Section title={t('app:backup.title')}>
        <Backup />
      </Section>
      <Section
        title={t('app:settings.programmes')}
        aside={
          <LinkButton to="/settings/programmes/new" look="quiet">
            {t('app:settings.newProgramme')}
          </LinkButton>
        }
      >
        <p className="quiet settings-help">
          {t('app:settings.programmesHelp')}
        </p>
        <Programmes />
      </Section>
    </Page>
  );
}
