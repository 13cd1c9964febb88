/** Whether lists and objects stand inside each other in more than `most` levels. Needs no call stack itself. */
export function isDeeperThan(json: unknown, most: number): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    const depth = next.depth + 1;
    if (depth > most) return true;
    for (const value of Object.values(next.value)) waiting.push({ value, depth });
  }
  return false;
}
