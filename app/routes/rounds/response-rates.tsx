import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LiveRates } from "#app/domain/round/response-rates.server.ts";
import { formatFor } from "#app/i18n/format.ts";
import { RateTable } from "#app/routes/results/rate-table.tsx";
import { ResponseBar } from "#app/routes/results/response-bar.tsx";
import "./response-rates.css";
import { useLiveRates } from "./use-live-rates.ts";

type ResponseRatesProps = {
  readonly organization: string;
  /** The round's place in addresses, and what it is called. */
  readonly round: { readonly slug: string; readonly title: string };
  readonly rates: LiveRates | null;
};

/** How a round is going: who has answered, while one looks. Nothing before anybody can have answered. */
export function ResponseRates({ organization, round, rates: loaded }: ResponseRatesProps) {
  const { t } = useTranslation();
  const address = `/${organization}/rounds/${encodeURIComponent(round.slug)}/progress`;
  const live = useLiveRates(address, loaded);
  if (live === null) return null;
  return (
    <>
      <Numbers live={live} />
      <section>
        <h2>{t("rounds.rates.title")}</h2>
        <p className="quiet">
          <Pace live={live} />
        </p>
        <div className="panel rates-panel">
          <RateTable rates={live.rates} title={round.title} />
        </div>
      </section>
      {live.times !== null && <Hours hours={live.times.hours} />}
      <Announcement live={live} />
    </>
  );
}

function Numbers({ live: { rates, begun, refused, answering } }: { readonly live: LiveRates }) {
  const { t, i18n } = useTranslation();
  const { percent } = formatFor(i18n.language);
  const { n, invited } = rates.total;
  return (
    <ul className="round-numbers">
      <RoundNumber
        number={invited === null ? String(n) : t("rounds.rates.of", { n, invited })}
        text={
          invited
            ? t("rounds.rates.answered", { percent: percent(n / invited) })
            : t("rounds.rates.answeredOfUnknown")
        }
      />
      <RoundNumber number={String(begun)} text={t(`rounds.rates.begun.${answering}`, { count: begun })} />
      {refused !== null && (
        <RoundNumber number={String(refused)} text={t("rounds.rates.refused", { count: refused })} />
      )}
    </ul>
  );
}

function RoundNumber({ number, text }: { readonly number: string; readonly text: ReactNode }) {
  return (
    <li className="panel">
      <strong className="number">{number}</strong> <span className="quiet">{text}</span>
    </li>
  );
}

/** How fresh the numbers are, and when the last answers came where that may be told. */
function Pace({ live: { pace, countedAt, times } }: { readonly live: LiveRates }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  const at = (moment: string) => ({ day: day(moment), time: time(moment) });
  const last = times?.last ? ` ${t("rounds.rates.last", at(times.last))}` : "";
  return `${t(`rounds.rates.pace.${pace}`, at(countedAt))}${last}`;
}

function Hours({ hours }: { readonly hours: NonNullable<LiveRates["times"]>["hours"] }) {
  const { t, i18n } = useTranslation();
  const { day, time } = formatFor(i18n.language);
  if (hours.length === 0) return null;
  const most = Math.max(...hours.map(({ count }) => count));
  return (
    <section>
      <h2>{t("rounds.rates.hours.title")}</h2>
      <div className="panel rates-panel">
        <table className="rates">
          <caption className="visually-hidden">{t("rounds.rates.hours.title")}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t("rounds.rates.hours.hour")}</th>
              <th scope="col">{t("rounds.rates.hours.bar")}</th>
              <th scope="col">{t("rounds.rates.hours.answers")}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, count }) => (
              <tr key={hour}>
                <th scope="row" className="number">
                  {day(hour)} {t("rounds.rates.hours.from", { time: time(hour) })}
                </th>
                <td className="rate-bar">
                  <ResponseBar share={count / most} />
                </td>
                <td className="number">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** In milliseconds: whoever listens to the page is told of new answers no oftener. */
const quiet = 60_000;

/** Reads out how many have answered once that has changed, and not at every answer. */
function Announcement({ live }: { readonly live: LiveRates }) {
  const { t } = useTranslation();
  const { n, invited } = live.rates.total;
  const [told, setTold] = useState(n);
  const [text, setText] = useState("");
  const toldAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (n === told) return;
    const wait = Math.max(0, toldAt.current + quiet - performance.now());
    const timer = setTimeout(() => {
      toldAt.current = performance.now();
      setTold(n);
      setText(
        invited === null ? t("rounds.rates.newsOfUnknown", { n }) : t("rounds.rates.news", { n, invited }),
      );
    }, wait);
    return () => clearTimeout(timer);
  }, [n, told, invited, t]);
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
