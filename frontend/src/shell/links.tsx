import { createLink } from '@tanstack/react-router';
import { AnchorButton } from '../ui/Button';

/** A link to a screen that looks like a button: `<ButtonLink to="/candidature">`. */
export const ButtonLink = createLink(AnchorButton);
