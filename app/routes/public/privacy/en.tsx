import type { PublicText } from "../about.ts";

export default {
  title: (organization) => `Personal data at ${organization}`,
  addition: (organization) => `${organization} adds`,
  body: ({ organization, contact }) => (
    <>
      <p className="lead">
        {organization} is responsible for the personal data in this service, Mognad. Here you read what is
        kept, why, for how long and whom you can ask.
      </p>
      <section>
        <h2>Why the data are needed</h2>
        <p>
          Each year {organization} measures how well it governs its digital development. That is a task in the
          public interest (article 6.1 e of the General Data Protection Regulation). Keeping public records is
          a duty under the Swedish Archives Act.
        </p>
      </section>
      <section>
        <h2>What is kept</h2>
        <ul>
          <li>
            Of you who are invited to answer: office, department, role and, where the invitation goes by
            e-mail, the address. Mognad asks for no name and does not keep which computer or network you
            answer from.
          </li>
          <li>
            What you answer, with comments and evidence. If you answer in an official role, the response
            belongs to the invitation. If answers are shown in groups only, that tie is cut when you send.
          </li>
          <li>
            Of you who have an account: name, e-mail address, roles, sessions that go on and what you have
            changed in the service. Passwords are kept so that they cannot be read.
          </li>
        </ul>
        <p>The service uses only cookies that are needed to sign in, answer and remember the language.</p>
      </section>
      <section>
        <h2>Public records</h2>
        <p>
          What comes in to {organization} or is drawn up there may be a public record. Then anyone can ask for
          it, and {organization} decides on each request by itself.
        </p>
      </section>
      <section>
        <h2>For how long</h2>
        <p>
          Records are kept until {organization} has decided that they are to be destroyed. Nothing is removed
          from the service without a decision, which is written in the log with its reference.
        </p>
        <ul>
          <li>
            When a round is destroyed all single answers go, those begun too, with comments and evidence, and
            offices, e-mail addresses and links in invitations and mails. The summed figures, the
            questionnaire, assessments, fact-checks, actions and the log stay.
          </li>
          <li>
            If you ask to be erased your name, office and e-mail address are removed. What you have sent stays
            without a link to you, so that results do not change. Answers in office are part of a public
            record, and {organization} judges whether they may be parted from you.
          </li>
          <li>
            Answers that are shown in groups only cannot be traced to anybody once they are sent. What a
            comment says may still tell who wrote it.
          </li>
          <li>
            The log tells who has done what in the service. It cannot be changed; who it was can be removed.
          </li>
          <li>
            Backups hold what has been removed until they are overwritten. How long that takes is decided by
            whoever keeps the installation.
          </li>
        </ul>
      </section>
      <section>
        <h2>Your rights</h2>
        <p>
          You have the right to learn what is kept about you, to have faults corrected and, in some cases, to
          have data erased or to object to their use. Turn to {contact ?? organization}. If you are not
          content with the answer you can complain to the{" "}
          <a href="https://www.imy.se/en/">Swedish Authority for Privacy Protection</a>.
        </p>
      </section>
    </>
  ),
} satisfies PublicText;
