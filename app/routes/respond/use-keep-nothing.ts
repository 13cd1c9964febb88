import { useEffect, useState } from "react";

const key = "mognad-keep-nothing";

/** The person's choice that nothing is to be kept in this browser. The choice itself is: it says nothing of anybody. */
export function useKeepNothing(): {
  readonly keepsNothing: boolean;
  readonly keepNothing: (nothing: boolean) => void;
} {
  const [keepsNothing, setKeepsNothing] = useState(false);
  useEffect(() => {
    const read = () => setKeepsNothing(chosenBefore());
    read();
    addEventListener("storage", read);
    return () => removeEventListener("storage", read);
  }, []);
  const keepNothing = (nothing: boolean) => {
    setKeepsNothing(nothing);
    try {
      if (nothing) localStorage.setItem(key, "yes");
      else localStorage.removeItem(key);
    } catch {
      // Refused: then it holds for this page, and for the next one it is chosen anew.
    }
  };
  return { keepsNothing, keepNothing };
}

function chosenBefore(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
