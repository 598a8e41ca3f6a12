export interface ShareTarget {
  name: 'Mastodon' | 'LinkedIn' | 'Bluesky' | 'Facebook' | 'email';
  href: string;
  /** Path of a 24 × 24 line drawing of our own, not the firm's logo. */
  icon: string;
}

/** Plain links to each network's own share page. @param hashtag without its # */
export const shareTargets = (url: string, text: string, hashtag?: string): ShareTarget[] => {
  const q = encodeURIComponent;
  const words = hashtag ? `${text} #${hashtag}` : text;
  return [
    {
      name: 'Mastodon',
      href: `https://sharetomastodon.github.io/?title=${q(words)}&url=${q(url)}`,
      icon: 'M4 5h16v11h-9l-5 4v-4H4zM9 12V9l3 2 3-2v3',
    },
    {
      name: 'LinkedIn',
      href: `https://www.linkedin.com/sharing/share-offsite/?url=${q(url)}`,
      icon: 'M4 4h16v16H4zM8 11v5M8 8v.1M12 16v-5M12 13a2 2 0 0 1 4 0v3',
    },
    {
      name: 'Bluesky',
      href: `https://bsky.app/intent/compose?text=${q(`${words} ${url}`)}`,
      icon: 'M12 11C10 6 4 3 4 7s1 6 4 7c-3 1-3 4 0 5 2 0 4-3 4-5 0 2 2 5 4 5 3-1 3-4 0-5 3-1 4-3 4-7s-6-1-8 4z',
    },
    {
      name: 'Facebook',
      href: `https://www.facebook.com/sharer/sharer.php?u=${q(url)}${hashtag ? `&hashtag=${q(`#${hashtag}`)}` : ''}`,
      icon: 'M4 4h16v16H4zM13 20v-7h3M13 13h-3M13 13v-3a2 2 0 0 1 2-2h1',
    },
    {
      name: 'email',
      href: `mailto:?subject=${q(text)}&body=${q(`${words}\n\n${url}`)}`,
      icon: 'M3 6h18v12H3zM3 7l9 7 9-7',
    },
  ];
};
