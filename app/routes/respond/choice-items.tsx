import { createElement, type ReactNode } from "react";
import type { ItemValue, Question, QuestionBooleanModel, QuestionSelectBase } from "survey-core";
import { RendererFactory } from "survey-core";
import {
  ReactElementFactory,
  ReactQuestionFactory,
  SurveyQuestionCheckboxItem,
  SurveyQuestionElementBase,
  SurveyQuestionRadioItem,
} from "survey-react-ui";
import { choiceLabel } from "#app/domain/response/choice-label.ts";

/*
 * A choice as a card: its label, and below it the description that one chooses by. SurveyJS keeps state, keyboard
 * and names; only what is drawn is ours. Its component classes are made to be extended so.
 */

/** The names under which they are found: the first two by `itemComponent`, the others by `renderAs`. */
export const radioCard = "mognad-radio-card";
export const checkboxCard = "mognad-checkbox-card";
export const booleanCards = "mognad-boolean-cards";
export const selectList = "mognad-select-list";

class RadioCard extends SurveyQuestionRadioItem {
  protected override renderElementContent() {
    return (
      <ChoiceCard {...cardOf(this.question, this.item)} checked={this.isChecked}>
        <input
          type="radio"
          id={this.question.getItemId(this.item)}
          name={this.question.questionName}
          value={this.item.value}
          checked={this.isChecked}
          disabled={!this.question.getItemEnabled(this.item)}
          onChange={this.handleOnChange}
        />
      </ChoiceCard>
    );
  }
}

class CheckboxCard extends SurveyQuestionCheckboxItem {
  protected override renderElementContent() {
    const checked = this.question.isItemSelected(this.item);
    return (
      <ChoiceCard {...cardOf(this.question, this.item)} checked={checked}>
        <input
          type="checkbox"
          id={this.question.getItemId(this.item)}
          name={`${this.question.name}-${this.item.value}`}
          value={this.item.value}
          checked={checked}
          disabled={!this.question.getItemEnabled(this.item)}
          onChange={this.handleOnChange}
        />
      </ChoiceCard>
    );
  }
}

function cardOf(question: QuestionSelectBase, item: ItemValue) {
  // Registered on choices by `registerMognadProperties`, so that it is there or empty.
  const description: unknown = Reflect.get(item, "description");
  return {
    id: question.getItemId(item),
    label: choiceLabel({ value: item.value, text: item.text }),
    description: typeof description === "string" ? description : "",
    apart: question.isBuiltInChoice(item),
  };
}

/** Yes and no side by side: a switch has no place for "not answered", and cannot say no at once. */
class BooleanCards extends SurveyQuestionElementBase {
  protected override renderElement() {
    const question = this.questionBase as QuestionBooleanModel; // registered for that type alone
    const both = [
      { value: true, label: String(question["labelTrue"]) },
      { value: false, label: String(question["labelFalse"]) },
    ];
    return (
      <div className="sd-selectbase" role="radiogroup" aria-labelledby={question.ariaTitleId}>
        {both.map(({ value, label }) => {
          const id = `${question.inputId}-${value}`;
          const checked = question.value === value;
          return (
            <ChoiceCard key={id} id={id} label={label} description="" apart={true} checked={checked}>
              <input
                type="radio"
                id={id}
                name={question.questionName}
                value={String(value)}
                checked={checked}
                onChange={() => {
                  question.value = value;
                }}
              />
            </ChoiceCard>
          );
        })}
      </div>
    );
  }
}

/** The browser's own list: it opens before the script has come, and a phone knows how to show it. */
class SelectList extends SurveyQuestionElementBase {
  protected override renderElement() {
    const question = this.questionBase as QuestionSelectBase; // registered for drop-down lists alone
    return (
      <select
        id={question.inputId}
        className="select-list"
        aria-labelledby={question.ariaTitleId}
        value={String(question.value ?? "")}
        onChange={({ target }) => {
          question.value = valueNamed(question, target.value);
        }}
      >
        <option value="">{placeholderOf(question)}</option>
        {question.visibleChoices.map((item) => (
          <option key={item.id} value={String(item.value)}>
            {choiceLabel({ value: item.value, text: item.text })}
          </option>
        ))}
      </select>
    );
  }
}

function placeholderOf(question: Question): string {
  const placeholder: unknown = question["placeholder"];
  return typeof placeholder === "string" ? placeholder : "";
}

/** In HTML all values are text. */
function valueNamed({ visibleChoices }: QuestionSelectBase, text: string): unknown {
  return visibleChoices.find(({ value }) => String(value) === text)?.value;
}

type CardProps = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Whether it stands beside others in a row of its own. */
  readonly apart: boolean;
  readonly checked: boolean;
  readonly children: ReactNode;
};

/** One choice: its own field, and the words that one chooses by. */
export function ChoiceCard({ id, label, description, apart, checked, children }: CardProps) {
  return (
    <label
      htmlFor={id}
      className={`choice${apart ? " choice-apart" : ""}${checked ? " choice-checked" : ""}`}
    >
      {children}
      <span className="choice-text">
        <span className="choice-label">{label}</span>
        {description !== "" && <span className="choice-description">{description}</span>}
      </span>
    </label>
  );
}

/** Makes the cards known to survey-react-ui. May be called any number of times. */
export function registerChoiceCards(): void {
  const { Instance: factory } = ReactElementFactory;
  factory.registerElement(radioCard, (props) => createElement(RadioCard, props));
  factory.registerElement(checkboxCard, (props) => createElement(CheckboxCard, props));
  ReactQuestionFactory.Instance.registerQuestion(booleanCards, (props) => createElement(BooleanCards, props));
  ReactQuestionFactory.Instance.registerQuestion(selectList, (props) => createElement(SelectList, props));
  RendererFactory.Instance.registerRenderer("boolean", booleanCards, booleanCards);
  RendererFactory.Instance.registerRenderer("dropdown", selectList, selectList);
}
