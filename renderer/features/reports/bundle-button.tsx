import { useEffect, useRef, useState } from 'react';
import { client } from '../../api/client.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { handOver } from '../../ui/hand-over.ts';
import { ReportLanguageSelect, useReportLanguage } from './report-language.tsx';
import './bundle-button.css';

/** Takes all reports of a project along as one ZIP. Who leaves the page stops it. */
export function BundleButton({ projectId }: { readonly projectId: string }) {
  const { t } = useWords();
  const { language, keep } = useReportLanguage();
  const sentence = useSentence();
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const make = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setMaking(true);
    setProblem(null);
    try {
      await handOver(await client.reports.bundle({ projectId, language }, { signal: controller.signal }));
    } catch (error) {
      if (!controller.signal.aborted) setProblem(sentence(error));
    } finally {
      setMaking(false);
    }
  };
  useCommands([{ id: 'bundle', name: t('app:reports.bundle'), also: t('app:palette.also.saveReport'), does: { run: () => void make() } }]);
  return (
    <div className="bundle">
      <ReportLanguageSelect value={language} onChange={keep} />
      <Button look="quiet" isPending={isMaking} onPress={() => void make()}>
        {t('app:reports.bundle')}
      </Button>
      <span role="alert">{problem}</span>
    </div>
  );
}
