import {
  accessible,
  begin,
  beginFresh,
  comeBack,
  expect,
  expectAtServer,
  inStore,
  level,
  online,
  saved,
  send,
  test,
} from "./never-lose.ts";

/* The same or another form is answered in another tab or on another device. */

test("two tabs: an answer in one shows in the other, and neither is a conflict to the other", async ({
  page,
  context,
  mognad,
}) => {
  const { organization } = await beginFresh(page, mognad);
  const other = await context.newPage();
  await other.goto(page.url());
  await online(other);
  await level(page, 0, 3).check();
  await expect(level(other, 0, 3)).toBeChecked();
  await saved(page);
  await level(other, 0, 4).check();
  await expect(level(page, 0, 4)).toBeChecked();
  await level(page, 1, 1).check();
  await saved(other);
  await saved(page);
  await expect(page.getByText("Det här är inte sparat")).toHaveCount(0);
  await expectAtServer(page, [1, 4]);
  expect(await mognad.countResponses(organization)).toBe(1);
  await send(page);
});

test("two forms in one browser: neither gets the other's answers, also after a reload", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const second = await context.newPage();
  await beginFresh(second, mognad);
  let lose = true;
  await context.route(/\/answers(\?.*)?$/, (route) => (lose ? route.abort() : route.continue()));
  await level(page, 0, 3).check();
  await level(second, 1, 4).check();
  await expect.poll(() => inStore(page)).toMatch(/"value":3.*"value":4|"value":4.*"value":3/);
  lose = false;
  for (const form of [page, second]) {
    await form.reload();
    await expect(form.getByText(/^(Sparat \d\d:\d\d|Allt är sparat)$/)).toBeVisible();
  }
  await expect(level(page, 1, 4)).not.toBeChecked();
  await expectAtServer(page, [3]);
  await expectAtServer(second, [4]);
  await send(page);
  await send(second);
});

test("two devices: a stale one overwrites nothing, both answers are shown, and a person chooses", async ({
  page,
  browser,
  mognad,
}) => {
  const { link, organization } = await beginFresh(page, mognad);
  const device = await browser.newContext();
  const phone = await device.newPage();
  await begin(phone, link);
  await level(page, 0, 2).check();
  await level(page, 1, 2).check();
  await saved(page);
  await level(phone, 0, 4).check();
  const conflict = phone.getByRole("alert").getByRole("region");
  await expect(conflict).toContainText("Frågan har besvarats på ett annat ställe");
  await expect(conflict.getByText(/^2 – /)).toBeVisible();
  await expect(conflict.getByText(/^4 – /)).toBeVisible();
  await accessible(phone);
  await phone.reload();
  await expect(conflict, "a reload loses neither").toBeVisible();
  await phone.getByRole("button", { name: "Behåll mitt" }).press("Enter");
  await expect(level(phone, 0, 4), "reading goes on at the question").toBeFocused();
  await saved(phone);

  await comeBack(page);
  await expect(level(page, 0, 4)).toBeChecked();
  await expect(page.getByText("En fråga har besvarats på ett annat ställe")).toBeVisible();
  await expect(level(page, 1, 2)).toBeChecked();
  await expectAtServer(page, [2, 4]);
  expect(await mognad.countResponses(organization)).toBe(1);
  await send(page);
  await device.close();
});

test("two devices with clocks wrong by a day: the answer given last stands", async ({
  page,
  browser,
  mognad,
}) => {
  const shiftClock = (milliseconds: number) => {
    const RealDate = Date;
    const now = () => RealDate.now() + milliseconds;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
      get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
    });
  };
  const day = 24 * 60 * 60 * 1_000;
  await page.addInitScript(shiftClock, day);
  const { link } = await beginFresh(page, mognad);
  await level(page, 0, 2).check();
  await saved(page);
  const device = await browser.newContext();
  const slow = await device.newPage();
  await slow.addInitScript(shiftClock, -day);
  await begin(slow, link);
  await expect(level(slow, 0, 2)).toBeChecked();
  await level(slow, 0, 5).check();
  await saved(slow);
  await comeBack(page);
  await expect(level(page, 0, 5)).toBeChecked();
  await expect(page.getByText("Det här är inte sparat")).toHaveCount(0);
  await expectAtServer(page, [5]);
  await send(page);
  await device.close();
});
