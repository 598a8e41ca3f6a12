export function frenchSpaces(text: string): string;
export function frenchFaults(text: string): string[];
export function readCatalogue(file: string): { context: string; msgid: string; msgstr: string }[];
export function repairCatalogue(file: string): boolean;
