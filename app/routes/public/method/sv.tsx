import {
  earlierMean,
  exampleChange,
  exampleComparisons,
  exampleDepartment,
  exampleDimension,
  exampleResponse,
  laterInterval,
  laterMean,
} from "#app/domain/demonstration/worked-example.ts";
import { exampleNumbers } from "./example-numbers.ts";
import { Formula, MethodTable, Source, Verdict } from "./method-parts.tsx";
import type { MethodTexts } from "./method-texts.ts";

const { whole, one, two, three, score } = exampleNumbers("sv-SE");

const answer = (
  <>
    <p>
      De flesta frågor besvaras genom att välja den beskrivning som stämmer bäst. Beskrivningarna är nivåer
      från 0 till 5, och varje nivå ger poäng från 0 till 100.
    </p>
    <MethodTable
      caption="Nivå och poäng"
      columns={["Nivå", "0", "1", "2", "3", "4", "5"]}
      rows={[["Poäng", 0, 20, 40, 60, 80, 100]]}
      numbers
    />
    <Formula>nivå = poäng · 5 / 100</Formula>
    <MethodTable
      caption="Frågor av andra slag"
      columns={["Slags fråga", "Poäng"]}
      rows={[
        [
          "Checklista",
          "Den andel av stegen som är ikryssade: tre av fem ger 60. ”Inget av detta” ger 0. Säger formuläret att stegen väger olika räknas andelen av vikten.",
        ],
        ["Ja eller nej", "Ja ger 100, nej ger 0."],
        ["Rutnät med flera rader", "Medelvärdet av de besvarade raderna. Rutnätet räknas som en fråga."],
        [
          "Tal",
          "Formuläret anger vilka tal som ger vilka poäng. Däremellan stiger eller sjunker poängen jämnt, och utanför gäller den yttersta.",
        ],
        ["Egna ord", "Ger inga poäng."],
      ]}
    />
    <p>
      Formuläret kan ange egna poäng för valen, eller att en skala ska läsas baklänges. I det senare fallet
      blir poängen 100 minus den vanliga.
    </p>
    <h3>Tre svar som inte ger något värde</h3>
    <MethodTable
      caption="Svar som aldrig räknas som noll"
      columns={["Svar", "Poängen", "Täckningen"]}
      rows={[
        ["Vet inte", "Frågan räknas inte med.", "Sänks."],
        ["Inget svar", "Frågan räknas inte med.", "Sänks."],
        ["Gäller inte oss", "Frågan räknas bort helt.", "Påverkas inte."],
      ]}
    />
    <p>
      De tre räknas var för sig. En fråga som inte ställs, för att den inte gäller rollen eller förvaltningen,
      räknas också bort helt.
    </p>
  </>
);

const response = (
  <>
    <p>
      Ett inskickat svar är allt som en person, eller en förvaltning gemensamt, har skickat in i en mätomgång.
    </p>
    <h3>Ett område</h3>
    <p>
      Områdets poäng är medelvärdet av frågornas poäng. Frågorna väger lika, om inte formuläret säger annat.
      Poängen gäller bara om tillräckligt många frågor har besvarats. Det mäts med täckningen:
    </p>
    <Formula>
      täckning = vikten av de frågor som gav poäng / vikten av de frågor som gäller den som svarar
    </Formula>
    <p>Är täckningen under en halv får området ingen poäng i det svaret.</p>
    <h3>Helheten</h3>
    <p>
      Den samlade poängen är medelvärdet av områdenas poäng. Områdena väger lika, om inte formuläret säger
      annat. Områden med minst halva vikten behöver ha poäng, annars blir det ingen samlad poäng. Ett område
      där ingen fråga gäller räknas bort.
    </p>
  </>
);

const department = (
  <>
    <p>
      <b>Förvaltningens poäng</b> är medelvärdet av de inskickade svarens poäng. Varje svar väger lika, också
      från den som har fått färre frågor. Har förvaltningen svarat gemensamt finns bara ett svar.
    </p>
    <p>
      <b>Kommunens poäng</b> är medelvärdet av förvaltningarnas poäng, för varje fråga, varje område och
      helheten. Förvaltningarna väger lika. En liten förvaltning betyder alltså lika mycket som en stor.
      Kommunen kan i stället välja att väga efter antalet inbjudna; där det är okänt används antalet
      inskickade svar. En förvaltning utan poäng räknas inte med.
    </p>
    <p>
      <b>Täckningen</b> i en grupp är medelvärdet av svarens täckning. <b>Svarsfrekvensen</b> är antalet
      inskickade svar delat med antalet inbjudna.
    </p>
  </>
);

const certainty = (
  <>
    <p>
      När bara några av de inbjudna har svarat hade siffran kunnat bli en annan om andra hade svarat. Det
      95-procentiga konfidensintervallet visar hur mycket.
    </p>
    <Formula>
      standardfel = <var>s</var> / √<var>n</var> · √(1 − <var>n</var> / <var>N</var>)
    </Formula>
    <Formula>
      intervall = medelvärdet ± <var>t</var> · standardfelet, avkapat vid 0 och 100
    </Formula>
    <MethodTable
      caption="Vad bokstäverna betyder"
      columns={["Tecken", "Betyder"]}
      rows={[
        [
          <var key="s">s</var>,
          "Svarens standardavvikelse, alltså hur mycket de skiljer sig åt, beräknad med n − 1.",
        ],
        [<var key="n">n</var>, "Antalet inskickade svar som har poängen."],
        [
          <var key="N">N</var>,
          "Antalet inbjudna, utom de svarande som ingen av frågorna gäller. Är N okänt utelämnas den sista roten.",
        ],
        [
          <var key="t">t</var>,
          "Värdet ur Students t-fördelning för 95 procent, med n − 1 frihetsgrader (Student 1908).",
        ],
      ]}
    />
    <h3>När alla har svarat</h3>
    <p>
      Den sista roten gör intervallet smalare ju fler av de inbjudna som har svarat (Cochran 1977). När alla
      har svarat finns ingen osäkerhet av det här slaget, och intervallet är siffran själv.
    </p>
    <h3>När det är få svar</h3>
    <ul>
      <li>Har bara en av flera svarat går det inte att räkna ut något intervall för förvaltningen.</li>
      <li>
        Har två eller fler svarat exakt lika, men inte alla, används den gemensamma standardavvikelsen i
        mätomgångens förvaltningar. Några få lika svar bevisar inte att de andra tycker detsamma. Är svaren
        exakt lika inom varje förvaltning finns ingen sådan, och då inget intervall heller.
      </li>
    </ul>
    <h3>Kommunens intervall</h3>
    <Formula>
      standardfel² = summan av (<var>w</var> / <var>W</var>)² · förvaltningens standardfel²
    </Formula>
    <p>
      Här är <var>w</var> förvaltningens vikt och <var>W</var> summan av vikterna. Frihetsgraderna räknas
      enligt Satterthwaite (1946). En förvaltning utan eget standardfel får ett med den gemensamma
      standardavvikelsen.
    </p>
    <h3>Vad intervallet förutsätter</h3>
    <p>
      Intervallet förutsätter att de som inte har svarat liknar dem som har svarat. Låter de mest kritiska bli
      att svara blir siffran för hög, och intervallet visar det inte. Läs det därför tillsammans med
      svarsfrekvensen.
    </p>
    <p>
      Håller förutsättningarna ringar ett sådant intervall, i ungefär 95 fall av 100, in den poäng som alla
      inbjudna tillsammans skulle ha gett. Det säger inget om hur väl svaren stämmer med verkligheten.
    </p>
  </>
);

const change = (
  <>
    <Formula>skillnad = den senare poängen − den tidigare poängen</Formula>
    <Formula>standardfel² = det tidigare standardfelet² + det senare standardfelet²</Formula>
    <Formula>
      intervall = skillnaden ± <var>t</var> · standardfelet
    </Formula>
    <p>
      Frihetsgraderna för <var>t</var> räknas enligt Welch (1947) och Satterthwaite (1946). Halva intervallets
      bredd är den minsta påvisbara förändringen: mindre förändringar än så går inte att fastställa med så få
      svar.
    </p>
    <p>
      Dessutom ska förändringen ha betydelse. Gränsen är en halv nivå, alltså 10 poäng, om kommunen inte har
      valt en annan.
    </p>
    <MethodTable
      caption="Vad sidan säger om en förändring. Det första som stämmer gäller."
      columns={["Ord", "När"]}
      rows={[
        [<Verdict key="v" word="suppressed" />, "En av siffrorna får inte visas."],
        [
          <Verdict key="v" word="unknown" />,
          "En av siffrorna saknas, eller så går det inte att räkna ut något intervall.",
        ],
        [
          <Verdict key="v" word="changed-answer" />,
          "Skillnaden är minst en halv nivå, och förvaltningarna svarar gemensamt: det är svaret som har ändrats.",
        ],
        [
          <Verdict key="v" word="everyone-answered" />,
          "Skillnaden är minst en halv nivå, och alla inbjudna svarade båda gångerna.",
        ],
        [
          <Verdict key="v" word="established" />,
          "Skillnaden är minst en halv nivå, och intervallet rymmer inte noll.",
        ],
        [<Verdict key="v" word="none" />, "Hela intervallet ligger inom en halv nivå åt vardera hållet."],
        [
          <Verdict key="v" word="uncertain" />,
          "Allt annat. Hit hör också en skillnad som intervallet skiljer från noll men som är mindre än en halv nivå.",
        ],
      ]}
    />
    <h3>Vad som jämförs</h3>
    <ul>
      <li>
        Kommunens förändring är medelvärdet av förvaltningarnas förändringar, för dem som har siffran i båda
        mätomgångarna. Att en förvaltning kommer till eller försvinner är alltså ingen förändring. Vikterna är
        den senare mätomgångens.
      </li>
      <li>En förvaltning som har delats eller slagits ihop jämförs samlat med det den var.</li>
      <li>
        Har formuläret ändrats jämförs bara frågor som är gemensamma, och båda årens poäng räknas om på dem.
        Sidan säger när det är så, eller varför ingen förändring visas.
      </li>
      <li>
        Svarade man var för sig ena gången och gemensamt den andra är det ett trendbrott. Då visas ingen
        förändring.
      </li>
    </ul>
    <h3>Vad jämförelsen förutsätter</h3>
    <p>
      De två mätomgångarna räknas som oberoende av varandra, fast det oftast är samma personer som svarar. Om
      samma person svarar ungefär lika från år till år är intervallet snarare för brett än för smalt. Också
      här antas att de som inte har svarat liknar dem som har svarat.
    </p>
    <p>Mognad säger att en siffra har ändrats. Varför den har ändrats går inte att läsa ut.</p>
  </>
);

const comparisons = (
  <>
    <p>
      Resultatsidan gör många jämförelser på en gång. Där ingenting har ändrats får ungefär en av tjugo ändå
      ett intervall som inte rymmer noll, av en slump. I demonstrationen görs {exampleComparisons.all}{" "}
      jämförelser mellan {earlierMean.year} och {laterMean.year}. Om inget hade ändrats skulle man vänta sig
      ungefär två sådana.
    </p>
    <p>
      Färre än så kallas förändringar, eftersom skillnaden också ska vara minst en halv nivå. Där alla har
      svarat finns ingen slump av det här slaget.
    </p>
    <p>
      Intervallen görs inte bredare för att jämförelserna är många. De hänger dessutom ihop, eftersom samma
      personer svarar om alla områden. Ta därför en enstaka förändring som skäl att fråga vidare, inte som
      bevis.
    </p>
  </>
);

const agreement = (
  <>
    <p>
      Samstämmigheten säger hur lika en förvaltning har svarat. Måttet jämför svarens spridning med den
      spridning som blir om alla svarsalternativ är lika vanliga.
    </p>
    <Formula>
      samstämmighet i en fråga = 1 − <var>s</var>² / <var>σ</var>²
    </Formula>
    <Formula>
      samstämmighet i ett område = 1 − medelvärdet av <var>s</var>² / <var>σ</var>² över områdets frågor
    </Formula>
    <p>
      Här är <var>s</var>² variansen i svarens poäng (med n − 1) och <var>σ</var>² variansen i
      svarsalternativens poäng (James, Demaree och Wolf 1984; Lindell, Brandt och Whitney 1999).
    </p>
    <MethodTable
      caption="Samstämmighet i ord, efter LeBreton och Senter 2008. Ett värde på gränsen får det lägre ordet."
      columns={["Värde", "Ord"]}
      rows={[
        ["Under 0", "Delad: svaren drar åt var sitt håll"],
        ["Till 0,3", "Ingen"],
        ["Till 0,5", "Svag"],
        ["Till 0,7", "Måttlig"],
        ["Till 0,9", "Stark"],
        ["Över 0,9", "Mycket stark"],
      ]}
    />
    <h3>Begränsningar</h3>
    <ul>
      <li>I grupper under tio når slumpen ensam ofta 0,7.</li>
      <li>Det behövs minst två svar, och frågan ska vara ett val av ett alternativ.</li>
      <li>Måttet finns för förvaltningar, inte för kommunen.</li>
      <li>Att alla svarar lika betyder inte att de har rätt.</li>
    </ul>
    <h3>Två mått utan omdöme</h3>
    <p>
      <b>Krippendorffs alfa</b> jämför hur olika en förvaltnings svar är med hur olika de hade varit av en
      slump, och blir lågt också när alla svarar lika på allt; därför är det inget mått på samstämmighet
      (Krippendorff 2011).
    </p>
    <p>
      <b>Cronbachs alfa</b> visar om frågorna i ett område följs åt, och beräknas när mätomgången har minst 30
      fullständiga svar och området minst tre frågor (Cronbach 1951).
    </p>
    <p>Båda finns i det som kommandot nedan skriver ut. Mognad drar ingen slutsats av dem.</p>
  </>
);

const disclosure = (
  <>
    <p>
      Varje mätomgång har en av två former. Den som ska svara läser vilken på startsidan, innan den börjar.
    </p>
    <h3>Svar i tjänsten</h3>
    <p>
      Förvaltningens resultat visas även om bara en har svarat. Samordnaren och revisorn kan läsa enskilda
      svar.
    </p>
    <h3>Svar som redovisas i grupp</h3>
    <p>
      Mätomgången har ett minsta antal svar, <var>k</var>. Det är 5 om inget annat är bestämt, och aldrig
      under 3. Grundregeln är att <b>dolda svar inte ingår i någon siffra som visas</b>. Då kan ingen räkna
      fram dem genom att dra en siffra från en annan.
    </p>
    <ul>
      <li>
        Förvaltningar med färre än <var>k</var> svar döljs och slås ihop till ”övriga förvaltningar”. Har de
        färre än <var>k</var> svar också tillsammans ingår de inte i någon siffra, och sidan säger hur många
        de är.
      </li>
      <li>
        En fråga med färre än <var>k</var> svar i en grupp döljs där, med alla frågor som ställs beroende på
        den. Områden och helhet räknas på det som visas, och döljs om de har färre än <var>k</var> svar.
      </li>
      <li>
        Kommunens siffror bildas bara av grupper som visas. Antalet svar och svarsfrekvensen räknar däremot
        alla.
      </li>
      <li>
        En förändring räknas på de frågor som får visas båda åren. ”Övriga förvaltningar” har ingen
        förändring.
      </li>
      <li>
        Resultatet visas först när tiden har gått ut för alla, och ligger sedan fast. Mätomgången öppnas
        aldrig igen, för två tillfällen att titta skulle visa svaren däremellan.
      </li>
      <li>Kommentarer visas för hela kommunen, i slumpvis ordning och utan förvaltning.</li>
      <li>
        När svaret är inskickat finns inget i Mognad som leder från svaret till inbjudan, och inget klockslag
        sparas med det.
      </li>
      <li>
        Siffrorna lämnar Mognad avrundade: ur exakta medelvärden av få svar går det att räkna fram svaren.
        Enskilda svar lämnas inte ut till någon på sidor eller i filer. Bara den som driver installationen och
        har databasen kan räkna om dem.
      </li>
    </ul>
    <h3>Vad reglerna inte skyddar mot</h3>
    <ul>
      <li>En grupp där alla har svarat lika: då visar gruppens siffra vad var och en svarade.</li>
      <li>
        Fördelningar visar varje enskilt svar, men inte vems det är. Fördelningar och medelvärden tillsammans
        kan visa vilka svar som hör till ett och samma ofullständiga inskickade svar.
      </li>
      <li>Vad kolleger berättar för varandra.</li>
    </ul>
    <p>
      Reglerna gäller hur resultatet visas. Ett svar kan vara allmän handling redan när det har kommit in, och
      kommunen prövar då varje begäran om att få ut det.
    </p>
  </>
);

const gap = (
  <>
    <Formula>gap = målnivån − nivån, dock minst 0</Formula>
    <Formula>
      prioritet = gap · andel av vikten · (1 + andel av förvaltningarna som ligger under målnivån) / 2
    </Formula>
    <p>
      Prioriteten ordnar gapen: ett stort gap, i något som väger tungt och som finns i många förvaltningar,
      kommer först. Andelarna går från 0 till 1. Där prioriteten visas står dess delar bredvid.
    </p>
    <p>
      Revisorns bedömning och förvaltningens egna svar hålls isär. De vägs aldrig samman; skillnaden mellan
      dem är en egen siffra.
    </p>
  </>
);

const figures = (
  <>
    <MethodTable
      caption="Så skrivs siffrorna"
      columns={["Siffra", "Visas", "Exempel"]}
      rows={[
        ["Poäng", "Utan decimaler, avrundade", "43,65 visas som 44"],
        ["Nivå", "Med en decimal, avkapad", "2,96 visas som 2,9"],
        ["Gap", "Med en decimal, avrundat uppåt", "0,04 visas som 0,1"],
        ["Skillnad", "I hela poäng med tecken, avrundad", "−13,97 visas som −14"],
        ["Andel", "I hela procent, avrundad", "0,857 visas som 86 %"],
      ]}
    />
    <p>
      Nivån kapas i stället för att avrundas, så att 2,96 aldrig tas för 3: en nivå är nådd först när den är
      nådd helt. Därför kan en nivå se lite lägre ut än poängen bredvid. Gapet avrundas uppåt av samma skäl:
      det är 0 först när målnivån är nådd.
    </p>
    <p>
      Inget avrundas förrän det visas. Omdömen om förändringar ges efter de exakta talen. Därför kan en visad
      skillnad avvika med en poäng från skillnaden mellan de siffror som visas.
    </p>
  </>
);

const { answers, sum, scored, applicable, score: responseScore, coverage } = exampleResponse;
const points = answers.flatMap((given) => given.points ?? []);
const n = laterMean.scores.length;

const example = (
  <>
    <p className="method-note">
      Exemplet är påhittat. Det kommer från demonstrationens kommun, Exempelköping, som inte finns. Talen är
      avrundade för att gå att läsa; Mognad räknar med alla decimaler.
    </p>
    <h3>
      1. Ett inskickat svar i området {exampleDimension.sv} {laterMean.year}
    </h3>
    <p>En systemförvaltare på {exampleDepartment.sv} har svarat så här:</p>
    <MethodTable
      caption="Svar och poäng"
      columns={["Fråga", "Nivå", "Poäng"]}
      rows={answers.map(({ title, level, points }) => [title.sv, level ?? "Vet inte", points ?? "–"])}
      total={["Summa", `${scored} av ${applicable}`, sum]}
      numbers
    />
    <Formula>
      täckning = {scored} / {applicable} = {coverage} %, alltså minst hälften
    </Formula>
    <Formula>
      poäng = ({points.join(" + ")}) / {scored} = {sum} / {scored} = {score(responseScore)}
    </Formula>
    <p>”Vet inte” sänker alltså täckningen men inte poängen.</p>

    <h3>
      2. {exampleDepartment.sv} {laterMean.year}
    </h3>
    <p>
      {n} av {laterMean.invited} inbjudna har svarat. Systemförvaltarens svar är nummer 2.
    </p>
    <MethodTable
      caption={`De ${n} svarens poäng i området`}
      columns={["Svar", "Poäng", "Avvikelse"]}
      rows={laterMean.scores.map((value, index) => [
        index + 1,
        score(value),
        two(laterInterval.deviations[index] ?? 0),
      ])}
      total={["Summa", two(laterMean.sum), ""]}
      numbers
    />
    <Formula>
      medelvärde = {two(laterMean.sum)} / {n} = {two(laterMean.mean)}
    </Formula>
    <Formula>
      <var>s</var> = √(summan av avvikelserna i kvadrat / (<var>n</var>&nbsp;−&nbsp;1)) = √(
      {whole(laterInterval.squares)} / {laterInterval.df}) = {three(laterMean.deviation)}
    </Formula>
    <Formula>
      standardfel = {three(laterMean.deviation)} / √{n} · √(1 − {n}/{laterMean.invited}) ={" "}
      {three(laterMean.error)}
    </Formula>
    <p>
      Med {laterInterval.df} frihetsgrader är <var>t</var> = {three(laterInterval.t)}.
    </p>
    <Formula>
      intervall = {two(laterMean.mean)} ± {three(laterInterval.t)} · {three(laterMean.error)} ={" "}
      {two(laterMean.mean)} ± {two(laterInterval.half)}, alltså från {two(laterInterval.low)} till{" "}
      {two(laterInterval.high)}
    </Formula>
    <p>
      Skrivet som på resultatsidorna är det {laterInterval.shown.points} poäng ({laterInterval.shown.low}–
      {laterInterval.shown.high}), nivå {one(laterInterval.shown.level)} ({one(laterInterval.shown.lowLevel)}–
      {one(laterInterval.shown.highLevel)}).
    </p>

    <h3>
      3. Förändringen {earlierMean.year}–{laterMean.year}
    </h3>
    <p>
      Året före svarade också {earlierMean.scores.length} av {earlierMean.invited}, med poängen{" "}
      {earlierMean.scores.map(score).join("; ")}. Samma räkning ger:
    </p>
    <MethodTable
      caption="De två mätomgångarna"
      columns={["Mätomgång", `${earlierMean.year}`, `${laterMean.year}`]}
      rows={[
        ["Medelvärde", two(earlierMean.mean), two(laterMean.mean)],
        ["Standardavvikelse", three(earlierMean.deviation), three(laterMean.deviation)],
        ["Standardfel", three(earlierMean.error), three(laterMean.error)],
      ]}
      numbers
    />
    <Formula>
      skillnad = {two(laterMean.mean)} − {two(earlierMean.mean)} = {two(exampleChange.difference)}
    </Formula>
    <Formula>
      standardfel = √({three(earlierMean.error)}² + {three(laterMean.error)}²) = {three(exampleChange.error)}
    </Formula>
    <Formula>
      frihetsgrader = {three(exampleChange.error)}⁴ / ({three(earlierMean.error)}⁴ /{" "}
      {earlierMean.scores.length - 1} + {three(laterMean.error)}⁴ / {n - 1}) = {two(exampleChange.df)}, vilket
      ger <var>t</var> = {three(exampleChange.t)}
    </Formula>
    <Formula>
      intervall = {two(exampleChange.difference)} ± {three(exampleChange.t)} · {three(exampleChange.error)} ={" "}
      {two(exampleChange.difference)} ± {two(exampleChange.half)}, alltså från {two(exampleChange.low)} till{" "}
      {two(exampleChange.high)}
    </Formula>
    <p>
      Skillnaden är större än {exampleChange.minimum} poäng, och intervallet rymmer inte noll. Utfallet är
      därför ”<Verdict word="established" />
      ”, nedåt. På sidan står {whole(exampleChange.shown.difference)} poäng, intervall{" "}
      {whole(exampleChange.shown.low)} till {whole(exampleChange.shown.high)}, minsta påvisbara{" "}
      {exampleChange.shown.detectable}.
    </p>
  </>
);

const recompute = (
  <>
    <p>
      Siffrorna går att räkna om utan Mognads server, med ett kommando i programmets källkod. Det kräver
      Node.js.
    </p>
    <pre className="method-code">
      <code>
        npm run --silent score <span className="method-whole">--</span> FORMULÄR.json SVAR.csv
      </code>
    </pre>
    <p>
      <code>FORMULÄR.json</code> är formuläret som mätomgången använde: frågor, poäng, vikter och målnivåer, i
      SurveyJS format. <code>SVAR.csv</code> har en rad för varje inskickat svar. Filen är i UTF-8, med komma
      eller semikolon mellan fälten och decimalpunkt i tal.
    </p>
    <MethodTable
      caption="Kolumnerna i SVAR.csv"
      columns={["Kolumn", "Innehåll"]}
      rows={[
        [<code key="c">round</code>, "Mätomgången, till exempel 2025."],
        [<code key="c">department</code>, "Förvaltningens namn."],
        [
          <code key="c">respondent</code>,
          "En beteckning för den som svarar. En rad där den är tom, utan svar, talar om en förvaltning som ingen har svarat från.",
        ],
        [<code key="c">invited</code>, "Antalet inbjudna i förvaltningen. Får saknas."],
        [
          <code key="c">department.kind</code>,
          "Förvaltningens slag. Behövs om formulärets villkor läser det.",
        ],
        [
          <code key="c">respondent.role</code>,
          "Rollen hos den som svarar. Behövs om formulärets villkor läser den.",
        ],
        [
          "Frågans namn",
          "En kolumn för varje fråga som ger poäng, och för rutnät en för varje rad: fråga.rad.",
        ],
      ]}
    />
    <MethodTable
      caption="Svaren i SVAR.csv"
      columns={["Skrivs", "Betyder"]}
      rows={[
        ["Valets värde, till exempel 3", "Svaret"],
        [<code key="c">#NA</code>, "Gäller inte oss"],
        [<code key="c">#DK</code>, "Vet inte"],
        ["Tomt", "Inget svar"],
        [<code key="c">a|b</code>, "Flera kryss i en checklista"],
      ]}
    />
    <MethodTable
      caption="Tillägg till kommandot"
      columns={["Tillägg", "Betyder"]}
      rows={[
        [
          <code key="c">--for MÄTOMGÅNG=FORMULÄR.json</code>,
          "Mätomgången använde en annan version av formuläret.",
        ],
        [<code key="c">--confidential K</code>, "Svaren redovisas i grupp, med minst K svar."],
        [<code key="c">--weights headcount</code>, "Förvaltningarna väger efter antalet inbjudna."],
        [<code key="c">--minimum POÄNG</code>, "En annan minsta förändring än en halv nivå."],
      ]}
    />
    <p>
      Kommandot skriver ut JSON: varje förvaltnings och kommunens siffror i varje mätomgång, och
      förändringarna med utfall. De siffrorna är inte avrundade. Är något fel i filerna skrivs inget resultat
      ut, utan vilken fil, rad och kolumn som felet finns i.
    </p>
  </>
);

const sources = (
  <ul className="method-sources">
    <Source author="Cochran, W. G." year={1977} title="Sampling Techniques" where="3rd edition, Wiley">
      Standardfel när en stor del av de inbjudna har svarat.
    </Source>
    <Source
      author="Cronbach, L. J."
      year={1951}
      title="Coefficient alpha and the internal structure of tests"
      where="Psychometrika 16"
    >
      Om frågorna i ett område följs åt.
    </Source>
    <Source
      author="James, L. R., Demaree, R. G. & Wolf, G."
      year={1984}
      title="Estimating within-group interrater reliability with and without response bias"
      where="Journal of Applied Psychology 69"
    >
      Samstämmighet i en fråga.
    </Source>
    <Source
      author="Krippendorff, K."
      year={2011}
      title="Computing Krippendorff’s alpha-reliability"
      where="University of Pennsylvania"
    >
      Krippendorffs alfa.
    </Source>
    <Source
      author="LeBreton, J. M. & Senter, J. L."
      year={2008}
      title="Answers to 20 questions about interrater reliability and interrater agreement"
      where="Organizational Research Methods 11"
    >
      Orden för samstämmighet.
    </Source>
    <Source
      author="Lindell, M. K., Brandt, C. J. & Whitney, D. J."
      year={1999}
      title="A revised index of interrater agreement for multi-item ratings of a single target"
      where="Applied Psychological Measurement 23"
    >
      Samstämmighet i ett område.
    </Source>
    <Source
      author="Satterthwaite, F. E."
      year={1946}
      title="An approximate distribution of estimates of variance components"
      where="Biometrics Bulletin 2"
    >
      Frihetsgrader för kommunens siffror och för förändringar.
    </Source>
    <Source author="Student" year={1908} title="The probable error of a mean" where="Biometrika 6">
      Intervall runt ett medelvärde.
    </Source>
    <Source
      author="Welch, B. L."
      year={1947}
      title="The generalization of ‘Student’s’ problem when several different population variances are involved"
      where="Biometrika 34"
    >
      Jämförelse av två medelvärden.
    </Source>
  </ul>
);

/** The method page in Swedish. */
export default {
  lead: "Här står hur svar blir poäng och nivåer, hur säkra siffrorna är och vad som visas.",
  contents: "Innehåll",
  brief: {
    title: "Kort sagt",
    points: [
      "Varje svar ger 0–100 poäng. Tjugo poäng är en nivå, från 0 till 5.",
      "”Vet inte”, ”Gäller inte oss” och uteblivna svar räknas aldrig som noll.",
      "Varje inskickat svar väger lika i sin förvaltning, och förvaltningarna väger lika i kommunen.",
      "En förändring anses fastställd först när den är minst en halv nivå och intervallet inte rymmer noll.",
    ],
  },
  sections: {
    answer: { title: "Från svar till poäng", body: answer },
    response: { title: "Poäng för ett inskickat svar", body: response },
    department: { title: "Poäng för förvaltningen och kommunen", body: department },
    certainty: { title: "Hur säker siffran är", body: certainty },
    change: { title: "Förändring mellan mätomgångar", body: change },
    comparisons: { title: "När många jämförelser görs", body: comparisons },
    agreement: { title: "Samstämmighet", body: agreement },
    disclosure: { title: "Vad som visas och inte visas", body: disclosure },
    gap: { title: "Gap och prioritet", body: gap },
    figures: { title: "Hur siffrorna visas", body: figures },
    example: { title: "Ett räkneexempel", body: example },
    recompute: { title: "Räkna om siffrorna själv", body: recompute },
    sources: { title: "Källor till formlerna", body: sources },
  },
} satisfies MethodTexts;
