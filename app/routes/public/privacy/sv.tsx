import type { PublicText } from "../about.ts";

export default {
  title: (organization) => `Personuppgifter hos ${organization}`,
  addition: (organization) => `${organization} tillägger`,
  body: ({ organization, contact }) => (
    <>
      <p className="lead">
        {organization} ansvarar för de personuppgifter som finns i den här tjänsten, Mognad. Här står vad som
        sparas, varför, hur länge och vem du kan fråga.
      </p>
      <section>
        <h2>Varför uppgifterna behövs</h2>
        <p>
          {organization} mäter varje år hur väl den styr sin digitala utveckling. Det är en uppgift av allmänt
          intresse (artikel 6.1 e i dataskyddsförordningen). Att bevara allmänna handlingar är en skyldighet
          enligt arkivlagen.
        </p>
      </section>
      <section>
        <h2>Vad som sparas</h2>
        <ul>
          <li>
            Om dig som är inbjuden att svara: befattning, förvaltning, roll och, om inbjudan skickas med
            e-post, adressen. Mognad frågar inte efter namn och sparar inte vilken dator eller vilket nät du
            svarar från.
          </li>
          <li>
            Det du svarar, med kommentarer och underlag. Svarar du i tjänsten hör svaret ihop med inbjudan.
            Redovisas svaren bara i grupp bryts det sambandet när du skickar in.
          </li>
          <li>
            Om dig som har ett konto: namn, e-postadress, roller, inloggningar som pågår och vad du har ändrat
            i tjänsten. Lösenord sparas så att de inte går att läsa.
          </li>
        </ul>
        <p>Tjänsten använder bara kakor som behövs för att logga in, svara och minnas språk.</p>
      </section>
      <section>
        <h2>Allmän handling</h2>
        <p>
          Det som kommer in till eller upprättas hos {organization} kan vara allmän handling. Då kan vem som
          helst be att få ut det, och {organization} prövar varje begäran för sig.
        </p>
      </section>
      <section>
        <h2>Hur länge</h2>
        <p>
          Handlingarna sparas tills {organization} har beslutat att de ska gallras. Inget tas bort utan ett
          sådant beslut.
        </p>
      </section>
      <section>
        <h2>Dina rättigheter</h2>
        <p>
          Du har rätt att få veta vad som sparas om dig, att få fel rättade och att i vissa fall få uppgifter
          raderade eller invända mot att de används. Vänd dig till {contact ?? organization}. Är du inte nöjd
          med svaret kan du klaga hos <a href="https://www.imy.se">Integritetsskyddsmyndigheten</a>.
        </p>
      </section>
    </>
  ),
} satisfies PublicText;
