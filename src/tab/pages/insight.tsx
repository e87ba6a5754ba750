import { Button, Field, Select, Title3 } from '@fluentui/react-components';
import { useState } from 'react';
import { useAsked } from '../client/use-asked.js';
import { ChartView } from '../shown/chart-view.js';
import { useWork } from '../work.js';
import { Waiting } from './waiting.js';

/** How it goes, in figures: each chart with its table. */
export function Insight() {
  const { api, press } = useWork();
  const [quarter, setQuarter] = useState<string>();
  const [asked, again] = useAsked(() => api.insight(quarter), quarter);
  return (
    <Waiting asked={asked} again={again}>
      {(shown) => (
        <>
          <Title3 as="h1">Insight</Title3>
          <Field label="Quarter" className="picker">
            <Select value={quarter ?? shown.quarter} onChange={(_event, { value }) => setQuarter(value)}>
              {shown.quarters.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <div aria-live="polite">
            {shown.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div className="charts">
            {shown.charts.map((chart) => (
              <ChartView key={chart.id} chart={chart} />
            ))}
          </div>
          <p>
            <Button onClick={() => void press(shown.report)}>{shown.report.label}</Button>
          </p>
        </>
      )}
    </Waiting>
  );
}
