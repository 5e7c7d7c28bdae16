/** The template that comes with the product. */
import monthlyJson from '../../../data/templates/monthly.json';
import { parseTemplate, type Template } from './template';

export const MONTHLY_TEMPLATE: Template = parseTemplate(monthlyJson, 'data/templates/monthly.json');
