import type { Chart } from '../../http/tab-contract-registers.js';
import { Section } from './section.js';
import './charts.css';

/** Pixels: a line of text, and a bar below it for each value. */
const TEXT = 20;
const BAR = 10;
const BETWEEN = 12;

/** Bars of our own, as wide as there is room, and the same numbers as a table. */
export function ChartView({ chart: { title, lines, heads, rows } }: { readonly chart: Chart }) {
  const series = heads.slice(1);
  const isEmpty = rows.every(({ values }) => values.every((value) => value === 0));
  return (
    <Section heading={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {isEmpty ? (
        <p>Nothing to draw: every figure is 0.</p>
      ) : (
        <figure className="chart">
          {series.length > 1 && <Legend series={series} />}
          <Bars label={spoken(title, series, rows)} rows={rows} />
        </figure>
      )}
      <details className="more">
        <summary>{title}: as a table</summary>
        <Table title={title} heads={heads} rows={rows} />
      </details>
    </Section>
  );
}

type Rows = Chart['rows'];

function Bars({ label, rows }: { readonly label: string; readonly rows: Rows }) {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const step = TEXT + BETWEEN + BAR * Math.max(1, ...rows.map(({ values }) => values.length));
  return (
    <svg role="img" aria-label={label} height={step * rows.length}>
      {rows.map(({ label: of, values }, index) => (
        <g key={of}>
          <text x="0" y={index * step + TEXT - 5}>
            {of}
          </text>
          <text x="100%" y={index * step + TEXT - 5} textAnchor="end">
            {values.join(' / ')}
          </text>
          {values.map((value, at) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a value has no other name than its place
              key={at}
              className={at === 0 ? 'bar' : 'bar-2'}
              x="0"
              y={index * step + TEXT + at * BAR + 1}
              width={`${(value / most) * 100}%`}
              height={BAR - 2}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Legend({ series }: { readonly series: readonly string[] }) {
  return (
    <ul className="legend" aria-hidden="true">
      {series.map((name, at) => (
        <li key={name}>
          <svg style={{ display: 'inline', width: 16 }} height={BAR} aria-hidden="true">
            <rect className={at === 0 ? 'bar' : 'bar-2'} x="1" y="1" width="14" height={BAR - 2} />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  );
}

function Table({ title, heads, rows }: Pick<Chart, 'title' | 'heads' | 'rows'>) {
  return (
    <table className="figures" aria-label={title}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, at) => (
              <td key={heads[at + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the bars say to whoever does not see them. */
function spoken(title: string, series: readonly string[], rows: Rows): string {
  const said = rows.map(({ label, values }) => {
    const each = series.length > 1 ? values.map((value, at) => `${value} in ${series[at]}`) : values;
    return `${label}: ${each.join(', ')}`;
  });
  return `${title}. ${said.join('; ')}.`;
}
