/** Proposes the day until which a person's data may be kept: as long as the records of its project must be. */

import { useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { formatDate } from '#shared/domain/date-text.ts';
import { recordsKeptUntil } from '#shared/domain/due.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';

export function KeepUntil() {
  const { t, i18n } = useWords();
  const { setValue } = useFormContext();
  const projectId = useWatch({ name: 'fields.projectId' }) as string | null;
  const keepUntil = useWatch({ name: 'fields.keepUntil' }) as string | null;
  const { data } = useQuery({ ...queries.projects.get.queryOptions({ input: { id: projectId ?? '' } }), enabled: projectId !== null });
  if (projectId === null || !data) return null;
  const day = recordsKeptUntil(data.project);
  if (day === null) return <p className="quiet">{t('app:keepUntil.notYet', { project: data.project.acronym })}</p>;
  const date = formatDate(day, interfaceLanguage(i18n.language));
  return (
    <div>
      <p className="quiet">{t('app:keepUntil.rule', { project: data.project.acronym, date })}</p>
      {keepUntil === day ? null : <Button onPress={() => setValue('fields.keepUntil', day, { shouldDirty: true, shouldValidate: true })}>{t('app:keepUntil.take', { date })}</Button>}
    </div>
  );
}
