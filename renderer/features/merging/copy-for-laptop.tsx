/** A copy of the archive for another laptop: where to, with or without originals, and whether there is room. */

import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { CopyRoom, CopyView } from '#shared/contract/merging.ts';
import { client } from '../../api/client.ts';
import { useBytes } from '../../base/bytes.ts';
import { useSentence } from '../../base/commands.ts';
import { useLedHere } from '../../base/led-here.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import '../../ui/radio.css';
import './merging.css';

const CHOICES = ['with', 'without'] as const;

/** The originals' room is of files that stay as they are; the database's is counted twice, since it is made under another name first. */
const needed = ({ databaseBytes, originalBytes }: CopyRoom, originals: boolean) => databaseBytes * 2 + (originals ? originalBytes : 0);

interface Props {
  readonly room: CopyRoom;
  readonly onMade: (copy: CopyView) => void;
  readonly onProblem: (problem: string | null) => void;
}

function Chosen({ room, onMade, onProblem }: Props) {
  const { t } = useWords();
  const bytes = useBytes();
  const sentence = useSentence();
  const [originals, setOriginals] = useState(true);
  const [working, setWorking] = useState(false);
  const fits = needed(room, originals) <= room.free;
  const make = async () => {
    setWorking(true);
    onProblem(null);
    try {
      onMade(await client.merging.copy({ folder: room.folder, originals }));
    } catch (error) {
      onProblem(sentence(error));
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className="merge-found">
      <Facts>
        <Fact name={t('app:merging.copy.where')}>{room.folder}</Fact>
        <Fact name={t('app:merging.copy.needs')}>{t('app:merging.copy.room', { needed: bytes(needed(room, originals)), free: bytes(room.free) })}</Fact>
      </Facts>
      {room.originals > 0 ? (
        <RadioGroup className="merge-choice" value={originals ? 'with' : 'without'} onChange={(choice) => setOriginals(choice === 'with')} isDisabled={working}>
          <Label className="field-label">{t('app:merging.copy.originals')}</Label>
          {CHOICES.map((choice) => (
            <Radio key={choice} value={choice} className="radio">
              <span className="radio-sign" aria-hidden />
              {t(`app:merging.copy.${choice}`, { count: room.originals, size: bytes(room.originalBytes) })}
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      {originals ? null : <p className="quiet">{t('app:merging.copy.withoutHelp')}</p>}
      {fits ? null : <Notice tone="warn">{t('app:merging.copy.tooLittle')}</Notice>}
      <p className="merge-buttons">
        <Button look="primary" isDisabled={!fits} isPending={working} onPress={() => void make()}>
          {t('app:merging.copy.make')}
        </Button>
        {working ? (
          <span className="quiet" role="status">
            {t('app:merging.at.copy')}
          </span>
        ) : null}
      </p>
    </div>
  );
}

export function CopyForLaptop() {
  const { t } = useWords();
  const sentence = useSentence();
  const button = useLedHere<HTMLButtonElement>('copy');
  const [room, setRoom] = useState<CopyRoom | null>(null);
  const [made, setMade] = useState<CopyView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (folder: string) => {
    setMade(null);
    setProblem(null);
    try {
      setRoom(await client.merging.room({ folder }));
    } catch (error) {
      setRoom(null);
      setProblem(sentence(error));
    }
  };
  return (
    <>
      <p className="quiet merge-lead">{t('app:merging.copy.lead')}</p>
      <p className="merge-buttons">
        <FolderButton ref={button} purpose="copy" onChoose={(folder) => void choose(folder)}>
          {t('app:merging.copy.choose')}
        </FolderButton>
      </p>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {room ? (
        <Chosen
          key={room.folder}
          room={room}
          onProblem={setProblem}
          onMade={(copy) => {
            setRoom(null);
            setMade(copy);
            button.current?.focus();
          }}
        />
      ) : null}
      <div role="status">
        {made ? (
          <Notice tone={made.missing.length > 0 ? 'warn' : 'info'}>
            <p>{t('app:merging.copy.made', { folder: made.folder, count: made.originals })}</p>
            {made.missing.length > 0 ? <p>{t('app:merging.copy.lacks', { count: made.missing.length })}</p> : null}
            <p>{t('app:merging.copy.next')}</p>
          </Notice>
        ) : null}
      </div>
    </>
  );
}
