import type { PublicText } from "../about.ts";

/** Follows the model that the supervisory authority has published for statements under the law (2018:1937). */
export default {
  title: (organization) => `Tillgänglighetsredogörelse för ${organization}`,
  addition: (organization) => `${organization} tillägger`,
  body: ({ organization, contact }) => (
    <>
      <p className="lead">
        {organization} står bakom den här tjänsten, Mognad. Alla ska kunna använda den. Här står hur tjänsten
        uppfyller lagen om tillgänglighet till digital offentlig service, vilka brister som är kända och hur
        du kan rapportera det som inte fungerar.
      </p>
      <section>
        <h2>Hur tillgänglig är tjänsten?</h2>
        <p>
          Tjänsten är byggd för att uppfylla WCAG 2.2 på nivå AA och därmed standarden EN 301 549. Vi känner
          inte till några brister i Mognads egna sidor, men de har inte granskats av någon utomstående. Till
          dess beskrivs tjänsten som delvis förenlig med lagen. Kända brister i det som {organization} själv
          har lagt in, som formulär, texter och bilagor, står i tillägget nedan om det finns några.
        </p>
      </section>
      <section>
        <h2>Om du inte kan använda delar av tjänsten</h2>
        <p>
          Hör av dig om du behöver något på ett annat sätt, till exempel frågorna på papper eller uppläst, och
          om du hittar brister som inte står här. Vänd dig till {contact ?? organization}.
        </p>
      </section>
      <section>
        <h2>Tillsyn</h2>
        <p>
          Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med hur{" "}
          {organization} hanterar det du har påpekat kan du{" "}
          <a href="https://www.digg.se/tdosanmalan">anmäla det till Digg</a>.
        </p>
      </section>
      <section>
        <h2>Så är tjänsten prövad</h2>
        <p>
          De som utvecklar Mognad har bedömt den själva, senast 2026-11-25. Inget är undantaget som oskäligt
          betungande. Varje sida prövas automatiskt vid varje ändring, på svenska och engelska, i bredderna
          320 och 1280 bildpunkter, och svarsflödet går igenom med enbart tangentbord. Diagram har alltid en
          tabell med samma siffror bredvid sig.
        </p>
      </section>
    </>
  ),
} satisfies PublicText;
