/** The smaller records of a project or work package, as its page tells them. */

import { Link } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type { PartsView } from '#shared/contract/parts.ts';
import type { OutputView } from '#shared/contract/outputs.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { Prose, Texts } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import './details.css';

function Objectives({ objectives }: { readonly objectives: PartsView['objective'] }) {
  const { t } = useWords();
  return (
    <div className="objectives">
      {[...Map.groupBy(objectives, (objective) => objective.level)].map(([level, all]) => (
        <section key={level}>
          <h3>{t(`domain:objectiveLevel.${level}`)}</h3>
          {all.map((objective) => (
            <Prose key={objective.id} texts={objective.text} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Tasks({ tasks }: { readonly tasks: PartsView['task'] }) {
  return (
    <ul className="lines">
      {tasks.map((task) => (
        <li key={task.id}>
          {task.mark ? <span className="lines-mark">{task.mark}</span> : null}
          <Texts texts={task.title} />
        </li>
      ))}
    </ul>
  );
}

/** What it is to reach and to do, each section only where something is known. */
export function Aims({ parts: { objective: objectives, task: tasks } }: { readonly parts: PartsView }) {
  const { t } = useWords();
  return (
    <>
      {objectives.length > 0 ? (
        <Section title={t('app:project.objectives')}>
          <Objectives objectives={objectives} />
        </Section>
      ) : null}
      {tasks.length > 0 ? (
        <Section title={t('app:project.tasks')}>
          <Tasks tasks={tasks} />
        </Section>
      ) : null}
    </>
  );
}

/** "18–25", "to 18", "from 18": ages as far as they are known. */
function useAges(): (from: number | null, to: number | null) => string | null {
  const { t } = useWords();
  return (from, to) => {
    if (from !== null && to !== null) return t('app:ages.between', { from, to });
    if (to !== null) return t('app:ages.to', { to });
    return from === null ? null : t('app:ages.from', { from });
  };
}

export function Audiences({ audiences }: { readonly audiences: PartsView['audience'] }) {
  const { t } = useWords();
  const ages = useAges();
  return (
    <Facts>
      {audiences.map((audience) => (
        <Fact key={audience.id} name={t(`domain:audienceGroup.${audience.group}`)}>
          <Texts texts={audience.name} />
          {ages(audience.ageFrom, audience.ageTo) ? `, ${ages(audience.ageFrom, audience.ageTo) ?? ''}` : null}
          {audience.written ? <span className="written">{t('app:text.written', { text: audience.written })}</span> : null}
        </Fact>
      ))}
    </Facts>
  );
}

export function Disseminations({ dissemination }: { readonly dissemination: PartsView['dissemination'] }) {
  const { t } = useWords();
  return (
    <ul className="lines">
      {dissemination.map((found) => (
        <li key={found.id}>
          <Texts texts={found.channel} />
          <span className="quiet">
            {' '}
            – {t(`domain:disseminationTiming.${found.timing}`)}
            {found.reach === 'unknown' ? null : `, ${t(`domain:disseminationReach.${found.reach}`)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Assessments({ parts: { indicator: indicators, assessment: assessments } }: { readonly parts: PartsView }) {
  const { t } = useWords();
  return (
    <Facts>
      {assessments.map((assessment) => (
        <Fact key={assessment.id} name={t(`domain:assessmentAspect.${assessment.aspect}`)}>
          {assessment.text ? <Texts texts={assessment.text} /> : <Unknown />}
        </Fact>
      ))}
      {indicators.map((indicator) => (
        <Fact key={indicator.id} name={t('domain:kind.indicator')}>
          <Texts texts={indicator.name} />
          <span className="written">
            {t('domain:field.target')}: {indicator.target ?? t('domain:unknown')} · {t('domain:field.reached')}: {indicator.reached ?? t('domain:unknown')}
          </span>
        </Fact>
      ))}
    </Facts>
  );
}

export function Outputs({ outputs }: { readonly outputs: readonly OutputView[] }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  return (
    <ul className="lines">
      {outputs.map((output) => (
        <li key={output.id} className="output-line">
          <Link to="/outputs/$id" params={{ id: output.id }}>
            <Texts texts={output.title} />
          </Link>
          <span className="quiet">
            {t(`domain:outputType.${output.type}`)}
            {output.due ? ` · ${t('app:outputs.due', { date: formatDate(output.due, language) })}` : null}
            {' · '}
            {output.delivered ? t('app:outputs.delivered', { date: formatDate(output.delivered, language) }) : t('app:outputs.notKnownDelivered')}
          </span>
        </li>
      ))}
    </ul>
  );
}
