/** Short words on what was just done, with the way back; said aloud, and gone after a while. */

import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type MessageOptions, Messages, type Say } from '../base/messages.ts';
import { useWords } from '../base/words.ts';
import { Button, SignButton } from '../ui/button.tsx';
import './messages.css';

interface Message extends MessageOptions {
  readonly id: number;
  readonly text: string;
  readonly tone: NonNullable<MessageOptions['tone']>;
}

/** A problem stays until it is put away; what went well goes by itself, but not while somebody is at it. Milliseconds. */
const SHOWN = 8000;

export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [pointedAt, setPointedAt] = useState(false);
  const [focused, setFocused] = useState(false);
  const drop = useCallback((id: number) => {
    setMessages((all) => all.filter((message) => message.id !== id));
    // A button that goes takes the focus along, and does not say so.
    setFocused(false);
  }, []);
  const say = useCallback<Say>((text, options = {}) => {
    const id = performance.now();
    setMessages((all) => [...all.slice(-2), { id, text, tone: options.tone ?? 'done', action: options.action }]);
  }, []);
  const newest = messages.at(-1);
  useEffect(() => {
    if (!newest || newest.tone === 'problem' || pointedAt || focused) return;
    const timer = setTimeout(() => drop(newest.id), SHOWN);
    return () => clearTimeout(timer);
  }, [newest, drop, pointedAt, focused]);
  if (messages.length === 0 && pointedAt) setPointedAt(false);
  const value = useMemo(() => say, [say]);
  // Nothing is done by pointing at it: a message only stays while somebody is at it.
  const watched = { onPointerEnter: () => setPointedAt(true), onPointerLeave: () => setPointedAt(false), onFocus: () => setFocused(true), onBlur: () => setFocused(false) };
  return (
    <Messages value={value}>
      {children}
      <div
        className="messages"
        role="region"
        aria-label={t('app:messages.region')}
        {...watched}
      >
        {messages.map((message) => (
          <div className={`message message-${message.tone}`} key={message.id} role={message.tone === 'problem' ? 'alert' : 'status'}>
            <span>{message.text}</span>
            {message.action ? (
              <Button
                look="quiet"
                onPress={() => {
                  drop(message.id);
                  message.action?.run();
                }}
              >
                {message.action.label}
              </Button>
            ) : null}
            <SignButton name={t('app:messages.close')} icon="close" onPress={() => drop(message.id)} />
          </div>
        ))}
      </div>
    </Messages>
  );
}
