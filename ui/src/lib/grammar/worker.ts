// Runs beside the window: checking takes long enough to be felt while typing. Every question comes with
// the port for its answer.
import { check, type Slip } from "./check";

export type Asked = readonly string[];
/** Slips of each text that was asked for, or why there are none. */
export type Told = { slips: Slip[][] } | { trouble: string };

async function answer(texts: Asked): Promise<Told> {
  try {
    const slips = [];
    for (const text of texts) slips.push(await check(text));
    return { slips };
  } catch (thrown) {
    return { trouble: String(thrown) };
  }
}

self.onmessage = ({ data, ports }: MessageEvent<Asked>): void => {
  void answer(data).then((told) => ports[0]?.postMessage(told));
};
