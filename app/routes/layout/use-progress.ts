import { useEffect } from "react";
import { useRevalidator } from "react-router";

/**
 * Loads the page's data again and again while something is under way and the page is in sight.
 *
 * @param every in milliseconds
 */
export function useProgress(isUnderWay: boolean, every: number): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void revalidate();
    }, every);
    return () => clearInterval(timer);
  }, [isUnderWay, every, revalidate]);
}
