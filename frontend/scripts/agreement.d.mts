export const agreements: (text: string) => string[];
export const readAllowed: (file: string) => {
  find: (text: string) => string | undefined;
  unused: () => string[];
};
