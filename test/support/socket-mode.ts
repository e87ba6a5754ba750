import { MongoClient } from 'mongodb';
import { WITHOUT_DATES, whoIsWho } from './demonstration.js';
import { startProductWithPlayground } from './product-with-playground.js';

export const CONNECTED = 'safeguard_slack_socket_connected';

/** The whole product with a workspace that it reaches by Socket Mode; the demonstration organisation works in it. */
export async function startSocketProduct() {
  const organisation = WITHOUT_DATES;
  const product = await startProductWithPlayground({ organisation, slackBy: 'socket-mode' });
  const database = await new MongoClient(product.mongodbUri).connect();
  return {
    ...product,
    who: await whoIsWho(product),
    /** How many concerns are stored. */
    stored: () => database.db().collection('concerns').countDocuments(),
    figure: (name: string) => figureOf(product.metricsPort, name),
    stop: async () => {
      await product.stop();
      await database.close();
    },
  };
}

export type SocketProduct = Awaited<ReturnType<typeof startSocketProduct>>;

/** A metric's figure now; undefined where there is no such metric. */
export async function figureOf(metricsPort: number, name: string): Promise<number | undefined> {
  const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const line = metrics.split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}
