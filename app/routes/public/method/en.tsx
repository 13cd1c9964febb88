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

const { whole, one, two, three, score } = exampleNumbers("en-GB");

const answer = (
  <>
    <p>
      Most questions are answered by choosing the description that fits best. The descriptions are levels from
      0 to 5, and each level gives a score from 0 to 100 points.
    </p>
    <MethodTable
      caption="Levels and points"
      columns={["Level", "0", "1", "2", "3", "4", "5"]}
      rows={[["Points", 0, 20, 40, 60, 80, 100]]}
      numbers
    />
    <Formula>level = points · 5 / 100</Formula>
    <MethodTable
      caption="Questions of other kinds"
      columns={["Kind of question", "Points"]}
      rows={[
        [
          "Checklist",
          "The share of the steps that is ticked: three of five give 60. “None of these” gives 0. Where the questionnaire says that steps weigh differently, it is the share of the weight.",
        ],
        ["Yes or no", "Yes gives 100, no gives 0."],
        ["Grid with several rows", "The mean of the answered rows. The grid counts as one question."],
        [
          "Number",
          "The questionnaire says which numbers give which points. Between them the points rise or fall evenly; beyond them the outermost holds.",
        ],
        ["Free text", "Gives no points."],
      ]}
    />
    <p>
      The questionnaire can set points of its own for the choices, or say that a scale is to be read
      backwards. In the latter case the score is 100 less the usual one.
    </p>
    <h3>Three answers that give no value</h3>
    <MethodTable
      caption="Answers that never count as zero"
      columns={["Answer", "The score", "The coverage"]}
      rows={[
        ["Don't know", "The question is left out.", "Lowered."],
        ["No answer", "The question is left out.", "Lowered."],
        ["Does not apply to us", "The question is removed altogether.", "Not affected."],
      ]}
    />
    <p>
      The three are counted apart. A question that is not asked, because it does not concern the role or the
      department, is removed altogether too.
    </p>
  </>
);

const response = (
  <>
    <p>A response is everything that one person, or a department together, has sent in during a round.</p>
    <h3>One area</h3>
    <p>
      The area's score is the mean of its questions' points. Questions carry equal weight unless the
      questionnaire says otherwise. The score holds only if enough of the questions have been answered. The
      coverage measures that:
    </p>
    <Formula>
      coverage = weight of the questions that gave points / weight of the questions that apply to the
      respondent
    </Formula>
    <p>Where the coverage is below a half, the area has no score in that response.</p>
    <h3>The whole</h3>
    <p>
      The overall score is the mean of the areas' scores. Areas carry equal weight unless the questionnaire
      says otherwise. Areas holding at least half of the weight need a score, or there is no overall score. An
      area where no question applies is left out.
    </p>
  </>
);

const department = (
  <>
    <p>
      <b>The department's score</b> is the mean of its responses' scores. Each response counts equally, also
      from those who were asked fewer questions. Where a department answers jointly, there is one response.
    </p>
    <p>
      <b>The municipality's score</b> is the mean of the departments' scores, for each question, each area and
      the whole. Departments carry equal weight, so a small one counts as much as a large one. The
      municipality can choose to weigh them by how many were invited instead; where that is unknown, by how
      many responded. A department without a score is left out.
    </p>
    <p>
      <b>The coverage</b> of a group is the mean of its responses' coverage. <b>The response rate</b> is the
      number of responses divided by the number invited.
    </p>
  </>
);

const certainty = (
  <>
    <p>
      When only some of those invited have answered, the figure might have been another had others answered.
      The 95 % confidence interval shows by how much.
    </p>
    <Formula>
      standard error = <var>s</var> / √<var>n</var> · √(1 − <var>n</var> / <var>N</var>)
    </Formula>
    <Formula>
      interval = the mean ± <var>t</var> · the standard error, cut off at 0 and 100
    </Formula>
    <MethodTable
      caption="What the letters mean"
      columns={["Letter", "Meaning"]}
      rows={[
        [
          <var key="s">s</var>,
          "The responses' standard deviation, that is how much they differ, with n − 1.",
        ],
        [<var key="n">n</var>, "The number of responses that have the score."],
        [
          <var key="N">N</var>,
          "The number invited, less the respondents to whom none of the questions applies. Where N is unknown the last root is left out.",
        ],
        [
          <var key="t">t</var>,
          "The value from Student's t distribution for 95 per cent, with n − 1 degrees of freedom (Student 1908).",
        ],
      ]}
    />
    <h3>When everyone has answered</h3>
    <p>
      The last root makes the interval narrower the more of those invited have answered (Cochran 1977). When
      everyone has answered there is no uncertainty of this kind, and the interval is the figure itself.
    </p>
    <h3>When there are few responses</h3>
    <ul>
      <li>Where only one of several has answered, no interval can be computed for the department.</li>
      <li>
        Where two or more have answered exactly alike, but not everyone has, the standard deviation that the
        round's departments have in common is used. A few equal answers do not prove that the others think so.
        Where answers are exactly alike within every department there is none, and no interval either.
      </li>
    </ul>
    <h3>The municipality's interval</h3>
    <Formula>
      standard error² = the sum of (<var>w</var> / <var>W</var>)² · the department's standard error²
    </Formula>
    <p>
      Here <var>w</var> is the department's weight and <var>W</var> the sum of the weights. The degrees of
      freedom follow Satterthwaite (1946). A department without a standard error of its own is given one from
      the standard deviation in common.
    </p>
    <h3>What the interval assumes</h3>
    <p>
      The interval assumes that those who did not answer are like those who did. If the most critical choose
      not to answer, the figure is too high, and the interval does not show it. So read it together with the
      response rate.
    </p>
    <p>
      Where the assumptions hold, such an interval encloses, about 95 times in 100, the score that all those
      invited would have given together. It says nothing about whether the answers match reality.
    </p>
  </>
);

const change = (
  <>
    <Formula>difference = the later score − the earlier score</Formula>
    <Formula>standard error² = the earlier standard error² + the later standard error²</Formula>
    <Formula>
      interval = the difference ± <var>t</var> · the standard error
    </Formula>
    <p>
      The degrees of freedom for <var>t</var> follow Welch (1947) and Satterthwaite (1946). Half the
      interval's width is the least detectable change: smaller changes than that cannot be established with so
      few responses.
    </p>
    <p>
      A change must also matter. The limit is half a level, that is 10 points, unless the municipality has
      chosen another.
    </p>
    <MethodTable
      caption="What the page says of a change. The first that fits holds."
      columns={["Words", "When"]}
      rows={[
        [<Verdict key="v" word="suppressed" />, "One of the figures may not be shown."],
        [
          <Verdict key="v" word="unknown" />,
          "One of the figures is missing, or no interval can be computed.",
        ],
        [
          <Verdict key="v" word="changed-answer" />,
          "The difference is at least half a level, and departments answer jointly: it is the answer that has changed.",
        ],
        [
          <Verdict key="v" word="everyone-answered" />,
          "The difference is at least half a level, and everyone invited answered both times.",
        ],
        [
          <Verdict key="v" word="established" />,
          "The difference is at least half a level, and the interval does not include zero.",
        ],
        [<Verdict key="v" word="none" />, "The whole interval lies within half a level either way."],
        [
          <Verdict key="v" word="uncertain" />,
          "All else. A difference that the interval tells from zero but that is less than half a level belongs here too.",
        ],
      ]}
    />
    <h3>What is compared</h3>
    <ul>
      <li>
        The municipality's change is the mean of its departments' changes, over those that have the figure in
        both rounds. A department that comes or goes is thus no change. The weights are those of the later
        round.
      </li>
      <li>A department that has been split or merged is compared as a whole with what it was.</li>
      <li>
        Where the questionnaire has changed, only questions in common are compared, and both years' scores are
        recomputed on them. The page says when that is so, or why no change is shown.
      </li>
      <li>
        Where people answered one by one the one time and jointly the other, the series is broken. No change
        is then shown.
      </li>
    </ul>
    <h3>What the comparison assumes</h3>
    <p>
      The two rounds count as independent of each other, though it is mostly the same people who answer. Where
      the same person answers much alike from year to year, the interval is too wide rather than too narrow.
      Here too those who did not answer are taken to be like those who did.
    </p>
    <p>Mognad says that a figure has changed. Why it has changed cannot be read from it.</p>
  </>
);

const comparisons = (
  <>
    <p>
      The results page makes many comparisons at once. Where nothing has changed, about one in twenty still
      has an interval that does not include zero, by chance. The demonstration makes {exampleComparisons.all}{" "}
      comparisons between {earlierMean.year} and {laterMean.year}. Had nothing changed, one would expect about
      two such intervals.
    </p>
    <p>
      Fewer than that are called changes, since the difference must also be at least half a level. Where
      everyone has answered there is no chance of this kind.
    </p>
    <p>
      The intervals are not made wider because comparisons are many. The comparisons are also related, since
      the same people answer about all areas. So take a single change as a reason to ask further, not as
      proof.
    </p>
  </>
);

const agreement = (
  <>
    <p>
      Agreement says how alike a department has answered. The measure compares the spread of the answers with
      the spread that there is when all choices are equally common.
    </p>
    <Formula>
      agreement on a question = 1 − <var>s</var>² / <var>σ</var>²
    </Formula>
    <Formula>
      agreement in an area = 1 − the mean of <var>s</var>² / <var>σ</var>² over the area's questions
    </Formula>
    <p>
      Here <var>s</var>² is the variance of the answers' points (with n − 1) and <var>σ</var>² the variance of
      the choices' points (James, Demaree and Wolf 1984; Lindell, Brandt and Whitney 1999).
    </p>
    <MethodTable
      caption="Agreement in words, after LeBreton and Senter 2008. A value on a limit has the lower word."
      columns={["Value", "Word"]}
      rows={[
        ["Below 0", "Divided: the answers pull in different directions"],
        ["To 0.3", "None"],
        ["To 0.5", "Weak"],
        ["To 0.7", "Moderate"],
        ["To 0.9", "Strong"],
        ["Above 0.9", "Very strong"],
      ]}
    />
    <h3>Limits</h3>
    <ul>
      <li>In groups of fewer than ten, chance alone often reaches 0.7.</li>
      <li>It takes at least two answers, and a question with a choice of one alternative.</li>
      <li>The measure is for departments, not for the municipality.</li>
      <li>That all answer alike does not mean that they are right.</li>
    </ul>
    <h3>Two measures without a verdict</h3>
    <p>
      <b>Krippendorff's alpha</b> compares how much a department's answers differ with how much they would
      differ by chance, and is low also where all answer alike on everything; so it is no measure of agreement
      (Krippendorff 2011).
    </p>
    <p>
      <b>Cronbach's alpha</b> shows whether the questions of an area go together, and is computed where the
      round has at least 30 complete responses and the area at least three questions (Cronbach 1951).
    </p>
    <p>Both stand in what the command below prints. Mognad draws no conclusion from them.</p>
  </>
);

const disclosure = (
  <>
    <p>
      Each round has one of two forms. Those who are to answer read which on the start page, before they
      begin.
    </p>
    <h3>Answers given in office</h3>
    <p>
      The department's result is shown even if only one has answered. The coordinator and the auditor can read
      single answers.
    </p>
    <h3>Answers reported in groups</h3>
    <p>
      The round has a least number of responses, <var>k</var>. It is 5 unless otherwise decided, and never
      below 3. The principle is that <b>hidden answers enter no figure that is shown</b>. So nobody can bring
      them out by subtracting one figure from another.
    </p>
    <ul>
      <li>
        Departments with fewer than <var>k</var> responses are hidden and put together as “other departments”.
        If they have fewer than <var>k</var> responses together too, they enter no figure, and the page says
        how many they are.
      </li>
      <li>
        A question with fewer than <var>k</var> answers in a group is hidden there, with every question that
        is asked depending on it. Areas and the whole are computed from what is shown, and hidden where they
        have fewer than <var>k</var> responses.
      </li>
      <li>
        The municipality's figures are formed from shown groups only. The number of responses and the response
        rate count everybody, though.
      </li>
      <li>
        A change is computed on the questions that may be shown in both years. “Other departments” have no
        change.
      </li>
      <li>
        The result is shown only when time is over for everybody, and then stays as it is. The round is never
        opened again, for two looks would give away the answers between them.
      </li>
      <li>Comments are shown for the whole municipality, in random order and without department.</li>
      <li>
        Once a response is sent, nothing in Mognad leads from the response to the invitation, and no time of
        day is kept with it.
      </li>
      <li>
        Figures leave Mognad rounded: exact means of a few answers can be solved for the answers. Single
        answers are handed to nobody, on pages or in files. Only the operator of the installation, who holds
        the database, can compute on them.
      </li>
    </ul>
    <h3>What the rules do not protect from</h3>
    <ul>
      <li>A group that all answered alike: its figure then shows what each of them answered.</li>
      <li>
        Distributions show each single answer, though not whose it is. Distributions and means together can
        show which answers belong to one incomplete response.
      </li>
      <li>What colleagues tell each other.</li>
    </ul>
    <p>
      The rules are about how the result is shown. An answer may be a public record (
      <i lang="sv">allmän handling</i>) as soon as it has come in, and the municipality then examines each
      request for it.
    </p>
  </>
);

const gap = (
  <>
    <Formula>gap = the target level − the level, but at least 0</Formula>
    <Formula>
      priority = gap · share of the weight · (1 + share of the departments below the target level) / 2
    </Formula>
    <p>
      The priority ranks the gaps: a large gap, in something that weighs heavily and that many departments
      have, comes first. Shares go from 0 to 1. Where the priority is shown, its terms stand beside it.
    </p>
    <p>
      The auditor's assessment and the departments' own answers are kept apart. They are never averaged; the
      difference between them is a figure of its own.
    </p>
  </>
);

const figures = (
  <>
    <MethodTable
      caption="How figures are written"
      columns={["Figure", "Shown", "Example"]}
      rows={[
        ["Points", "Without decimals, rounded", "43.65 is shown as 44"],
        ["Level", "With one decimal, cut", "2.96 is shown as 2.9"],
        ["Gap", "With one decimal, rounded up", "0.04 is shown as 0.1"],
        ["Difference", "In whole points with its sign, rounded", "−13.97 is shown as −14"],
        ["Share", "In whole per cent, rounded", "0.857 is shown as 86%"],
      ]}
    />
    <p>
      The level is cut instead of rounded, so that 2.96 is never taken for 3: a level is reached only when it
      is reached in full. So a level may look a little lower than the points beside it. The gap is rounded up
      for the same reason: it is 0 only when the target is reached.
    </p>
    <p>
      Nothing is rounded before it is shown. Verdicts on changes rest on the exact numbers. So a difference as
      shown may be one point off from that between the figures as shown.
    </p>
  </>
);

const { answers, sum, scored, applicable, score: responseScore, coverage } = exampleResponse;
const points = answers.flatMap((given) => given.points ?? []);
const n = laterMean.scores.length;

const example = (
  <>
    <p className="method-note">
      The example is made up. It comes from the demonstration's municipality, Exempelköping, which does not
      exist. The numbers are rounded so that they can be read; Mognad computes with all decimals.
    </p>
    <h3>
      1. One response in the area {exampleDimension.en}, {laterMean.year}
    </h3>
    <p>A system administrator in {exampleDepartment.en} has answered like this:</p>
    <MethodTable
      caption="Answers and points"
      columns={["Question", "Level", "Points"]}
      rows={answers.map(({ title, level, points }) => [title.en, level ?? "Don't know", points ?? "–"])}
      total={["Sum", `${scored} of ${applicable}`, sum]}
      numbers
    />
    <Formula>
      coverage = {scored} / {applicable} = {coverage}%, thus at least a half
    </Formula>
    <Formula>
      score = ({points.join(" + ")}) / {scored} = {sum} / {scored} = {score(responseScore)}
    </Formula>
    <p>“Don't know” thus lowers the coverage but not the score.</p>

    <h3>
      2. {exampleDepartment.en}, {laterMean.year}
    </h3>
    <p>
      {n} of {laterMean.invited} invited have answered. The system administrator's response is number 2.
    </p>
    <MethodTable
      caption={`The ${n} responses' scores in the area`}
      columns={["Response", "Score", "Deviation"]}
      rows={laterMean.scores.map((value, index) => [
        index + 1,
        score(value),
        two(laterInterval.deviations[index] ?? 0),
      ])}
      total={["Sum", two(laterMean.sum), ""]}
      numbers
    />
    <Formula>
      mean = {two(laterMean.sum)} / {n} = {two(laterMean.mean)}
    </Formula>
    <Formula>
      <var>s</var> = √(sum of the squared deviations / (<var>n</var>&nbsp;−&nbsp;1)) = √(
      {whole(laterInterval.squares)} / {laterInterval.df}) = {three(laterMean.deviation)}
    </Formula>
    <Formula>
      standard error = {three(laterMean.deviation)} / √{n} · √(1 − {n}/{laterMean.invited}) ={" "}
      {three(laterMean.error)}
    </Formula>
    <p>
      With {laterInterval.df} degrees of freedom <var>t</var> = {three(laterInterval.t)}.
    </p>
    <Formula>
      interval = {two(laterMean.mean)} ± {three(laterInterval.t)} · {three(laterMean.error)} ={" "}
      {two(laterMean.mean)} ± {two(laterInterval.half)}, thus from {two(laterInterval.low)} to{" "}
      {two(laterInterval.high)}
    </Formula>
    <p>
      Written as on the results pages, that is {laterInterval.shown.points} points ({laterInterval.shown.low}–
      {laterInterval.shown.high}), level {one(laterInterval.shown.level)} ({one(laterInterval.shown.lowLevel)}
      –{one(laterInterval.shown.highLevel)}).
    </p>

    <h3>
      3. The change {earlierMean.year}–{laterMean.year}
    </h3>
    <p>
      The year before, {earlierMean.scores.length} of {earlierMean.invited} answered too, with the scores{" "}
      {earlierMean.scores.map(score).join("; ")}. The same computation gives:
    </p>
    <MethodTable
      caption="The two rounds"
      columns={["Round", `${earlierMean.year}`, `${laterMean.year}`]}
      rows={[
        ["Mean", two(earlierMean.mean), two(laterMean.mean)],
        ["Standard deviation", three(earlierMean.deviation), three(laterMean.deviation)],
        ["Standard error", three(earlierMean.error), three(laterMean.error)],
      ]}
      numbers
    />
    <Formula>
      difference = {two(laterMean.mean)} − {two(earlierMean.mean)} = {two(exampleChange.difference)}
    </Formula>
    <Formula>
      standard error = √({three(earlierMean.error)}² + {three(laterMean.error)}²) ={" "}
      {three(exampleChange.error)}
    </Formula>
    <Formula>
      degrees of freedom = {three(exampleChange.error)}⁴ / ({three(earlierMean.error)}⁴ /{" "}
      {earlierMean.scores.length - 1} + {three(laterMean.error)}⁴ / {n - 1}) = {two(exampleChange.df)}, which
      gives <var>t</var> = {three(exampleChange.t)}
    </Formula>
    <Formula>
      interval = {two(exampleChange.difference)} ± {three(exampleChange.t)} · {three(exampleChange.error)} ={" "}
      {two(exampleChange.difference)} ± {two(exampleChange.half)}, thus from {two(exampleChange.low)} to{" "}
      {two(exampleChange.high)}
    </Formula>
    <p>
      The difference is larger than {exampleChange.minimum} points, and the interval does not include zero. So
      the outcome is “<Verdict word="established" />
      ”, downwards. The page says {whole(exampleChange.shown.difference)} points, interval{" "}
      {whole(exampleChange.shown.low)} to {whole(exampleChange.shown.high)}, least detectable{" "}
      {exampleChange.shown.detectable}.
    </p>
  </>
);

const recompute = (
  <>
    <p>
      The figures can be recomputed without Mognad's server, by a command in the program's source code. It
      needs Node.js.
    </p>
    <pre className="method-code">
      <code>
        npm run --silent score <span className="method-whole">--</span> QUESTIONNAIRE.json ANSWERS.csv
      </code>
    </pre>
    <p>
      <code>QUESTIONNAIRE.json</code> is the questionnaire that the round used: questions, points, weights and
      target levels, in SurveyJS's format. <code>ANSWERS.csv</code> has a row for each response. The file is
      in UTF-8, with comma or semicolon between fields and a decimal point in numbers.
    </p>
    <MethodTable
      caption="The columns of ANSWERS.csv"
      columns={["Column", "Content"]}
      rows={[
        [<code key="c">round</code>, "The round, for example 2025."],
        [<code key="c">department</code>, "The department's name."],
        [
          <code key="c">respondent</code>,
          "A label for the respondent. A row where it is empty, without answers, tells of a department from which nobody has answered.",
        ],
        [<code key="c">invited</code>, "How many were invited in the department. May be missing."],
        [
          <code key="c">department.kind</code>,
          "The department's kind. Needed where the questionnaire's conditions read it.",
        ],
        [
          <code key="c">respondent.role</code>,
          "The respondent's role. Needed where the questionnaire's conditions read it.",
        ],
        [
          "The question's name",
          "A column for each question that gives points, and for a grid one for each row: question.row.",
        ],
      ]}
    />
    <MethodTable
      caption="The answers in ANSWERS.csv"
      columns={["Written", "Meaning"]}
      rows={[
        ["The choice's value, such as 3", "The answer"],
        [<code key="c">#NA</code>, "Does not apply to us"],
        [<code key="c">#DK</code>, "Don't know"],
        ["Empty", "No answer"],
        [<code key="c">a|b</code>, "Several ticks in a checklist"],
      ]}
    />
    <MethodTable
      caption="Options of the command"
      columns={["Option", "Meaning"]}
      rows={[
        [
          <code key="c">--for ROUND=QUESTIONNAIRE.json</code>,
          "The round used another version of the questionnaire.",
        ],
        [<code key="c">--confidential K</code>, "Answers are reported in groups of at least K responses."],
        [<code key="c">--weights headcount</code>, "Departments weigh by how many were invited."],
        [<code key="c">--minimum POINTS</code>, "Another least change than half a level."],
      ]}
    />
    <p>
      The command prints JSON: each department's and the municipality's figures in each round, and the changes
      with their outcome. Those figures are not rounded. Where something is wrong in the files no result is
      printed, but which file, line and column the fault is in.
    </p>
  </>
);

const sources = (
  <ul className="method-sources">
    <Source author="Cochran, W. G." year={1977} title="Sampling Techniques" where="3rd edition, Wiley">
      Standard error where a large part of those invited have answered.
    </Source>
    <Source
      author="Cronbach, L. J."
      year={1951}
      title="Coefficient alpha and the internal structure of tests"
      where="Psychometrika 16"
    >
      Whether the questions of an area go together.
    </Source>
    <Source
      author="James, L. R., Demaree, R. G. & Wolf, G."
      year={1984}
      title="Estimating within-group interrater reliability with and without response bias"
      where="Journal of Applied Psychology 69"
    >
      Agreement on a question.
    </Source>
    <Source
      author="Krippendorff, K."
      year={2011}
      title="Computing Krippendorff's alpha-reliability"
      where="University of Pennsylvania"
    >
      Krippendorff's alpha.
    </Source>
    <Source
      author="LeBreton, J. M. & Senter, J. L."
      year={2008}
      title="Answers to 20 questions about interrater reliability and interrater agreement"
      where="Organizational Research Methods 11"
    >
      The words for agreement.
    </Source>
    <Source
      author="Lindell, M. K., Brandt, C. J. & Whitney, D. J."
      year={1999}
      title="A revised index of interrater agreement for multi-item ratings of a single target"
      where="Applied Psychological Measurement 23"
    >
      Agreement in an area.
    </Source>
    <Source
      author="Satterthwaite, F. E."
      year={1946}
      title="An approximate distribution of estimates of variance components"
      where="Biometrics Bulletin 2"
    >
      Degrees of freedom of the municipality's figures and of changes.
    </Source>
    <Source author="Student" year={1908} title="The probable error of a mean" where="Biometrika 6">
      Intervals around a mean.
    </Source>
    <Source
      author="Welch, B. L."
      year={1947}
      title="The generalization of ‘Student's' problem when several different population variances are involved"
      where="Biometrika 34"
    >
      Comparing two means.
    </Source>
  </ul>
);

/** The method page in English. */
export default {
  lead: "How answers become points and levels, how sure the figures are, and what is shown.",
  contents: "Contents",
  brief: {
    title: "In short",
    points: [
      "Each answer gives 0–100 points. Twenty points are one level, from 0 to 5.",
      "“Don't know”, “Does not apply to us” and missing answers never count as zero.",
      "Each response counts equally in its department, and each department equally in the municipality.",
      "A change counts as established only when it is at least half a level and the interval does not include zero.",
    ],
  },
  sections: {
    answer: { title: "From answer to score", body: answer },
    response: { title: "The score of a response", body: response },
    department: { title: "The score of a department and the municipality", body: department },
    certainty: { title: "How sure the figure is", body: certainty },
    change: { title: "Change between rounds", body: change },
    comparisons: { title: "When many comparisons are made", body: comparisons },
    agreement: { title: "Agreement", body: agreement },
    disclosure: { title: "What is shown and what is not", body: disclosure },
    gap: { title: "Gap and priority", body: gap },
    figures: { title: "How figures are shown", body: figures },
    example: { title: "A worked example", body: example },
    recompute: { title: "Recompute the figures yourself", body: recompute },
    sources: { title: "Sources of the formulas", body: sources },
  },
} satisfies MethodTexts;
