/** Every kind of field, from one place. */
export { Checkbox, CheckboxGroup, RadioGroup, TagsField } from './Choices';
export { ErrorSummary, type FormError } from './ErrorSummary';
export { ListField } from './ListField';
export { type Option, SelectField } from './SelectField';
export { countCharacters, TextArea } from './TextArea';
export { PasswordField, TextField } from './TextField';
