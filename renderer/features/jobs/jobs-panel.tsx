/** Work under way, how far it is, and the way to stop it. */

import { useEffect, useState } from 'react';
import { useWords } from '../../base/words.ts';
import { ProgressBar } from 'react-aria-components';
import type { JobView } from '#shared/contract/archive.ts';
import { client } from '../../api/client.ts';
import { onHappening } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import './jobs-panel.css';

/** Shorter work than this needs no word. Milliseconds. */
const PATIENCE = 300;

export function JobsPanel() {
  const { t } = useWords();
  const [jobs, setJobs] = useState<ReadonlyMap<string, JobView>>(new Map());
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const show = (job: JobView) => setJobs((all) => new Map(all).set(job.id, job));
    const hide = (id: string) =>
      setJobs((all) => {
        const rest = new Map(all);
        rest.delete(id);
        return rest;
      });
    const stop = onHappening((happening) => {
      if (happening.type !== 'job') return;
      const { job } = happening;
      if (job.state !== 'running') {
        clearTimeout(timers.get(job.id));
        timers.delete(job.id);
        hide(job.id);
      } else if (timers.has(job.id)) {
        setJobs((all) => (all.has(job.id) ? new Map(all).set(job.id, job) : all));
      } else {
        timers.set(job.id, setTimeout(() => show(job), PATIENCE));
      }
    });
    return () => {
      stop();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, []);
  if (jobs.size === 0) return null;
  return (
    <aside className="jobs" aria-label={t('app:jobs.title')}>
      {[...jobs.values()].map((job) => (
        <div className="job" key={job.id}>
          <ProgressBar className="progress" value={job.done} maxValue={job.total || 1} isIndeterminate={job.total === 0} aria-label={`${t(`app:jobs.${job.kind}`)}: ${job.label}`}>
            {({ percentage, valueText }) => (
              <>
                <span className="job-name">
                  {t(`app:jobs.${job.kind}`)}: {job.label}
                </span>
                <span className="number">{job.total > 0 ? valueText : ''}</span>
                <span className="progress-line">
                  <span className="progress-done" style={{ inlineSize: `${percentage ?? 30}%` }} />
                </span>
              </>
            )}
          </ProgressBar>
          <Button look="quiet" onPress={() => void client.jobs.cancel({ id: job.id })}>
            {t('app:jobs.cancel')}
          </Button>
        </div>
      ))}
    </aside>
  );
}
