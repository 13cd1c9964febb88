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
          Handlingarna sparas tills {organization} har beslutat att de ska gallras. Inget tas bort ur tjänsten
          utan ett beslut, som skrivs i loggen med sin beteckning.
        </p>
        <ul>
          <li>
            När en mätomgång gallras tas alla enskilda svar bort, också påbörjade, med kommentarer och
            underlag, och befattningar, e-postadresser och länkar i inbjudningar och mejl. De sammanställda
            talen, formuläret, bedömningar, faktakontroller, åtgärder och loggen är kvar.
          </li>
          <li>
            Begär du att bli raderad tas namn, befattning och e-postadress bort. Det du har skickat in är kvar
            utan koppling till dig, så att resultaten inte ändras. Svar i tjänsten är en del av en allmän
            handling, och {organization} prövar om de får skiljas från dig.
          </li>
          <li>
            Svar som redovisas bara i grupp går inte att söka fram till någon när de är inskickade. Av det som
            står i en kommentar kan det ändå gå att förstå vem som skrev.
          </li>
          <li>
            Loggen säger vem som har gjort vad i tjänsten. Den går inte att ändra; vem det var går att ta
            bort.
          </li>
          <li>
            Säkerhetskopior har kvar det som har tagits bort tills de skrivs över. Hur länge det dröjer
            bestämmer den som driver installationen.
          </li>
        </ul>
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
