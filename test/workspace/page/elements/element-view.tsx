import { Button } from './button.tsx';
import { ChoiceList } from './choice-list.tsx';
import type { ElementProps } from './control.ts';
import { DateInput } from './date-input.tsx';
import { FeedbackButtons } from './feedback-buttons.tsx';
import { Overflow } from './overflow.tsx';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';

export function ElementView(props: ElementProps) {
  switch (props.element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return <Button {...props} />;
    case 'feedback_buttons':
      return <FeedbackButtons {...props} />;
    case 'overflow':
      return <Overflow {...props} />;
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <Select {...props} />;
    case 'radio_buttons':
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <ChoiceList {...props} />;
    case 'plain_text_input':
    case 'rich_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput {...props} />;
    default:
      return <p className="unknown-block">This client cannot show “{props.element.type}”.</p>;
  }
}
