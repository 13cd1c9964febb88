/**
 * An object with a list in it, as JSON that is written while the list is read: an item a line.
 *
 * @param head what stands in the object before the list; it must have something
 */
export async function* jsonList(
  head: object,
  name: string,
  items: AsyncIterable<object>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"${name}":[`;
  let separator = "\n";
  for await (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ",\n";
  }
  yield "\n]}\n";
}
