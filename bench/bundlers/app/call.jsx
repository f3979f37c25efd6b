'use client';
import { DialNexaWebCall } from '@dialnexa/web-sdk';
import { useEffect, useState, useSyncExternalStore } from 'react';

export function Call({ baseUrl, agentVersionId, apiKey }) {
  const [call] = useState(() => new DialNexaWebCall({ agentVersionId, apiKey, baseUrl }));
  const state = useSyncExternalStore((changed) => call.on('state', changed), () => call.state, () => call.state);
  useEffect(() => () => void call.end(), [call]);
  const [outcome, setOutcome] = useState('');
  const start = () => call.start().then(() => setOutcome('started'), (error) => setOutcome(error.code));
  return (
    <main>
      <button type="button" data-id="start" onClick={start}>Start</button>
      <button type="button" data-id="end" onClick={() => call.end()}>End</button>
      <p>State: <output data-id="state">{state}</output></p>
      <p>start(): <output data-id="outcome">{outcome}</output></p>
    </main>
  );
}
