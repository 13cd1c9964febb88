import { addressAccess } from "../app/domain/access/address-access.ts";
import { expect, type Mognad, test } from "./mognad.ts";

/*
 * What belongs to one organization is not there under another's addresses: every address that names something, with the
 * ids of another organization's things in it, by every role that works in the first.
 */

const here = "exempelkoping";
const workers = ["administrator", "coordinator", "auditor"] as const;

/** What addresses name, as another organization has it. */
type Named = Readonly<Record<string, string>>;

/** Another organization, and what it has. */
async function anotherOrganization(mognad: Mognad) {
  const { organization: slug } = await mognad.freshRound();
  return mognad.inDatabase(async ({ read }) => {
    const { id } = await read
      .selectFrom("organizations")
      .where("slug", "=", slug)
      .select("id")
      .executeTakeFirstOrThrow();
    const invitation = await read
      .selectFrom("invitations")
      .where("organizationId", "=", id)
      .select("id")
      .executeTakeFirst();
    const department = await read
      .selectFrom("departments")
      .where("organizationId", "=", id)
      .select("id")
      .executeTakeFirst();
    const assessed = await read.selectFrom("assessments").select("id").executeTakeFirst();
    const stranger = "01990000-0000-7000-8000-000000000000";
    const named: Named = {
      ":invitation": invitation?.id ?? "",
      ":department": department?.id ?? "",
      ":assessment": assessed?.id ?? stranger,
      ":user": stranger,
      ":provider": stranger,
      ":question": "steering_strategy",
      ":format": "csv",
      ":table": "levels",
    };
    return { id, named };
  });
}

const addresses = Object.entries(addressAccess).filter(([address]) =>
  [":invitation", ":department", ":assessment", ":user", ":provider"].some(
    (part) => address.startsWith("/:org/") && address.split("/").includes(part),
  ),
);

test("nothing of one organization is found, or changed, under the addresses of another", async ({
  browser,
  mognad,
}) => {
  const { id, named } = await anotherOrganization(mognad);
  const kept = () =>
    mognad.inDatabase(async ({ read }) =>
      Promise.all(
        (["rounds", "invitations", "departments", "memberships"] as const).map((table) =>
          read.selectFrom(table).where("organizationId", "=", id).selectAll().execute(),
        ),
      ),
    );
  const before = await kept();
  expect(before[1]).not.toEqual([]);
  expect(addresses.length).toBeGreaterThan(3);
  const found: Record<string, number> = {};
  for (const role of workers) {
    const page = await (await browser.newContext()).newPage();
    await mognad.signIn(page, role);
    for (const [address, { open, do: doings }] of addresses) {
      // The round is this organization's own, so that what it lacks is the thing alone.
      const filled = address
        .split("/")
        .map((part) => (part === ":org" ? here : part === ":round" ? "2026" : (named[part] ?? part)))
        .join("/");
      if (open !== null) {
        const answer = await page.request.get(mognad.url + filled, { maxRedirects: 0 });
        if (![403, 404].includes(answer.status())) found[`${role} opens ${address}`] = answer.status();
      }
      for (const intent of Object.keys(doings)) {
        const form = {
          intent,
          title: "x",
          name: "x",
          sv: "x",
          en: "x",
          email: "x@y.example",
          department: "",
        };
        const answer = await page.request.post(mognad.url + filled, { form, maxRedirects: 0 });
        if (answer.status() < 400) found[`${role} does ${intent} at ${address}`] = answer.status();
      }
    }
    await page.context().close();
  }
  expect(found).toEqual({});
  expect(await kept()).toEqual(before);
});
