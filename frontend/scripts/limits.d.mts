export const limitsOf: (document: unknown) => string;
