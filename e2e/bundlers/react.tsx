import { DialNexaWebCall, type DialNexaError } from '@dialnexa/web-sdk';
import { StrictMode, useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

const query = new URLSearchParams(location.search);
document.head.append(Object.assign(document.createElement('meta'), { name: 'dialnexa-base-url', content: query.get('server') }));

function Call({ agentVersionId, apiKey }: { agentVersionId: string; apiKey: string }) {
  /* The three lines of the package's README. */
  const [outcome, setOutcome] = useState('');
  const start = () => call.start().then(() => setOutcome('started'), (error: DialNexaError) => setOutcome(error.code));
  return (
    <>
      <button type="button" data-id="start" onClick={start}>Start</button>
      <p>State: <output data-id="state">{state}</output></p>
      <p>start(): <output data-id="outcome">{outcome}</output></p>
    </>
  );
}

function Page() {
  const [shown, show] = useState(true);
  return (
    <>
      <button type="button" onClick={() => show(!shown)}>{shown ? 'Go to another view' : 'Come back'}</button>
      {shown && <Call agentVersionId={query.get('agent')!} apiKey={query.get('key')!} />}
    </>
  );
}

// In strict mode React runs every effect twice, with its undo in between.
createRoot(document.getElementById('root')!).render(<StrictMode><Page /></StrictMode>);
