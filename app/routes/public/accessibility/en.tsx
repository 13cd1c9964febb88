import type { PublicText } from "../about.ts";

/** Follows the model that the supervisory authority has published for statements under the law (2018:1937). */
export default {
  title: (organization) => `Accessibility statement of ${organization}`,
  addition: (organization) => `${organization} adds`,
  body: ({ organization, contact }) => (
    <>
      <p className="lead">
        {organization} is responsible for this service, Mognad. Everybody shall be able to use it. Here you
        read how it meets the Swedish act on accessibility to digital public services, which faults are known
        and how to report what does not work.
      </p>
      <section>
        <h2>How accessible is the service?</h2>
        <p>
          It is built to meet WCAG 2.2 at level AA, and so the standard EN 301 549. We know of no faults in
          Mognad's own pages, but nobody from outside has examined them. Until then the service is described
          as partly compliant with the act. Known faults in what {organization} itself has put in, such as
          questionnaires, texts and attachments, stand in the addition below, if there are any.
        </p>
      </section>
      <section>
        <h2>If there is something that you cannot use</h2>
        <p>
          Tell us if you need something in another form, such as the questions on paper or read out, and if
          you find faults that are not named here. Turn to {contact ?? organization}.
        </p>
      </section>
      <section>
        <h2>Supervision</h2>
        <p>
          The Agency for Digital Government (Digg) supervises the act. If you are not content with how{" "}
          {organization} deals with what you have reported, you can{" "}
          <a href="https://www.digg.se/tdosanmalan">report it to Digg</a>.
        </p>
      </section>
      <section>
        <h2>How the service is tested</h2>
        <p>
          Those who develop Mognad have judged it themselves, last on 2026-11-25. Nothing is exempted as a
          disproportionate burden. Each page is tested automatically with each change, in Swedish and English,
          at widths of 320 and 1280 pixels, and answering is walked through by keyboard alone. Charts always
          have a table with the same figures beside them.
        </p>
      </section>
    </>
  ),
} satisfies PublicText;
