import { Call } from './call';

/** Next.js renders it on its server at every request, because it reads the query. */
export default async function Page({ searchParams }) {
  const { server, agent, key } = await searchParams;
  return <Call baseUrl={server} agentVersionId={agent} apiKey={key} />;
}
