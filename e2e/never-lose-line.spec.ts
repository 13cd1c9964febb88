import {
  beginFresh,
  comeBack,
  expect,
  expectAtServer,
  inStore,
  isSave,
  level,
  saved,
  send,
  test,
} from "./never-lose.ts";

/* The line or the server fails while one answers. */

test("offline for a long stretch, with the tab closed meanwhile: everything is there when the line is back", async ({
  page,
  context,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const address = page.url();
  await context.setOffline(true);
  for (const [question, chosen] of [1, 2, 3, 4, 3].entries()) await level(page, question, chosen).check();
  await level(page, 0, 5).check();
  await page.getByRole("button", { name: "Nästa område" }).click();
  await level(page, 0, 2).check();
  await expect(page.getByText("Offline – 6 svar väntar på den här enheten")).toBeVisible();
  await expect.poll(() => inStore(page)).toContain("guidelines");
  await page.close();

  const later = await context.newPage();
  await context.setOffline(false);
  await later.goto(address);
  for (const [question, chosen] of [5, 2, 3, 4, 3].entries()) {
    await expect(level(later, question, chosen)).toBeChecked();
  }
  await saved(later);
  await expectAtServer(later, [2, 2, 3, 3, 4, 5]);
  await expect.poll(() => inStore(later), "what was acknowledged is not kept").toBe("[]");
  await send(later);
});

test("the acknowledgement is lost, five times: the same save is repeated, and is kept once", async ({
  page,
  mognad,
}) => {
  const { organization } = await beginFresh(page, mognad);
  const bodies: (string | null)[] = [];
  await page.route(/\/answers$/, async (route) => {
    bodies.push(route.request().postData());
    if (bodies.length > 5) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await level(page, 0, 3).check();
  for (let repeat = 1; repeat < 6; repeat++) {
    await expect.poll(() => bodies.length).toBeGreaterThanOrEqual(repeat);
    await comeBack(page);
  }
  await saved(page);
  expect(bodies.length).toBeGreaterThan(5);
  expect(new Set(bodies).size).toBe(1);
  await expect(page.getByText("Det här är inte sparat")).toHaveCount(0);
  await expectAtServer(page, [3]);
  expect(await mognad.countResponses(organization)).toBe(1);
  await send(page);
});

test("reloaded before the acknowledgement: the page repeats the very same save", async ({ page, mognad }) => {
  const { organization } = await beginFresh(page, mognad);
  const bodies: (string | null)[] = [];
  let lose = true;
  await page.route(/\/answers$/, async (route) => {
    bodies.push(route.request().postData());
    if (!lose) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await level(page, 0, 3).check();
  await expect.poll(() => bodies.length).toBe(1);
  lose = false;
  await page.reload();
  await saved(page);
  expect(new Set(bodies).size).toBe(1);
  await expect(level(page, 0, 3)).toBeChecked();
  await expectAtServer(page, [3]);
  expect(await mognad.countResponses(organization)).toBe(1);
  await send(page);
});

test("the server answers with errors for a while: the page tries on, and says so", async ({
  page,
  mognad,
}) => {
  await beginFresh(page, mognad);
  const statuses = [500, 502, 503, 429];
  await page.route(/\/answers$/, (route) => {
    const status = statuses.shift();
    if (status === undefined) return route.continue();
    return route.fulfill({ status, body: "<h1>Try later</h1>", headers: { "retry-after": "1" } });
  });
  await level(page, 0, 3).check();
  await expect(page.getByText("Servern svarar inte – 1 svar väntar på den här enheten")).toBeVisible();
  await level(page, 1, 2).check();
  await saved(page);
  expect(statuses).toEqual([]);
  await expectAtServer(page, [2, 3]);
  await send(page);
});

test("a slow line: many answers go in few requests, one at a time", async ({ page, context, mognad }) => {
  await beginFresh(page, mognad);
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 1_500,
    downloadThroughput: 20_000,
    uploadThroughput: 5_000,
  });
  let underWay = 0;
  let most = 0;
  let requests = 0;
  page.on("request", (request) => {
    if (!isSave(request)) return;
    requests += 1;
    underWay += 1;
    most = Math.max(most, underWay);
  });
  page.on("requestfinished", (request) => {
    if (isSave(request)) underWay -= 1;
  });
  for (const [question, chosen] of [1, 2, 3, 4, 3].entries()) await level(page, question, chosen).check();
  await expect(page.getByText("Sparar…")).toBeVisible();
  await saved(page);
  expect(most).toBe(1);
  expect(requests).toBeLessThan(5);
  await expectAtServer(page, [1, 2, 3, 3, 4]);
  await send(page);
});

test("the server is killed midway: what was answered meanwhile is sent when it is back", async ({
  page,
  mognad,
}) => {
  await beginFresh(page, mognad);
  await level(page, 0, 1).check();
  await saved(page);
  await mognad.killServer(async () => {
    await level(page, 1, 2).check();
    await expect(page.getByText("Servern svarar inte – 1 svar väntar på den här enheten")).toBeVisible();
    await level(page, 2, 3).check();
  });
  await saved(page);
  await expectAtServer(page, [1, 2, 3]);
  await send(page);
});
