import type { ReactNode } from 'react';
import './notice.css';

interface Props {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

const SIGNS = { info: 'i', warn: '!', bad: '!' };

export function Notice({ tone, action, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className="notice-sign" aria-hidden>
        {SIGNS[tone]}
      </span>
      <div className="notice-text">{children}</div>
      {action ? <div className="notice-action">{action}</div> : null}
    </div>
  );
}
