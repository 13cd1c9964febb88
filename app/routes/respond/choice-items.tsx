import { createElement, type ReactNode } from "react";
import type { ItemValue, QuestionSelectBase } from "survey-core";
import { ReactElementFactory, SurveyQuestionCheckboxItem, SurveyQuestionRadioItem } from "survey-react-ui";
import { choiceLabel } from "#app/domain/response/choice-label.ts";

/*
 * A choice as a card: its label, and below it the description that one chooses by. SurveyJS keeps state, keyboard
 * and names; only what is drawn is ours. Its component classes are made to be extended so.
 */

/** The names under which the two are found by `itemComponent`. */
export const radioCard = "mognad-radio-card";
export const checkboxCard = "mognad-checkbox-card";

class RadioCard extends SurveyQuestionRadioItem {
  protected override renderElementContent() {
    return (
      <Card question={this.question} item={this.item} checked={this.isChecked}>
        <input
          type="radio"
          id={this.question.getItemId(this.item)}
          name={this.question.questionName}
          value={this.item.value}
          checked={this.isChecked}
          disabled={!this.question.getItemEnabled(this.item)}
          onChange={this.handleOnChange}
        />
      </Card>
    );
  }
}

class CheckboxCard extends SurveyQuestionCheckboxItem {
  protected override renderElementContent() {
    const checked = this.question.isItemSelected(this.item);
    return (
      <Card question={this.question} item={this.item} checked={checked}>
        <input
          type="checkbox"
          id={this.question.getItemId(this.item)}
          name={`${this.question.name}-${this.item.value}`}
          value={this.item.value}
          checked={checked}
          disabled={!this.question.getItemEnabled(this.item)}
          onChange={this.handleOnChange}
        />
      </Card>
    );
  }
}

type CardProps = {
  readonly question: QuestionSelectBase;
  readonly item: ItemValue;
  readonly checked: boolean;
  readonly children: ReactNode;
};

function Card({ question, item, checked, children }: CardProps) {
  const apart = question.isBuiltInChoice(item);
  // Registered on choices by `registerMognadProperties`, so that it is there or empty.
  const description: unknown = Reflect.get(item, "description");
  return (
    <label
      htmlFor={question.getItemId(item)}
      className={`choice${apart ? " choice-apart" : ""}${checked ? " choice-checked" : ""}`}
    >
      {children}
      <span className="choice-text">
        <span className="choice-label">{choiceLabel({ value: item.value, text: item.text })}</span>
        {typeof description === "string" && description !== "" && (
          <span className="choice-description">{description}</span>
        )}
      </span>
    </label>
  );
}

/** Makes the cards known to survey-react-ui. May be called any number of times. */
export function registerChoiceCards(): void {
  const { Instance: factory } = ReactElementFactory;
  factory.registerElement(radioCard, (props) => createElement(RadioCard, props));
  factory.registerElement(checkboxCard, (props) => createElement(CheckboxCard, props));
}
