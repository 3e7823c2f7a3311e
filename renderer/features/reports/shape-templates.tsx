/** The templates of a report: which one it stands in, and what can be done with them. */

import { useRef, useState } from 'react';
import { Checkbox, Input, Label, TextField } from 'react-aria-components';
import type { ReportTemplateView } from '#shared/contract/report-templates.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt, useRemove } from '../../base/commands.ts';
import { useMessageOfSaving } from '../../base/saved-message.ts';
import { useWords } from '../../base/words.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Writing } from '../../ui/writing.tsx';
import { HistoryPanel } from '../history/history-panel.tsx';
import { type Shaping, shapeOf } from './shape-state.ts';
import '../../forms/check-input.css';

/** As long as a line of a record may be. */
const LONGEST = 500;

/** In the place of a template's id. */
const NONE = 'none';

interface FormProps {
  readonly name: string;
  /** Whether it is also asked if the report is to be shaped by it from now on; null where that is not asked. */
  readonly isDefault: boolean | null;
  readonly confirm: string;
  readonly onConfirm: (name: string, isDefault: boolean) => void;
}

/** Begun anew with each opening of its dialog. */
function NameForm({ name, isDefault, confirm, onConfirm }: FormProps) {
  const { t } = useWords();
  const [said, setSaid] = useState(name);
  const [isTicked, setTicked] = useState(isDefault ?? false);
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (said.trim()) onConfirm(said.trim(), isTicked);
      }}
    >
      <TextField className="field" value={said} onChange={setSaid} maxLength={LONGEST} isRequired validationBehavior="aria">
        <Label className="field-label">{t('app:shape.templateName')}</Label>
        <Input />
      </TextField>
      {isDefault === null ? null : (
        <Checkbox className="check" isSelected={isTicked} onChange={setTicked}>
          <span className="check-box" aria-hidden>
            <Icon name="check" />
          </span>
          {t('app:shape.isDefault')}
        </Checkbox>
      )}
      <div className="dialog-buttons">
        <Button look="primary" type="submit" isDisabled={said.trim() === ''}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

/** What can be done with the template that the report stands in. */
function OfTemplate({ template, shaping, save, onDone }: { readonly template: ReportTemplateView; readonly shaping: Shaping; readonly save: Save; readonly onDone: () => void }) {
  const { t } = useWords();
  const remove = useRemove();
  const [isNaming, setNaming] = useState(false);
  const [isTold, setTold] = useState(false);
  const { id, revision, name, isDefault } = template;
  // The button that was pressed goes: the one beside it is gone on with.
  const kept = () => {
    shaping.take({ ...shaping.shape, id });
    onDone();
  };
  const gone = () => {
    shaping.forget();
    onDone();
  };
  return (
    <>
      {shaping.isChanged ? <Button onPress={() => void save({ id, revision, fields: shapeOf(shaping.shape) }, kept)}>{t('app:shape.keepInto', { name })}</Button> : null}
      <Button look="quiet" onPress={() => void save({ id, revision, fields: { isDefault: !isDefault } })}>
        {t(isDefault ? 'app:shape.noDefault' : 'app:shape.makeDefault')}
      </Button>
      <Button look="quiet" onPress={() => setNaming(true)}>
        {t('app:shape.rename')} …
      </Button>
      <Button look="quiet" onPress={() => setTold(true)}>
        {t('app:record.history')}
      </Button>
      <Button look="danger" onPress={() => void remove('reportTemplate', id, gone)}>
        {t('app:shape.delete')}
      </Button>
      <Dialog form title={t('app:shape.rename')} isOpen={isNaming} onOpenChange={setNaming}>
        <NameForm
          name={name}
          isDefault={null}
          confirm={t('app:shape.rename')}
          onConfirm={(said) => {
            setNaming(false);
            if (said !== name) void save({ id, revision, fields: { name: said } });
          }}
        />
      </Dialog>
      <HistoryPanel kind="reportTemplate" id={id} name={name} isOpen={isTold} onOpenChange={setTold} />
    </>
  );
}

type Patch = Omit<Parameters<typeof client.templates.save>[0], 'draftId'>;
type Save = (patch: Patch, after?: (id: string) => void) => Promise<void>;

export function ShapeTemplates({ shaping }: { readonly shaping: Shaping }) {
  const { t } = useWords();
  const attempt = useAttempt();
  const tell = useMessageOfSaving();
  const [isKeeping, setKeeping] = useState(false);
  const keeping = useRef<HTMLButtonElement>(null);
  const { templates, template, shape, asked, take } = shaping;
  const save: Save = (patch, after) =>
    attempt(async () => {
      const { id, revision } = await client.templates.save({ ...patch, draftId: null });
      // What is taken up below is taken from the list.
      await queryClient.invalidateQueries({ queryKey: queries.templates.key() });
      after?.(id);
      tell('reportTemplate', revision);
    });
  const options = [{ id: NONE, name: t('app:shape.asItComes') }, ...templates.map(({ id, name, isDefault }) => ({ id, name: isDefault ? t('app:shape.named', { name }) : name }))];
  return (
    <div className="shape-templates" role="group" aria-label={t('app:shape.template')}>
      <span className="field-label" aria-hidden>
        {t('app:shape.template')}
      </span>
      <div className="shape-buttons">
        <FilterSelect label={t('app:shape.template')} value={template?.id ?? NONE} options={options} onChange={(id) => take(templates.find((one) => one.id === id) ?? null)} />
        <Writing>
          <Button ref={keeping} onPress={() => setKeeping(true)}>
            {t('app:shape.keepAs')} …
          </Button>
        </Writing>
        {template ? <OfTemplate template={template} shaping={shaping} save={save} onDone={() => keeping.current?.focus()} key={template.id} /> : null}
      </div>
      <Dialog form title={t('app:shape.keepAs')} isOpen={isKeeping} onOpenChange={setKeeping}>
        <NameForm
          name=""
          isDefault={false}
          confirm={t('app:shape.keep')}
          onConfirm={(name, isDefault) => {
            setKeeping(false);
            void save({ id: null, revision: null, fields: { ...shapeOf(shape), name, report: asked.report, isDefault } }, (id) => take({ ...shape, id }));
          }}
        />
      </Dialog>
    </div>
  );
}
