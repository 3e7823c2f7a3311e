/** When the archive is backed up by itself, and which backups stay. */

import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { BackupPlan } from '#shared/contract/backups.ts';
import { KEPT } from '#shared/domain/backup-keeping.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { Icon } from '../../ui/icon.tsx';
import '../../forms/check-input.css';
import './settings.css';

/** Hours between backups while the archive is open. */
const HOURS = 4;

export const USUAL: Omit<BackupPlan, 'folder'> = { whenClosing: true, daily: true, everyHours: null };

const TIMES = ['daily', 'everyHours', 'whenClosing'] as const;

/** Has the archive backed up so from now on. */
export async function takePlan(plan: BackupPlan): Promise<void> {
  await client.backups.plan({ plan });
  await queryClient.invalidateQueries({ queryKey: queries.backups.key() });
}

export function PlanTimes({ plan }: { readonly plan: BackupPlan }) {
  const { t } = useWords();
  const attempt = useAttempt();
  const chosen = TIMES.filter((time) => (time === 'everyHours' ? plan.everyHours !== null : plan[time]));
  const choose = (times: readonly string[]) =>
    void attempt(() => takePlan({ folder: plan.folder, whenClosing: times.includes('whenClosing'), daily: times.includes('daily'), everyHours: times.includes('everyHours') ? (plan.everyHours ?? HOURS) : null }));
  return (
    <>
      <CheckboxGroup className="checks settings-times" value={[...chosen]} onChange={choose}>
        <Label className="field-label">{t('app:backup.byItself')}</Label>
        {TIMES.map((time) => (
          <Checkbox key={time} value={time} className="check">
            <span className="check-box" aria-hidden>
              <Icon name="check" />
            </span>
            {t(`app:backup.times.${time}`, { hours: plan.everyHours ?? HOURS })}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <p className="quiet settings-help">{t('app:backup.rule', KEPT)}</p>
    </>
  );
}
